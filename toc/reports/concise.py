"""One line for each finding: `path:line:column: severity[code name] message`."""

from collections.abc import Iterator

from toc.languages import Language
from toc.reports import Checked, Page
from toc.reports.paint import BOLD, SEVERITY
from toc.reports.visible import one_line, visible
from toc.reports.words import WORDS, Tally


class Concise:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._tally = Tally()

    def file(self, file: Checked) -> Iterator[str]:
        paint, standing = self._page.paint, file.standing
        self._tally.add(standing)
        severities = WORDS[file.language].severity
        for finding in standing.counting:
            start = finding.span.start
            place = f"{visible(finding.path)}:{start.line}:{start.column}"
            kind = paint(
                f"{severities[finding.severity][0]}[{finding.code} {finding.rule}]", SEVERITY[finding.severity]
            )
            yield f"{paint(place, BOLD)}: {kind} {one_line(finding.message)}\n"

    def closing(self, language: Language) -> Iterator[str]:
        if not self._page.quiet:
            yield self._tally.summary(language) + "\n"
