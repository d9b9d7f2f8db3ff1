"""TOC904: an activity whose term says something else than its own text."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.core.model import Activity, Language, Term
from toc.core.settings import Limit
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import GRYP_HEYLEN

SHORT_YEARS = Limit(
    "term-text-conflict",
    "short-years",
    2,
    ("years from now that a short term can reach", "jaren vanaf nu die een korte termijn kan duren"),
)

_SOON = {
    Language.NL: late(
        r"\b(?:(?:het |een )?(?:komende?|volgende?|eerstkomende?)"
        r" (?:(?:school|werk|kalender)?jaar|maand(?:en)?|weken|week)"
        r"|dit (?:school|werk|kalender)?jaar|dit (?:voorjaar|najaar)|deze (?:lente|zomer|herfst|winter|maand|week)"
        r"|binnen (?:de |het |een )?(?:[1-9]|1[0-2]|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
        r"|paar|enkele) ?(?:maand|maanden)\b(?! (?:na|nadat)\b))\b",
        re.IGNORECASE,
    ),
    Language.EN: late(
        r"\b(?:(?:this|next|the coming|the next|this coming) (?:(?:school |calendar )?year(?! group)|months?|weeks?)"
        r"|(?:this|next) (?:spring|summer|autumn|winter)|the (?:coming|next) few (?:months|weeks)"
        r"|within (?:the next )?(?:a|[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
        r"|a few) months?\b(?! (?:of|after|from)\b))\b",
        re.IGNORECASE,
    ),
}
"""Words that promise something within a year."""

_YEAR = late(r"(?<![\w./-])20\d\d(?![\w/-]|[.,]\d)")
_NOT_THEN = late(
    r"\b(?:(?:tot|t\.e\.m\.|tem|met|sinds|until|till|to|through|since)(?: eind| end)?(?: of)?"
    r"|\w*(?:plan|visie|strategie|agenda|akkoord|vision|strategy|agreement)) $"
)
"""What before a year says how long it goes on, or that it belongs to a name: `tot eind 2031`, `Klimaatplan 2030`."""


@rule(
    904,
    "term-text-conflict",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    since=Profile.DRAFT,
    sources=(
        GRYP_HEYLEN.at(
            "every action is tagged with a short, medium or long term",
            "bij elke actie staat of ze op korte, middellange of lange termijn is",
        ),
    ),
    nl=Wording(
        title="De termijn van een activiteit klopt met haar tekst.",
        why="Wie het actieplan leest, plant op de termijn. Staat er iets anders in de tekst, dan blijft de activiteit "
        "liggen of komt ze te vroeg.",
        say="Activiteit '{activity}' heeft {term}: {written}, maar in de tekst staat '{words}'.",
        do={
            "soon": "Gebeurt het echt zo snel, schrijf dan {term}: {short}. Bedoel je de latere verandering, zet die "
            "lange termijn dan bij de outcome.",
            "late": "Gebeurt het pas dan, schrijf dan {term}: {medium} of {long}. Of schrijf in de tekst wat er nu al "
            "kan.",
        },
        point={"": "past niet bij de tekst", "words": "'{words}'"},
        bad="""\
activiteiten:
  speeddate:
    tekst: De buurtwerker houdt in het komende jaar een speeddate voor jonge ouders
    ⟦termijn⟧: lang
""",
        good="""\
activiteiten:
  speeddate:
    tekst: De buurtwerker houdt in het komende jaar een speeddate voor jonge ouders
    termijn: kort
""",
    ),
    en=Wording(
        title="The term of an activity agrees with its text.",
        why="Who reads the action plan goes by the term. If the text says something else, the activity is left lying "
        "or comes too early.",
        say="Activity '{activity}' has {term}: {written}, but its text says '{words}'.",
        do={
            "soon": "If it does take place that soon, write {term}: {short}. If you mean the change that follows, put "
            "the long term at that outcome.",
            "late": "If it has to wait until then, write {term}: {medium} or {long}. Or write in the text what can be "
            "done now.",
        },
        point={"": "does not suit the text", "words": "'{words}'"},
        bad="""\
activities:
  speed_date:
    text: The community worker holds a speed date for young parents within three months
    ⟦term⟧: long
""",
        good="""\
activities:
  speed_date:
    text: The community worker holds a speed date for young parents within three months
    term: short
""",
    ),
    limits=(SHORT_YEARS,),
    note=(
        (
            "'Every month' does not count: what happens every month may go on for years. Neither do days and weeks, "
            "nor 'within two months of the request': that is a promise to people, not a term. A period as 2026-2031 "
            "and 'until 2031' do not clash with a short term."
        ),
        (
            "'Iedere maand' telt niet: wat elke maand gebeurt, kan jaren doorgaan. Dagen en weken tellen ook niet, en "
            "evenmin 'binnen de twee maanden na de aanvraag': dat is een belofte aan mensen, geen termijn. Een periode "
            "als 2026-2031 en 'tot 2031' botsen niet met een korte termijn."
        ),
    ),
)
def term_text_conflict(inspection: Inspection) -> Iterator[Report]:
    for name, activity in inspection.plan.activities.items():
        for keyword in ("text", "label"):
            words = _conflict(inspection, activity, getattr(activity, keyword) or "")
            if words:
                yield Report(
                    span=inspection.at(name, "term"),
                    say="soon" if activity.term is Term.LONG else "late",
                    facts={"activity": inspection.label(name), "written": activity.term, "words": words},
                    related=((inspection.at(name, keyword), "words"),),
                    node=name,
                )
                break


def _conflict(inspection: Inspection, activity: Activity, text: str) -> str:
    """The words of the text that do not go with the term of the activity; empty where they agree."""
    if activity.term is Term.LONG:
        soon = _SOON[inspection.document.language].search(text)
        return soon[0] if soon else ""
    if activity.term is Term.SHORT:
        last = inspection.today.year + inspection.limit(SHORT_YEARS)
        years = (year for year in _YEAR.finditer(text) if int(year[0]) > last)
        return next(
            (
                year[0]
                for year in years
                if not _NOT_THEN.search(text[max(0, year.start() - 40) : year.start()].casefold())
            ),
            "",
        )
    return ""
