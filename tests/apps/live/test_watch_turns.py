"""Who gets a turn to be drawn: outdated work is dropped, never twice in a row, and no failure ends the scheduler."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

pytest.importorskip("watchfiles", reason="toc[serve] is not installed: pip install -e '.[dev]'")

from toc.apps.live import scheduler as turns
from toc.apps.live.file_watcher import Change
from toc.apps.live.job import Seen, Task
from toc.apps.live.scheduler import Scheduler
from toc.apps.live.state import Entry, PlanStates
from toc.apps.live.worker import WorkerDiedError

pytestmark = pytest.mark.slow


class Painter:
    """Does each task when it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Task] = []
        self.dropped = 0
        self.answers: asyncio.Queue[Seen | Exception] = asyncio.Queue()

    async def look(self, task: Task) -> Seen | None:
        self.asked.append(task)
        answer = await self.answers.get()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def drop(self) -> None:
        self.dropped += 1


def seen(title: str) -> Seen:
    return Seen(title=title, language="nl", told={}, page=title.encode())


def saved(states: PlanStates, content: bytes, slug: str = "a") -> Entry:
    return states.take(Change(slug, f"{slug}.toc.yaml", content, 1.0))


Scene = Callable[[PlanStates, Painter, list[str]], Awaitable[None]]


def play(scene: Scene) -> None:
    """Runs a scene beside a scheduler at work; the list has the titles that were told."""

    async def run() -> None:
        states, painter, told = PlanStates(), Painter(), list[str]()
        scheduler = Scheduler(states, painter, lambda entry: told.append(entry.seen.title if entry.seen else "bug"))
        work = asyncio.create_task(scheduler.run())
        try:
            async with asyncio.timeout(20):
                await scene(states, painter, told)
        finally:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)

    asyncio.run(run())


async def until(holds: Callable[[], bool]) -> None:
    while not holds():  # noqa: ASYNC110 what is waited for is in a program that knows no tests
        await asyncio.sleep(0.005)


def test_saves_during_a_turn_are_one_and_the_outdated_work_is_not_shown() -> None:
    async def scene(states: PlanStates, painter: Painter, told: list[str]) -> None:
        entry = saved(states, b"1")
        await until(lambda: len(painter.asked) == 1)
        for number in range(2, 10):
            saved(states, str(number).encode())
        await painter.answers.put(seen("one"))
        await until(lambda: len(painter.asked) == 2)
        assert (entry.picture, told) == (None, [])
        await painter.answers.put(seen("nine"))
        await until(lambda: told == ["nine"])
        assert [task.content for task in painter.asked] == [b"1", b"9"]

    play(scene)


def test_who_saves_all_the_time_sees_every_second_picture() -> None:
    async def scene(states: PlanStates, painter: Painter, told: list[str]) -> None:
        for number in range(1, 7):
            saved(states, str(number).encode())
            await until(lambda number=number: len(painter.asked) == number)  # type: ignore[misc]
            saved(states, b"newer")
            await painter.answers.put(seen(str(number)))
        await until(lambda: told == ["2", "4", "6"])

    play(scene)


def test_a_slow_work_that_is_outdated_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.05)

    async def scene(states: PlanStates, painter: Painter, told: list[str]) -> None:
        saved(states, b"slow")
        await until(lambda: len(painter.asked) == 1)
        await asyncio.sleep(0.3)
        assert painter.dropped == 0
        saved(states, b"new")
        await until(lambda: len(painter.asked) == 2)
        assert painter.dropped == 1
        await painter.answers.put(seen("new"))
        await until(lambda: told == ["new"])

    play(scene)


def test_a_crash_is_told_and_the_next_save_has_its_turn() -> None:
    async def scene(states: PlanStates, painter: Painter, told: list[str]) -> None:
        entry = saved(states, b"1")
        await painter.answers.put(seen("good"))
        await until(lambda: told == ["good"])
        picture = entry.picture
        saved(states, b"2")
        await painter.answers.put(WorkerDiedError())
        await until(lambda: told == ["good", "bug"])
        assert (entry.seen, entry.picture) == (None, picture)
        saved(states, b"3")
        await painter.answers.put(seen("mended"))
        await until(lambda: told == ["good", "bug", "mended"])

    play(scene)


def test_what_somebody_sees_has_the_first_turn_and_only_that_is_drawn() -> None:
    async def scene(states: PlanStates, painter: Painter, told: list[str]) -> None:
        states.entries = {name: Entry(slug=name, path=name) for name in "abc"}
        states.entries["c"].viewers = 1
        for name in "abc":
            saved(states, name.encode(), name)
        for name in "abc":
            await painter.answers.put(seen(name))
        await until(lambda: len(told) == 3)
        assert [(task.content, task.draw) for task in painter.asked] == [(b"c", True), (b"a", False), (b"b", False)]

    play(scene)
