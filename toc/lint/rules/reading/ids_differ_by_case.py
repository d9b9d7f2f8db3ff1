"""TOC011: two ids that differ in capitals only."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import FORMAT


@rule(
    11,
    "ids-differ-by-case",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT.at("ids are unique over the whole file", "een id komt in het hele bestand maar één keer voor"),),
    nl=Wording(
        title="Geen twee id's verschillen enkel in hoofdletters.",
        why="Voor toc zijn dat twee verschillende dingen, voor wie leest hetzelfde: een pijl naar het ene komt "
        "ongemerkt bij het andere uit.",
        say="De id's '{first}' en '{second}' verschillen enkel in hoofdletters.",
        do="Voeg de twee samen als je hetzelfde bedoelt, of geef een van de twee een duidelijk ander id.",
        point={"": "andere hoofdletters", "first": "staat hier al"},
        bad="""\
actoren:
  ouderen: {naam: Ouderen, rol: doelgroep}
  ⟦Ouderen⟧: {naam: Ouderen vanaf 75 jaar, rol: doelgroep}
""",
        good="""\
actoren:
  ouderen: {naam: Ouderen, rol: doelgroep}
  ouderen_75: {naam: Ouderen vanaf 75 jaar, rol: doelgroep}
""",
    ),
    en=Wording(
        title="No two ids differ in capitals only.",
        why="For toc these are two things, for a reader they are one: an arrow to the one ends up at the other "
        "unnoticed.",
        say="The ids '{first}' and '{second}' differ in capitals only.",
        do="Merge the two if you mean the same, or give one of them a clearly different id.",
        point={"": "other capitals", "first": "stands here already"},
        bad="""\
actors:
  older: {name: Older residents, role: target_group}
  ⟦Older⟧: {name: Residents over 75, role: target_group}
""",
        good="""\
actors:
  older: {name: Older residents, role: target_group}
  older_75: {name: Residents over 75, role: target_group}
""",
    ),
)
def ids_differ_by_case(inspection: Inspection) -> Iterator[Report]:
    firsts = {IMPACT: IMPACT} if inspection.plan.impact_goal else {}
    for name in inspection.document.sections:
        first = firsts.setdefault(name.casefold(), name)
        if first != name:
            yield Report(
                span=inspection.at(name),
                facts={"first": first, "second": name},
                related=((inspection.at(first), "first"),),
                node=name,
            )
