"""TOC720: a baseline or a norm of which the number can be read in two ways, a thousand times apart."""

from collections.abc import Iterable, Iterator
from itertools import product

from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity, Span
from toc.core.languages import Language
from toc.core.numbers import Number, plain, readings
from toc.lint.readiness import profile_for
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.figures import is_percent
from toc.lint.rules.sources import FORMAT, YAML_SPEC


@rule(
    720,
    "number-read-two-ways",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.DRAFT,
    sources=(
        FORMAT,
        YAML_SPEC,
    ),
)
def number_read_two_ways(inspection: Inspection) -> Iterator[RawFinding]:
    document = inspection.document
    final = profile_for(inspection.plan.status, inspection.settings.profile) is Profile.FINAL
    asked: set[Span] = set()
    for (name, indicator), keyword in product(inspection.plan.indicators.items(), ("baseline", "target")):
        part = getattr(indicator, keyword)
        written = (part and part.value) or ""
        found = readings(written, document.language)
        place = document.place("indicators", name, keyword, "value")
        # What stands behind an alias is asked once, where it is written.
        if len(found) < 2 or place is None or place.value in asked:
            continue
        asked.add(place.value)
        if is_percent(indicator.unit):
            found = tuple(sorted(found, key=lambda one: one.grouped))
        yield RawFinding(
            span=place.value,
            facts={"written": written.strip(), **_facts(found, document.language)},
            fixes=tuple(_repair(one, place.value) for one in found),
            node=name,
            severity=Severity.WARNING if final else Severity.INFO,
        )


def _facts(found: Iterable[Number], language: Language) -> dict[str, str]:
    """The two readings, as the language writes them and as a plan can."""
    thousands, decimal = sorted(found, key=lambda one: one.grouped, reverse=True)
    return {
        "thousands": thousands.spelled(language),
        "decimal": decimal._replace(fraction=decimal.fraction.rstrip("0")).spelled(language),
        "plain": plain(thousands.exact),
        "point": plain(decimal.exact),
    }


def _repair(one: Number, span: Span) -> Fix:
    title = "thousands" if one.grouped else "decimal"
    return Fix(title, (Edit(span.start.offset, span.end.offset, plain(one.exact)),), safe=False)
