"""The works on which the rules rest, each named once."""

from toc.rules.base import Source

FORMAT = Source("toc", None, "The file format, version 1")
DHAENE = Source("C. Dhaene (ACE Europe)", 2025, "Training impactmeting voor de centrumsteden, dag 1")
GRYP_HEYLEN = Source("D. Gryp & L. Heylen (Thomas More)", None, "Impactanalyse zorgzame buurten")
DAVIES_2012 = Source("R. Davies", 2012, "Planning Evaluability Assessments")
DAVIES_2018 = Source("R. Davies", 2018, "Representing Theories of Change, CEDIL Inception Paper 15")
ANDERSON = Source("A. Anderson", 2005, "The Community Builder's Approach to Theory of Change")
VOGEL = Source("I. Vogel", 2012, "Review of the use of 'Theory of Change' in international development")
MAYNE_2015 = Source("J. Mayne", 2015, "Useful Theory of Change Models")
MAYNE_2017 = Source("J. Mayne", 2017, "Theory of Change Analysis: Building Robust Theories of Change")
MAYNE_2019 = Source("J. Mayne", 2019, "Developing Useful Theories of Change for Complex Settings")
OUTCOME_MAPPING = Source("S. Earl, F. Carden & T. Smutylo", 2001, "Outcome Mapping")
OECD_DAC = Source("OECD/DAC", 2002, "Glossary of Key Terms in Evaluation and Results Based Management")
