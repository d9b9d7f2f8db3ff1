"""TOC806: results that nobody reads together, or only after the decision."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity, Span
from toc.core.model import Phase, date_range
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.gaps import section_span
from toc.lint.rules.sources import DHAENE


@rule(
    806,
    "no-sense-making-moment",
    Severity.INFO,
    Checklist.METHODS,
    since=Profile.FINAL,
    sources=(
        DHAENE.at(
            "a system: a plan for reflection and making sense of results together, at key moments",
            "een 'systeem': een plan voor reflectie en gezamenlijke duiding (sense-making), op sleutelmomenten",
        ),
    ),
    nl=Wording(
        title="Er is een moment gepland om de resultaten samen te bekijken, voor er beslist wordt.",
        why="Cijfers en verhalen krijgen pas betekenis als je ze samen leest, met wie ze kan uitleggen en wie beslist.",
        say={
            "": "Het plan heeft geen moment om de resultaten samen te bekijken.",
            "late": "Het eerste moment om de resultaten samen te bekijken ({moment}) komt na de beslissing waarvoor "
            "{questions} dient.",
            "late_many": "Het eerste moment om de resultaten samen te bekijken ({moment}) komt na de beslissingen "
            "waarvoor {count} leervragen dienen.",
        },
        do={
            "": "Plan onder {reflection} een moment kort na elke meting en voor de beslissing, met {date}, {text} en "
            "{who}. Nodig ook mensen uit de doelgroep uit.",
            "late": "Vervroeg het moment, of plan er een bij voor {due}.",
            "late_many": "Vervroeg het moment, of plan er een bij voor {due}.",
        },
        point={"": "geen {reflection}", "late": "te laat", "late_many": "te laat", "due": "hier valt de beslissing"},
        bad="""\
leervragen:
  wie_niet:
    tekst: Waarom komen alleenstaande ouders minder naar de spelnamiddag?
    tegen: 2027-12-01
⟦methoden⟧:
  huisbezoeken:
    naam: Gesprekken bij ouders thuis
    beantwoordt: [wie_niet]
""",
        good="""\
leervragen:
  wie_niet:
    tekst: Waarom komen alleenstaande ouders minder naar de spelnamiddag?
    tegen: 2027-12-01
methoden:
  huisbezoeken:
    naam: Gesprekken bij ouders thuis
    beantwoordt: [wie_niet]
reflectie:
  - {datum: 2027-10-15, tekst: De gesprekken bespreken met ouders en stuurgroep, wie: stuurgroep}
""",
    ),
    en=Wording(
        title="There is a moment to read the results together, before anything is decided.",
        why="Figures and stories only get a meaning when they are read together, with those who can explain them and "
        "those who decide.",
        say={
            "": "The plan has no moment to read the results together.",
            "late": "The first moment to read the results together ({moment}) comes after the decision that needs "
            "{questions}.",
            "late_many": "The first moment to read the results together ({moment}) comes after the decisions that need "
            "{count} learning questions.",
        },
        do={
            "": "Plan a moment under {reflection} shortly after each measurement and before the decision, with {date}, "
            "{text} and {who}. Invite people of the target group too.",
            "late": "Bring the moment forward, or plan one more before {due}.",
            "late_many": "Bring the moment forward, or plan one more before {due}.",
        },
        point={"": "no {reflection}", "late": "too late", "late_many": "too late", "due": "the decision falls here"},
        bad="""\
learning_questions:
  who_not:
    text: Why do single parents come to the play afternoon less often?
    due: 2027-12-01
⟦methods⟧:
  home_visits:
    name: Talks with parents at home
    answers: [who_not]
""",
        good="""\
learning_questions:
  who_not:
    text: Why do single parents come to the play afternoon less often?
    due: 2027-12-01
methods:
  home_visits:
    name: Talks with parents at home
    answers: [who_not]
reflection:
  - {date: 2027-10-15, text: Discuss the talks with parents and the steering group, who: steering group}
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "Taking part in reading the results (participation) is such a moment too. Silent while the plan has no "
            "methods. A first moment after the date of a learning question is a warning; a moment without a date may "
            "be in time."
        ),
        (
            "Mee resultaten lezen (bij participatie) is ook zo'n moment. Zwijgt zolang het plan geen methoden heeft. "
            "Een eerste moment na de datum van een leervraag is een waarschuwing; een moment zonder datum kan op tijd "
            "zijn."
        ),
    ),
)
def no_sense_making_moment(inspection: Inspection) -> Iterator[Report]:
    moments = _moments(inspection)
    if not moments:
        if inspection.plan.methods:
            span = section_span(inspection, "reflection", "methods")
            yield Report(span=span, absent=("reflection", "participation"))
    elif not inspection.document.is_unread("", ("reflection", "participation")):
        yield from _too_late(inspection, moments)


def _moments(inspection: Inspection) -> list[tuple[str, Span]]:
    """When results are read together, with the place of the date; empty text where there is no date."""
    plan, document = inspection.plan, inspection.document
    moments = [
        (one.date or "", document.span_of("reflection", index, "date")) for index, one in enumerate(plan.reflection)
    ]
    moments += [
        (one.date or "", document.span_of("participation", index, "date"))
        for index, one in enumerate(plan.participation)
        if one.phase is Phase.INTERPRET
    ]
    return moments


def _too_late(inspection: Inspection, moments: list[tuple[str, Span]]) -> Iterator[Report]:
    if not all(written for written, _ in moments):
        return
    first, span = min(moments, key=lambda moment: date_range(moment[0])[0])
    dues = {name: one.due for name, one in inspection.plan.learning_questions.items() if one.due}
    late = {name: due for name, due in dues.items() if date_range(due)[1] < date_range(first)[0]}
    if late:
        yield Report(
            span=span,
            say="late_many" if len(late) > 1 else "late",
            facts={
                "moment": first,
                "count": len(late),
                "questions": [inspection.label(name) for name in late],
                "due": min(late.values(), key=lambda due: date_range(due)[0]),
            },
            related=tuple((inspection.at(name, "due"), "due") for name in late),
            severity=Severity.WARNING,
        )
