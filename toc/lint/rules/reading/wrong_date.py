"""TOC007: a date that is neither an ISO date nor a year."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

wrong_date = rule(
    7,
    "wrong-date",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT.at("dates are ISO, or a year", "een datum is een ISO-datum of een jaartal"),),
    nl=Wording(
        title="Een datum staat er als jaar-maand-dag, of als jaar.",
        why="Met een leesbare datum kan toc nagaan of de stappen elkaar opvolgen en of je op tijd meet.",
        say="'{written}' is geen datum die toc kan lezen.",
        do="Schrijf jaar-maand-dag, bijvoorbeeld {keyword}: 2026-12-31, of enkel het jaar: {keyword}: 2026.",
        point="geen datum",
        bad="impactdoel:\n  tekst: Ouderen voelen zich minder eenzaam\n  tegen: ⟦31/12/2026⟧\n",
        good="impactdoel:\n  tekst: Ouderen voelen zich minder eenzaam\n  tegen: 2026-12-31\n",
    ),
    en=Wording(
        title="A date is written as year-month-day, or as a year.",
        why="With a date that it can read toc checks whether the steps follow each other and whether you measure in "
        "time.",
        say="'{written}' is no date that toc can read.",
        do="Write year-month-day, for example {keyword}: 2026-12-31, or only the year: {keyword}: 2026.",
        point="no date",
        bad="impact_goal:\n  text: Older residents feel less lonely\n  due: ⟦31/12/2026⟧\n",
        good="impact_goal:\n  text: Older residents feel less lonely\n  due: 2026-12-31\n",
    ),
)(reported_as("wrong-date"))
