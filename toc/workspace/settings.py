"""From options and settings files to the settings of every plan."""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from toc.core.errors import UsageError, did_you_mean
from toc.core.findings import Profile
from toc.core.messages import Listed, Message, message
from toc.core.settings import FailOn, Settings
from toc.lint.days import day_named
from toc.system.files import STDIN
from toc.workspace.config.files import Finder, SettingsFile, load

if TYPE_CHECKING:  # imported where there is a settings file or an option that chooses rules: start-up counts
    from toc.workspace.config.layers import Holding, Known, Layer, Selector
    from toc.workspace.config.plugins import Plugins
    from toc.workspace.config.toml import Complaint

T = TypeVar("T")
Lists = Callable[[str], Collection[str]]
"""The names of the word lists of a language."""


class SettingsOptions(NamedTuple):
    """What the options say about settings. An entry of `select`, `ignore` or `only` may hold more than one, with
    commas; `profile` is draft, review, final or a day of the training (`day1`, `dag1`)."""

    config: str | None = None
    isolated: bool = False
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    only: Sequence[str] = ()
    profile: str | None = None
    fail_on: FailOn | None = None
    baseline: str | None = None
    plugin_folders: bool = False
    allow_plugins: bool = False
    """Whether the command can load a folder of rules, and whether this run allows it: everywhere else none loads."""

    @property
    def day(self) -> int | None:
        """The day of the training whose rules count as well."""
        return day_named(self.profile) if self.profile else None

    @property
    def known_profile(self) -> Profile | None:
        """The profile that was asked for; a day of the training looks at a plan as at a draft."""
        if not self.profile:
            return None
        return Profile(self.profile) if self.day is None else Profile.DRAFT


class SettingsResolver:
    """The settings of every plan of a run: a settings file is read once.

    Raises UsageError for options and files that do not hold, with the place where there is one.
    """

    def __init__(self, asked: SettingsOptions, stdin_name: str, *, lists: Lists | None = None) -> None:
        if asked.config and asked.isolated:
            raise UsageError("config-does-not-go-with")
        self._asked = asked
        self._stdin_name = stdin_name
        self._lists = lists or known_lists
        self._finder = Finder()
        self._layers: dict[str, tuple[Layer, ...]] = {}
        self._plugins: dict[str, Plugins] = {}
        self._codes: dict[str, str] = {}
        self._known: dict[object, Known] = {}
        self._options: dict[int, tuple[Layer, Selector | None]] = {}

    def __getstate__(self) -> dict[str, object]:
        """What was asked, without what was read: rules cannot be pickled, and another machine reads files anew."""
        fresh = SettingsResolver(self._asked, self._stdin_name, lists=self._lists)
        return vars(fresh)

    def settings(self, path: str) -> Settings:
        """What holds for the plan at that path, or for standard input."""
        asked = self._asked
        if not (self._file(path) or asked.select or asked.ignore or asked.only):
            return Settings(
                profile=asked.known_profile,
                day=asked.day,
                fail_on=asked.fail_on,
                baseline=self._baseline,
            )
        return self.holding(path).settings(self.plugins(path).loaded)._replace(day=asked.day)

    def holding(self, path: str) -> "Holding":
        """The same, with where each part was set."""
        from toc.workspace.config.layers import holding

        known = self.known_for(path)
        if id(known) not in self._options:  # which rules there are, decides on what an option can name
            self._options[id(known)] = (self._command_line(known), self._only(known))
        return holding(self._layers_of(path), known, self._full(path), *self._options[id(known)])

    def files(self, path: str) -> list[str]:
        """The names of the settings files that hold for a plan, the nearest first."""
        from toc.workspace.config.reading import chain

        file = self._file(path)
        return checked(lambda: [one.name for one in reversed(chain(file))]) if file else []

    def known_for(self, path: str) -> "Known":
        """The rules that the settings of a plan can name: those of toc and of its plugins."""
        from toc.lint.rules import ALL_RULES
        from toc.workspace.config.layers import Known

        plugins = self.plugins(path)
        place = (plugins.loaded, plugins.left_out is not None)
        if place not in self._known:
            rules = (*ALL_RULES, *plugins.rules)
            self._known[place] = Known(rules, self._lists, incomplete=plugins.left_out is not None)
        return self._known[place]

    def plugins(self, path: str) -> "Plugins":
        """The plugins that the settings of a plan name. Raises UsageError where one does not load."""
        from toc.workspace.config.plugins import Permission, Plugins, plugins_of
        from toc.workspace.config.reading import chain

        file = self._file(path)
        if file is None:
            return Plugins()
        if file.path not in self._plugins:
            asked = self._asked
            folders = asked.plugin_folders and not os.environ.get("PRE_COMMIT")
            permission = Permission(folders, asked.allow_plugins)
            self._plugins[file.path] = checked(lambda: plugins_of(chain(file), permission, self._codes))
        return self._plugins[file.path]

    def left_out(self) -> list[tuple[str, str]]:
        """The folders of rules that did not load, and where each was named."""
        return list(dict.fromkeys(one.left_out for one in self._plugins.values() if one.left_out))

    def name(self, path: str) -> str:
        """The path of a plan; for standard input the one under which it is looked at."""
        return self._stdin_name if path == STDIN else path

    def _full(self, path: str) -> str:
        name = self.name(path)
        try:
            return os.path.abspath(name)
        except OSError:  # the current folder is gone: what is piped in can still be checked
            return name

    def _file(self, path: str) -> SettingsFile | None:
        if self._asked.isolated:
            return None
        if self._asked.config:
            return self._named
        return checked(lambda: self._finder.nearest(os.path.dirname(self._full(path))))

    @cached_property
    def _named(self) -> SettingsFile | None:
        return checked(lambda: load(os.path.abspath(self._asked.config or "")))

    def _layers_of(self, path: str) -> "tuple[Layer, ...]":
        from toc.workspace.config.reading import chain, layer

        file = self._file(path)
        if file is None:
            return ()
        if file.path not in self._layers:
            known = self.known_for(path)
            self._layers[file.path] = checked(lambda: tuple(layer(one, known) for one in chain(file)))
        return self._layers[file.path]

    def _command_line(self, known: "Known") -> "Layer":
        from toc.workspace.config.layers import Given, Layer

        asked = self._asked
        select = tuple(self._selectors(known, "--select", asked.select))
        return Layer(
            select=Given(select, "--select") if select else None,
            ignore=tuple(self._selectors(known, "--ignore", asked.ignore)),
            profile=Given(asked.known_profile, self._profile_option) if asked.known_profile else None,
            fail_on=Given(asked.fail_on, "--fail-on") if asked.fail_on else None,
            baseline=Given(self._baseline, "--baseline") if self._baseline else None,
        )

    @property
    def _profile_option(self) -> str:
        """The option that chose the profile; with the day, where that looks as at a draft."""
        return f"--profile {self._asked.profile}" if self._asked.day else "--profile"

    @property
    def _baseline(self) -> str | None:
        """The path from the root of the baseline that was asked."""
        asked = self._asked.baseline
        return asked and (asked if "\0" in asked else os.path.abspath(asked))

    def _selectors(self, known: "Known", option: str, written: Sequence[str]) -> "Iterator[Selector]":
        from toc.workspace.config.layers import why_not_ignored

        for one in _apart(option, written):
            selector = known.selector(one, option)
            if selector is None:
                raise UsageError(f"{option}: " + known.no_selector(one))
            if option == "--ignore" and known.cannot_be_ignored(selector):
                raise UsageError(f"{option}: " + why_not_ignored(one))
            yield selector

    def _only(self, known: "Known") -> "Selector | None":
        from toc.lint.rules.base import Checklist
        from toc.workspace.config.layers import WEIGHTS, Selector

        names = list(_apart("--only", self._asked.only))
        by_name = {name: checklist for checklist in Checklist for name in checklist.names}
        for name in names:
            if name.lower() not in by_name:
                listed = Listed(tuple(message(f"checklist-name-{one.value}") for one in Checklist))
                text = message("only-there-is-no-checklist", name=name, listed=listed)
                raise UsageError(text + did_you_mean(name, list(by_name)))
        wanted = {by_name[name.lower()] for name in names}
        rules = frozenset(rule.name for rule in known.rules if rule.checklist in wanted)
        return Selector(rules, max(WEIGHTS), "--only") if names else None


def _apart(option: str, written: Sequence[str]) -> Iterator[str]:
    """The entries of an option that may be given more than once and may have commas."""
    for text in written:
        for one in text.split(","):
            if not one.strip():
                raise UsageError("needs-a-value-after-it", option=option)
            yield one.strip()


def known_lists(language: str) -> Collection[str]:
    """The word lists that `toc` has in that language."""
    from toc.core.model import Language
    from toc.language import has_grammar
    from toc.language.lists import list_names

    spoken = Language(language)
    return list_names(spoken) if has_grammar(spoken) else ()


def checked(read: Callable[[], T]) -> T:
    """What that gives. Raises UsageError for a settings file or a baseline that does not hold."""
    try:
        return read()
    except Exception as wrong:
        from toc.workspace.config.toml import SettingsError

        if isinstance(wrong, SettingsError):
            lines = [_line(complaint) for complaint in wrong.complaints]
            if wrong.more:
                lines.append(message("there-is-more-mend-these"))
            raise UsageError(_on_lines(lines)) from wrong
        raise


def _on_lines(messages: "list[Message]") -> Message:
    parts = [part for said in messages for part in ("\n", *said.parts)]
    return Message(tuple(parts[1:]))


def _line(complaint: "Complaint") -> Message:
    """`toc.toml:3:1: there is no setting 'slect'.`"""
    place = f":{complaint.line}:{complaint.column}:" if complaint.line else ":"
    return f"{complaint.path}{place} " + complaint.text
