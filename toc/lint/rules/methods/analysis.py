"""TOC810: how information is analysed, where it is said who does it."""

from collections.abc import Iterator

from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity
from toc.core.keywords import word_of
from toc.core.model import Actor, Method
from toc.core.placeholders import is_said
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE


@rule(
    810,
    "analysis-names-people",
    Severity.WARNING,
    Checklist.METHODS,
    applies_from=Profile.DRAFT,
    sources=(DHAENE,),
)
def analysis_names_people(inspection: Inspection) -> Iterator[RawFinding]:
    people = {name.casefold() for id_, actor in inspection.plan.actors.items() for name in _names(id_, actor)}
    for name, method in inspection.plan.methods.items():
        if is_said(method.analysis) and _folded(method.analysis) in people | {_folded(method.analyses)}:
            yield RawFinding(
                span=inspection.at(name, "analysis"),
                facts={"who": method.analysis, "method": inspection.label(name)},
                fixes=_moved(inspection, name, method),
                node=name,
            )


def _names(id_: str, actor: Actor) -> Iterator[str]:
    yield id_
    yield from (one for one in (actor.name, *actor.aliases) if one)


def _folded(text: str | None) -> str:
    return (text or "").strip().casefold()


def _moved(inspection: Inspection, name: str, method: Method) -> tuple[Fix, ...]:
    """The keyword for who analyses in the place of this one, where nobody is named there yet."""
    place = inspection.document.place("methods", name, "analysis")
    if is_said(method.analyses) or place is None or place.key is None:
        return ()
    word = word_of("analyses", Method).spelled(inspection.document.spelling)
    edit = Edit(place.key.start.offset, place.key.end.offset, word)
    return (Fix("", (edit,), safe=False),)
