"""TOC511: a hypothesis on which much depends, with little evidence and no question about it."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Evidence, Importance, Link
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import GEZINSCOACHING, MAYNE_2017, USAID_LEARNING


@rule(
    511,
    "critical-assumption-untested",
    Severity.WARNING,
    Checklist.LINKS,
    since=Profile.FINAL,
    sources=(
        MAYNE_2017.at(
            "analysis of the assumptions of a theory of change", "analyse van de aannames achter een weg naar impact"
        ),
        USAID_LEARNING.at("ask what a decision needs", "vraag wat je voor een beslissing nodig hebt"),
        GEZINSCOACHING.at(
            "2.2: support actions with scientific insight", "2.2: ondersteun acties met wetenschappelijk inzicht"
        ),
    ),
    nl=Wording(
        title="Bij een belangrijke hypothese met weinig bewijs hoort een leervraag.",
        why="Klopt een hypothese niet waar veel van afhangt, dan werkt een heel stuk van de weg niet. Dat wil je "
        "weten voor er jaren werk en geld in zitten.",
        say={
            "": "Hypothese '{hypothesis}' is belangrijk en heeft weinig bewijs, maar geen enkele leervraag gaat "
            "erover.",
            "unknown": "Hypothese '{hypothesis}' is belangrijk, maar er staat geen bewijs bij en geen enkele "
            "leervraag gaat erover.",
        },
        do={
            "": "Voeg een leervraag toe met {about}: [{id}]. Vraag bijvoorbeeld: bij wie gaat dit op, bij wie niet, "
            "en waarom?",
            "unknown": "Schrijf bij {evidence} hoe zeker je bent. Is dat {none} of {weak}, voeg dan een leervraag toe "
            "met {about}: [{id}].",
        },
        point="belangrijk, maar niet onderzocht",
        bad="""\
hypothesen:
  kennen_en_melden:
    tekst: Als bewoners het aanspreekpunt kennen, dan melden ze sneller, omdat een bekende hun melding opvolgt
    ⟦belang⟧: hoog
    bewijs: zwak
""",
        good="""\
hypothesen:
  kennen_en_melden:
    tekst: Als bewoners het aanspreekpunt kennen, dan melden ze sneller, omdat een bekende hun melding opvolgt
    belang: hoog
    bewijs: zwak
leervragen:
  waarom_niet_melden:
    tekst: Waarom melden sommige bewoners overlast niet, ook al kennen ze het aanspreekpunt?
    over: [kennen_en_melden]
""",
    ),
    en=Wording(
        title="An important hypothesis with little evidence has a learning question.",
        why="If a hypothesis on which much depends is wrong, a whole stretch of the way does not work. It is worth "
        "knowing that before years of work and money have gone into it.",
        say={
            "": "Hypothesis '{hypothesis}' is important and has little evidence, but no learning question is about it.",
            "unknown": "Hypothesis '{hypothesis}' is important, but says nothing about evidence and no learning "
            "question is about it.",
        },
        do={
            "": "Add a learning question with {about}: [{id}]. Ask for instance: in whom does this hold, in whom not, "
            "and why?",
            "unknown": "Write under {evidence} how sure you are. If that is {none} or {weak}, add a learning question "
            "with {about}: [{id}].",
        },
        point="important, but not looked into",
        bad="""\
hypotheses:
  knowing_and_reporting:
    text: If residents know the contact person, then they report sooner, because somebody they know follows it up
    ⟦importance⟧: high
    evidence: weak
""",
        good="""\
hypotheses:
  knowing_and_reporting:
    text: If residents know the contact person, then they report sooner, because somebody they know follows it up
    importance: high
    evidence: weak
learning_questions:
  why_not_report:
    text: Why do some residents not report nuisance, although they know the contact person?
    about: [knowing_and_reporting]
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "Importance and evidence belong to the hypothesis, not to each assumption. A question about one of its "
            "links is enough. Indicators do not count: they measure changes, not the reason behind them."
        ),
        (
            "Belang en bewijs horen bij de hypothese, niet bij elke aanname apart. Een vraag over een van haar "
            "verbanden volstaat. Indicatoren tellen niet mee: die meten veranderingen, niet de reden erachter."
        ),
    ),
)
def critical_assumption_untested(inspection: Inspection) -> Iterator[Report]:
    asked = {text for question in inspection.plan.learning_questions.values() for text in question.about}
    links = {link for text in asked if (link := Link.parse(text))}
    for name, hypothesis in inspection.plan.hypotheses.items():
        if (
            hypothesis.importance is Importance.HIGH
            and hypothesis.evidence in (None, Evidence.NONE, Evidence.WEAK)
            and name not in asked
            and links.isdisjoint(hypothesis.links)
        ):
            yield Report(
                span=inspection.at(name, "importance"),
                say="" if hypothesis.evidence else "unknown",
                facts={"hypothesis": inspection.label(name), "id": name},
                node=name,
                absent=() if hypothesis.evidence else ("evidence",),
            )
