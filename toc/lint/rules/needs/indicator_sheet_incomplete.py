"""TOC713: an indicator that does not say where the figure comes from, how often, and who follows it up."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.gaps import all_lack_it, is_said, section_span
from toc.lint.rules.needs.table import Table
from toc.lint.rules.sources import DHAENE, GRYP_HEYLEN, USAID_PIRS

_SHEET = ("source", "frequency", "responsible")


@rule(
    713,
    "indicator-sheet-incomplete",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    since=Profile.FINAL,
    sources=(
        USAID_PIRS.at(
            "data source, frequency and responsible person of an indicator",
            "bron, frequentie en verantwoordelijke van een indicator",
        ),
        DHAENE.at(
            "a system: key moments, and a plan for gathering data",
            "een 'systeem': sleutelmomenten, en een plan voor dataverzameling",
        ),
        GRYP_HEYLEN.at("action plan: who takes it up", "actieplan: wie het opneemt"),
    ),
    nl=Wording(
        title="Bij elke indicator staan bron, frequentie en verantwoordelijke.",
        why="Een cijfer dat van niemand is, komt er niet. En als de bron halverwege verandert, kun je niet meer "
        "vergelijken.",
        say={
            "": "Nog in te vullen bij indicator '{indicator}': {missing}.",
            "all": "Geen enkele van de {count} indicatoren heeft een bron, een frequentie of een verantwoordelijke.",
        },
        do={
            "": "Schrijf waar het cijfer vandaan komt ({source}), hoe vaak je het bekijkt ({frequency}) en welke "
            "functie of dienst het opvolgt ({responsible}).",
            "all": "Vul per indicator {source}, {frequency} en {responsible} in. Neem bij {responsible} een functie of "
            "dienst, geen naam: mensen veranderen van werk.",
        },
        point={"": "niet volledig", "all": "geen {source}, {frequency} of {responsible}"},
        bad="""\
indicatoren:
  ⟦opkomst⟧:
    tekst: Aandeel jonge gezinnen uit de buurt op de spelnamiddag
    bron: aftekenlijst
    verantwoordelijke: buurtwerker
""",
        good="""\
indicatoren:
  opkomst:
    tekst: Aandeel jonge gezinnen uit de buurt op de spelnamiddag
    bron: aftekenlijst
    frequentie: per spelnamiddag
    verantwoordelijke: buurtwerker
""",
    ),
    en=Wording(
        title="Every indicator has a source, a frequency and somebody responsible.",
        why="A figure that is nobody's will not come. And if the source changes halfway, you can no longer compare.",
        say={
            "": "Still to fill in for indicator '{indicator}': {missing}.",
            "all": "None of the {count} indicators has a source, a frequency or somebody responsible.",
        },
        do={
            "": "Write where the figure comes from ({source}), how often you look at it ({frequency}) and which role "
            "or service follows it up ({responsible}).",
            "all": "Fill in {source}, {frequency} and {responsible} for each indicator. Under {responsible} give a "
            "role or a service, not a name: people change jobs.",
        },
        point={"": "not complete", "all": "no {source}, {frequency} or {responsible}"},
        bad="""\
indicators:
  ⟦turnout⟧:
    text: Share of the young families of the neighbourhood at the play afternoon
    source: sign-in sheet
    responsible: community worker
""",
        good="""\
indicators:
  turnout:
    text: Share of the young families of the neighbourhood at the play afternoon
    source: sign-in sheet
    frequency: every play afternoon
    responsible: community worker
""",
    ),
    note=(
        (
            "What a method says already counts: the method as the source, its moments as the frequency, who collects "
            "as the one responsible. Without a method and with an empty sheet, measurement-row-incomplete says it. "
            "Whether somebody is named instead of a role cannot be told from the words."
        ),
        (
            "Wat al bij een methode staat, telt mee: de methode als bron, de momenten als frequentie, wie verzamelt "
            "als verantwoordelijke. Is er geen methode en is alles leeg, dan zegt measurement-row-incomplete het. Of "
            "er een naam staat in plaats van een functie, valt niet uit de woorden af te leiden."
        ),
    ),
)
def indicator_sheet_incomplete(inspection: Inspection) -> Iterator[Report]:
    indicators, table = inspection.plan.indicators, Table.of(inspection)
    if table.unsure:
        return
    gaps = {name: gap for name in indicators if (gap := _gap(inspection, name, table))}
    empty = [name for name, gap in gaps.items() if len(gap) == len(_SHEET)]
    if all_lack_it(empty, indicators) and not inspection.plan.methods:
        yield Report(span=section_span(inspection, "indicators"), say="all", facts={"count": len(empty)})
        return
    for name, gap in gaps.items():
        if name not in empty or not inspection.plan.methods:
            missing = [keywords.spell(word, inspection.document.spelling) for word in gap]
            facts = {"indicator": inspection.label(name), "missing": missing}
            yield Report(span=inspection.at(name), facts=facts, node=name)


def _gap(inspection: Inspection, name: str, table: Table) -> list[str]:
    """Which of the three neither the indicator nor a method that answers it says."""
    indicator = inspection.plan.indicators[name]
    methods = table.of_need(name).values()
    known = {
        "source": bool(methods) or is_said(indicator.source),
        "frequency": any(method.when for method in methods) or is_said(indicator.frequency),
        "responsible": any(is_said(method.collects) for method in methods) or is_said(indicator.responsible),
    }
    return [word for word in _SHEET if not known[word] and not inspection.document.is_unread(name, (word,))]
