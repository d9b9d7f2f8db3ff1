"""The works on which the rules rest, each named once: as published, and where that is no name of a work, in English
and in Dutch."""

from toc.lint.rules.base import Source

FORMAT = Source("toc", None, ("The file format, version 1", "Het bestandsformaat, versie 1"))
DHAENE = Source(
    "C. Dhaene (ACE Europe)",
    2025,
    ("Training impactmeting voor de centrumsteden, day 1", "Training impactmeting voor de centrumsteden, dag 1"),
)
GRYP_HEYLEN = Source("D. Gryp & L. Heylen (Thomas More)", None, "Impactanalyse zorgzame buurten")
DAVIES_2012 = Source("R. Davies", 2012, "Planning Evaluability Assessments")
DAVIES_2018 = Source("R. Davies", 2018, "Representing Theories of Change, CEDIL Inception Paper 15")
ANDERSON = Source("A. Anderson", 2005, "The Community Builder's Approach to Theory of Change")
VOGEL = Source("I. Vogel", 2012, "Review of the use of 'Theory of Change' in international development")
MAYNE_2015 = Source("J. Mayne", 2015, "Useful Theory of Change Models")
MAYNE_2017 = Source("J. Mayne", 2017, "Theory of Change Analysis: Building Robust Theories of Change")
MAYNE_2019 = Source("J. Mayne", 2019, "Developing Useful Theories of Change for Complex Settings")
OUTCOME_MAPPING = Source("S. Earl, F. Carden & T. Smutylo", 2001, "Outcome Mapping")
OECD_DAC = Source(("OECD/DAC", "OESO/DAC"), 2002, "Glossary of Key Terms in Evaluation and Results Based Management")
BROWN_2019 = Source("A.-M. Brown", 2019, "Theory of Change: from flop to top")
UNDAF = Source("UN Development Group", 2017, "UNDAF Companion Guidance: Theory of Change")
GEZINSWETENSCHAPPEN = Source("Kenniscentrum Gezinswetenschappen", 2023, "Impact in de brede gezinsondersteuning")
GEZINSCOACHING = Source(
    "B. Storms (Thomas More)",
    None,
    ("Impactevaluatie gezinscoaching, report of the session", "Impactevaluatie gezinscoaching, verslag van de sessie"),
)
USAID_LEARNING = Source("K. Matts & M. Hinthorne (USAID)", None, "Learning Questions Tip Sheet and Checklist")
MAGENTA_BOOK = Source("HM Treasury", 2020, "Magenta Book")
FORTI = Source("M. Forti", 2012, "Six Theory of Change Pitfalls to Avoid, SSIR")
NOBLE = Source("J. Noble (NPC)", 2019, "Theory of Change in Ten Steps")
MENDLING = Source("J. Mendling, H. Reijers & W. van der Aalst", 2010, "Seven Process Modeling Guidelines")
YAML_SPEC = Source(
    "YAML Language Development Team",
    2021,
    ("YAML Ain't Markup Language, version 1.2.2", "YAML Ain't Markup Language, versie 1.2.2"),
)
INNOVATION_NETWORK = Source("Innovation Network", None, "Theory of Change Assessment: A Cheat Sheet")
MDF = Source("MDF Training & Consultancy", None, "Theory of Change")
WINDERL = Source("T. Winderl", None, "Change language")
DORAN = Source("G. Doran", 1981, "There's a S.M.A.R.T. way to write management's goals and objectives")
BONELL = Source(
    ("C. Bonell et al.", "C. Bonell e.a."), 2015, "'Dark logic', Journal of Epidemiology and Community Health"
)
GAC = Source("Global Affairs Canada", None, "Results-Based Management Tip Sheet 2.2")
GDPR = Source(
    ("European Union", "Europese Unie"),
    2016,
    ("General Data Protection Regulation (2016/679)", "Algemene Verordening Gegevensbescherming (2016/679)"),
)
USAID_TIPS_6 = Source("USAID", 2010, "TIPS 6: Selecting Performance Indicators")
USAID_PIRS = Source("USAID", 2016, "Performance Indicator Reference Sheet Guidance, ADS 201maf")
FARO = Source("J. Van Leeuwen (FARO)", None, "Zeven vragen om uw doelstellingen aan te scherpen")
HOT = Source("Heldere overheidstaal", None, "heldereoverheidstaal.nl")
MECHELEN = Source("Stad Mechelen", None, "Taalstijlgids")
LSA = Source("LSA bewoners", None, "lsabewoners.nl")
UNDAF_REFINING = Source("UNDAF", None, ("Refining results, slides", "Refining results, presentatie"))
VLAANDEREN = Source("Vlaamse overheid", None, "Schrijfafspraken, vlaanderen.be")
WISCONSIN = Source("University of Wisconsin Extension", None, "Outputs versus outcomes")
ASTON = Source(
    "Aston",
    2022,
    ("Review of 664 statements reported as outcomes", "Doorlichting van 664 zinnen die als outcome gemeld werden"),
)
ONZE_TAAL = Source("Onze Taal", None, "Zinslengte, onzetaal.nl")
FEMMER = Source(("H. Femmer et al.", "H. Femmer e.a."), 2017, "Requirements Smells")
ME_STUDIO = Source(
    "Monitoring & Evaluation Studio", None, ("Review of an indicator statement", "Bespreking van een indicator")
)
NPC_MECHANISMS = Source("NPC", None, "Mechanisms")
