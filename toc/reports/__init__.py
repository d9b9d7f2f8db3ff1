"""Findings → text: one module per output format. A report only lays out; every finding is in words already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from toc.finding import Finding, Profile
from toc.reports.paint import NO_COLOUR, Paint
from toc.standing import Standing, standing
from toc.text import Lines

if TYPE_CHECKING:  # the model takes time to import, and the command line uses parts of this package without it
    from toc.model import Language


class OutputFormat(StrEnum):
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    SARIF = "sarif"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One file that was looked at, with its findings in `language`; `lines` is None where it could not be read.

    `profile` is the one under which it was looked at: its own status, or what was asked.
    """

    path: str
    language: "Language"
    findings: tuple[Finding, ...]
    lines: Lines | None
    profile: Profile = Profile.DRAFT

    @property
    def standing(self) -> Standing:
        """Which of the findings count, and which profile the file passes."""
        return standing(self.findings, self.profile)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a report is written on: `width` in terminal cells, and whether it takes colour.

    `root` is the folder of the repository, where a service wants to hear of places within it; empty where paths are
    named from the current folder. `quiet` leaves out the summary, and where a plan stands.
    """

    width: int = 100
    paint: Paint = NO_COLOUR
    root: str = ""
    quiet: bool = False


def report(
    checked: Sequence[Checked], output_format: OutputFormat, *, language: "Language", page: Page | None = None
) -> Iterator[str]:
    """The report in pieces, to be written one after the other. `language` is that of the closing summary."""
    # A format is imported when it is asked for: start-up counts.
    page = page or Page()
    match output_format:
        case OutputFormat.FULL:
            from toc.reports import full

            return full.report(checked, language=language, page=page)
        case OutputFormat.CONCISE:
            from toc.reports import concise

            return concise.report(checked, language=language, page=page)
        case OutputFormat.JSON:
            from toc.reports import json

            return json.report(checked)
        case OutputFormat.JSONL:
            from toc.reports import jsonl

            return jsonl.report(checked)
        case OutputFormat.GITHUB:
            from toc.reports import github

            return github.report(checked, language=language, page=page)
        case OutputFormat.GITLAB:
            from toc.reports import gitlab

            return gitlab.report(checked, page=page)
        case OutputFormat.JUNIT:
            from toc.reports import junit

            return junit.report(checked, page=page)
        case OutputFormat.SARIF:
            from toc.reports import sarif

            return sarif.report(checked, language=language, page=page)
        case OutputFormat.MARKDOWN:
            from toc.reports import markdown

            return markdown.report(checked, language=language)
        case _:
            assert_never(output_format)
