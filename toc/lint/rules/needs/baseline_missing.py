"""TOC707: an indicator of a change without the situation before."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT, Indicator
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.gaps import all_lack_it, is_said, section_span
from toc.lint.rules.needs.moments import days_of, only_moment
from toc.lint.rules.needs.table import Table
from toc.lint.rules.sources import GEZINSCOACHING, USAID_PIRS


@rule(
    707,
    "baseline-missing",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    since=Profile.FINAL,
    sources=(
        GEZINSCOACHING.at("2.2: measuring before and after", "2.2: voor- en nametingen"),
        USAID_PIRS.at("the fields of the sheet", "de velden van de fiche"),
    ),
    nl=Wording(
        title="Een indicator van een outcome of het impactdoel heeft een nulmeting, of een plan om die te maken.",
        why="Verandering zie je pas als je weet van waar je vertrekt. Zodra de activiteiten lopen, is een nulmeting "
        "niet meer in te halen.",
        say={
            "": "Indicator '{indicator}' heeft geen nulmeting.",
            "value": "De nulmeting van indicator '{indicator}' heeft geen cijfer, en ook geen plan om er een te "
            "krijgen.",
            "date": "De nulmeting van indicator '{indicator}' heeft geen datum.",
            "all": "Geen enkele van de {count} indicatoren bij outcomes of impactdoel heeft een nulmeting.",
        },
        do={
            "": "Zoek het cijfer van vóór de start: {baseline}: {{{value}: 48, {date}: 2026}}. Bestaat dat niet, "
            "schrijf dan hoe en wanneer je het krijgt, met {plan}.",
            "date": "Voeg toe van wanneer het cijfer is, bijvoorbeeld {date}: 2026.",
            "all": "Begin bij de indicatoren waarvoor al cijfers bestaan, met {baseline}: {{{value}: 48, {date}: "
            "2026}}. Schrijf bij de andere met {plan} hoe en wanneer je de nulmeting doet.",
        },
        point={"": "geen {baseline}", "value": "geen cijfer", "date": "van wanneer?"},
        bad="""\
outcomes:
  veilig_plein:
    tekst: Ouderen voelen zich veiliger op het plein
indicatoren:
  ⟦veilig_gevoel⟧:
    tekst: Aandeel ouderen dat zich 's avonds veilig voelt op het plein
    meet: [veilig_plein]
""",
        good="""\
outcomes:
  veilig_plein:
    tekst: Ouderen voelen zich veiliger op het plein
indicatoren:
  veilig_gevoel:
    tekst: Aandeel ouderen dat zich 's avonds veilig voelt op het plein
    meet: [veilig_plein]
    nulmeting: {waarde: 48, datum: 2025}
""",
    ),
    en=Wording(
        title="An indicator of an outcome or of the impact goal has a baseline, or a plan to get one.",
        why="A change shows only when you know where you start from. Once the activities run, a baseline cannot be "
        "made up for.",
        say={
            "": "Indicator '{indicator}' has no baseline.",
            "value": "The baseline of indicator '{indicator}' has no figure, and no plan to get one.",
            "date": "The baseline of indicator '{indicator}' has no date.",
            "all": "None of the {count} indicators of outcomes or of the impact goal has a baseline.",
        },
        do={
            "": "Look for the figure from before the start: {baseline}: {{{value}: 48, {date}: 2026}}. If there is "
            "none, write how and when you will get it, with {plan}.",
            "date": "Add when the figure dates from, for instance {date}: 2026.",
            "all": "Start with the indicators for which figures exist, with {baseline}: {{{value}: 48, {date}: 2026}}. "
            "For the others write with {plan} how and when you will make the baseline.",
        },
        point={"": "no {baseline}", "value": "no figure", "date": "from when?"},
        bad="""\
outcomes:
  safe_square:
    text: Older residents feel safer on the square
indicators:
  ⟦feel_safe⟧:
    text: Share of older residents who feel safe on the square in the evening
    measures: [safe_square]
""",
        good="""\
outcomes:
  safe_square:
    text: Older residents feel safer on the square
indicators:
  feel_safe:
    text: Share of older residents who feel safe on the square in the evening
    measures: [safe_square]
    baseline: {value: 48, date: 2025}
""",
    ),
    note=(
        (
            "A first measurement that is still to come, in a method with more dates, counts as a plan. An indicator "
            "that is measured at one moment only is for single-measurement-moment. A figure without a date is an info. "
            "Where three or more indicators all lack a baseline, the plan gets one finding."
        ),
        (
            "Een eerste meting die nog moet komen, bij een methode met meer data, geldt als plan. Een indicator die je "
            "maar op één moment meet, is voor single-measurement-moment. Een cijfer zonder datum is een tip. Hebben "
            "drie of meer indicatoren geen van alle een nulmeting, dan krijgt het plan één melding."
        ),
    ),
)
def baseline_missing(inspection: Inspection) -> Iterator[Report]:
    changes = {*inspection.plan.outcomes, IMPACT}
    asked = {name: one for name, one in inspection.plan.indicators.items() if not changes.isdisjoint(one.measures)}
    table = Table.of(inspection)
    gaps = {name: gap for name, one in asked.items() if (gap := _gap(inspection, name, one, table))}
    lacking = [name for name, gap in gaps.items() if gap == "none"]
    if all_lack_it(lacking, asked):
        yield Report(span=section_span(inspection, "indicators"), say="all", facts={"count": len(asked)})
        return
    for name, gap in gaps.items():
        yield Report(
            span=inspection.at(name, "baseline"),
            say="" if gap == "none" else gap,
            facts={"indicator": inspection.label(name)},
            node=name,
            severity=Severity.INFO if gap == "date" else None,
        )


def _gap(inspection: Inspection, name: str, indicator: Indicator, table: Table) -> str:
    """What the baseline lacks: `none` where there is no baseline at all, empty where nothing is missing."""
    baseline = indicator.baseline
    if inspection.document.is_unread(name, ("baseline",)):
        return ""
    if baseline and is_said(baseline.value):
        return "" if baseline.date else "date"
    if baseline and (is_said(baseline.plan) or _is_to_come(inspection, baseline.date)):
        return ""
    if only_moment(indicator, table.of_need(name)) or _is_planned(inspection, name, table):
        return ""
    return "value" if baseline else "none"


def _is_planned(inspection: Inspection, name: str, table: Table) -> bool:
    """Whether a method has several moments of which the first is still to come, or says so in words."""
    if table.unsure or any(inspection.document.is_unread(method, ("when",)) for method in table.of_need(name)):
        return True
    moments = [moment for method in table.of_need(name).values() for moment in method.when]
    days = sorted(found for moment in moments if (found := days_of(moment)))
    if len(days) < len(moments):
        return len(moments) > 1 or _says_before(moments[0])
    return len(days) > 1 and days[0][1] >= inspection.today


def _says_before(moment: str) -> bool:
    return any(
        word in moment.casefold().replace("-", " ").split() for word in ("voor", "vooraf", "before", "nulmeting")
    )


def _is_to_come(inspection: Inspection, written: str | None) -> bool:
    days = days_of(written) if written else None
    return bool(days and days[1] >= inspection.today)
