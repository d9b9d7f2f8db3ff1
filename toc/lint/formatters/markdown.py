"""A comment for a merge request, on GitHub and GitLab: what counts, and folded below it what is for later.

What a plan says is text here and nothing else: `toc.lint.formatters.prose` sees to that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toc.core.findings import Finding
from toc.core.languages import Language
from toc.core.messages import text
from toc.lint.formatters import Checked, Page
from toc.lint.formatters.prose import code, prose
from toc.lint.formatters.words import Tally, severity_word, stands
from toc.lint.wording import worded

LIMIT = 60_000
"""Characters; GitHub refuses a comment of more than 65,536."""

_ROOM_FOR_THE_END = 200
_ROOM_FOR_A_FOLD = 100


@dataclass(slots=True)
class _Part:
    """What is shown of one file: its heading and standing, what counts, and what is for later."""

    file: Checked
    head: str
    counting: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)

    def render(self) -> str:
        pieces = [self.head, *self.counting]
        pieces += ["\n"] if self.counting else []
        if self.later:
            number = len(self.file.standing.later)
            title = text(self.file.language, "lint-later", count=number)
            pieces += [f"<details><summary>{title}</summary>\n\n", *self.later, "\n</details>\n\n"]
        return "".join(pieces)


class Markdown:
    def __init__(self, _page: Page) -> None:
        self._tally = Tally()
        self._kept: list[Checked] = []
        self._room = LIMIT
        self._findings = 0

    def file(self, file: Checked) -> tuple[()]:
        """Keeps the file as long as there could be room for it: all that is needed for the end is known then."""
        standing = file.standing
        self._tally.add(standing)
        self._findings += len(file.findings)
        if self._room >= 0:
            self._kept.append(file)
            self._room -= len(_head(file)) + 1
            self._room = min(self._room, _fill([], standing.counting, file, self._room))
        return ()

    def closing(self, language: Language) -> Iterator[str]:
        opening = f"**{self._tally.summary(language)}**\n\n"
        parts = _fitting(self._kept, LIMIT - len(opening) - _ROOM_FOR_THE_END)
        yield opening
        yield from (part.render() for part in parts)
        left_out = self._findings - sum(len(part.counting) + len(part.later) for part in parts)
        if left_out:
            yield text(language, "lint-left-out", count=left_out) + "\n"


def _fitting(checked: Sequence[Checked], room: int) -> list[_Part]:
    """As much as there is room for, what counts before what is for later."""
    parts: list[_Part] = []
    for file in checked:
        part = _Part(file, _head(file))
        room -= len(part.head) + 1
        if room < 0:
            break
        parts.append(part)
        room = _fill(part.counting, file.standing.counting, file, room)
    for part in parts:
        standing = part.file.standing
        first = {id(finding) for finding in standing.blocking}
        others = [one for one in standing.later if id(one) not in first]
        room = _fill(part.later, [*standing.blocking, *others], part.file, room - _ROOM_FOR_A_FOLD)
    return parts


def _fill(items: list[str], findings: Sequence[Finding], file: Checked, room: int) -> int:
    """Adds findings while there is room, and says how much is left of it."""
    for finding in findings:
        item = _item(finding, file.language)
        if len(item) > room:
            return 0
        room -= len(item)
        items.append(item)
    return room


def _head(file: Checked) -> str:
    standing = "" if file.lines is None else f"{prose(stands(file.path, file.standing, file.language))}\n\n"
    return f"#### {code(file.path)}\n\n{standing}"


def _item(found: Finding, language: Language) -> str:
    finding = worded(found, language)
    start = finding.span.start
    severity = severity_word(finding.severity, language)
    place = code(f"{finding.path}:{start.line}:{start.column}")
    rows = [f"- **{severity}** {place} {prose(finding.message)} ({finding.code} {prose(finding.rule)})"]
    if finding.help:
        rows.append(f"  *{text(language, 'lint-help')}:* {prose(finding.help)}")
    return "<br>\n".join(rows) + "\n"
