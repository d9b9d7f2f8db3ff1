"""TOC709: a norm in words that does not say how much is enough."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.moments import PERIOD
from toc.lint.rules.sources import GRYP_HEYLEN
from toc.syntax.statements import Statement

_DIGIT = late(r"\d")


@rule(
    709,
    "norm-without-number",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    since=Profile.FINAL,
    sources=(
        GRYP_HEYLEN.at("the examples of norms: how many, of whom", "de voorbeelden van normen: hoeveel, en van wie"),
    ),
    nl=Wording(
        title="Een norm zegt hoeveel genoeg is.",
        why="Zonder getal kan iedereen achteraf iets anders onder de norm verstaan. Dan zegt ze niet of de weg naar "
        "impact werkt.",
        say="In de norm '{found}' staat niet hoeveel genoeg is.",
        do="Spreek een getal af, bijvoorbeeld 'minstens 25 van de 40 gezinnen', of zet het onder {target} bij {value}.",
        point="hoeveel?",
        bad="""\
indicatoren:
  doorvertellen:
    tekst: Aandeel ouders dat andere ouders over de spelotheek vertelt
    norm: {tekst: ⟦De meeste ouders vertellen erover tegen eind 2028⟧}
""",
        good="""\
indicatoren:
  doorvertellen:
    tekst: Aandeel ouders dat andere ouders over de spelotheek vertelt
    norm: {tekst: Minstens 25 van de 40 ouders vertellen erover tegen eind 2028}
""",
    ),
    en=Wording(
        title="A target says how much is enough.",
        why="Without a number everybody can read something else into the target afterwards. Then it does not tell "
        "whether the way to impact works.",
        say="The target '{found}' does not say how much is enough.",
        do="Agree on a number, for instance 'at least 25 of the 40 families', or put it in {target} under {value}.",
        point="how much?",
        bad="""\
indicators:
  word_of_mouth:
    text: Share of parents who tell other parents about the toy library
    target: {text: ⟦Most parents pass it on by the end of 2028⟧}
""",
        good="""\
indicators:
  word_of_mouth:
    text: Share of parents who tell other parents about the toy library
    target: {text: At least 25 of the 40 parents pass it on by the end of 2028}
""",
    ),
    note=(
        "A number under value is enough, and so is one in words ('half'). The year of a deadline is no number.",
        "Een getal bij waarde volstaat, en ook een getal in woorden ('de helft'). Het jaar van een termijn telt niet.",
    ),
)
def norm_without_number(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.NORM):
        target = inspection.plan.indicators[said.node].target
        if target and target.value:
            continue
        rest = PERIOD.sub(" ", said.text)
        if not _DIGIT.search(rest) and not next(texts.lists.find(rest, "numbers"), None):
            yield Report(span=texts.whole(said), facts={"found": said.text}, node=said.node, absent=("target",))
