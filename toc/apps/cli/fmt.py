"""`toc fmt`: writes plans in their one tidy form, and nothing else changes."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from toc.apps.cli.lint_options import Paths
from toc.apps.language import Tongue, say
from toc.core.messages import message

if TYPE_CHECKING:
    from toc.syntax.formatting.tidy import Tidied

HELP = say("write-plans-in-one-tidy")
EXAMPLES = say("toc-fmt-every-plan-in")

Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help=say("write-nothing-name-the-plans"),
    ),
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff",
        help=say("write-nothing-show-what-would"),
    ),
]
Keywords = Annotated[
    Tongue | None,
    typer.Option(
        "--keywords",
        case_sensitive=False,
        help=say("translate-the-keywords-and-the"),
    ),
]


@dataclass(frozen=True, slots=True)
class _Visit:
    """One file: what it held, and what came of it; nothing where it could not be read."""

    path: str
    before: bytes
    tidied: "Tidied | None"

    @property
    def changes(self) -> bool:
        return self.tidied is not None and self.tidied.content != self.before

    @property
    def refused(self) -> bool:
        return self.tidied is None or self.tidied.refusal is not None


def fmt(paths: Paths = None, check: Check = False, diff: Diff = False, keywords: Keywords = None) -> int:
    import os

    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.undo import Undoing
    from toc.system.files import STDIN

    visits = []
    with Undoing() as undoing:
        for visit in _visits(chosen(paths or [os.curdir]), keywords):
            visits.append(visit)
            if diff:
                _show_difference(visit)
            elif not check and visit.path == STDIN:
                _hand_on(visit)
            elif not check and visit.tidied and visit.changes:
                undoing.write_over(visit.path, visit.tidied.content, visit.before)
                _tell_schema(visit, keywords)
        if not diff and [visit.path for visit in visits] != [STDIN]:
            _tell(visits, check=check)
    if all(visit.tidied is None for visit in visits):
        return 2
    changing = (check or diff) and any(visit.changes for visit in visits)
    return int(changing or any(visit.refused for visit in visits))


def _visits(paths: Sequence[str], keywords: str | None) -> Iterator[_Visit]:
    from toc.apps.errors import print_error
    from toc.core.errors import reason_of
    from toc.core.model import Language
    from toc.syntax.decode import MAX_BYTES
    from toc.syntax.formatting.tidy import tidy
    from toc.system.files import STDIN, read_bytes

    for path in paths:
        try:
            piped = sys.stdin.buffer if sys.stdin and path == STDIN else None
            before = piped.read(MAX_BYTES + 1) if piped else b"" if path == STDIN else read_bytes(path, MAX_BYTES + 1)
        except (OSError, ValueError) as trouble:
            reason = reason_of(trouble)
            print_error(say("cannot-be-read", path=path, reason=reason))
            yield _Visit(path, b"", None)
            continue
        tidied = tidy(before, path, Language(keywords) if keywords else None)
        if tidied.refusal:
            print_error(_why(path, tidied))
        yield _Visit(path, before, tidied)


def _why(path: str, tidied: "Tidied") -> str:
    from toc.apps.terminal import quoted
    from toc.syntax.formatting.tidy import Refusal
    from toc.system.files import STDIN

    name = say("what-is-piped-in") if path == STDIN else f"'{path}'"
    match tidied.refusal:
        case Refusal.PROBLEMS:
            return say("stays-as-it-is-toc", name=name, line=tidied.line, rule=tidied.rule, path=quoted(path))
        case Refusal.LANGUAGE:
            return say("stays-as-it-is-it", name=name)
        case Refusal.IGNORE:
            return say("stays-as-it-is-the", name=name, line=tidied.line)
        case _:
            return say("stays-as-it-is-something", name=name)


def _show_difference(visit: _Visit) -> None:
    import difflib

    from toc.apps.errors import plain
    from toc.lint.formatters.visible import visible

    if not visit.changes or visit.tidied is None:
        return
    texts = [content.decode("utf-8") for content in (visit.before, visit.tidied.content)]
    before, after = (text.splitlines() for text in texts)
    if before == after:  # only line ends differ: then these are what there is to show
        before, after = (text.split("\n") for text in texts)
    name = visible(visit.path)
    for line in difflib.unified_diff(before, after, name, name, lineterm=""):
        sys.stdout.write(plain(line) + "\n")


def _hand_on(visit: _Visit) -> None:
    """What was piped in goes on to the next program in its tidy form, with the line ends that it had."""
    if visit.tidied and not visit.tidied.refusal:
        sys.stdout.flush()
        sys.stdout.buffer.write(visit.tidied.content)
        sys.stdout.buffer.flush()


def _tell_schema(visit: _Visit, keywords: str | None) -> None:
    """An editor goes by the schema that the first line names: in another language it calls every keyword wrong."""
    from toc.apps.errors import print_error

    own, other = "toc.schema.json", "toc.nl.schema.json"
    wrong, right = (own, other) if keywords == "nl" else (other, own)
    head = visit.before[:2000].decode("utf-8", errors="replace")
    line = next((one for one in head.splitlines() if "yaml-language-server" in one), "")
    if keywords and visit.changes and wrong in line:
        print_error(say("your-editor-still-goes-by", path=visit.path, wrong=wrong, right=right))


def _tell(visits: Sequence[_Visit], *, check: bool) -> None:
    """Says how many files were written, or which would be."""
    from toc.apps.errors import print_error
    from toc.lint.formatters.visible import visible

    changing = [visit.path for visit in visits if visit.changes]
    tidy = len(visits) - len(changing) - sum(visit.refused for visit in visits)
    if check:
        for path in changing:
            sys.stdout.write(say("would-change", path=visible(path)))
    if check and changing:
        print_error(say("files-would-change", count=len(changing)))
    elif changing:
        print_error(say("rewritten", files=message("file-count", count=len(changing))))
    elif tidy:
        print_error(say("nothing-to-change"))
