"""A result → the text of a new plan: tidy, with comments where a person has to look, and proved by reading it."""

from collections.abc import Iterator

from toc.core.messages import Message, message, text
from toc.core.model import Language, Plan
from toc.core.shapes import PartOf
from toc.exchange.data import Data, data_of, pruned
from toc.exchange.draft import Path, Result
from toc.exchange.limits import TooMuchError
from toc.exchange.pieces import part_piece
from toc.syntax.decode import MAX_BYTES
from toc.syntax.formatting.pieces import BLANK, Collection, Entry, Scalar, Written
from toc.syntax.formatting.tidy import tidy
from toc.syntax.formatting.writing import write
from toc.syntax.source import read

_NEEDED = (
    (
        "impact_goal",
        message("no-impact-goal-found-for-whom"),
    ),
    (
        "activities",
        message("no-activities-found-who-does-what"),
    ),
    (
        "outcomes",
        message("no-outcomes-found-what-changes-in"),
    ),
)


class NotProvedError(Exception):
    """What would be written does not read as what was meant; `where` is the first place that differs."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def new_plan(result: Result, language: Language, sources: str) -> bytes:
    """The text of the plan. Raises NotProvedError where it would not read as the result says."""
    wanted: Data = {"toc": 1, **result.data}
    if result.base is None:
        wanted = {"toc": 1, "language": language.value, "status": "draft", **result.data}
    wanted = pruned(wanted, PartOf(Plan))
    root = part_piece(wanted, Plan, language)
    _comment(root, result.checks, language)
    root.entries[0].above = [BLANK]
    written = Written([*_head(language, sources, wanted)], root, {})
    content = write(written).encode()
    if len(content) > MAX_BYTES:
        size = f"{MAX_BYTES // 1_000_000} MB"
        raise TooMuchError(message("the-plan-would-be-more-than", size=size))
    tidied = tidy(content, "plan.toc.yaml")
    prove(tidied.content, wanted)
    if tidied.refusal:
        raise NotProvedError(tidied.refusal)
    return tidied.content


def prove(content: bytes, wanted: Data) -> None:
    """Raises NotProvedError where the text does not read, without problems, as that data."""
    document = read(content, "plan.toc.yaml")
    if document.problems:
        first = document.problems[0]
        raise NotProvedError(f"{first.rule} {first.report.span.start.line}")
    found = data_of(document.plan)
    if found != wanted:
        raise NotProvedError(_difference(found, wanted))


def _difference(found: Data, wanted: Data) -> str:
    """The way to the first value that differs."""
    for name in {**found, **wanted}:
        one, other = found.get(name), wanted.get(name)
        if isinstance(one, dict) and isinstance(other, dict) and one != other:
            return f"{name}.{_difference(one, other)}"
        if one != other:
            return name
    return ""


def _head(language: Language, sources: str, wanted: Data) -> Iterator[str]:
    made = message("made-with-toc-import-from", sources=sources)
    look = message("lines-with-check-ask-for-your")
    yield f"# {made.text(language)}"
    yield f"# {look.text(language)}"
    mark = text(language, "import-check-mark")
    for name, needed in _NEEDED:
        if not wanted.get(name):
            yield mark + needed.text(language)


def _comment(root: Collection, checks: dict[Path, list[Message]], language: Language) -> None:
    mark = text(language, "import-check-mark")
    for path, listed in checks.items():
        entry = _entry_at(root, path)
        for said in listed if entry else ():
            entry.above.append(mark + _one_line(said.text(language)))  # type: ignore[union-attr]


def _one_line(said: str) -> str:
    return " ".join(said.split())[:160]


def _entry_at(root: Collection, path: Path) -> Entry | None:
    """The entry at that way, or the last one on it that has a line of its own."""
    found: Entry | None = None
    collection = root
    for step in path:
        entry = next((one for one in collection.entries if _is(one, step)), None)
        if entry is None:
            break
        found = entry
        if not isinstance(entry.value, Collection) or entry.value.is_flow:
            break
        collection = entry.value
    return found


def _is(entry: Entry, step: str) -> bool:
    if entry.word:
        return entry.word.en == step
    return isinstance(entry.key, Scalar) and entry.key.text == step
