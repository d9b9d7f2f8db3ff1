"""Findings → text, in every output format. A finding is put into words where it is shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from toc.core.findings import Finding, Profile, WordedFinding
from toc.core.formats import format_named, taken_by
from toc.core.languages import Language
from toc.core.text import Lines
from toc.lint.formatters.paint import NO_COLOUR, Paint
from toc.lint.readiness import Standing, standing
from toc.lint.wording import worded

if TYPE_CHECKING:

    class OutputFormat(StrEnum):
        FULL = "full"
        CONCISE = "concise"
        JSON = "json"
        JSONL = "jsonl"
        GITHUB = "github"
        GITLAB = "gitlab"
        JUNIT = "junit"
        SARIF = "sarif"
        MD = "md"

else:
    # Whoever adds a format to the list of formats adds it here.
    OutputFormat = StrEnum("OutputFormat", {name.upper(): name for name in taken_by("lint")}, module=__name__)


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One file that was looked at; `lines` is None where it could not be read.

    `language` is that of whoever reads the findings, which stand in the order in which that reader meets them.

    `profile` is the one under which it was looked at: its own status, or what was asked; `day` the one of the training
    whose rules count as well. `file_language` is the
    language of the file's own texts, None where it could not be read.
    """

    path: str
    language: Language
    findings: tuple[Finding, ...]
    lines: Lines | None
    profile: Profile = Profile.DRAFT
    day: int | None = None
    file_language: Language | None = None

    @cached_property
    def worded(self) -> tuple[WordedFinding, ...]:
        """The findings in the language of the file's findings, in the same order."""
        return tuple(worded(finding, self.language) for finding in self.findings)

    @cached_property
    def standing(self) -> Standing:
        """Which of the findings count, and which profile the file passes."""
        return standing(self.findings, self.profile, self.day)


class Page(NamedTuple):
    """What a report is written on: `width` in terminal cells, and whether it takes colour.

    `root` is the folder of the repository, where a service wants to hear of places within it; empty where paths are
    named from the current folder. `quiet` leaves out the summary, and where a plan stands.
    """

    width: int = 100
    paint: Paint = NO_COLOUR
    root: str = ""
    quiet: bool = False


class Formatter(Protocol):
    """A report in the making. Files come one by one, and are forgotten: of a run over many only numbers are kept, and
    what a format has to say later stands in a file of its own until then."""

    def file(self, file: Checked) -> Iterable[str]:
        """What can be written at this file, in pieces."""

    def closing(self, language: Language) -> Iterable[str]:
        """What comes behind the last file; `language` is that of the summary."""


def begun(output_format: str, page: Page) -> Formatter:
    """A new report in that format. Raises KeyError for a name that no format has."""
    made: Formatter = format_named(output_format).writer("findings")(page)
    return made


def report(
    checked: Iterable[Checked], output_format: str, *, language: Language, page: Page | None = None
) -> Iterator[str]:
    """The report in pieces, to be written one after the other. `language` is that of the closing summary."""
    return whole(begun(output_format, page or Page()), checked, language)


def whole(begun: Formatter, checked: Iterable[Checked], language: Language) -> Iterator[str]:
    """All the pieces of a report on these files."""
    for file in checked:
        yield from begun.file(file)
    yield from begun.closing(language)
