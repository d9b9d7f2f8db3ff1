"""TOC712: a norm, a baseline and a direction that cannot all be right."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.core.model import Baseline, Direction, Indicator, Target
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.figures import Bound, Figure, figure, is_percent, sign_of_difference
from toc.lint.rules.needs.moments import days_of
from toc.lint.rules.sources import FORMAT, GEZINSCOACHING

# A growth or an occupancy rate may well be more than 100 %.
_MAY_EXCEED = late(r"groei|toename|stijging|index|bezetting|growth|increase|occupancy|change", re.IGNORECASE)


@rule(
    712,
    "baseline-norm-inconsistent",
    Severity.ERROR,
    Checklist.INFORMATION_NEEDS,
    since=Profile.DRAFT,
    sources=(
        FORMAT.at("direction, baseline and target of an indicator", "richting, nulmeting en norm van een indicator"),
        GEZINSCOACHING.at("2.2: measuring before and after", "2.2: voor- en nametingen"),
    ),
    nl=Wording(
        title="Nulmeting, norm en richting van een indicator kloppen met elkaar.",
        why="Spreken nulmeting en norm elkaar tegen, dan lijkt een stap achteruit straks een succes, of omgekeerd.",
        say={
            "up": "Indicator '{indicator}' moet stijgen, maar de norm ({wanted}) ligt lager dan de nulmeting ({was}).",
            "down": "Indicator '{indicator}' moet dalen, maar de norm ({wanted}) ligt hoger dan de nulmeting ({was}).",
            "stable": "Indicator '{indicator}' moet gelijk blijven, maar de norm ({wanted}) verschilt van de nulmeting "
            "({was}).",
            "same": "Indicator '{indicator}' moet veranderen, maar de norm is gelijk aan de nulmeting: {was}.",
            "still": "Bij indicator '{indicator}' is de norm gelijk aan de nulmeting: {was}.",
            "dates": "Bij indicator '{indicator}' komt de norm ({wanted}) niet na de nulmeting ({was}).",
            "percent": "Indicator '{indicator}' is een percentage, maar {wanted} ligt niet tussen 0 en 100.",
        },
        do={
            "": "Kijk de twee cijfers en de richting na. Is minder beter, schrijf dan {direction}: {down}; is meer "
            "beter, schrijf {direction}: {up}.",
            "stable": "Moet het cijfer niet gelijk blijven, schrijf dan {direction}: {up} of {down}. Anders is de norm "
            "het cijfer van de nulmeting.",
            "still": "Is dat de bedoeling, schrijf dan {direction}: {stable}. Anders ontbreekt nog wat je wilt halen.",
            "dates": "Kijk beide data na: de nulmeting komt eerst, de norm haal je later.",
            "percent": "Kijk het cijfer na. Is het een aantal, schrijf bij {unit} dan wat je telt.",
        },
        point={"": "past niet bij de nulmeting", "percent": "geen percentage", "baseline": "de nulmeting"},
        bad="""\
indicatoren:
  veilig_gevoel:
    tekst: Aandeel ouderen dat zich 's avonds veilig voelt
    richting: stijgt
    nulmeting: {waarde: 48, datum: 2025}
    norm: {⟦waarde⟧: 40, tegen: 2028}
""",
        good="""\
indicatoren:
  veilig_gevoel:
    tekst: Aandeel ouderen dat zich 's avonds veilig voelt
    richting: stijgt
    nulmeting: {waarde: 48, datum: 2025}
    norm: {waarde: 60, tegen: 2028}
""",
    ),
    en=Wording(
        title="Baseline, target and direction of an indicator agree.",
        why="If baseline and target contradict each other, a step back will look like a success, or the other way "
        "round.",
        say={
            "up": "Indicator '{indicator}' should rise, but its target ({wanted}) is lower than its baseline ({was}).",
            "down": "Indicator '{indicator}' should fall, but its target ({wanted}) is higher than its baseline "
            "({was}).",
            "stable": "Indicator '{indicator}' should stay as it is, but its target ({wanted}) differs from its "
            "baseline ({was}).",
            "same": "Indicator '{indicator}' should change, but its target equals its baseline: {was}.",
            "still": "The target of indicator '{indicator}' equals its baseline: {was}.",
            "dates": "The target of indicator '{indicator}' ({wanted}) does not come after its baseline ({was}).",
            "percent": "Indicator '{indicator}' is a percentage, but {wanted} is not between 0 and 100.",
        },
        do={
            "": "Check both figures and the direction. If less is better, write {direction}: {down}; if more is "
            "better, write {direction}: {up}.",
            "stable": "If the figure should not stay as it is, write {direction}: {up} or {down}. Otherwise the "
            "target is the figure of the baseline.",
            "still": "If that is meant, write {direction}: {stable}. Otherwise write what you want to reach.",
            "dates": "Check both dates: the baseline comes first, the target is reached later.",
            "percent": "Check the figure. If it is a number of things, write under {unit} what you count.",
        },
        point={"": "does not fit the baseline", "percent": "no percentage", "baseline": "the baseline"},
        bad="""\
indicators:
  feel_safe:
    text: Share of older residents who feel safe in the evening
    direction: up
    baseline: {value: 48, date: 2025}
    target: {⟦value⟧: 40, due: 2028}
""",
        good="""\
indicators:
  feel_safe:
    text: Share of older residents who feel safe in the evening
    direction: up
    baseline: {value: 48, date: 2025}
    target: {value: 60, due: 2028}
""",
    ),
    note=(
        (
            "The direction is the one that the indicator states, it is not guessed from words. Only what is certainly "
            "a number is compared: '1 in 3' and '30 %' can be, '30 % of families' and '+10 %' cannot. A year may be "
            "any day of it. Growth and occupancy may exceed 100 %. A norm equal to the baseline, without a direction, "
            "is an info."
        ),
        (
            "De richting is die van de indicator zelf, ze wordt niet uit woorden afgeleid. Enkel wat zeker een getal "
            "is, wordt vergeleken: '1 op 3' en '30 %' wel, '30 % van de gezinnen' en '+10 %' niet. Een jaar kan elke "
            "dag ervan zijn. Groei en bezetting mogen boven 100 % gaan. Een norm gelijk aan de nulmeting, zonder "
            "richting, is een tip."
        ),
    ),
)
def baseline_norm_inconsistent(inspection: Inspection) -> Iterator[Report]:
    for name, indicator in inspection.plan.indicators.items():
        outside = list(_outside_percent(inspection, name, indicator))
        yield from outside
        if indicator.baseline and indicator.target:
            if not outside:
                yield from _values(inspection, name, indicator, indicator.baseline, indicator.target)
            yield from _dates(inspection, name, indicator.baseline, indicator.target)


def _outside_percent(inspection: Inspection, name: str, indicator: Indicator) -> Iterator[Report]:
    if not is_percent(indicator.unit) or _MAY_EXCEED.search(indicator.text or ""):
        return
    for keyword, part in (("baseline", indicator.baseline), ("target", indicator.target)):
        read = figure(part.value, indicator.unit) if part else None
        if part and read and min(read.readings) > 100:
            facts = {"indicator": inspection.label(name), "wanted": part.value}
            yield Report(span=inspection.at(name, keyword, "value"), say="percent", facts=facts, node=name)


def _values(
    inspection: Inspection, name: str, indicator: Indicator, baseline: Baseline, target: Target
) -> Iterator[Report]:
    was, wanted = figure(baseline.value, indicator.unit), figure(target.value, indicator.unit)
    say = _clash(was, wanted, indicator.direction) if was and wanted else ""
    if say:
        yield Report(
            span=inspection.at(name, "target", "value"),
            say=say,
            facts={"indicator": inspection.label(name), "was": baseline.value, "wanted": target.value},
            related=((inspection.at(name, "baseline", "value"), "baseline"),),
            node=name,
            severity={"stable": Severity.WARNING, "still": Severity.INFO}.get(say),
            absent=("direction",) if say == "still" else (),
        )


def _clash(was: Figure, wanted: Figure, direction: Direction | None) -> str:
    """What is wrong between the two figures, as a key of the messages; empty where nothing certainly is."""
    sign = sign_of_difference(wanted, was)
    if was.bound is not Bound.EXACT or sign is None:
        return ""
    # More than 80 lies above 80.
    sign = sign or {Bound.MORE_THAN: 1, Bound.LESS_THAN: -1}.get(wanted.bound, 0)
    match direction:
        case Direction.STABLE:
            return "stable" if sign and wanted.bound is Bound.EXACT else ""
        case None:
            return "" if sign else "still"
        case Direction.UP if sign < 0:
            return "up"
        case Direction.DOWN if sign > 0:
            return "down"
        case _:
            return "" if sign else "same"


def _dates(inspection: Inspection, name: str, baseline: Baseline, target: Target) -> Iterator[Report]:
    keyword = "date" if baseline.date else "plan"
    written = baseline.date or baseline.plan or ""
    first, last = days_of(written), days_of(target.due or "")
    if first and last and last[1] <= first[0]:
        yield Report(
            span=inspection.at(name, "target", "due"),
            say="dates",
            facts={"indicator": inspection.label(name), "was": written, "wanted": target.due},
            related=((inspection.at(name, "baseline", keyword), "baseline"),),
            node=name,
        )
