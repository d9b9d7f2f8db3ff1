"""The English and Dutch spelling of every keyword and value, with what it means: one table.

The model knows the English names only. Reading, writing, messages and the JSON schemas take the spelling from here.
"""

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from toc.core import model as m
from toc.core.model import Language


class Word(NamedTuple):
    """One keyword or value: its two spellings, the other spellings that are understood, and its meaning.

    Where the English spelling stands among `also`, a Dutch file may use it as well.
    """

    en: str
    nl: str
    about_en: str = ""
    about_nl: str = ""
    also: tuple[str, ...] = ()

    def spelled(self, language: str) -> str:
        return self.nl if language == Language.NL else self.en

    def about(self, language: str) -> str:
        return self.about_nl if language == Language.NL else self.about_en


_TEXT = Word("text", "tekst", "The full sentence.", "De volledige zin.")
_LABEL = Word(
    "label",
    "label",
    "Short text for the picture: 2 to 8 words.",
    "Korte tekst voor de tekening: 2 tot 8 woorden.",
)
_LEADS_TO = Word(
    "leads_to",
    "leidt_tot",
    "Ids of what this brings about, from cause to effect; `impact` is the impact goal.",
    "Id's van wat hieruit volgt, van oorzaak naar gevolg; `impact` is het impactdoel.",
)
_FEEDS_BACK = Word(
    "feeds_back_to",
    "koppelt_terug_naar",
    "Ids of earlier steps that this strengthens again: a marked feedback loop.",
    "Id's van eerdere stappen die hierdoor opnieuw sterker worden: een gemarkeerde terugkoppeling.",
)
_WHO_CHANGES = Word(
    "who",
    "wie",
    "Ids of the actors in whom the change shows.",
    "Id's van de actoren bij wie de verandering te zien is.",
)
_WHO_INVOLVED = Word(
    "who", "wie", "Who is concerned: actors or names of roles.", "Wie erbij hoort: actoren of functies.", also=("who",)
)
_DUE = Word(
    "due", "tegen", "By when: a date (2026-12-31) or a year.", "Tegen wanneer: een datum (2026-12-31) of een jaar."
)
_INNER_DUE = Word("due", "tegen", _DUE.about_en, _DUE.about_nl, also=("due",))
_INNER_DATE = Word(
    "date", "datum", "A date (2026-12-31) or a year.", "Een datum (2026-12-31) of een jaar.", also=("date",)
)
_TERM = Word("term", "termijn", "Short, medium or long term.", "Korte, middellange of lange termijn.")
_FRAMES = Word(
    "frames",
    "kaders",
    "Ids of the frames under which it counts: a level of a funder, a building block.",
    "Id's van de kaders waaronder dit valt: een niveau van een subsidiegever, een bouwsteen.",
)
_BY = Word("by", "door", "Ids of the actors who carry it out.", "Id's van de actoren die het uitvoeren.")
_OWNER = Word("owner", "trekker", "Role that is responsible.", "Functie of dienst die het trekt.")
_GOAL_LEADS_TO = Word(
    "leads_to",
    "leidt_tot",
    "`impact`, where the plan has one goal above these.",
    "`impact`, als het plan één doel boven deze doelen heeft.",
)
_LEVEL = Word(
    "level",
    "niveau",
    "Whether it is an output or an outcome; without it, an outcome.",
    "Of het een output of een outcome is; zonder dit een outcome.",
)
_CHANGES = Word(
    "changes",
    "veranderingen",
    "Outputs and outcomes together, as in the house; each item may say its level.",
    "Outputs en outcomes samen, zoals in het huis; elke verandering mag haar niveau zeggen.",
    also=("veranderingen",),
)
"""Not in the table of a plan: reading puts what stands there under outputs or outcomes. A file in English has always
been allowed to say `veranderingen`."""

KEYWORDS: dict[type[m.Part], tuple[Word, ...]] = {
    m.Plan: (
        Word("toc", "toc", "Version of the file format: 1.", "Versie van het bestandsformaat: 1."),
        Word("language", "taal", "Language of the texts: nl or en.", "Taal van de teksten: nl of en."),
        Word("title", "titel", "Title of the theory of change.", "Titel van de weg naar impact."),
        Word("organisation", "organisatie", "City or organisation.", "Stad of organisatie."),
        Word(
            "narrative",
            "toelichting",
            "The way to impact told in a few sentences (at least 50 words).",
            "De weg naar impact in enkele zinnen verteld (minstens 50 woorden).",
        ),
        Word("version", "versie", "Version of this plan, as 0.3.", "Versie van dit plan, bijvoorbeeld 0.3."),
        Word("date", "datum", "Date of this version.", "Datum van deze versie."),
        _OWNER,
        Word("status", "status", "How far the plan is.", "Hoe ver het plan staat."),
        Word(
            "policy_objective",
            "beleidsdoelstelling",
            "The objective of the multi-year plan from which the plan starts.",
            "De doelstelling uit het meerjarenplan waarvan het plan vertrekt.",
        ),
        Word(
            "context",
            "context",
            "Why this is needed, and what else plays a part.",
            "Waarom dit nodig is en wat er nog meespeelt.",
        ),
        Word(
            "impact_goal",
            "impactdoel",
            "The one goal: for whom you make the difference.",
            "Het ene doel: voor wie je het verschil maakt.",
            also=("doel",),
        ),
        Word(
            "goals",
            "doelen",
            "Goals side by side, by id; they may lead to one global goal, the impact goal.",
            "Doelen naast elkaar, per id; ze mogen leiden tot één globaal doel, het impactdoel.",
        ),
        Word("actors", "actoren", "Everybody with a part in the plan, by id.", "Iedereen die een rol speelt, per id."),
        Word(
            "inputs", "middelen", "Means: money, people, premises, by id.", "Middelen: geld, mensen, lokalen, per id."
        ),
        Word(
            "activities",
            "activiteiten",
            "What is done: who does what, for and with whom.",
            "Wat er gebeurt: wie doet wat, voor en met wie.",
            also=("acties",),
        ),
        Word(
            "outputs",
            "outputs",
            "Direct results of the activities.",
            "Rechtstreekse resultaten van de activiteiten.",
            also=("resultaten",),
        ),
        Word(
            "outcomes",
            "outcomes",
            "Changes in people, groups or organisations on the way to impact.",
            "Veranderingen bij mensen, groepen of organisaties op weg naar impact.",
            also=("tussendoelen", "effecten"),
        ),
        Word(
            "hypotheses",
            "hypothesen",
            "Why one thing would lead to the other.",
            "Waarom het ene tot het andere zou leiden.",
        ),
        Word(
            "external_factors",
            "externe_factoren",
            "Other factors and programmes that help or hinder.",
            "Andere factoren en programma's die helpen of hinderen.",
        ),
        Word("unintended_effects", "neveneffecten", "Effects that nobody aims at.", "Effecten die niemand beoogt."),
        Word(
            "why_measure",
            "waarom_meten",
            "What you want to use the measuring for: steer, learn, account for.",
            "Waarvoor je de meting wilt gebruiken: bijsturen, leren, verantwoorden.",
        ),
        Word("indicators", "indicatoren", "What is counted or measured.", "Wat je telt of meet."),
        Word(
            "learning_questions",
            "leervragen",
            "What one wants to know and understand.",
            "Wat je wilt weten en begrijpen.",
        ),
        Word(
            "methods",
            "methoden",
            "How information is gathered and analysed.",
            "Hoe je informatie verzamelt en analyseert.",
        ),
        Word(
            "reflection",
            "reflectie",
            "Moments at which results are read together.",
            "Momenten waarop je de resultaten samen bekijkt.",
        ),
        Word("participation", "participatie", "Who takes part in which phase.", "Wie in welke fase meewerkt."),
        Word(
            "communication",
            "communicatie",
            "Who gets which results, in which form and when.",
            "Wie krijgt welke resultaten, in welke vorm en wanneer.",
        ),
        Word("privacy", "privacy", "How personal data are dealt with.", "Hoe je met persoonsgegevens omgaat."),
        Word(
            "evaluation",
            "evaluatie",
            "Which evaluation is meant, and whether it is worth it.",
            "Welke evaluatie je wilt en of die de moeite loont.",
        ),
        Word(
            "conditions",
            "randvoorwaarden",
            "Motive, means and opportunity in the organisation.",
            "Motief, middelen en opportuniteit in de organisatie.",
        ),
        Word(
            "frames",
            "kaders",
            "Labels of a frame that others made: levels of a funder, building blocks of a programme, by id.",
            "Labels uit een kader van anderen: niveaus van een subsidiegever, bouwstenen van een programma, per id.",
        ),
        Word("glossary", "begrippen", "Term and meaning.", "Begrip en betekenis."),
        Word(
            "coaching_topics",
            "coachingvragen",
            "Questions for the coaching after the training.",
            "Vragen voor de coaching na de training.",
        ),
    ),
    m.Actor: (
        Word("name", "naam", "Name as people know it.", "Naam zoals iedereen die kent."),
        Word(
            "role",
            "rol",
            "city: a service of the organisation itself; partner: carries activities with the city, or has to change "
            "itself; target_group: for whom the difference is made.",
            "stad: een eigen dienst; partner: voert mee uit of moet zelf veranderen; doelgroep: voor wie je het "
            "verschil maakt.",
        ),
        Word("aliases", "aliassen", "Other names for the same actor.", "Andere namen voor dezelfde actor."),
        Word("note", "toelichting", "Anything worth knowing.", "Wat goed is om te weten."),
    ),
    m.PolicyObjective: (
        Word("text", "tekst", "The objective, word for word.", "De doelstelling, letterlijk."),
        Word(
            "source", "bron", "Plan and period, as 'MJP 2026-2031'.", "Plan en periode, bijvoorbeeld 'MJP 2026-2031'."
        ),
        Word("code", "code", "Number of the objective in that plan.", "Nummer van de doelstelling in dat plan."),
        Word("url", "url", "Where the plan can be read.", "Waar het plan te lezen is."),
    ),
    m.Context: (
        Word("problem", "aanleiding", "The problem or need.", "Het probleem of de nood."),
        Word(
            "ideal",
            "ideaalbeeld",
            "What it would look like if all went well.",
            "Hoe het eruitziet als alles goed gaat.",
        ),
        Word(
            "society",
            "maatschappij",
            "What goes on in society and with residents.",
            "Wat er leeft in de maatschappij en bij inwoners.",
        ),
        Word("interventions", "interventies", "What others are doing already.", "Wat anderen al doen."),
    ),
    m.ImpactGoal: (
        Word("text", "tekst", "The chosen impact goal.", "Het gekozen impactdoel."),
        _LABEL,
        Word(
            "who",
            "wie",
            "Ids of the target groups for whom life gets better.",
            "Id's van de doelgroepen voor wie het verschil telt.",
        ),
        Word("why", "waarom", "Why: the problem behind the goal.", "Waarom: het probleem achter het doel."),
        Word("horizon", "termijn", "Term of the goal.", "Termijn van het doel."),
        _DUE,
        _FRAMES,
        Word(
            "candidates",
            "kandidaten",
            "The short list of goals that were considered.",
            "De shortlist van doelen die je overwoog.",
        ),
    ),
    m.Input: (
        _TEXT,
        _LABEL,
        Word("amount", "bedrag", "How much.", "Hoeveel."),
        Word("by", "door", "Who provides it.", "Wie het levert."),
        Word(
            "leads_to", "leidt_tot", "Ids of the activities that use it.", "Id's van de activiteiten die het gebruiken."
        ),
    ),
    m.Activity: (
        Word("text", "tekst", "Who does what, for and with whom.", "Wie doet wat, voor en met wie."),
        _LABEL,
        _BY,
        Word("with", "met", "Ids of the actors with whom it is done.", "Id's van de actoren met wie het gebeurt."),
        Word("for", "voor", "Ids of the actors for whom it is done.", "Id's van de actoren voor wie het gebeurt."),
        Word(
            "approach",
            "aanpak",
            "Work with people, organisations or neighbourhoods.",
            "Werken met mensen, organisaties of wijken.",
        ),
        Word("start", "start", "First day or year.", "Eerste dag of jaar."),
        Word("end", "einde", "Last day or year.", "Laatste dag of jaar."),
        Word("duration", "duur", "How long.", "Hoelang."),
        Word("frequency", "frequentie", "How often.", "Hoe vaak."),
        Word("where", "waar", "Place.", "Plaats."),
        Word("volume", "volume", "How many.", "Hoeveel."),
        _TERM,
        _OWNER,
        Word("priority", "prioriteit", "How urgent.", "Hoe dringend."),
        Word("budget", "budget", "What it may cost.", "Wat het mag kosten."),
        _LEADS_TO,
        _FEEDS_BACK,
        _FRAMES,
        Word("steps", "stappen", "First steps of the action plan.", "Eerste stappen van het actieplan."),
    ),
    m.Step: (
        Word("text", "tekst", "What happens first.", "Wat er eerst gebeurt.", also=("text",)),
        Word("who", "wie", "Who takes it up.", "Wie dit opneemt.", also=("who",)),
        _INNER_DUE,
    ),
    m.Change: (
        Word("text", "tekst", "Who changes, and how.", "Wie verandert er, en hoe."),
        _LABEL,
        _WHO_CHANGES,
        Word("type", "soort", "Kind of change.", "Soort verandering."),
        _TERM,
        _DUE,
        Word("external", "extern", "Yes where others bring it about.", "Ja als anderen dit teweegbrengen."),
        Word(
            "not_measured", "niet_gemeten", "Reason why nothing is measured here.", "Reden waarom je hier niets meet."
        ),
        _LEADS_TO,
        _FEEDS_BACK,
        _FRAMES,
    ),
    m.Hypothesis: (
        Word("text", "tekst", "If ..., then ..., because ...", "Als ..., dan ..., omdat ..."),
        Word(
            "link",
            "verband",
            "The link or links that it explains: `cause -> effect`.",
            "Het verband dat ze verklaart: `oorzaak -> gevolg`.",
        ),
        Word(
            "mechanism",
            "mechanisme",
            "How people respond, so that it works.",
            "Hoe mensen reageren, waardoor het werkt.",
        ),
        Word("assumptions", "aannames", "What has to be true for this to hold.", "Wat moet kloppen opdat dit opgaat."),
        Word("importance", "belang", "How much depends on it.", "Hoeveel ervan afhangt."),
        Word("evidence", "bewijs", "How well it is supported.", "Hoe goed het onderbouwd is."),
        Word("sources", "bronnen", "Studies, figures, experience.", "Onderzoek, cijfers, ervaring."),
        Word("reviewed", "nagekeken", "Date of the last check.", "Datum van het laatste nazicht."),
    ),
    m.ExternalFactor: (
        _TEXT,
        _LABEL,
        Word("effect", "effect", "Whether it helps or hinders.", "Of het helpt of hindert."),
        Word("on", "op", "Ids or links that it works on.", "Id's of verbanden waarop het inwerkt."),
        Word(
            "programme",
            "programma",
            "Name of another programme, where it is one.",
            "Naam van een ander programma, als het er een is.",
        ),
    ),
    m.UnintendedEffect: (
        _TEXT,
        _WHO_INVOLVED,
        Word("effect", "effect", "Positive or negative.", "Positief of negatief."),
        Word("caused_by", "door_toedoen_van", "Ids of what would cause it.", "Id's van wat het zou veroorzaken."),
        Word("signal", "signaal", "How you would notice.", "Waaraan je het zou merken."),
    ),
    m.Indicator: (
        Word(
            "text",
            "tekst",
            "What is counted, of whom, without direction or target.",
            "Wat je telt, bij wie, zonder richting of norm.",
        ),
        Word(
            "measures",
            "meet",
            "Ids of what it measures: changes, activities, inputs, external factors.",
            "Id's van wat hij meet: veranderingen, activiteiten, middelen, externe factoren.",
        ),
        Word("unit", "eenheid", "Unit, as %.", "Eenheid, bijvoorbeeld %."),
        Word(
            "direction",
            "richting",
            "Whether it should rise, fall or stay.",
            "Of het moet stijgen, dalen of stabiel blijven.",
        ),
        Word("baseline", "nulmeting", "The situation before.", "De situatie vooraf."),
        Word("target", "norm", "What you want to reach, and by when.", "Wat je wilt halen, en tegen wanneer."),
        Word("source", "bron", "Where the figure comes from.", "Waar het cijfer vandaan komt."),
        Word("frequency", "frequentie", "How often it is measured.", "Hoe vaak je meet."),
        Word("responsible", "verantwoordelijke", "Role that follows it up.", "Functie die het opvolgt."),
        Word(
            "disaggregation",
            "uitsplitsing",
            "Groups for which it is shown apart.",
            "Groepen waarvoor je het apart toont.",
        ),
    ),
    m.Baseline: (
        Word(
            "value",
            "waarde",
            "Figure, thousands without a sign: 18500.",
            "Cijfer, duizendtallen zonder punt: 18500.",
            also=("value",),
        ),
        _INNER_DATE,
        Word("plan", "plan", "How and when a baseline will be made.", "Hoe en wanneer er een nulmeting komt."),
        Word("source", "bron", "Where it comes from.", "Waar het vandaan komt.", also=("source",)),
    ),
    m.Target: (
        Word(
            "value",
            "waarde",
            "Figure to reach, thousands without a sign: 18500.",
            "Cijfer dat je wilt halen, duizendtallen zonder punt: 18500.",
            also=("value",),
        ),
        _INNER_DUE,
        Word("text", "tekst", "The norm in words.", "De norm in woorden.", also=("text",)),
    ),
    m.LearningQuestion: (
        Word("text", "tekst", "An open question.", "Een open vraag."),
        Word("about", "over", "Ids or links that it is about.", "Id's of verbanden waarover ze gaat."),
        Word("user", "gebruiker", "Who uses the answer.", "Wie het antwoord gebruikt."),
        Word("decision", "beslissing", "The decision that needs it.", "De beslissing waarvoor het nodig is."),
        _DUE,
    ),
    m.Method: (
        Word("name", "naam", "Name of the method.", "Naam van de methode."),
        Word("type", "soort", "Kind of method.", "Soort methode."),
        Word(
            "answers", "beantwoordt", "Ids of indicators and learning questions.", "Id's van indicatoren en leervragen."
        ),
        Word("respondents", "bevraagden", "Ids of the actors who are asked.", "Id's van de actoren die je bevraagt."),
        Word("when", "wanneer", "Dates or moments.", "Data of momenten."),
        Word("collects", "verzamelt", "Who gathers the information.", "Wie de informatie verzamelt."),
        Word("analyses", "analyseert", "Who analyses it.", "Wie ze analyseert."),
        Word(
            "analysis",
            "analyse",
            "How it is analysed: what is compared, for which groups, what is looked for.",
            "Hoe je ze analyseert: wat je vergelijkt, voor welke groepen, waarnaar je zoekt.",
        ),
        Word("minutes", "minuten", "Minutes per respondent.", "Minuten per bevraagde."),
        Word("cases", "aantal", "Number of respondents or cases.", "Aantal bevraagden of dossiers."),
        Word(
            "personal_data",
            "persoonsgegevens",
            "Whether personal data are gathered.",
            "Of je persoonsgegevens verzamelt.",
        ),
    ),
    m.Reflection: (
        _INNER_DATE,
        Word("text", "tekst", "What is discussed.", "Wat je bespreekt.", also=("text",)),
        _WHO_INVOLVED,
    ),
    m.Participation: (
        _WHO_INVOLVED,
        Word("phase", "fase", "In which phase they take part.", "In welke fase ze meewerken.", also=("phase",)),
        Word("how", "hoe", "In which way.", "Op welke manier.", also=("how",)),
        _INNER_DATE,
    ),
    m.Communication: (
        Word("who", "wie", "Who gets it: actors or names of roles.", "Wie het krijgt: actoren of functies."),
        Word("what", "wat", "Which results, or which message.", "Welke resultaten, of welke boodschap."),
        Word(
            "form",
            "vorm",
            "In which form: a report, a story, a conversation.",
            "In welke vorm: een rapport, een verhaal, een gesprek.",
        ),
        _INNER_DATE,
    ),
    m.Privacy: (
        Word("purpose", "doel", "What the data are needed for.", "Waarvoor je de gegevens nodig hebt."),
        Word("legal_basis", "rechtsgrond", "Legal basis (GDPR art. 6).", "Rechtsgrond (AVG art. 6)."),
        Word("retention", "bewaartermijn", "How long the data are kept.", "Hoelang je de gegevens bewaart."),
        Word("storage", "opslag", "Where and how they are kept.", "Waar en hoe je ze bewaart."),
        Word(
            "special_category",
            "bijzondere_categorie",
            "Whether there are sensitive data among them (GDPR art. 9).",
            "Of er gevoelige gegevens bij zijn (AVG art. 9).",
        ),
    ),
    m.Evaluation: (
        Word("type", "type", "Kind of evaluation.", "Soort evaluatie.", also=("soort",)),
        Word("users", "gebruikers", "Who will use it.", "Wie ze gebruikt."),
        Word(
            "scope",
            "bereik",
            "What you evaluate and what not, with the reason.",
            "Wat je evalueert en wat niet, met de reden.",
        ),
        Word(
            "criteria", "criteria", "Five criteria for an impact evaluation.", "Vijf criteria voor een impactevaluatie."
        ),
    ),
    m.Scope: (
        Word(
            "include",
            "wel",
            "Ids or links of what you evaluate: activities, changes, hypotheses, learning questions.",
            "Id's of verbanden van wat je evalueert: activiteiten, veranderingen, hypothesen, leervragen.",
        ),
        Word("because", "omdat", "Why this part and not all of it.", "Waarom dit deel en niet alles."),
        Word(
            "exclude",
            "niet",
            "Ids or links of what you leave out on purpose.",
            "Id's of verbanden van wat je bewust niet evalueert.",
        ),
    ),
    m.Criteria: (
        Word("innovative", "innovatief", "Is it new?", "Is het nieuw?"),
        Word("replicable", "reproduceerbaar", "Can others repeat it?", "Kunnen anderen het overdoen?"),
        Word("strategic", "strategisch", "Does a decision depend on it?", "Hangt er een beslissing van af?"),
        Word("untested", "ongetest", "Is its effect still unknown?", "Is het effect nog onbekend?"),
        Word(
            "influential", "invloedrijk", "Will the result change policy?", "Zal het resultaat het beleid beïnvloeden?"
        ),
    ),
    m.Criterion: (
        Word("answer", "antwoord", "Yes or no.", "Ja of nee.", also=("answer",)),
        Word("why", "waarom", "The reason.", "De motivering.", also=("why",)),
    ),
    m.Conditions: (
        Word("motive", "motief", "Why people want to evaluate.", "Waarom men wil evalueren."),
        Word("means", "middelen", "People, budget, methods.", "Mensen, budget, methoden."),
        Word("opportunity", "opportuniteit", "Place in the policy cycle.", "Plaats in de beleidscyclus."),
    ),
    m.Frame: (
        Word("name", "naam", "What people call it.", "Hoe iedereen het noemt."),
        Word("source", "bron", "Whose frame it is, and where it stands.", "Van wie het kader is, en waar het staat."),
    ),
    m.Condition: (
        Word("text", "tekst", "What has to be in place.", "Wat er moet zijn."),
        Word("fulfilled", "vervuld", "Whether it is.", "Of het er is."),
        Word(
            "action",
            "actie",
            "What you do about it where it is not there yet.",
            "Wat je eraan doet als het er nog niet is.",
        ),
        Word("who", "wie", "Who does that: actors or names of roles.", "Wie dat doet: actoren of functies."),
        _DUE,
    ),
}
KEYWORDS[m.Output] = KEYWORDS[m.Outcome] = KEYWORDS[m.Change]
KEYWORDS[m.Goal] = (*KEYWORDS[m.ImpactGoal], _GOAL_LEADS_TO)
KEYWORDS[m.WrittenChange] = (*KEYWORDS[m.Change], _LEVEL)
KEYWORDS[m.WrittenPlan] = tuple(
    word for one in KEYWORDS[m.Plan] for word in ((one, _CHANGES) if one.en == "outcomes" else (one,))
)

VALUES: dict[type[StrEnum], tuple[Word, ...]] = {
    m.Language: (
        Word("nl", "nl", "Dutch", "Nederlands"),
        Word("en", "en", "English", "Engels"),
        *(Word(one, one, one, one) for one in Language if one not in ("nl", "en")),
    ),
    m.Status: (
        Word("draft", "ontwerp", "First version.", "Eerste versie."),
        Word("review", "nalezing", "Others read it.", "Anderen lezen na."),
        Word("final", "definitief", "Decided.", "Beslist.", also=("definitieve",)),
    ),
    m.Role: (
        Word("city", "stad", "A service of the organisation itself.", "Een eigen dienst."),
        Word(
            "partner",
            "partner",
            "Carries activities along, or has to change itself.",
            "Voert mee uit of moet zelf veranderen.",
        ),
        Word("target_group", "doelgroep", "For whom the difference is made.", "Voor wie je het verschil maakt."),
        Word("other", "andere", "Somebody else.", "Iemand anders."),
    ),
    m.Approach: (
        Word("individuals", "doelgroepen", "Work with people.", "Doen met doelgroepen of individuen."),
        Word("organisations", "organisaties", "Work with organisations.", "Doen met organisaties."),
        Word("neighbourhoods", "wijken", "Work with neighbourhoods.", "Doen met wijken."),
    ),
    m.ChangeType: (
        Word("knowledge", "kennis", "They know it.", "Ze weten het."),
        Word("attitude", "houding", "They look at it differently.", "Ze kijken er anders naar."),
        Word("skill", "vaardigheid", "They can do it.", "Ze kunnen het."),
        Word("behaviour", "gedrag", "They do it.", "Ze doen het."),
        Word("relation", "relatie", "They know and help each other.", "Ze kennen en helpen elkaar."),
        Word("living_condition", "levensomstandigheid", "They live better.", "Ze leven beter."),
        Word("system", "systeem", "Organisations or rules work differently.", "Organisaties of regels werken anders."),
    ),
    m.ChangeLevel: (
        Word("output", "output", "A direct result of an activity.", "Een rechtstreeks resultaat van een activiteit."),
        Word(
            "outcome",
            "outcome",
            "A change in people, groups or organisations.",
            "Een verandering bij mensen, groepen of organisaties.",
        ),
    ),
    m.Term: (
        Word("short", "kort", "Within a year or so.", "Binnen een jaar of zo.", also=("KT", "ST", "kt", "st")),
        Word(
            "medium",
            "middellang",
            "Within the term of office.",
            "Binnen de bestuursperiode.",
            also=("MLT", "MT", "mlt", "mt"),
        ),
        Word("long", "lang", "Later.", "Daarna.", also=("LT", "lt")),
    ),
    m.Importance: (
        Word("low", "laag"),
        Word("medium", "middel", also=("middelmatig",)),
        Word("high", "hoog"),
    ),
    m.Evidence: (
        Word("none", "geen", "An idea.", "Een idee."),
        Word("weak", "zwak", "Experience of some.", "Ervaring van enkelen."),
        Word("moderate", "matig", "Several sources, or research elsewhere.", "Meerdere bronnen, of onderzoek elders."),
        Word("strong", "sterk", "Good research in a like place.", "Degelijk onderzoek op een vergelijkbare plek."),
    ),
    m.FactorEffect: (Word("helps", "helpt"), Word("hinders", "hindert")),
    m.SideEffect: (Word("positive", "positief"), Word("negative", "negatief")),
    m.Direction: (
        Word("up", "stijgt", "More is better.", "Meer is beter."),
        Word("down", "daalt", "Less is better.", "Minder is beter."),
        Word("stable", "stabiel", "It should stay.", "Het moet gelijk blijven."),
    ),
    m.MethodType: (
        Word("registration", "registratie"),
        Word("survey", "bevraging"),
        Word("interview", "interview"),
        Word("focus_group", "focusgroep"),
        Word("observation", "observatie"),
        Word("stories", "verhalen"),
        Word("existing_data", "bestaande_data"),
        Word("contribution", "contributieanalyse"),
        Word("comparison", "vergelijking"),
        Word("other", "andere"),
    ),
    m.Phase: (
        Word("design", "ontwerp", "When the plan is made.", "Bij het opmaken van het plan."),
        Word("measure", "meting", "When information is gathered.", "Bij het verzamelen van informatie."),
        Word("interpret", "duiding", "When results are read.", "Bij het lezen van de resultaten."),
    ),
    m.EvaluationType: (
        Word("monitoring", "monitoring"),
        Word("impact", "impact"),
        Word("process", "proces"),
    ),
}


@cache
def _by_spelling(kind: type[m.Part] | type[StrEnum]) -> dict[str, Word]:
    words = VALUES[kind] if issubclass(kind, StrEnum) else KEYWORDS[kind]
    return {spelling: word for word in words for spelling in (*word.also, word.nl, word.en)}


def keywords_of(part: type[m.Part]) -> dict[str, Word]:
    """Every spelling that is understood in that part of the plan, in either language."""
    return _by_spelling(part)


def values_of(kind: type[StrEnum]) -> dict[str, Word]:
    """Every spelling that is understood for that kind of value, in either language."""
    return _by_spelling(kind)


def spell(name: str, language: str, part: type[m.Part] | None = None) -> str:
    """How a file in that language spells the keyword or value with this English name; see `word_of`."""
    return word_of(name, part).spelled(language)


@cache
def word_of(name: str, part: type[m.Part] | None = None) -> Word:
    """The keyword or value with this English name.

    `part` tells apart the few names that are spelled differently in different parts (`type` is `soort` of a change,
    `type` of an evaluation). Raises KeyError for a name that no part has.
    """
    tables = [KEYWORDS[part]] if part else [*KEYWORDS.values(), *VALUES.values()]
    for table in tables:
        for word in table:
            if word.en == name:
                return word
    raise KeyError(name)
