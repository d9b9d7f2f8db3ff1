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
        severities, path = WORDS[file.language].severity, visible(file.path)
        for finding in standing.counting:
            _, line, column = finding.span.start
            place = paint(f"{path}:{line}:{column}", BOLD)
            severity = finding.severity
            kind = paint(f"{severities[severity][0]}[{finding.code} {finding.rule}]", SEVERITY[severity])
            yield f"{place}: {kind} {one_line(finding.message)}\n"

    def closing(self, language: Language) -> Iterator[str]:
        if not self._page.quiet:
            yield self._tally.summary(language) + "\n"
