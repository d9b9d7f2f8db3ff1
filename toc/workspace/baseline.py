"""A baseline: the findings that plans had when somebody decided to look only at what is new.

An entry goes by file, rule and part of the plan, never by line, so that it holds when lines move. A finding that is
about no part goes by the words at its place instead. The file is TOML with one entry on a line, sorted: a difference
between two versions of it can be read, and two branches that both renewed it can be merged.
"""

import json
import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from toc.core.findings import Finding
from toc.core.messages import Message, message
from toc.core.text import Lines
from toc.lint.readiness import counts
from toc.workspace.config.files import MOST_BYTES, SettingsFile, load, name_of
from toc.workspace.config.toml import Complaint, SettingsError, shown

if TYPE_CHECKING:
    from toc.lint.formatters import Checked
    from toc.workspace.config.toml import Way


VERSION = 1
MARK = "toc-baseline"
LIST = "findings"

_HEAD = f"""\
# Findings that toc lint leaves out. Renew this file with: toc lint --write-baseline
# Bevindingen die toc lint weglaat. Dit bestand vernieuwen: toc lint --write-baseline
{MARK} = {VERSION}
{LIST} = [
"""
_TEXTS = ("path", "rule", "node", "words")
_NEEDED = ("path", "rule")


class Key(NamedTuple):
    """What a baseline holds on to. `path` is that of the plan from the folder of the baseline, with `/`; `words` is a
    short hash, only where there is no `node`."""

    path: str
    rule: str
    node: str = ""
    words: str = ""


Baseline = Mapping[Key, int]
"""How often each finding was there."""


@dataclass(frozen=True, slots=True)
class Gone:
    """An entry of which not everything was found again: how much was noted, and how much is left."""

    key: Key
    noted: int
    left: int


def is_there(path: str) -> bool:
    """Whether something stands at the path of a baseline."""
    return "\0" not in path and os.path.lexists(path)


def name_in(baseline: str, path: str) -> str:
    """How the baseline at that path names a plan: from its folder, with `/`, and alike on every system."""
    folder, plan = os.path.realpath(os.path.dirname(os.path.abspath(baseline))), _full(path)
    try:
        name = os.path.relpath(plan, folder)
    except ValueError:  # another drive
        name = plan
    return _plain(name.replace(os.sep, "/"))


def _full(path: str) -> str:
    """The path from the root. The folder is real, so that a link on the way there makes no difference."""
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(folder), name)


def _plain(text: str) -> str:
    """The text as TOML can hold it: half characters of a name that is no UTF-8 as their code, accents in one way."""
    whole = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return unicodedata.normalize("NFC", whole)


def key_of(finding: Finding, path: str, lines: Lines | None) -> Key:
    """What the baseline holds on to of a finding in the plan of that name."""
    if finding.node or lines is None:
        return Key(path, finding.rule, node=_plain(finding.node))
    return Key(path, finding.rule, words=_hash(lines.text[finding.span.start.offset : finding.span.end.offset]))


def _hash(words: str) -> str:
    from hashlib import sha256

    return sha256(_plain(" ".join(words.split())).encode()).hexdigest()[:8]


def sift(file: "Checked", path: str, baseline: Baseline, always_run: Collection[str]) -> tuple["Checked", Counter[Key]]:
    """The file without the findings that the baseline has, and how often each entry was found again.

    Findings of rules that `always_run` stay. Where there are more than were noted, those that count now go first.
    """
    used: Counter[Key] = Counter()
    out = set()
    numbered = sorted(enumerate(file.findings), key=lambda one: not counts(one[1], file.profile))
    for number, finding in numbered:
        key = key_of(finding, path, file.lines)
        if finding.rule in always_run:
            continue
        if used[key] < baseline.get(key, 0):
            used[key] += 1
            out.add(number)
        elif each := _of_each(finding, path, baseline):
            used += each
            out.add(number)
    left = tuple(one for number, one in enumerate(file.findings) if number not in out)
    return replace(file, findings=left), used


_ALL = "all"
"""The variant of a finding that says of all things of a kind at once what a rule also says of each."""


def _of_each(finding: Finding, path: str, baseline: Baseline) -> Counter[Key]:
    """The entries that already hide what a finding says of all things at once: one for each of them."""
    number = dict(finding.facts).get("number")
    if finding.node or finding.variant != _ALL or not isinstance(number, int):
        return Counter()
    each = Counter({key: count for key, count in baseline.items() if key[:2] == (path, finding.rule) and key.node})
    return each if each.total() >= number else Counter()


def noted(file: "Checked", path: str, always_run: Collection[str]) -> Counter[Key]:
    """What a new baseline notes of a file: what counts now. What comes later is told as before, when it counts."""
    return Counter(
        key_of(finding, path, file.lines) for finding in file.standing.counting if finding.rule not in always_run
    )


def gone(baseline: Baseline, used: Mapping[Key, int], looked_for: Callable[[Key], bool]) -> list[Gone]:
    """The entries that no longer match, of those that were looked for."""
    return [
        Gone(key, number, used.get(key, 0))
        for key, number in sorted(baseline.items())
        if used.get(key, 0) < number and looked_for(key)
    ]


def to_bytes(baseline: Baseline) -> bytes:
    """The baseline as a file. Raises ValueError where that would be too large to be read again."""
    lines = (f"    {{{', '.join(_fields(key, number))}}},\n" for key, number in sorted(baseline.items()) if number)
    content = (_HEAD + "".join(lines) + "]\n").encode()
    if len(content) > MOST_BYTES:
        raise ValueError(len(content))
    return content


def _fields(key: Key, number: int) -> Iterator[str]:
    for name, value in zip(_TEXTS, key, strict=True):
        if value:
            # JSON writes a text as TOML does, but for DEL.
            yield f"{name} = {json.dumps(value, ensure_ascii=False)}".replace("\x7f", "\\u007f")
    yield f"count = {number}"


def read(path: str) -> Baseline:
    """The baseline at that path. Raises SettingsError, with every place, where it cannot be read or is none."""
    file = load(path, wanted=False)
    if file is None or MARK not in file.table:
        raise SettingsError([Complaint(path=name_of(path), line=1, column=1, text=message("baseline-is-none"))])
    complaints: list[Complaint] = []
    baseline: dict[Key, int] = {}
    for key, number in _entries(file, complaints):
        # The same entry twice comes from a merge of two branches.
        baseline[key] = max(number, baseline.get(key, 0))
    if complaints:
        raise SettingsError(complaints)
    return baseline


_NO_ENTRY = message("baseline-no-entry")


def _entries(file: SettingsFile, complaints: list[Complaint]) -> Iterator[tuple[Key, int]]:
    def complain(way: "Way", text: Message) -> None:
        at = file.places.value(*way)
        complaints.append(Complaint(path=file.name, line=at.line, column=at.column, text=text))

    if file.table[MARK] != VERSION:
        complain((MARK,), message("baseline-of-another-version"))
        return
    for key in file.table:
        if key not in (MARK, LIST):
            complain((key,), _unknown(key))
    listed = file.table.get(LIST, [])
    if not isinstance(listed, list):
        complain((LIST,), message("baseline-no-list", name=LIST))
        return
    for number, entry in enumerate(listed):
        wrong = next(_wrong(entry), None)
        if wrong:
            complain((LIST, number, *wrong[0]), wrong[1])
        else:
            yield Key(*(entry.get(name, "") for name in _TEXTS)), entry.get("count", 1)


def _wrong(entry: Any) -> Iterator[tuple["Way", Message]]:
    """What is wrong with an entry, and where in it."""
    if not isinstance(entry, dict):
        yield (), _NO_ENTRY
        return
    for name, value in entry.items():
        if name == "count":
            fits = isinstance(value, int) and not isinstance(value, bool) and value > 0
        else:
            fits = name in _TEXTS and isinstance(value, str)
        if not fits:
            yield (name,), _NO_ENTRY if name in (*_TEXTS, "count") else _unknown(name)
    if not all(entry.get(name) for name in _NEEDED):
        yield (), _NO_ENTRY


def _unknown(key: str) -> Message:
    return message("baseline-has-no", written=shown(key))


def merged(kept: Iterable[tuple[Key, int]], new: Mapping[Key, int]) -> dict[Key, int]:
    """Entries that stay, with new ones: of both, the greater number counts."""
    whole = dict(new)
    for key, number in kept:
        whole[key] = max(number, whole.get(key, 0))
    return whole
