"""`toc lint --show-settings`: what holds for each plan, and where it was set, as TOML."""

import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from toc.apps.errors import plain
from toc.apps.language import say
from toc.core.findings import Profile
from toc.lint.formatters.visible import visible
from toc.syntax.decode import MAX_BYTES
from toc.system.files import STDIN, read_bytes
from toc.workspace.config.files import name_of

if TYPE_CHECKING:
    from toc.workspace.config.layers import Given, Holding, Known
    from toc.workspace.config.plugins import Plugins
    from toc.workspace.settings import SettingsResolver


def shown(paths: Sequence[str], chosen: "SettingsResolver", stdin_name: str) -> Iterator[str]:
    """A table for each path, in pieces to be written one after the other."""
    for number, path in enumerate(paths):
        if number:
            yield "\n"
        name = stdin_name if path == STDIN else path
        files = ", ".join(chosen.files(path)) or say("none")
        yield f"# {say('settings-files')}: {_remark(files)}\n"
        holding = chosen.holding(path)
        for line in _table(_text(name), holding, chosen.known_for(path), _profile(path, holding), chosen.plugins(path)):
            yield f"{line}\n"


def _profile(path: str, holding: "Holding") -> "tuple[Profile, str]":
    """The profile under which the run looks at that plan, and what says so: settings, its status, or nothing."""
    from toc.syntax.source import read
    from toc.workspace.check import profile_of

    if holding.profile:
        return holding.profile
    try:
        document = read(_content(path), path)
    except (OSError, ValueError):  # the run says so as well, and goes on as with a draft
        return Profile.DRAFT, say("toc-the-plan-cannot-be")
    known = document.plan.status is not None
    where = say("the-status-of-the-plan") if known else say("toc-no-status")
    return profile_of(document, holding.settings()), where


def _content(path: str) -> bytes:
    if path != STDIN:
        return read_bytes(path, MAX_BYTES + 1)
    return b"" if sys.stdin is None or sys.stdin.isatty() else sys.stdin.buffer.read(MAX_BYTES + 1)


def _table(
    name: str, holding: "Holding", known: "Known", profile: "tuple[Profile, str]", plugins: "Plugins"
) -> Iterator[str]:
    value, where = profile
    yield f"[{name}]"
    yield _line("profile", _text(value.value), where)
    if holding.fail_on:
        yield _line("fail-on", _text(holding.fail_on.value), holding.fail_on.where)
    else:
        yield _line("fail-on", _text(value.failing_severity.value), say("toc-for", value=value.value))
    if holding.baseline:
        yield _line("baseline", _text(name_of(holding.baseline.value)), holding.baseline.where)
    yield from _plugins(plugins)
    for key, runs in (("select", True), ("ignore", False)):
        rules = [rule for rule in known.rules if holding.choices[rule.name].value is runs]
        yield f"{key} = ["
        for rule in rules:
            where = _remark(holding.choices[rule.name].where or "toc")
            yield f"    {_text(rule.name)},  # {rule.code}, {where}"
        yield "]"
    yield from _severities(name, holding)
    yield from _limits(name, holding, known)
    yield from _words(name, holding)
    yield from _picture(name, holding)


def _plugins(plugins: "Plugins") -> Iterator[str]:
    """The plugins that load, and the folder that does not."""
    named = [(one, where) for one, where in zip(plugins.loaded, plugins.where, strict=True) if not one.folder]
    if named:
        wheres = ", ".join(dict.fromkeys(where for _, where in named))
        yield _line("plugins", f"[{', '.join(_text(one.name) for one, _ in named)}]", wheres)
    for one, where in zip(plugins.loaded, plugins.where, strict=True):
        if one.folder:
            yield _line("plugin-folder", _text(name_of(one.folder)), where)
    if plugins.left_out:
        folder, where = plugins.left_out
        yield f"# {_line('plugin-folder', _text(name_of(folder)), say('plugin-folder-not-loaded', where=where))}"


def _severities(name: str, holding: "Holding") -> Iterator[str]:
    if holding.severities:
        yield f"\n[{name}.severity]"
    for rule, severity in holding.severities.items():
        yield _line(rule, _text(severity.value), severity.where)


def _limits(name: str, holding: "Holding", known: "Known") -> Iterator[str]:
    """Every limit of every rule that runs, those of toc as well."""
    for rule in known.rules:
        if rule.limits and holding.choices[rule.name].value:
            yield f"\n[{name}.limits.{rule.name}]"
            for limit in rule.limits:
                given: Given[int] | None = holding.limits.get((rule.name, limit.name))
                yield _line(limit.name, str(given.value if given else limit.default), given.where if given else "toc")


def _words(name: str, holding: "Holding") -> Iterator[str]:
    for words, change in holding.words.items():
        yield f"\n[{name}.words.{words}]"
        for key, listed in (("add", change.value.added), ("remove", change.value.removed)):
            if listed:
                yield _line(key, f"[{', '.join(_text(word) for word in listed)}]", change.where)


_FILES = ("logo", "font", "font_bold")


def _picture(name: str, holding: "Holding") -> Iterator[str]:
    if holding.picture:
        yield f"\n[{name}.picture]"
    for key, given in holding.picture.items():
        yield _line(key, _text(name_of(given.value) if key in _FILES else given.value), given.where)


def _line(key: str, value: str, where: str) -> str:
    return f"{key} = {value}  # {_remark(where)}"


def _remark(text: str) -> str:
    return plain(visible(text))


def _text(text: str) -> str:
    """A text in TOML, in which nothing acts on a terminal or is a command of CI: what would is written as its code."""
    shown = "".join(one if visible(one) == one else _code(one) for one in json.dumps(text, ensure_ascii=False))
    return shown.replace("##[", f"##{_code('[')}")


def _code(character: str) -> str:
    number = ord(character)
    if 0xD800 <= number <= 0xDFFF:  # half a character, from a file name that is no text
        return "\ufffd"
    return f"\\U{number:08x}"
