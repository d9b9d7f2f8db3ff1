"""Which plugins the settings files of a plan name, and which of them this person trusts."""

import os
import sys
from collections.abc import MutableMapping, Sequence
from typing import NamedTuple

from toc.core.messages import Message, message
from toc.core.settings import Plugin
from toc.lint.plugins import PluginError, in_folder, installed, loaded
from toc.lint.rules.base import Rule
from toc.workspace.config.files import SettingsFile, load
from toc.workspace.config.toml import Complaint, SettingsError

# --- The settings file of one person ----------------------------------------------------------------------------------
# Outside every repository: it names the folders of rules that this person trusts.
#
# It decides on nothing that others would see differently: only whether code of a plan's repository may run here.

NAME = "config.toml"
KEY = "allow-plugin-folders"


def path() -> str:
    """Where the file is: in `TOC_CONFIG_HOME`, or where the system keeps such files; empty where there is no place."""
    if "TOC_CONFIG_HOME" in os.environ:
        home = os.environ["TOC_CONFIG_HOME"]
        return os.path.join(home, NAME) if os.path.isabs(home) else ""
    if sys.platform == "win32":
        base = os.environ.get("APPDATA", "")
    else:
        base = os.environ.get("XDG_CONFIG_HOME", "")
        base = base if os.path.isabs(base) else os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(base, "toc", NAME) if os.path.isabs(base) else ""


def allows(folder: str) -> bool:
    """Whether the file names that very folder, by its path from the root. Raises SettingsError for a file that does not
    hold."""
    file = path()
    if not file or not os.path.isfile(file):
        return False
    found = load(file)
    written = found.table.get(KEY, []) if found else []
    if not isinstance(written, list) or not all(isinstance(one, str) and os.path.isabs(one) for one in written):
        raise SettingsError([Complaint(path=file, text=message("settings-list-of-folders", name=KEY))])
    return any(os.path.normpath(one) == folder for one in written)


# --- Plugins ----------------------------------------------------------------------------------------------------------
# Which plugins the settings files of a plan name, and which of them may load in this run.


class Permission(NamedTuple):
    """Whether folders of rules can load at all in this command, and whether this run allows those of its settings."""

    folders: bool = False
    asked: bool = False


class Plugins(NamedTuple):
    """What settings files name: the plugins that load, with their rules, where each was named, and the folder that does
    not load (with where it was named)."""

    loaded: tuple[Plugin, ...] = ()
    rules: tuple[Rule, ...] = ()
    where: tuple[str, ...] = ()
    left_out: tuple[str, str] | None = None


def plugins_of(files: Sequence[SettingsFile], permission: Permission, codes: MutableMapping[str, str]) -> Plugins:
    """The plugins of these settings files, the outermost first: names add up, the nearest folder counts.

    `codes` are those of the plugins that other files of the same run load, with the hash of the plugin: in one run a
    code means one rule, since findings find their texts by it. Those that load here are added.
    Raises SettingsError where one does not hold or does not load.
    """
    named: dict[str, tuple[Plugin, str]] = {}
    for file in files:
        for number, name in enumerate(_names(file)):
            named[name] = (_found(file, ("plugins", number), name), _where(file, "plugins", number))
    found = [*named.values()]
    left_out = None
    nearest = next((file for file in reversed(files) if "plugin-folder" in file.table), None)
    if nearest:
        folder = _folder(nearest)
        if permission.folders and (permission.asked or allows(folder)):
            found.append((_from_folder(nearest, folder), _where(nearest, "plugin-folder")))
        else:
            left_out = (folder, _where(nearest, "plugin-folder"))
    rules = tuple(rule for plugin, _ in found for rule in loaded(plugin))
    _refuse_same(files, rules)
    _refuse_other(files, [plugin for plugin, _ in found], codes)
    return Plugins(tuple(one for one, _ in found), rules, tuple(where for _, where in found), left_out)


def _refuse_same(files: Sequence[SettingsFile], rules: Sequence[Rule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if seen & {rule.code, rule.name}:
            raise SettingsError([Complaint(path=files[-1].name, text=_twice(rule))])
        seen |= {rule.code, rule.name}


def _twice(rule: Rule) -> Message:
    return message("settings-two-plugins-same-rule", rule=rule.name)


def _refuse_other(files: Sequence[SettingsFile], plugins: Sequence[Plugin], codes: MutableMapping[str, str]) -> None:
    for plugin in plugins:
        for rule in loaded(plugin):
            if codes.setdefault(rule.code, plugin.digest) != plugin.digest:
                raise SettingsError([Complaint(path=files[-1].name, text=_twice(rule))])


def _names(file: SettingsFile) -> list[str]:
    written = file.table.get("plugins", [])
    if isinstance(written, list) and all(isinstance(one, str) and one.strip() for one in written):
        return [one.strip() for one in written]
    raise _wrong(file, ("plugins",), message("settings-write-like-this", name="plugins", example='plugins = ["gent"]'))


def _found(file: SettingsFile, way: tuple[str | int, ...], name: str) -> Plugin:
    try:
        return installed(name)
    except PluginError as wrong:
        raise _told(file, way, wrong) from wrong


def _from_folder(file: SettingsFile, folder: str) -> Plugin:
    try:
        plugin = in_folder(folder)
        loaded(plugin)
    except PluginError as wrong:
        raise _told(file, ("plugin-folder",), wrong) from wrong
    return plugin


def _folder(file: SettingsFile) -> str:
    """The folder from the root: it has to lie in the repository of its settings file, and no link leads to it."""
    written = file.table["plugin-folder"]
    way = ("plugin-folder",)
    if not isinstance(written, str) or not written.strip() or "\0" in written or os.path.isabs(written):
        raise _wrong(
            file, way, message("settings-write-like-this", name="plugin-folder", example='plugin-folder = "toc-rules"')
        )
    folder = os.path.normpath(os.path.join(file.folder, written))
    root = repository(file.folder)
    inside = os.path.relpath(folder, root)
    if inside == os.curdir or inside.split(os.sep)[0] == os.pardir:
        raise _wrong(file, way, message("settings-rules-outside-repository"))
    steps = inside.split(os.sep)
    if any(os.path.islink(os.path.join(root, *steps[:deep])) for deep in range(1, len(steps) + 1)):
        raise _wrong(file, way, message("settings-rules-no-link"))
    return folder


def repository(folder: str) -> str:
    """The nearest folder upwards with `.git`; that folder itself where there is none. Git itself is not asked: a
    repository must not have a say in it."""
    at = folder
    while not os.path.lexists(os.path.join(at, ".git")):
        parent = os.path.dirname(at)
        if parent == at:
            return folder
        at = parent
    return at


def _told(file: SettingsFile, way: tuple[str | int, ...], wrong: PluginError) -> SettingsError:
    return _wrong(file, way, wrong.reason)


def _wrong(file: SettingsFile, way: tuple[str | int, ...], text: Message) -> SettingsError:
    place = file.places.value(*way)
    return SettingsError([Complaint(path=file.name, line=place.line, column=place.column, text=text)])


def _where(file: SettingsFile, *way: str | int) -> str:
    return f"{file.name}:{file.places.value(*way).line}"
