"""TOC901: a change for which the plan itself does nothing, or means that no activity uses."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.graph import Level
from toc.core.model import Output
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import GRYP_HEYLEN


@rule(
    901,
    "action-not-linked",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    since=Profile.REVIEW,
    sources=(
        GRYP_HEYLEN.at(
            "each action names the goals it adds to, and each goal the actions it needs",
            "elke actie draagt bij tot een doel of tussendoel, en elk tussendoel heeft zijn acties",
        ),
    ),
    nl=Wording(
        title="Voor elke verandering doe je zelf ook iets, en elk middel dient een activiteit.",
        why="Met een actieplan kies je waar je tijd en geld naartoe gaan. Wat nergens aan vasthangt, kun je achteraf "
        "niet aan je eigen werk toeschrijven.",
        say={
            "": "Geen enkele activiteit draagt bij tot '{change}': het hangt helemaal af van wat anderen doen.",
            "input": "Middel '{input}' dient voor geen enkele activiteit.",
            "inputs": "Geen enkel middel zegt voor welke activiteit het dient.",
        },
        do={
            "": "Welke activiteit helpt hier mee? Zet '{id}' daar bij {leads_to}. Laat je het helemaal aan anderen "
            "over, schrijf dan {external}: ja.",
            "input": "Schrijf voor welke activiteiten je het gebruikt: {leads_to}: [id].",
            "inputs": "Schrijf bij elk middel voor welke activiteiten je het gebruikt: {leads_to}: [id].",
        },
        point={
            "": "geen activiteit helpt mee",
            "input": "geen {leads_to}",
            "inputs": "nergens {leads_to}",
            "other": "dit doen anderen",
        },
        bad="""\
activiteiten:
  wandelgroep:
    tekst: De buurtwerkers wandelen elke week met een groep eigenaars
    leidt_tot: [buren_groeten]
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
  straat_verlicht:
    tekst: De netbeheerder verlicht de straten beter
    extern: ja
    leidt_tot: [avond_buiten]
  ⟦avond_buiten⟧:
    tekst: Bewoners komen 's avonds vaker buiten
""",
        good="""\
activiteiten:
  wandelgroep:
    tekst: De buurtwerkers wandelen elke week met een groep eigenaars
    leidt_tot: [buren_groeten, avond_buiten]
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
  straat_verlicht:
    tekst: De netbeheerder verlicht de straten beter
    extern: ja
    leidt_tot: [avond_buiten]
  avond_buiten:
    tekst: Bewoners komen 's avonds vaker buiten
""",
    ),
    en=Wording(
        title="Every change has an activity of your own behind it, and all means serve an activity.",
        why="An action plan chooses where time and money go. What is tied to nothing cannot be ascribed to your own "
        "work afterwards.",
        say={
            "": "No activity adds to '{change}': it depends on what others do alone.",
            "input": "Input '{input}' serves no activity.",
            "inputs": "No input says which activity it serves.",
        },
        do={
            "": "Which activity helps here? Add '{id}' to {leads_to} there. If you leave it to others altogether, "
            "write {external}: yes.",
            "input": "Write for which activities you use it: {leads_to}: [id].",
            "inputs": "Write for every input which activities use it: {leads_to}: [id].",
        },
        point={
            "": "no activity helps here",
            "input": "no {leads_to}",
            "inputs": "no {leads_to} anywhere",
            "other": "others do this",
        },
        bad="""\
activities:
  walking_group:
    text: The community workers walk with a group of owners every week
    leads_to: [neighbours_greet]
outcomes:
  neighbours_greet:
    text: Neighbours greet each other in the street more often
  streets_lit:
    text: The grid operator lights the streets better
    external: yes
    leads_to: [out_at_night]
  ⟦out_at_night⟧:
    text: Residents go out in the evening more often
""",
        good="""\
activities:
  walking_group:
    text: The community workers walk with a group of owners every week
    leads_to: [neighbours_greet, out_at_night]
outcomes:
  neighbours_greet:
    text: Neighbours greet each other in the street more often
  streets_lit:
    text: The grid operator lights the streets better
    external: yes
    leads_to: [out_at_night]
  out_at_night:
    text: Residents go out in the evening more often
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "An activity without an arrow is for dead-end-activity, one whose arrow goes to an unknown id for "
            "dangling-reference, a change without any cause for change-without-cause, one that stops before the impact "
            "goal for change-not-leading-to-impact. What is left: a change of the plan whose only causes are brought "
            "about by others, reported where the chain starts, and (as an info) means that no activity uses, once if "
            "that holds for all of them. Silent while there are no activities."
        ),
        (
            "Een activiteit zonder pijl is voor dead-end-activity, een pijl naar een onbekend id voor "
            "dangling-reference, een verandering zonder oorzaak voor change-without-cause, een die voor het impactdoel "
            "stopt voor change-not-leading-to-impact. Wat overblijft: een verandering met enkel oorzaken waar anderen "
            "voor zorgen, gemeld waar de keten begint, en (als info) een middel dat geen enkele activiteit gebruikt, "
            "één keer als dat voor alle middelen zo is. Zwijgt zolang er geen activiteiten zijn."
        ),
    ),
)
def action_not_linked(inspection: Inspection) -> Iterator[Report]:
    arrows_unread = any(path[2:3] == ("leads_to",) for path in inspection.document.unread)
    if inspection.plan.activities and not arrows_unread:
        yield from _changes_by_others_alone(inspection)
        yield from _unused_inputs(inspection)


def _changes_by_others_alone(inspection: Inspection) -> Iterator[Report]:
    graph = inspection.graph
    helped = graph.downstream(graph.at(Level.ACTIVITY))
    external = {change.id for change in inspection.plan.changes() if change.external}
    for change in inspection.plan.changes():
        causes = graph.causes[change.id]
        if change.id not in helped and not change.external and causes and external.issuperset(causes):
            yield Report(
                span=inspection.at(change.id),
                facts={"change": inspection.label(change.id), "id": change.id},
                related=tuple((inspection.at(cause), "other") for cause in causes[:3]),
                node=change.id,
                severity=Severity.INFO if isinstance(change, Output) else None,
                absent=("external",),
            )


def _unused_inputs(inspection: Inspection) -> Iterator[Report]:
    inputs = inspection.plan.inputs
    unused = [name for name, one in inputs.items() if not one.leads_to]
    if len(unused) == len(inputs) > 1:
        yield Report(span=at_keyword(inspection, "inputs"), say="inputs", severity=Severity.INFO)
        return
    for name in unused:
        yield Report(
            span=inspection.at(name),
            say="input",
            facts={"input": inspection.label(name)},
            node=name,
            severity=Severity.INFO,
            absent=("leads_to",),
        )
