"""TOC720: a baseline or a norm of which the number can be read in two ways, a thousand times apart."""

from collections.abc import Iterable, Iterator
from itertools import product

from toc.core.findings import Edit, Profile, Repair, Report, Severity, Span
from toc.core.languages import Language
from toc.core.numbers import Number, plain, readings
from toc.lint.readiness import profile_for
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.figures import is_percent
from toc.lint.rules.sources import FORMAT, YAML_SPEC


@rule(
    720,
    "number-read-two-ways",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    since=Profile.DRAFT,
    sources=(
        FORMAT.at("the value of a baseline or a target", "de waarde van een nulmeting of een norm"),
        YAML_SPEC.at("10.3.2: numbers have a decimal point", "10.3.2: getallen hebben een decimale punt"),
    ),
    nl=Wording(
        title="Het getal van een nulmeting of een norm kun je maar op één manier lezen.",
        why="De ene lezer ziet duizend keer meer dan de andere. In een tabel of een rapport valt dat niet op.",
        say="'{written}' kun je op twee manieren lezen: als {thousands} of als {decimal}.",
        do="Schrijf {plain} als je {thousands} bedoelt, of {point} als je {decimal} bedoelt. Tot dan tonen alle "
        "tabellen en tekeningen wat hier staat.",
        point="duizendtal of decimalen?",
        fix={"thousands": "Schrijf {plain} (duizendtal)", "decimal": "Schrijf {point} (decimalen)"},
        bad="""\
indicatoren:
  verbruik:
    tekst: Jaarlijks energieverbruik van de sporthal
    eenheid: kWh
    nulmeting: {waarde: ⟦18.500⟧, datum: 2025}
""",
        good="""\
indicatoren:
  verbruik:
    tekst: Jaarlijks energieverbruik van de sporthal
    eenheid: kWh
    nulmeting: {waarde: 18500, datum: 2025}
""",
    ),
    en=Wording(
        title="The number of a baseline or a target can be read in one way only.",
        why="One reader sees a thousand times more than another. In a table or a report nobody notices.",
        say="'{written}' can be read in two ways: as {thousands} or as {decimal}.",
        do="Write {plain} if you mean {thousands}, or {point} if you mean {decimal}. Until then all tables and "
        "pictures show what stands here.",
        point="thousands or decimals?",
        fix={"thousands": "Write {plain} (thousands)", "decimal": "Write {point} (decimals)"},
        bad="""\
indicators:
  consumption:
    text: Energy that the sports hall uses in a year
    unit: kWh
    baseline: {value: ⟦18.500⟧, date: 2025}
""",
        good="""\
indicators:
  consumption:
    text: Energy that the sports hall uses in a year
    unit: kWh
    baseline: {value: 18500, date: 2025}
""",
    ),
    note=(
        (
            "A rule of our own, not in the catalogue. In a draft and in review it is an info, in a final plan a "
            "warning. A number is asked about where one point or comma stands before "
            "exactly three digits: in a Dutch file after a point (18.500 is 18 500 in Dutch, 18.5 in YAML), and in "
            "both languages where such decimals would end in a zero (18,500 in Dutch, 18.500 in English). Two "
            "points (1.234.567), a zero in front (0.350), another number of decimals (18.50) and a space (18 500) "
            "leave no doubt. Neither the unit nor the other figures of the plan decide: of a percentage too it is "
            "asked."
        ),
        (
            "Een eigen regel, die niet in de catalogus staat. In een ontwerp en in nalezing is het een tip, in een "
            "definitief plan een waarschuwing. Er wordt naar een getal gevraagd als één punt of komma "
            "voor precies drie cijfers staat: in een Nederlands bestand na een punt (18.500 is 18 500 in het "
            "Nederlands, 18,5 in YAML), en in beide talen als zulke decimalen op een nul zouden eindigen (18,500 in "
            "het Nederlands, 18.500 in het Engels). Bij twee punten (1.234.567), een nul vooraan (0.350), een "
            "ander aantal decimalen (18.50) en een spatie (18 500) is er geen twijfel. De eenheid en de andere cijfers "
            "van het plan beslissen niet: ook bij een percentage wordt het gevraagd."
        ),
    ),
)
def number_read_two_ways(inspection: Inspection) -> Iterator[Report]:
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
        yield Report(
            span=place.value,
            facts={"written": written.strip(), **_facts(found, document.language)},
            repairs=tuple(_repair(one, place.value) for one in found),
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


def _repair(one: Number, span: Span) -> Repair:
    title = "thousands" if one.grouped else "decimal"
    return Repair(title, (Edit(span.start.offset, span.end.offset, plain(one.exact)),), safe=False)
