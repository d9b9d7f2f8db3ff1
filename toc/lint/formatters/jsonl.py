"""One line of JSON for each finding, for programs that read line by line: the objects under `findings` of `json`."""

from collections.abc import Iterator

from toc.core.languages import Language
from toc.lint.formatters import Checked, Page
from toc.lint.formatters.json import ascii_json, finding_object


class JsonLines:
    def __init__(self, _page: Page) -> None:
        """A line needs nothing of the page."""

    def file(self, file: Checked) -> Iterator[str]:
        for finding in file.findings:
            yield ascii_json(finding_object(finding, file)) + "\n"

    def closing(self, language: Language) -> tuple[()]:  # noqa: ARG002 there is no summary
        return ()
