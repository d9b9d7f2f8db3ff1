"""A run over many plans: from the cache where nothing changed, on all processors where that pays, always in order.

Plans flow through: of one that was reported nothing is kept. Nothing here imports the rules or the model before a plan
has to be checked.
"""

import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from toc.core.errors import UsageError
from toc.core.languages import Language
from toc.core.settings import Settings
from toc.system.files import STDIN
from toc.workspace.cache import Cache, digest_of, fingerprint
from toc.workspace.record import read, to_bytes

if TYPE_CHECKING:
    from toc.lint.formatters import Checked
    from toc.workspace.parallel import Pool

_WORTH_PROCESSES = 60_000
"""Bytes that have to be checked before other processes are started: a fifth of a second of work, or a dozen of the
plans that cities have. Starting them takes a tenth of that where they are forks, and as much as that elsewhere."""

_AHEAD = 256
_AHEAD_BYTES = 8_000_000
"""So many plans, and so many bytes of them, are looked at before their turn."""


class Watch(Protocol):
    """Who follows the run, plan by plan."""

    def before(self, path: str, name: str) -> None: ...

    def after(self, file: "Checked", settings: Settings) -> None: ...


class Run(NamedTuple):
    """How plans are looked at: `language` is the one that was asked for the findings, `spoken` the one of the user (for
    files that cannot be read), `today` the day for rules that look at the calendar, `jobs` the most processes."""

    language: Language | None
    spoken: Language
    stdin_name: str
    today: date
    jobs: int
    cache: Cache | None


class Distinct:
    """Settings that are alike, once: a run over ten thousand plans has a handful of them."""

    def __init__(self) -> None:
        self.all: list[Settings] = []
        self._known: dict[tuple[str, str | None, str | None], Settings] = {}

    def one(self, settings: Settings) -> Settings:
        """Those that are alike and came first."""
        alike = self._known.setdefault((fingerprint(settings), settings.fail_on, settings.baseline), settings)
        if alike is settings:
            self.all.append(settings)
        return alike


class _Plan(NamedTuple):
    """A plan whose turn is near: `checked` already, or to be checked, with its `content` where it was read."""

    path: str
    settings: int
    content: bytes = b""
    digest: bytes = b""
    key: str = ""
    checked: "Checked | None" = None


def checked_in_order(settings: Mapping[str, Settings], run: Run, watch: Watch) -> Iterator["Checked"]:
    """Every plan with its findings, in the order of the paths. Raises UsageError where a process was lost."""
    line = _Line(settings, run, watch)
    try:
        yield from line.plans()
    finally:
        line.end()


class _Line:
    """The plans whose turn is near, and who checks them. Settings that are the same object have one number."""

    def __init__(self, settings: Mapping[str, Settings], run: Run, watch: Watch) -> None:
        self._settings = settings
        self._run = run
        self._watch = watch
        self._cache = run.cache
        self._distinct = list({id(one): one for one in settings.values()}.values())
        self._numbers = {id(one): number for number, one in enumerate(self._distinct)}
        self._fingerprints = [fingerprint(one) for one in self._distinct]
        self._plans: deque[_Plan] = deque()
        self._bytes = self._unchecked = 0
        self._pool: Pool | None = None
        self._may_share = run.jobs > 1 and len(settings) > 1
        self._tasks: dict[str, int] = {}

    def plans(self) -> Iterator["Checked"]:
        for path, one in self._settings.items():
            self._take(self._looked_at(path, self._numbers[id(one)]))
            while len(self._plans) >= _AHEAD or self._bytes >= _AHEAD_BYTES:
                yield self._next()
        while self._plans:
            yield self._next()

    def end(self) -> None:
        if self._pool:
            self._pool.close()
        if self._cache:
            self._cache.tidy()

    def _looked_at(self, path: str, settings: int) -> _Plan:
        """A plan with what the cache has on it. One that cannot be read is left for its turn, which says why."""
        if path == STDIN or not (self._cache or self._may_share):
            return _Plan(path, settings)
        try:
            content = _read(path)
        except (OSError, ValueError):
            return _Plan(path, settings)
        digest = digest_of(content)
        plan = _Plan(path, settings, content, digest)
        if self._cache:
            key = self._cache.key(digest, self._fingerprints[settings])
            plan = plan._replace(key=key, checked=self._told(self._cache.get(key), path, content))
        return plan

    def _take(self, plan: _Plan) -> None:
        self._plans.append(plan)
        self._bytes += len(plan.content)
        if not plan.content or plan.checked:
            return
        self._unchecked += len(plan.content)
        if self._pool is None and self._may_share and self._unchecked >= _WORTH_PROCESSES:
            self._share([one for one in self._plans if one.content and not one.checked])
        elif self._pool:
            self._tasks[plan.path] = self._pool.give((plan.path, plan.digest, plan.settings))

    def _share(self, plans: Sequence[_Plan]) -> None:
        """Starts other processes, and gives these plans to them; one plan alone is not worth it."""
        if len(plans) < 2:
            return
        import toc.workspace.check  # noqa: F401 once for all: a fork has what its parent has

        if len(plans) > 2 * self._run.jobs:
            # Small ones. With the first one done here, forks have what is loaded, compiled and indexed on the way.
            first, *plans = plans
            self._plans[self._plans.index(first)] = first._replace(checked=self._here(first))
        try:
            from toc.workspace.parallel import Pool

            self._pool = Pool(partial(_work, self._distinct, self._run.today), self._run.jobs)
        except (ImportError, OSError):  # there are no processes here, or none for us: it goes on in this one
            self._may_share = False
            return
        for one in plans:
            self._tasks[one.path] = self._pool.give((one.path, one.digest, one.settings))

    def _next(self) -> "Checked":
        plan = self._plans.popleft()
        self._bytes -= len(plan.content)
        self._watch.before(plan.path, self._run.stdin_name if plan.path == STDIN else plan.path)
        settings = self._distinct[plan.settings]
        checked = plan.checked or self._from_elsewhere(plan) or self._here(plan)
        checked = checked if settings.day is None else replace(checked, day=settings.day)  # no record knows of days
        self._watch.after(checked, settings)
        return checked

    def _here(self, plan: _Plan) -> "Checked":
        from toc.workspace import check

        settings, language, today = self._distinct[plan.settings], self._run.language, self._run.today
        if plan.path == STDIN:
            return check.check_stdin(self._run.stdin_name, language, settings, today=today)
        if not plan.digest:
            return check.check(plan.path, language, settings, spoken=self._run.spoken, today=today)
        self._unchecked -= 0 if self._pool else len(plan.content)
        checked = check.checked(plan.content, plan.path, language, settings, today=today)
        if self._cache:
            self._cache.put(plan.key, to_bytes(checked))
        return checked

    def _from_elsewhere(self, plan: _Plan) -> "Checked | None":
        """What another process found; None where none was asked, or where the file changed in between."""
        number = self._tasks.pop(plan.path, None)
        if number is None or self._pool is None:
            return None
        from toc.workspace.parallel import WorkerDiedError

        try:
            record = self._pool.result(number)
        except WorkerDiedError as gone:
            raise UsageError("a-process-stopped-while-it", path=plan.path) from gone
        if record and self._cache:
            self._cache.put(plan.key, record)
        return self._told(record or None, plan.path, plan.content)

    def _told(self, record: bytes | None, path: str, content: bytes) -> "Checked | None":
        """What a record says of that content; None where there is no record, or none that makes sense."""
        if record is None:
            return None
        from toc.syntax.decode import decode

        try:
            return read(record, path, decode(content)[0], self._run.language)
        except Exception:  # noqa: BLE001 whatever stands in the cache, the plan can still be checked
            return None


def _read(path: str) -> bytes:
    from toc.syntax.decode import MAX_BYTES
    from toc.system.files import read_bytes

    return read_bytes(path, MAX_BYTES + 1)


def _work(settings: Sequence[Settings], today: date, task: tuple[str, bytes, int]) -> bytes:
    """What another process does with a plan: its record, or nothing where the file is not the same any more."""
    from toc.workspace import check

    path, digest, number = task
    try:
        content = _read(path)
    except (OSError, ValueError):
        return b""
    if digest_of(content) != digest:
        return b""
    return to_bytes(check.checked(content, path, None, settings[number], today=today))


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
