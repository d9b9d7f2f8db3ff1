"""TOC904: an activity whose term says something else than its own text."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Activity, Language, Term
from toc.core.settings import Limit
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import GRYP_HEYLEN

SHORT_YEARS = Limit(
    "term-text-conflict",
    "short-years",
    2,
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
    applies_from=Profile.DRAFT,
    sources=(GRYP_HEYLEN,),
    limits=(SHORT_YEARS,),
)
def term_text_conflict(inspection: Inspection) -> Iterator[RawFinding]:
    for name, activity in inspection.plan.activities.items():
        for keyword in ("text", "label"):
            words = _conflict(inspection, activity, getattr(activity, keyword) or "")
            if words:
                yield RawFinding(
                    span=inspection.at(name, "term"),
                    variant="soon" if activity.term is Term.LONG else "late",
                    facts={"activity": inspection.label(name), "written": activity.term, "words": words},
                    related=((inspection.at(name, keyword), "words"),),
                    node=name,
                )
                break


def _conflict(inspection: Inspection, activity: Activity, text: str) -> str:
    """The words of the text that do not go with the term of the activity; empty where they agree."""
    if activity.term is Term.LONG:
        soon = _SOON[inspection.language].search(text)
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
