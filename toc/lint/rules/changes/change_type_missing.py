"""TOC311: outcomes that do not say what kind of change they are, or that all stop at knowing."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import ChangeType
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.gaps import is_any_unread
from toc.lint.rules.sources import GAC, MAYNE_2019


@rule(
    311,
    "change-type-missing",
    Severity.INFO,
    Checklist.CHANGES,
    since=Profile.REVIEW,
    sources=(
        MAYNE_2019.at(
            "changes in capacity come before changes in behaviour", "eerst verandert wat mensen kunnen, dan wat ze doen"
        ),
        GAC.at(
            "what changes at once, in between and in the end", "wat er meteen, tussentijds en op het einde verandert"
        ),
    ),
    nl=Wording(
        title="Elke outcome zegt welke soort verandering het is.",
        why="Iets weten, iets durven, iets kunnen en iets doen zijn aparte stappen. Met de soort erbij zie je of er "
        "één ontbreekt, en hoe je die kunt meten.",
        say={
            "": "Bij outcome '{change}' staat geen {type}.",
            "all": "Geen enkele outcome heeft een {type}.",
            "knowledge": "Het plan stopt bij kennis: weten is nog niet doen.",
        },
        do={
            "": "Vul bij {type}: in wat er verandert ({types}).",
            "knowledge": "Voeg een outcome toe met wat mensen met die kennis doen ({type}: {behaviour}) en laat de "
            "kennis daartoe leiden.",
        },
        point={"": "welke soort?", "all": "geen {type}", "knowledge": "en dan?"},
        bad="""\
outcomes:
  kent_recht:
    tekst: Huurders kennen hun recht op een huursubsidie
    soort: kennis
  ⟦vraagt_aan⟧:
    tekst: Huurders vragen de huursubsidie sneller aan
""",
        good="""\
outcomes:
  kent_recht:
    tekst: Huurders kennen hun recht op een huursubsidie
    soort: kennis
  vraagt_aan:
    tekst: Huurders vragen de huursubsidie sneller aan
    soort: gedrag
""",
    ),
    en=Wording(
        title="Every outcome says what kind of change it is.",
        why="To know, to dare, to be able and to do are separate steps. With the kind beside it you see whether one is "
        "missing, and how to measure it.",
        say={
            "": "Outcome '{change}' has no {type}.",
            "all": "No outcome has a {type}.",
            "knowledge": "The plan stops at knowledge: knowing is not yet doing.",
        },
        do={
            "": "Fill in at {type}: what changes ({types}).",
            "knowledge": "Add an outcome with what people do with that knowledge ({type}: {behaviour}) and let the "
            "knowledge lead to it.",
        },
        point={"": "what kind?", "all": "no {type}", "knowledge": "and then?"},
        bad="""\
outcomes:
  know_right:
    text: Tenants know their right to a rent subsidy
    type: knowledge
  ⟦apply⟧:
    text: Tenants apply for the rent subsidy sooner
""",
        good="""\
outcomes:
  know_right:
    text: Tenants know their right to a rent subsidy
    type: knowledge
  apply:
    text: Tenants apply for the rent subsidy sooner
    type: behaviour
""",
    ),
    note=(
        (
            "One finding for the plan where no outcome has a type. Where all are knowledge it is a warning: the way "
            "stops before anybody does anything."
        ),
        (
            "Eén melding voor het plan als geen enkele outcome een soort heeft. Gaan ze allemaal over kennis, dan is "
            "het een waarschuwing: de weg stopt voor er iemand iets doet."
        ),
    ),
)
def change_type_missing(inspection: Inspection) -> Iterator[Report]:
    outcomes = inspection.plan.outcomes
    if not outcomes:
        return
    types = {outcome.type for outcome in outcomes.values()}
    facts: dict[str, object] = {"types": ChangeType}
    whole = inspection.document.span_of("outcomes")
    if types == {ChangeType.KNOWLEDGE}:
        if not inspection.document.partial:
            yield Report(span=whole, say="knowledge", severity=Severity.WARNING)
    elif types == {None} and len(outcomes) > 1 and not is_any_unread(inspection.document, "outcomes", "type"):
        yield Report(span=whole, say="all", facts=facts)
    else:
        for name, outcome in outcomes.items():
            if outcome.type is None:
                named = facts | {"change": inspection.label(name)}
                yield Report(span=inspection.at(name), facts=named, node=name, absent=("type",))
