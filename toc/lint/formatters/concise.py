"""One line for each finding: `path:line:column: severity[code name] message`.

Programs read these lines as well: the severity is the same word in every language.
"""

from collections.abc import Iterator

from toc.core.findings import Severity
from toc.core.languages import Language
from toc.lint.formatters import Checked, Page
from toc.lint.formatters.paint import BOLD, SEVERITY
from toc.lint.formatters.visible import one_line, visible
from toc.lint.formatters.words import Tally
from toc.lint.wording import message_of


class Concise:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._tally = Tally()

    def file(self, file: Checked) -> Iterator[str]:
        paint, standing = self._page.paint, file.standing
        self._tally.add(standing)
        path = visible(file.path)
        kinds: dict[tuple[Severity, str, str], str] = {}
        for finding in standing.counting:
            _, line, column = finding.span.start
            place = paint(f"{path}:{line}:{column}", BOLD)
            told = finding.severity, finding.code, finding.rule
            kind = kinds.get(told)
            if kind is None:  # a plan has many findings of a few kinds
                kind = kinds[told] = paint(
                    f"{finding.severity}[{finding.code} {finding.rule}]", SEVERITY[finding.severity]
                )
            yield f"{place}: {kind} {one_line(message_of(finding, file.language))}\n"

    def closing(self, language: Language) -> Iterator[str]:
        if not self._page.quiet:
            yield self._tally.summary(language) + "\n"
