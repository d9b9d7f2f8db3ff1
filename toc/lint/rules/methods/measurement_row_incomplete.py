"""TOC801: an information need without a complete row in the impact measurement table."""

from collections.abc import Iterator, Mapping

from toc.core import keywords
from toc.core.findings import Profile, Report, Severity
from toc.core.model import Indicator, Method, MethodType
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.gaps import all_lack_it, is_said, section_span
from toc.lint.rules.needs.table import Table
from toc.lint.rules.sources import DHAENE, USAID_PIRS

# These ask nobody: what is looked at or looked up is named by the method itself.
_NOBODY_ASKED = frozenset({MethodType.EXISTING_DATA, MethodType.REGISTRATION, MethodType.OBSERVATION})
_COLUMNS = {"respondents": "source", "when": "frequency", "collects": "responsible", "analyses": ""}
"""The columns of a method, each with the keyword of an indicator that says it as well."""


@rule(
    801,
    "measurement-row-incomplete",
    Severity.ERROR,
    Checklist.METHODS,
    since=Profile.FINAL,
    sources=(
        DHAENE.at("a look ahead to day 3: the impact measurement table", "vooruitblik op dag 3: de impactmeting-tabel"),
        USAID_PIRS.at("the fields of the sheet", "de velden van de fiche"),
    ),
    nl=Wording(
        title="Elke indicator en elke leervraag heeft een volledige rij in de impactmeting-tabel.",
        why="Een informatienood zonder methode of zonder trekker blijft een goed voornemen: niemand verzamelt het "
        "antwoord, of niemand doet er iets mee.",
        say={
            "plan": "Het plan heeft informatienoden, maar nog geen methoden om ze te meten.",
            "loose": "Geen enkele methode zegt welke indicator of leervraag ze beantwoordt.",
            "indicator": "Geen enkele methode beantwoordt indicator '{need}'.",
            "question": "Geen enkele methode beantwoordt leervraag '{need}'.",
            "method": "Nog in te vullen bij methode '{method}': {missing}.",
            "row": "Nog in te vullen bij de methoden voor '{need}': {missing}.",
            "all": "Nog in te vullen bij alle {count} methoden: {missing}.",
        },
        do={
            "plan": "Zet onder {methods} hoe je aan de antwoorden komt. Geef elke methode een {name}, {answers}, "
            "{respondents}, {when}, {collects} en {analyses}.",
            "loose": "Voeg bij elke methode {answers}: toe, met de id's van de indicatoren en leervragen.",
            "indicator": "Zet {id} bij {answers} van een methode die dit meet, of voeg er een toe.",
            "question": "Zet {id} bij {answers} van een methode die dit kan uitleggen, zoals {interview} of "
            "{stories}, of voeg er een toe.",
            "": "Schrijf bij wie je de informatie haalt ({respondents}), op welke momenten ({when}), wie ze verzamelt "
            "({collects}) en wie ze analyseert ({analyses}).",
        },
        point={
            "": "niet volledig",
            "plan": "geen {methods}",
            "loose": "geen {answers}",
            "indicator": "geen methode",
            "question": "geen methode",
            "need": "wacht hierop",
            "with": "beantwoordt dit",
        },
        bad="""\
indicatoren:
  veilig_gevoel:
    tekst: Aandeel ouderen dat zich 's avonds veilig voelt
methoden:
  ⟦buurtbevraging⟧:
    naam: Buurtbevraging
    beantwoordt: [veilig_gevoel]
    bevraagden: [ouderen]
    wanneer: [2026-03-01, 2028-03-01]
""",
        good="""\
indicatoren:
  veilig_gevoel:
    tekst: Aandeel ouderen dat zich 's avonds veilig voelt
methoden:
  buurtbevraging:
    naam: Buurtbevraging
    beantwoordt: [veilig_gevoel]
    bevraagden: [ouderen]
    wanneer: [2026-03-01, 2028-03-01]
    verzamelt: buurtwerker
    analyseert: data-analist
""",
    ),
    en=Wording(
        title="Every indicator and every learning question has a complete row in the impact measurement table.",
        why="An information need without a method or without anybody to take it up remains a good intention: nobody "
        "gathers the answer, or nobody does anything with it.",
        say={
            "plan": "The plan has information needs, but no methods yet to meet them.",
            "loose": "No method says which indicator or learning question it answers.",
            "indicator": "No method answers indicator '{need}'.",
            "question": "No method answers learning question '{need}'.",
            "method": "Still to fill in for method '{method}': {missing}.",
            "row": "Still to fill in for the methods for '{need}': {missing}.",
            "all": "Still to fill in for all {count} methods: {missing}.",
        },
        do={
            "plan": "Write under {methods} how you will get the answers. Give every method a {name}, {answers}, "
            "{respondents}, {when}, {collects} and {analyses}.",
            "loose": "Add {answers}: to every method, with the ids of the indicators and learning questions.",
            "indicator": "Put {id} under {answers} of a method that measures this, or add one.",
            "question": "Put {id} under {answers} of a method that can explain this, such as {interview} or "
            "{stories}, or add one.",
            "": "Write from whom the information comes ({respondents}), at which moments ({when}), who gathers it "
            "({collects}) and who analyses it ({analyses}).",
        },
        point={
            "": "not complete",
            "plan": "no {methods}",
            "loose": "no {answers}",
            "indicator": "no method",
            "question": "no method",
            "need": "waits for this",
            "with": "answers this",
        },
        bad="""\
indicators:
  feel_safe:
    text: Share of older residents who feel safe in the evening
methods:
  ⟦local_survey⟧:
    name: Neighbourhood survey
    answers: [feel_safe]
    respondents: [older]
    when: [2026-03-01, 2028-03-01]
""",
        good="""\
indicators:
  feel_safe:
    text: Share of older residents who feel safe in the evening
methods:
  local_survey:
    name: Neighbourhood survey
    answers: [feel_safe]
    respondents: [older]
    when: [2026-03-01, 2028-03-01]
    collects: community worker
    analyses: data analyst
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "A row is judged with all methods that answer it; what the indicator itself says about source, frequency "
            "and responsible counts too. What one method lacks is said once, at the method, not at every row; what all "
            "of them lack is said once for the plan. An indicator whose own sheet is full and that only lacks a method "
            "is a warning. Without any method the plan gets one finding."
        ),
        (
            "Een rij telt met alle methoden die ze beantwoorden, en met wat de indicator zelf zegt over bron, "
            "frequentie en verantwoordelijke. Wat één methode mist, staat één keer bij die methode, niet bij elke rij; "
            "wat ze allemaal missen, staat er één keer voor het hele plan. Heeft een indicator zelf alles ingevuld en "
            "ontbreekt enkel een methode, dan is het een waarschuwing. Zonder enige methode krijgt het plan één "
            "melding."
        ),
    ),
)
def measurement_row_incomplete(inspection: Inspection) -> Iterator[Report]:
    plan = inspection.plan
    needs = (*plan.indicators, *plan.learning_questions)
    table = Table.of(inspection)
    if not needs or table.unsure:
        return
    if not plan.methods:
        yield Report(span=section_span(inspection, "methods"), say="plan", absent=("methods",))
    elif not any(method.answers for method in plan.methods.values()):
        yield Report(span=section_span(inspection, "methods"), say="loose")
    else:
        yield from _without_method(inspection, needs, table)
        yield from _incomplete(inspection, needs, table)


def _without_method(inspection: Inspection, needs: tuple[str, ...], table: Table) -> Iterator[Report]:
    for name in needs:
        if not table.of_need(name):
            indicator = inspection.plan.indicators.get(name)
            yield Report(
                span=inspection.at(name),
                say="indicator" if indicator else "question",
                facts={"need": inspection.label(name), "id": name},
                node=name,
                severity=Severity.WARNING if indicator and _has_full_sheet(indicator) else None,
            )


def _has_full_sheet(indicator: Indicator) -> bool:
    return all(is_said(text) for text in (indicator.source, indicator.frequency, indicator.responsible))


def _incomplete(inspection: Inspection, needs: tuple[str, ...], table: Table) -> Iterator[Report]:
    """What rows lack: at the method where one method answers them, at the row where several do."""
    of_method: dict[str, list[str]] = {}
    waiting: dict[str, list[str]] = {}
    for need in needs:
        methods = table.of_need(need)
        missing = [column for column in _COLUMNS if not _is_filled(inspection, column, need, methods)]
        if len(methods) == 1:
            method = next(iter(methods))
            of_method.setdefault(method, []).extend(missing)
            waiting.setdefault(method, []).extend([need] if missing else [])
        elif methods and missing:
            facts = {"need": inspection.label(need), "missing": _spelled(inspection, missing)}
            related = tuple((inspection.at(name), "with") for name in methods)
            yield Report(span=inspection.at(need), say="row", facts=facts, related=related, node=need)
    yield from _at_methods(inspection, of_method, waiting, table)


def _at_methods(
    inspection: Inspection, of_method: Mapping[str, list[str]], waiting: Mapping[str, list[str]], table: Table
) -> Iterator[Report]:
    everywhere = [column for column in _COLUMNS if all_lack_it(_lacking(of_method, column), table.answering)]
    if everywhere:
        yield Report(
            span=section_span(inspection, "methods"),
            say="all",
            facts={"count": len(of_method), "missing": _spelled(inspection, everywhere)},
        )
    for method, lacking in of_method.items():
        missing = [column for column in _COLUMNS if column in lacking and column not in everywhere]
        if missing:
            facts = {"method": inspection.label(method), "missing": _spelled(inspection, missing)}
            related = tuple((inspection.at(need), "need") for need in waiting[method])
            yield Report(span=inspection.at(method), say="method", facts=facts, related=related, node=method)


def _lacking(of_method: Mapping[str, list[str]], column: str) -> list[str]:
    return [method for method, missing in of_method.items() if column in missing]


def _spelled(inspection: Inspection, columns: list[str]) -> list[str]:
    return [keywords.spell(column, inspection.document.spelling) for column in columns]


def _is_filled(inspection: Inspection, column: str, need: str, methods: Mapping[str, Method]) -> bool:
    """Whether a method says it, or the indicator itself, or says it in a way that could not be read."""
    if column == "respondents" and any(method.type in _NOBODY_ASKED for method in methods.values()):
        return True
    unread = inspection.document.is_unread
    if any(_says(method, column) or unread(name, (column,)) for name, method in methods.items()):
        return True
    indicator, own = inspection.plan.indicators.get(need), _COLUMNS[column]
    return bool(indicator and own) and (is_said(getattr(indicator, own)) or unread(need, (own,)))


def _says(method: Method, column: str) -> bool:
    found: str | tuple[str, ...] | None = getattr(method, column)
    return any(is_said(text) for text in found) if isinstance(found, tuple) else is_said(found)
