"""TOC702: an indicator that does not say what is counted or measured."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import ME_STUDIO, USAID_PIRS
from toc.syntax.statements import Statement


@rule(
    702,
    "indicator-without-measure",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    since=Profile.REVIEW,
    sources=(
        ME_STUDIO.at("the unit stands in the statement itself", "de eenheid staat in de formulering zelf"),
        USAID_PIRS.at("unit of measure", "meeteenheid"),
    ),
    nl=Wording(
        title="Een indicator zegt wat je telt of meet.",
        why="Weet niemand wat er geteld wordt, dan komen twee mensen met twee verschillende cijfers terug. Je ziet dan "
        "niet of je dichter bij het impactdoel komt.",
        say="'{found}' zegt nog niet wat je telt of meet.",
        do={
            "": "Kies een maat ('Aantal …', 'Aandeel … dat …', 'Gemiddelde score op …') of schrijf bij {unit} waarin "
            "je meet.",
            "sentence": "Dit leest als een verandering: maak er een maat van, zoals 'Aandeel … dat …' of 'Aantal keren "
            "dat …'.",
        },
        point="wat tel je?",
        bad="""\
indicatoren:
  overleg:
    tekst: ⟦Overleg tussen crèches en kleuterscholen⟧
""",
        good="""\
indicatoren:
  overleg:
    tekst: Aantal keren per schooljaar dat een crèche en een kleuterschool samen overleggen
""",
    ),
    en=Wording(
        title="An indicator says what is counted or measured.",
        why="If nobody knows what to count, two people come back with two different figures. Then nobody sees whether "
        "the impact goal comes closer.",
        say="'{found}' does not say yet what is counted or measured.",
        do={
            "": "Choose a measure ('Number of …', 'Share of … who …', 'Average score on …') or write under {unit} in "
            "what you measure.",
            "sentence": "This reads as a change: make a measure of it, such as 'Share of … who …' or 'Number of times "
            "that …'.",
        },
        point="what is counted?",
        bad="""\
indicators:
  at_home:
    text: ⟦Feeling at home in the new building⟧
""",
        good="""\
indicators:
  at_home:
    text: Share of tenants who feel at home in the new building
""",
    ),
    note=(
        "A unit of its own is enough: with it the indicator can be counted.",
        "Een ingevulde eenheid volstaat: daarmee kan iemand de indicator tellen.",
    ),
)
def indicator_without_measure(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.INDICATOR):
        if inspection.plan.indicators[said.node].unit or next(texts.find(said, "measure-heads"), None):
            continue
        yield Report(
            span=texts.whole(said),
            say="sentence" if texts.read(said).clauses else "",
            facts={"found": inspection.label(said.node)},
            node=said.node,
            absent=("unit",),
        )
