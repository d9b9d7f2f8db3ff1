"""Rules of one's own: from installed packages (entry points of the group `toc.rules`), or from a folder of rules.

Nothing here decides whether a plugin may load: who calls says that it was allowed. What is loaded is kept for the whole
process. Code is run from the very bytes whose hash was taken, so that the cache never speaks of other code.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from hashlib import sha256
from types import ModuleType
from typing import TYPE_CHECKING, Any

from toc.core.findings import RawFinding, Severity, Span
from toc.core.languages import Language
from toc.core.messages import Listed, Message, message
from toc.core.settings import Plugin, Settings
from toc.lint import wording
from toc.lint.rules import ALL_RULES, add, resolving
from toc.lint.rules.base import Check, Inspection, Rule
from toc.lint.wording import PLUGIN_FAILED, worded

if TYPE_CHECKING:  # imported where settings name a plugin
    from importlib.metadata import EntryPoint

GROUP = "toc.rules"

_MOST_FILES = 200
_MOST_BYTES = 1_000_000


class PluginError(Exception):
    """A plugin that cannot be used, with the reason as a message."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


def rules_of(settings: Settings) -> tuple[Rule, ...]:
    """The rules of toc and those of the plugins that the settings load. Raises PluginError."""
    if not settings.plugins:
        return ALL_RULES
    return (*ALL_RULES, *(rule for plugin in settings.plugins for rule in loaded(plugin)))


def installed(name: str) -> Plugin:
    """The installed plugin of that name. Raises PluginError where there is none, or where it does not load."""
    digest, _ = _installed(name)
    return Plugin(name, "", digest)


def in_folder(folder: str) -> Plugin:
    """The plugin that is a folder of rules: one Python file for each. Runs nothing yet. Raises PluginError."""
    return Plugin(os.path.basename(folder), folder, _digest(_content(folder)))


def loaded(plugin: Plugin) -> tuple[Rule, ...]:
    """The rules of a plugin; this runs its code, once. From here on its rules and texts are known by their codes.

    Raises PluginError.
    """
    rules = _loaded(plugin)
    add(rules)
    know_texts(rules)
    return rules


def know_texts(rules: Iterable[Rule]) -> None:
    """Makes it known where the texts of rules of one's own stand, for whoever words what they find."""
    for rule in rules:
        wording.register(rule.code, rule.texts)


@cache
def _loaded(plugin: Plugin) -> tuple[Rule, ...]:
    if not plugin.folder:
        return _installed(plugin.name)[1]
    content = _content(plugin.folder)
    if _digest(content) != plugin.digest:
        raise PluginError(message("plugin-changed", plugin=plugin.name))
    rules = [
        rule
        for name, code in content.items()
        if name.endswith(".py")
        for rule in _run(plugin, os.path.join(plugin.folder, name), code)
    ]
    return _accepted(plugin.name, rules)


def _run(plugin: Plugin, path: str, code: bytes) -> list[Any]:
    module = ModuleType(f"toc_plugin_{plugin.digest[:12]}_{os.path.basename(path).removesuffix('.py')}")
    module.__file__ = path
    with _told(plugin.name):
        exec(compile(code, path, "exec", dont_inherit=True), module.__dict__)  # noqa: S102 the user allowed this folder
    return [one for one in vars(module).values() if isinstance(one, Rule)]


@cache
def _installed(name: str) -> tuple[str, tuple[Rule, ...]]:
    entry = _entries().get(name)
    if entry is None:
        raise PluginError(message("plugin-not-installed", plugin=name, group=GROUP))
    with _told(name), _without_current_folder():
        found = entry.load()
        file = getattr(sys.modules[entry.module], "__file__", None) or ""
    one = found if isinstance(found, Rule | tuple | list) else getattr(found, "RULES", None)
    rules = _accepted(name, [one] if isinstance(one, Rule) else one)
    whole = os.path.basename(file) == "__init__.py"
    content = _content(os.path.dirname(file)) if whole else _beside(file)
    return _digest(content), rules


def _entries() -> "dict[str, EntryPoint]":
    """The entry points by name, of what is installed: never of what lies in the folder where toc was started."""
    from importlib.metadata import distributions

    places = [path for path in sys.path if os.path.basename(path.rstrip("/\\")) in ("site-packages", "dist-packages")]
    return {
        entry.name: entry
        for distribution in distributions(path=places)
        for entry in distribution.entry_points
        if entry.group == GROUP
    }


@contextmanager
def _without_current_folder() -> Iterator[None]:
    """While a plugin is imported, the current folder is no place to look: what lies there is the plan's, not ours."""
    before, here = list(sys.path), os.path.realpath(os.curdir)
    sys.path[:] = [path for path in before if path and os.path.realpath(path) != here]
    try:
        yield
    finally:
        sys.path[:] = before


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Whatever goes wrong in the code of a plugin becomes a message with its name."""
    try:
        yield
    except (Exception, SystemExit) as wrong:
        if isinstance(wrong, PluginError):
            raise
        reason = f"{type(wrong).__name__}: {wrong}"
        raise PluginError(message("plugin-does-not-load", plugin=name, reason=reason)) from wrong


def _accepted(plugin: str, rules: object) -> tuple[Rule, ...]:
    """The rules, held to what is asked of a plugin; each with a check that cannot do harm to the others."""
    if not isinstance(rules, tuple | list) or not rules or not all(isinstance(one, Rule) for one in rules):
        raise PluginError(message("plugin-without-rules", plugin=plugin))
    accepted: dict[str, Rule] = {}
    _forget_texts()
    for rule in rules:
        if rule.code.upper().startswith("TOC") or find(rule.name, ALL_RULES) or find(rule.code, ALL_RULES):
            raise PluginError(message("plugin-code-is-ours", plugin=plugin, code=rule.code, rule=rule.name))
        if rule.code in accepted or any(rule.name == one.name for one in accepted.values()):
            raise PluginError(message("plugin-rule-twice", plugin=plugin, rule=rule.name))
        know_texts([rule])
        with _told(plugin):
            _hold_texts(plugin, rule)
        accepted[rule.code] = replace(rule, check=_guarded(plugin, rule), plugin=plugin)
    return tuple(accepted.values())


def _hold_texts(plugin: str, rule: Rule) -> None:
    """Reads the texts in every language. Raises PluginError where there are none in any of them."""
    files = [os.path.basename(wording.file_of(rule.code, rule.name, language)) for language in Language]
    try:
        for language in Language:
            rule.wording(language)
    except FileNotFoundError as missing:
        said = message("plugin-without-texts", plugin=plugin, rule=rule.name, files=Listed(tuple(files), "list-or"))
        raise PluginError(said) from missing


def _forget_texts() -> None:
    wording.forget()
    resolving.forget()


def _guarded(plugin: str, rule: Rule) -> Check:
    """The check of a plugin's rule: when it fails, that is a finding of its own, and every other rule still runs."""

    def check(inspection: Inspection) -> Iterator[RawFinding]:
        try:
            for raw in rule.check(inspection):
                _hold(rule, raw, inspection)
                yield raw
        except (Exception, SystemExit) as wrong:  # noqa: BLE001 a plugin is code of others
            reason = f"{type(wrong).__name__}: {wrong}"
            facts = {"plugin": plugin, "reason": reason}
            start = inspection.document.start
            yield RawFinding(span=start, variant=PLUGIN_FAILED, facts=facts, severity=Severity.ERROR)

    return check


def _hold(rule: Rule, raw: object, inspection: Inspection) -> None:
    """Raises TypeError or GapError for what is no finding, or one that cannot be worded."""
    if not isinstance(raw, RawFinding) or not isinstance(raw.span, Span):
        raise TypeError(f"the check has to yield RawFindings, not {type(raw).__name__}")
    made = resolving.finding(rule, raw, inspection.document)
    for language in Language:
        worded(made, language)


def _content(folder: str) -> dict[str, bytes]:
    """The files of code and texts in a folder, by name. Raises PluginError for a link, and for too many of them."""
    found: dict[str, bytes] = {}
    try:
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if not name.endswith((".py", ".md")) or name.startswith((".", "_")):
                continue
            if os.path.islink(path) or not os.path.isfile(path):
                raise PluginError(message("plugin-file-is-link", path=path))
            with open(path, "rb") as file:
                found[name] = file.read(_MOST_BYTES + 1)
            if len(found) > _MOST_FILES or len(found[name]) > _MOST_BYTES:
                raise PluginError(message("plugin-too-large", path=path))
    except OSError as wrong:
        reason = wrong.strerror or str(wrong)
        raise PluginError(message("plugin-unreadable", path=folder, reason=reason)) from wrong
    return found


def _beside(file: str) -> dict[str, bytes]:
    """A module that is one file, with the texts beside it."""
    content = _content(os.path.dirname(file)) if file else {}
    return {name: code for name, code in content.items() if name.endswith(".md") or name == os.path.basename(file)}


def _digest(content: dict[str, bytes]) -> str:
    whole = sha256()
    for name, code in content.items():
        whole.update(f"{name}\0{len(code)}\0".encode("utf-8", "surrogatepass") + code)
    return whole.hexdigest()


def find(name: str, rules: Iterable[Rule]) -> Rule | None:
    """The rule with that name or code among these, in capitals or not."""
    return next((rule for rule in rules if name.lower() in (rule.name.lower(), rule.code.lower())), None)
