"""A settings file → a layer of settings: every key and value is checked, and all that is wrong is told at once."""

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

from toc.core.errors import reason_of
from toc.core.findings import Profile, Severity
from toc.core.messages import NOTHING, Fraction, Message, message
from toc.core.settings import FailOn, WordChange
from toc.lint.rules.base import Rule
from toc.workspace.config.files import SettingsFile, load, name_of
from toc.workspace.config.keys import (
    COLOURS,
    FAIL_ON,
    HIGHEST_LIMIT,
    KEYS,
    LANGUAGES,
    OFF,
    PICTURE_CHOICES,
    PICTURE_FONTS,
    PICTURE_KEYS,
    PROFILES,
    SEVERITIES,
    WORD_CHANGES,
)
from toc.workspace.config.layers import FileIgnore, Given, Known, Layer, Selector, why_not_ignored
from toc.workspace.config.toml import MAX_COMPLAINTS, Complaint, SettingsError, Way, near, shown

K = TypeVar("K")

MAX_EXTENDED = 50
"""So many files may extend one another."""


def chain(file: SettingsFile) -> tuple[SettingsFile, ...]:
    """The file and those that it extends, the outermost first. Raises SettingsError where one cannot be read."""
    files = [file]
    seen = {os.path.realpath(file.path)}
    while "extend" in files[-1].table:
        last = files[-1]
        path = _extended(last)
        if os.path.realpath(path) in seen:
            ring = " → ".join(shown(one) for one in (*(one.name for one in files), name_of(path)))
            raise SettingsError([_complaint(last, ("extend",), _in_a_circle(ring))])
        if len(files) >= MAX_EXTENDED:
            raise SettingsError([_complaint(last, ("extend",), _too_many_files())])
        found = _loaded(path, last)
        files.append(found)
        seen.add(os.path.realpath(path))
    return tuple(reversed(files))


def _too_many_files() -> Message:
    return message("settings-too-many-files", most=MAX_EXTENDED)


def _in_a_circle(ring: str) -> Message:
    return message("settings-in-a-circle", ring=ring)


def _extended(file: SettingsFile) -> str:
    written = file.table["extend"]
    if not isinstance(written, str) or not written.strip() or "\0" in written:
        raise SettingsError([_complaint(file, ("extend",), _wants("extend", 'extend = "../toc.toml"'))])
    return os.path.normpath(os.path.join(file.folder, written))


def _loaded(path: str, by: SettingsFile) -> SettingsFile:
    """The file at that path. That it cannot be opened is said where its name stands."""
    try:
        found = load(path)
    except SettingsError as wrong:
        [first, *_] = wrong.complaints
        if first.trouble is None:
            raise
        reason = reason_of(first.trouble)
        text = message("settings-extended-unreadable", written=shown(by.table["extend"]), reason=reason)
        raise SettingsError([_complaint(by, ("extend",), text)]) from wrong
    if found is None:
        raise LookupError(path)
    return found


def _complaint(file: SettingsFile, way: Way, text: Message, *, at_key: bool = False) -> Complaint:
    place = file.places.key(*way) if at_key else file.places.value(*way)
    return Complaint(path=file.name, line=place.line, column=place.column, text=text)


def _wants(name: str, example: str) -> Message:
    return message("settings-write-like-this", name=name, example=example)


def layer(file: SettingsFile, known: Known) -> Layer:
    """What the file sets. Raises SettingsError with everything that is wrong in it."""
    reader = _Reader(file, known)
    try:
        read = reader.layer()
    except _EnoughError as enough:
        raise SettingsError(reader.complaints, more=True) from enough
    if reader.complaints:
        raise SettingsError(reader.complaints)
    return read


class _EnoughError(Exception):
    """So much is wrong that nobody would read on."""


class _Reader:
    """Reads one file; what is wrong goes to `complaints` and is left out."""

    def __init__(self, file: SettingsFile, known: Known) -> None:
        self.file = file
        self.known = known
        self.complaints: list[Complaint] = []

    def layer(self) -> Layer:
        table = self.file.table
        for key in table:
            if key not in KEYS:
                self._complain((key,), _no("setting", key, KEYS), at_key=True)
        select = self._selectors(("select",), table.get("select", []))
        return Layer(
            select=Given(select, self._where("select")) if "select" in table else None,
            extend_select=self._selectors(("extend-select",), table.get("extend-select", [])),
            ignore=self._selectors(("ignore",), table.get("ignore", []), sparing=True),
            severities=dict(self._severities()),
            limits=dict(self._limits()),
            words=dict(self._words()),
            file_ignores=tuple(self._file_ignores()),
            profile=self._one_of("profile", PROFILES, Profile),
            fail_on=self._one_of("fail-on", FAIL_ON, lambda value: cast("FailOn", value)),
            baseline=self._baseline(),
            picture=dict(self._picture()),
        )

    def _complain(self, way: Way, text: Message, *, at_key: bool = False) -> None:
        if len(self.complaints) >= MAX_COMPLAINTS:
            raise _EnoughError
        self.complaints.append(_complaint(self.file, way, text, at_key=at_key))

    def _where(self, *way: str | int) -> str:
        return f"{self.file.name}:{self.file.places.value(*way).line}"

    def _table(self, *way: str, example: str = "") -> Mapping[str, Any]:
        """The table that stands there; an empty one where nothing or something else does, which is told."""
        found: Any = self.file.table
        for step in way:
            found = found.get(step, {})
        if isinstance(found, dict):
            return found
        name = ".".join(way)
        as_table = message("settings-write-as-table", name=name)
        self._complain(way, _wants(way[-1], example) if example else as_table)
        return {}

    def _texts(self, way: Way, written: object, example: str) -> Iterator[tuple[int, str]]:
        """The texts of a list, each with its number."""
        if not isinstance(written, list):
            self._complain(way, _wants(str(way[-1]), example))
            return
        for number, item in enumerate(written):
            if isinstance(item, str) and item.strip():
                yield number, item.strip()
            else:
                self._complain((*way, number), _wants(str(way[-1]), example))

    def _selectors(self, way: Way, written: object, *, sparing: bool = False) -> tuple[Selector, ...]:
        found = []
        name = str(way[-1])
        example = f'{name if name in KEYS else _quoted(name)} = ["actors", "dead-end-activity"]'
        for number, text in self._texts(way, written, example):
            selector = self.known.selector(text, self._where(*way, number))
            if selector is None:
                self._complain((*way, number), self.known.no_selector(text))
            elif sparing and self.known.cannot_be_ignored(selector):
                self._complain((*way, number), why_not_ignored(text))
            else:
                found.append(selector)
        return tuple(found)

    def _baseline(self) -> Given[str] | None:
        """The path from the root of the file that is named."""
        written = self.file.table.get("baseline")
        if isinstance(written, str) and written.strip() and "\0" not in written:
            return Given(os.path.normpath(os.path.join(self.file.folder, written)), self._where("baseline"))
        if "baseline" in self.file.table:
            self._complain(("baseline",), _wants("baseline", 'baseline = "toc-baseline.toml"'))
        return None

    def _picture(self) -> Iterator[tuple[str, Given[str]]]:
        for key, written in self._table("picture").items():
            way = ("picture", key)
            if key not in PICTURE_KEYS:
                self._complain(way, _no("setting", key, PICTURE_KEYS), at_key=True)
            elif key == "colours":
                yield from self._colours()
            elif key == "logo":
                yield from self._logo(written)
            elif key in PICTURE_FONTS:
                yield from self._font(key, written)
            elif value := self._choice(way, written, PICTURE_CHOICES[key]):
                yield key, Given(value, self._where(*way))

    def _logo(self, written: object) -> Iterator[tuple[str, Given[str]]]:
        """The path from the root of an image."""
        way = ("picture", "logo")
        if isinstance(written, str) and written.lower().endswith((".svg", ".png")) and "\0" not in written:
            yield "logo", Given(os.path.normpath(os.path.join(self.file.folder, written)), self._where(*way))
        else:
            self._complain(way, _wants("logo", 'logo = "logo.svg"'))

    def _font(self, key: str, written: object) -> Iterator[tuple[str, Given[str]]]:
        """The path from the root of a font. What is wrong with the file is found when it is drawn with: the place is
        kept whole for that."""
        way = ("picture", key)
        if isinstance(written, str) and written.lower().endswith((".ttf", ".otf")) and "\0" not in written:
            column = self.file.places.value(*way).column
            yield key, Given(os.path.normpath(os.path.join(self.file.folder, written)), f"{self._where(*way)}:{column}")
        else:
            self._complain(way, _wants(key, f'{key} = "fonts/{"Bold" if key == "font_bold" else "Regular"}.ttf"'))

    def _colours(self) -> Iterator[tuple[str, Given[str]]]:
        from toc.pictures.theme import LEAST_LINE, stands_out

        for kind, written in self._table("picture", "colours").items():
            way = ("picture", "colours", kind)
            if kind not in COLOURS:
                self._complain(way, _no("kind-of-box", kind, COLOURS), at_key=True)
            elif not isinstance(written, str) or not re.fullmatch("#[0-9a-fA-F]{6}", written):
                self._complain(way, _wants(kind, f'{kind} = "#1d68a7"'))
            elif (found := stands_out(written)) < LEAST_LINE:
                self._complain(way, _too_light(written, found, LEAST_LINE))
            else:
                yield f"colours.{kind}", Given(written.lower(), self._where(*way))

    def _one_of(self, key: str, choices: Sequence[str], make: Callable[[str], K]) -> Given[K] | None:
        if key not in self.file.table:
            return None
        value = self._choice((key,), self.file.table[key], choices)
        return None if value is None else Given(make(value), self._where(key))

    def _choice(self, way: Way, written: object, choices: Sequence[str]) -> str | None:
        if isinstance(written, str) and written in choices:
            return written
        listed = ", ".join(f'"{one}"' for one in choices)
        told = message("settings-does-not-take", written=shown(written), name=way[-1], listed=listed)
        self._complain(way, told + (near(written, choices) if isinstance(written, str) else NOTHING))
        return None

    def _rule(self, section: str, written: str, seen: set[str]) -> Rule | None:
        """The rule that a key of a section names."""
        rule = self.known.rule(written)
        if rule is None:
            if not self.known.incomplete:
                self._complain((section, written), self.known.no_rule(written), at_key=True)
        elif rule.name in seen:
            twice = message("settings-same-rule", code=rule.code, rule=rule.name)
            self._complain((section, written), twice, at_key=True)
            return None
        else:
            seen.add(rule.name)
        return rule

    def _severities(self) -> Iterator[tuple[str, Given[Severity | None]]]:
        seen: set[str] = set()
        for key, written in self._table("severity").items():
            rule = self._rule("severity", key, seen)
            value = self._choice(("severity", key), written, SEVERITIES)
            if rule is None or value is None:
                continue
            if rule.cannot_be_ignored and value != Severity.ERROR:
                self._complain(("severity", key), why_not_ignored(key))
                continue
            yield rule.name, Given(None if value == OFF else Severity(value), self._where("severity", key))

    def _limits(self) -> Iterator[tuple[tuple[str, str], Given[int]]]:
        seen: set[str] = set()
        for key in self._table("limits"):
            rule = self._rule("limits", key, seen)
            for name, written in self._table("limits", key).items() if rule else ():
                way = ("limits", key, name)
                if rule and name not in [limit.name for limit in rule.limits]:
                    self._complain(way, _no_limit(rule, name), at_key=True)
                elif not isinstance(written, int) or isinstance(written, bool) or not 0 <= written <= HIGHEST_LIMIT:
                    self._complain(way, _no_number(written))
                elif rule:
                    yield (rule.name, name), Given(written, self._where(*way))

    def _words(self) -> Iterator[tuple[str, Given[WordChange]]]:
        for language in self._table("words"):
            if language not in LANGUAGES:
                self._complain(("words", language), _no("language", language, LANGUAGES), at_key=True)
                continue
            lists = self.known.lists(language)
            for name in self._table("words", language):
                way = ("words", language, name)
                if name not in lists:
                    self._complain(way, _no("word-list", name, lists), at_key=True)
                else:
                    yield f"{language}.{name}", Given(self._change(way), f"{self.file.name}:{self._line(way)}")

    def _line(self, way: Way) -> int:
        return self.file.places.key(*way).line

    def _change(self, way: tuple[str, ...]) -> WordChange:
        change = self._table(*way, example=f'{way[-1]} = {{add = ["woord"]}}')
        for key in change:
            if key not in WORD_CHANGES:
                self._complain((*way, key), _no("setting", key, WORD_CHANGES), at_key=True)
        added, removed = (
            tuple(text for _, text in self._texts((*way, key), change.get(key, []), f'{key} = ["woord"]'))
            for key in WORD_CHANGES
        )
        for word in dict.fromkeys(added):
            if word in removed:
                both = message("settings-word-added-and-removed", word=shown(word))
                self._complain((*way, "remove", removed.index(word)), both)
        return WordChange(tuple(dict.fromkeys(added)), tuple(dict.fromkeys(removed)))

    def _file_ignores(self) -> Iterator[FileIgnore]:
        signs = 0
        for pattern, written in self._table("per-file-ignores").items():
            way = ("per-file-ignores", pattern)
            signs += len(pattern)
            if signs > MOST_PATTERN_SIGNS:
                self._complain(way, message("settings-too-many-patterns", most=MOST_PATTERN_SIGNS), at_key=True)
                return
            if not _is_pattern(pattern):
                self._complain(way, message("settings-no-pattern"), at_key=True)
            yield FileIgnore(self.file.folder, pattern, self._selectors(way, written, sparing=True))


MOST_PATTERN_SIGNS = 20_000
"""So many characters the patterns of one table may have together: each name of a plan is held against all of them."""


def _too_light(written: str, found: float, needed: float) -> Message:
    contrast = Fraction(f"{found:.1f}")
    return message("settings-colour-too-light", written=shown(written), found=contrast, needed=Fraction(f"{needed:g}"))


def _is_pattern(text: str) -> bool:
    """Whether it can mean files: a remark, a blank and a pattern that takes files out again cannot."""
    return bool(text.strip(" /")) and not text.startswith(("#", "!"))


def _quoted(text: str) -> str:
    return '"' + text + '"'


def _no(what: str, written: str, known: Collection[str]) -> Message:
    return message(f"settings-no-{what}", written=shown(written)) + near(written, known)


def _no_limit(rule: Rule, written: str) -> Message:
    names = [limit.name for limit in rule.limits]
    if not names:
        return message("settings-rule-has-no-limits", rule=rule.name)
    told = message("settings-rule-has-no-limit", rule=rule.name, written=shown(written), listed=", ".join(names))
    return told + near(written, names)


def _no_number(written: object) -> Message:
    return message("settings-no-whole-number", written=shown(written), most=HIGHEST_LIMIT)
