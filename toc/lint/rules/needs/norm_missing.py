"""TOC708: an indicator that does not say what is good enough."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Direction, Indicator
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.gaps import all_lack_it, is_said, section_span
from toc.lint.rules.sources import GRYP_HEYLEN


@rule(
    708,
    "norm-missing",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    since=Profile.FINAL,
    sources=(
        GRYP_HEYLEN.at(
            "results are laid down in a norm, for actions as well as for sub-goals",
            "resultaten leg je vast in een norm, zowel voor acties als voor tussendoelen",
        ),
    ),
    nl=Wording(
        title="Elke indicator heeft een norm.",
        why="Zonder norm kun je achteraf elk cijfer goed of slecht noemen. Een norm die vooraf vastligt, maakt "
        "duidelijk wanneer je tevreden bent en wanneer je bijstuurt.",
        say={
            "": "Indicator '{indicator}' heeft geen norm.",
            "value": "De norm van indicator '{indicator}' zegt niet wat je wilt halen.",
            "all": "Geen enkele van de {count} indicatoren heeft een norm.",
        },
        do={
            "": "Spreek af wat je wilt halen en tegen wanneer, bijvoorbeeld {target}: {{{value}: 60, {due}: 2028}}. "
            "Moet het cijfer gelijk blijven, schrijf dan {direction}: {stable}.",
            "all": "Spreek per indicator af wat je wilt halen en tegen wanneer, bijvoorbeeld {target}: {{{value}: 60, "
            "{due}: 2028}}.",
        },
        point={"": "geen {target}", "value": "hoeveel?"},
        bad="""\
indicatoren:
  ⟦opkomst⟧:
    tekst: Aandeel jonge gezinnen uit de buurt op de spelnamiddag
""",
        good="""\
indicatoren:
  opkomst:
    tekst: Aandeel jonge gezinnen uit de buurt op de spelnamiddag
    norm: {waarde: 30, tegen: 2027-06-30}
""",
    ),
    en=Wording(
        title="Every indicator has a target.",
        why="Without a target any figure can be called good or bad afterwards. A target that is set beforehand shows "
        "when you are satisfied and when you adjust.",
        say={
            "": "Indicator '{indicator}' has no target.",
            "value": "The target of indicator '{indicator}' does not say what you want to reach.",
            "all": "None of the {count} indicators has a target.",
        },
        do={
            "": "Agree on what you want to reach and by when, for instance {target}: {{{value}: 60, {due}: 2028}}. If "
            "the figure should stay as it is, write {direction}: {stable}.",
            "all": "For each indicator agree on what you want to reach and by when, for instance {target}: {{{value}: "
            "60, {due}: 2028}}.",
        },
        point={"": "no {target}", "value": "how much?"},
        bad="""\
indicators:
  ⟦turnout⟧:
    text: Share of the young families of the neighbourhood at the play afternoon
""",
        good="""\
indicators:
  turnout:
    text: Share of the young families of the neighbourhood at the play afternoon
    target: {value: 30, due: 2027-06-30}
""",
    ),
    note=(
        (
            "A norm in words counts as well. Where the direction is stable, the baseline is the norm. Where three or "
            "more indicators all lack a norm, the plan gets one finding."
        ),
        (
            "Een norm in woorden telt ook. Is de richting stabiel, dan is de nulmeting de norm. Hebben drie of meer "
            "indicatoren geen van alle een norm, dan krijgt het plan één melding."
        ),
    ),
)
def norm_missing(inspection: Inspection) -> Iterator[Report]:
    document, indicators = inspection.document, inspection.plan.indicators
    missing = [
        name for name, one in indicators.items() if not _has_norm(one) and not document.is_unread(name, ("target",))
    ]
    if all_lack_it(missing, indicators):
        yield Report(span=section_span(inspection, "indicators"), say="all", facts={"count": len(missing)})
        return
    for name in missing:
        facts = {"indicator": inspection.label(name)}
        say = "value" if indicators[name].target else ""
        yield Report(span=inspection.at(name, "target"), say=say, facts=facts, node=name)


def _has_norm(indicator: Indicator) -> bool:
    target, baseline = indicator.target, indicator.baseline
    stays = indicator.direction is Direction.STABLE and baseline is not None and is_said(baseline.value)
    return stays or (target is not None and (is_said(target.value) or is_said(target.text)))
