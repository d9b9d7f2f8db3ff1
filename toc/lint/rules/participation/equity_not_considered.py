"""TOC1004: a plan that measures everybody together."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.core.model import Language, Plan, SideEffect
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import DHAENE, GAC, GEZINSCOACHING

_FOR_WHOM = {
    Language.NL: late(
        r"\b(?:voor|bij|tot) wie\b|\bwelke (?:\w+ ){0,3}?(?:groep|doelgroep)|\b(?:wie|welke)\b"
        r".{0,200}?\b(?:niet|geen|minder|wegbl"
        r"|ontbre|afha|uitval)|\bwie (?:ontbreekt|haakt|valt|mist|blijft)\b"
    ),
    Language.EN: late(
        r"\b(?:for|in|with|by) whom\b|\bwhich groups?\b|\bwho\b.{0,200}?\bfor\?"
        r"|\b(?:who|which|whom)\b.{0,200}?\b(?:not|no|less|never"
        r"|left out|miss|stays? away|keeps?|drops? out)|\bwho (?:is|are) missing\b"
    ),
}
"""Words of a question, in small letters, that ask for whom something works and for whom not."""


@rule(
    1004,
    "equity-not-considered",
    Severity.INFO,
    Checklist.PARTICIPATION,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "an impact goal that names groups in need of special attention",
            "een impactdoel met bijzondere aandacht voor bepaalde groepen",
        ),
        GEZINSCOACHING.at(
            "families with structural problems were helped less, and analysis by type of family",
            "gezinnen met structurele problemen werden minder goed geholpen, en analyse per type gezin",
        ),
        GAC.at(
            "say which groups are included, and which especially",
            "zeg welke groepen erbij horen, en welke in het bijzonder",
        ),
    ),
    nl=Wording(
        title="Het plan kijkt ook voor wie het minder goed werkt.",
        why="Een gemiddelde verbergt wie achterblijft. Wat voor de meesten werkt, helpt mensen die het moeilijker "
        "hebben soms het minst.",
        say="Nergens kijkt het plan voor wie het minder goed werkt.",
        do="Geef een indicator een {disaggregation}, bijvoorbeeld [leeftijd, alleenwonend]. Of stel een leervraag: "
        "voor wie werkt dit niet, en waarom?",
        point="nergens een {disaggregation}",
        bad="""\
⟦indicatoren⟧:
  kent_gezin:
    tekst: Aandeel van de gezinnen dat een ander gezin bij naam kent
    norm: {waarde: 80, tegen: 2027-09-01}
""",
        good="""\
indicatoren:
  kent_gezin:
    tekst: Aandeel van de gezinnen dat een ander gezin bij naam kent
    norm: {waarde: 80, tegen: 2027-09-01}
    uitsplitsing: [eenoudergezinnen, thuistaal]
""",
    ),
    en=Wording(
        title="The plan also looks for whom it works less well.",
        why="An average hides who is left behind. What works for most people sometimes helps those who have a harder "
        "time the least.",
        say="Nowhere does the plan look for whom it works less well.",
        do="Give an indicator a {disaggregation}, for instance [age, living alone]. Or ask a learning question: for "
        "whom does this not work, and why?",
        point="no {disaggregation} anywhere",
        bad="""\
⟦indicators⟧:
  knows_family:
    text: Share of families that know another family by name
    target: {value: 80, due: 2027-09-01}
""",
        good="""\
indicators:
  knows_family:
    text: Share of families that know another family by name
    target: {value: 80, due: 2027-09-01}
    disaggregation: [single parents, language at home]
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "The format has no list of subgroups. Enough is one indicator that is split up, one unintended effect "
            "that is not positive and says whom it touches, or one learning question that asks for whom it works or "
            "not. Silent while there are no indicators and no learning questions."
        ),
        (
            "Het formaat heeft geen lijst van deelgroepen. Eén indicator met een uitsplitsing volstaat, of één "
            "neveneffect dat niet positief is en zegt wie het treft, of één leervraag die vraagt voor wie het werkt of "
            "niet. Zwijgt zolang er geen indicatoren en geen leervragen zijn."
        ),
    ),
)
def equity_not_considered(inspection: Inspection) -> Iterator[Report]:
    plan = inspection.plan
    needs = "indicators" if plan.indicators else "learning_questions"
    if (plan.indicators or plan.learning_questions) and not _looks_at_groups(plan, inspection.document.language):
        yield Report(
            span=at_keyword(inspection, needs),
            absent=("indicators", "learning_questions", "unintended_effects"),
        )


def _looks_at_groups(plan: Plan, language: Language) -> bool:
    return (
        any(indicator.disaggregation for indicator in plan.indicators.values())
        or any(effect.who and effect.effect is not SideEffect.POSITIVE for effect in plan.unintended_effects.values())
        or any(_FOR_WHOM[language].search((one.text or "").casefold()) for one in plan.learning_questions.values())
    )
