"""TOC309: a way to impact without outcomes, or without outputs."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING, OECD_DAC


@rule(
    309,
    "outputs-or-outcomes-absent",
    Severity.ERROR,
    Checklist.CHANGES,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "step 1.3: how outputs and outcomes differ from activities",
            "stap 1.3: hoe outputs en outcomes van activiteiten verschillen",
        ),
        GEZINSCOACHING.at(
            "2.1: outputs show who was reached, outcomes what became better for people",
            "2.1: outputs tonen wie bereikt is, outcomes wat er voor mensen beter werd",
        ),
        OECD_DAC.at("definitions of output and outcome", "definities van output en outcome"),
    ),
    nl=Wording(
        title="De weg naar impact telt zowel outputs als outcomes.",
        why="Een output toont wat een activiteit meteen oplevert, een outcome wat er daarna anders loopt bij mensen. "
        "Zonder outcomes meet je straks enkel of je gedaan hebt wat je gepland had.",
        say={
            "outcomes": "Het plan heeft geen enkele outcome.",
            "outputs": "Het plan heeft outcomes, maar geen outputs.",
        },
        do={
            "outcomes": "Vraag bij elke activiteit en elke output: 'en wat verandert er dan, bij wie?' Schrijf elk "
            "antwoord onder {outcomes}: met een eigen id, een {text}: en een {who}:.",
            "outputs": "Vraag bij elke activiteit: 'wat levert dit meteen op, en bij wie?' Staat het antwoord nergens, "
            "schrijf het dan onder {outputs}: en laat het leiden tot een outcome.",
        },
        point={"outcomes": "geen {outcomes}", "outputs": "geen {outputs}"},
        bad="""\
outputs:
  gezinnen_ingelicht:
    tekst: Gezinnen uit vijf wijken kwamen naar een infoavond over energie
⟦outcomes⟧:
""",
        good="""\
outputs:
  gezinnen_ingelicht:
    tekst: Gezinnen uit vijf wijken kwamen naar een infoavond over energie
    leidt_tot: [minder_verbruik]
outcomes:
  minder_verbruik:
    tekst: Gezinnen verbruiken minder energie
""",
    ),
    en=Wording(
        title="The way to impact has both outputs and outcomes.",
        why="An output shows what an activity brings about at once, an outcome what goes differently for people "
        "afterwards. Without outcomes all that is left to measure is whether you did what you had planned.",
        say={
            "outcomes": "The plan has no outcome at all.",
            "outputs": "The plan has outcomes, but no outputs.",
        },
        do={
            "outcomes": "Ask of every activity and every output: 'so what changes then, and in whom?' Write each "
            "answer under {outcomes}: with an id of its own, a {text}: and a {who}:.",
            "outputs": "Ask of every activity: 'what does this bring about at once, and in whom?' If the answer stands "
            "nowhere, write it under {outputs}: and let it lead to an outcome.",
        },
        point={"outcomes": "no {outcomes}", "outputs": "no {outputs}"},
        bad="""\
outputs:
  families_informed:
    text: Families from five neighbourhoods came to an evening about energy
⟦outcomes⟧:
""",
        good="""\
outputs:
  families_informed:
    text: Families from five neighbourhoods came to an evening about energy
    leads_to: [less_energy]
outcomes:
  less_energy:
    text: Families use less energy
""",
    ),
    needs_whole_file=True,
)
def outputs_or_outcomes_absent(inspection: Inspection) -> Iterator[Report]:
    if not inspection.plan.outcomes:
        yield _absent(inspection, "outcomes", None)
    elif not inspection.plan.outputs:
        yield _absent(inspection, "outputs", Severity.INFO)


def _absent(inspection: Inspection, section: str, severity: Severity | None) -> Report:
    place = inspection.document.place(section)
    return Report(span=place.name if place else inspection.document.start, say=section, severity=severity)
