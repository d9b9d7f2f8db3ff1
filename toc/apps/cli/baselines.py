"""`toc lint --baseline` and `--write-baseline`: leaves out what was there already, and says what no longer is."""

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from toc.apps.errors import print_error, tell_written
from toc.apps.language import say
from toc.core.errors import UsageError, could_not_write
from toc.core.settings import Settings
from toc.lint.formatters import Checked
from toc.system.files import STDIN
from toc.workspace.baseline import Baseline, Gone, Key, gone, is_there, merged, name_in, noted, sift, to_bytes
from toc.workspace.config.files import name_of
from toc.workspace.workspace import Workspace, rules_always_run

_MOST = 20
"""So many entries that no longer match are named; of the others the number."""


class Baselines:
    """The baselines of a run, by path from the root. They are read at once: what is wrong with them is said before a
    plan is looked at or mended.

    Raises UsageError.
    """

    def __init__(
        self,
        workspace: Workspace,
        settings: Mapping[str, Settings],
        asked: str | None,
        *,
        renew: bool,
        stdin_name: str,
    ) -> None:
        if asked is not None and not asked.strip():
            raise UsageError("baseline-needs-a-value-after")
        if renew and not all(one.baseline for one in settings.values()):
            raise UsageError("write-baseline-needs-the-name")
        self._workspace = workspace
        self._settings = settings
        self._stdin_name = stdin_name
        self._renew = renew
        # The command that renews, as whoever reads it has to type it.
        self._command = f"toc lint{f' --baseline {name_of(os.path.abspath(asked))}' if asked else ''} --write-baseline"
        paths = dict.fromkeys(one.baseline for one in settings.values() if one.baseline)
        self._read = {path: self._of(path) for path in paths}

    def _of(self, path: str) -> Baseline:
        if self._renew and not is_there(path):
            return {}
        return self._workspace.baseline(path, command=self._command)

    def applied(self, checked: Iterable[Checked], *, quiet: bool) -> Iterator[Checked]:
        """The files without the findings that were noted; behind the last one it is said what was. With `renew` all are
        checked and the baselines are written anew first."""
        always_run = rules_always_run()
        if self._renew:
            checked = list(checked)
            self._write(dict(zip(self._settings, checked, strict=True)), always_run)
        used: dict[str, Counter[Key]] = {path: Counter() for path in self._read}
        broken: set[str] = set()
        for (name, settings), file in zip(self._settings.items(), checked, strict=True):
            if any(finding.rule in always_run for finding in file.findings):
                broken.add(name)
            baseline = settings.baseline
            if not baseline:
                yield file
                continue
            left, found = sift(file, self._name(baseline, name), self._read[baseline], always_run)
            used[baseline] += found
            yield left
        if not quiet:
            self._tell(used, broken)

    def _write(self, files: Mapping[str, Checked], always_run: Collection[str]) -> None:
        for path in self._read:
            mine = {name: file for name, file in files.items() if self._settings[name].baseline == path}
            self._read[path] = self._written(path, mine, always_run)

    def _name(self, baseline: str, path: str) -> str:
        return name_in(baseline, self._stdin_name if path == STDIN else path)

    def _written(self, path: str, files: Mapping[str, Checked], always_run: Collection[str]) -> Baseline:
        """The baseline with what these files have now. What was not looked for this time stays as it was."""
        from toc.system.files import write_whole

        broken = {name for name, file in files.items() if any(finding.rule in always_run for finding in file.findings)}
        looked_for = self._looked_for(path, files, broken)
        new: Counter[Key] = Counter()
        for name, file in files.items():
            new += noted(file, self._name(path, name), always_run)
        kept = ((key, number) for key, number in self._read[path].items() if not looked_for(key))
        baseline = merged(kept, new)
        try:
            content = to_bytes(baseline)
        except ValueError as large:
            raise UsageError("entries-are-too-many-for", entries=len(baseline)) from large
        try:
            write_whole(path, content)
        except (OSError, ValueError) as trouble:
            raise could_not_write(name_of(path), trouble) from trouble
        tell_written(name_of(path))
        print_error(_said_noted(sum(baseline.values())))
        return baseline

    def _looked_for(self, baseline: str, names: Iterable[str], broken: Collection[str]) -> "_LookedFor":
        return _LookedFor(
            folder=os.path.dirname(baseline),
            settings={self._name(baseline, name): self._settings[name] for name in names},
            broken={self._name(baseline, name) for name in names if name in broken},
        )

    def _tell(self, used: Mapping[str, Counter[Key]], broken: Collection[str]) -> None:
        for path, baseline in self._read.items():
            number = used[path].total()
            if number and not self._renew:
                print_error(_said_left_out(name_of(path), number))
            mine = [name for name, one in self._settings.items() if one.baseline == path]
            left = gone(baseline, used[path], self._looked_for(path, mine, broken))
            if left:
                print_error("\n".join(_said_gone(name_of(path), left, self._command)))


class _LookedFor:
    """Whether the finding of an entry would have been seen in this run: its file was checked and could be read whole,
    and its rule ran; or its file is not there any more."""

    def __init__(self, folder: str, settings: Mapping[str, Settings], broken: Collection[str]) -> None:
        self._folder = folder
        self._settings = settings
        self._broken = broken

    def __call__(self, key: Key) -> bool:
        settings = self._settings.get(key.path)
        if settings is None:
            return not os.path.lexists(os.path.join(self._folder, *key.path.split("/")))
        return key.path not in self._broken and (settings.runs(key.rule) or not _is_known(key.rule))


def _is_known(rule: str) -> bool:
    from toc.lint.rules import find

    return find(rule) is not None


def _said_noted(findings: int) -> str:
    return say("findings-are-noted-toc-lint", count=findings)


def _said_left_out(name: str, findings: int) -> str:
    return say("findings-are-in-the-baseline", count=findings, name=name)


def _said_gone(name: str, left: Sequence[Gone], command: str) -> Iterator[str]:
    yield say("entries-of-the-baseline-no", count=len(left), name=name)
    yield from (f"  {_entry(one)}" for one in left[:_MOST])
    if len(left) > _MOST:
        yield say("and-more-3", left=len(left) - _MOST)
    yield say("renew-it", command=command)


def _entry(one: Gone) -> str:
    place = f" ({one.key.node})" if one.key.node else ""
    number = say("noted-left", noted=one.noted, left=one.left) if one.noted > 1 or one.left else ""
    return f"{one.key.path}: {one.key.rule}{place}{number}"
