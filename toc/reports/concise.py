"""One line for each finding: `path:line:column: severity[code name] message`."""

from collections.abc import Iterator, Sequence

from toc.model import Language
from toc.reports import Checked, Page
from toc.reports.paint import BOLD, SEVERITY
from toc.reports.visible import one_line, visible
from toc.reports.words import WORDS, summary


def report(checked: Sequence[Checked], *, language: Language, page: Page) -> Iterator[str]:
    paint = page.paint
    for file in checked:
        severities = WORDS[file.language].severity
        for finding in file.standing.counting:
            start = finding.span.start
            place = f"{visible(finding.path)}:{start.line}:{start.column}"
            kind = paint(
                f"{severities[finding.severity][0]}[{finding.code} {finding.rule}]", SEVERITY[finding.severity]
            )
            yield f"{paint(place, BOLD)}: {kind} {one_line(finding.message)}\n"
    if not page.quiet:
        yield summary(checked, language) + "\n"
