"""`toc new` as a conversation: asks, takes what is typed, keeps it, and says at the end what to do next."""

import os
import sys
from collections.abc import Iterator, Mapping

from toc.apps.cli.conversation_store import Found, Store, found, unfinished
from toc.apps.cli.conversation_view import Lines, Screen, lines, put
from toc.apps.cli.new_files import as_plan, free_name, plan_name, schema_line
from toc.apps.cli.settings_options import today, workspace_of_run
from toc.apps.errors import plain
from toc.apps.language import Tongue, say, user_tongue
from toc.apps.terminal import paint_for, quoted, width_of
from toc.conversation.question import Memory
from toc.conversation.session import CLEARED, Session
from toc.conversation.words import Phrase
from toc.core.errors import UsageError
from toc.core.messages import Message, message, text
from toc.core.model import Language
from toc.lint.folding import folded
from toc.lint.formatters.paint import BOLD
from toc.lint.formatters.visible import visible, wrapped
from toc.lint.formatters.words import stands, summary, with_others
from toc.pictures.suited import suited_view

# --- The end ----------------------------------------------------------------------------------------------------------
# The end of a conversation: where the plan is, how it stands, and what to type next.

_NEXT = ("lint", "render", "new")
"""The commands to type next; what each is for says the message `next-…`."""


def summed_up(path: str, session: Session) -> Iterator[str]:
    """What to show when all questions are asked."""
    language, columns = session.language, width_of(sys.stdout) - 1
    plan = workspace_of_run(path, lenient=True).plan(path)
    checked = plan.checked(language)
    written = text(language, "plan-is-in", path=visible(path))
    yield ""
    yield from wrapped(f"{session.phrase(Phrase.DONE)} {written}", columns)
    yield from wrapped(summary([checked], language), columns)
    yield from wrapped(stands(path, checked.standing, language), columns)
    for fold in folded(checked.standing.blocking)[:3]:
        first, *more = wrapped(with_others(fold, language), columns - 2)
        yield f"- {first}"
        yield from (f"  {line}" for line in more)
    suited = suited_view(plan.model)
    yield from wrapped(text(language, "view-suits", view=suited.view, why=suited.reason), columns)
    yield ""
    yield text(language, "next-what-to-type")
    paint = paint_for(sys.stdout)
    commands = [(f"toc {name} {quoted(visible(path))}", text(language, f"next-{name}")) for name in _NEXT]
    wide = max(len(command) for command, _ in commands)
    for command, about in commands:
        gap = " " * (wide - len(command) + 3)
        yield (
            f"  {paint(command, BOLD)}{gap}{about}" if wide + 5 + len(about) <= columns else f"  {paint(command, BOLD)}"
        )


# --- From question to question ----------------------------------------------------------------------------------------
# `toc new` as a conversation: asks, takes what is typed, keeps it, and goes on.

_INTERRUPTED = 130
_KEYS = {"title": "title", "organisation": "organisation", "objective": "objective", "goal": "goal:1"}


def converse(file: str | None, lang: Tongue | None, said: Mapping[str, str]) -> int:
    """The conversation, from where it was. Raises UsageError where nobody can answer."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("a-conversation-needs-a-terminal")
    typed = lines()
    try:
        path = as_plan(file) if file else _taken_up(typed)
    except (EOFError, KeyboardInterrupt):
        sys.stdout.write("\n")
        return _INTERRUPTED
    return _Conversation(path, lang, said, typed).run()


def _taken_up(typed: Lines) -> str | None:
    """The plan of a conversation that was broken off here, if somebody wants to go on with it."""
    waiting = unfinished(os.curdir)
    if not waiting:
        return None
    sys.stdout.write(say("these-conversations-were-not-finished"))
    for number, path in enumerate(waiting, 1):
        sys.stdout.write(plain(f"  {number}. {path}") + "\n")
    sys.stdout.write(say("type-a-number-to-go"))
    while True:
        answer = typed.read().strip()
        if not answer:
            return None
        if answer.isdigit() and 1 <= int(answer[:6]) <= len(waiting):
            return waiting[int(answer[:6]) - 1]


class _Conversation:
    def __init__(self, path: str | None, lang: Tongue | None, said: Mapping[str, str], typed: Lines) -> None:
        self._found = found(path) if path else Found()
        self._store = Store(path, self._found.marks) if path else None
        memory = self._found.memory or Memory(language=Language(lang or user_tongue()), today=today())
        if memory.base is None:
            memory.earlier.update(
                {_KEYS[name]: text for name, text in said.items() if _KEYS[name] not in memory.answers}
            )
        place = path or os.path.join(os.curdir, plan_name("", memory.language))
        settings = workspace_of_run(place).settings(place)
        # A baseline is for plans that are there: one that cannot be made yet is in nobody's way.
        known = workspace_of_run(place, lenient=True)
        self._session = Session(
            memory,
            settings,
            tuple(schema_line(place, memory.language)),
            lambda document, findings: known.unknown(document, findings, place),
        )
        self._lines = typed

    def run(self) -> int:
        self._tell_what_changed()
        code = 0
        try:
            short = False
            while self._session.turn and not self._session.stopped:
                short = self._once(short=short)
        except EOFError:
            sys.stdout.write("\n")
        except KeyboardInterrupt:
            sys.stdout.write("\n")
            code = _INTERRUPTED
        if self._session.turn:
            self._tell_how_to_go_on()
            return code
        return self._finish()

    @property
    def _screen(self) -> Screen:
        # Made anew each time: somebody may have made the window smaller.
        return Screen(self._session, paint_for(sys.stdout), width_of(sys.stdout))

    def _once(self, *, short: bool) -> bool:
        """One question and one answer; gives whether the same question comes again and can be shorter."""
        session, screen = self._session, self._screen
        turn = session.turn
        if session.remarks:
            put(screen.doubt())
        elif turn:
            if not short:
                put(screen.notes(turn.notes))
            put(screen.question(short=short, can_prefill=self._lines.can_prefill))
        prefill = session.prefill if self._lines.can_prefill else ""
        before = (len(session.memory.answers), session.memory.pending)
        line = self._lines.read(prefill)
        told = session.take(CLEARED if prefill and not line.strip() else line)
        if (len(session.memory.answers), session.memory.pending) != before:
            self._save()
        put(self._screen.notes(told))
        return session.turn is turn and not session.remarks

    def _save(self) -> None:
        memory = self._session.memory
        is_new = self._store is None
        if self._store is None:
            title = memory.answers.get("title", "")
            self._store = Store(free_name(plan_name(str(title), memory.language)))
        self._store.save(self._session)
        if is_new:  # nobody chose this name
            path = self._store.path
            self._tell(message("i-keep-every-answer-at", path=path))

    def _tell_what_changed(self) -> None:
        if not self._found.changed:
            return
        lost = self._found.lost
        told = message("the-plan-was-changed-since")
        self._tell(told + message("one-sentence-was-not-in", lost=lost) if lost else told)

    def _tell_how_to_go_on(self) -> None:
        if self._store is None:
            self._tell(message("nothing-was-answered-so-there"))
            return
        path = self._store.path
        self._tell(message("kept-in-go-on-with", path=path))
        put(iter([f"  toc new {quoted(visible(path))}"]))

    def _finish(self) -> int:
        """Writes the plan for the last time, and tells how it stands and what to do next."""
        session = self._session
        put(self._screen.notes(session.closing()))
        if self._store is None:
            return 0
        self._store.save(session)
        self._store.close()
        put(summed_up(self._store.path, session))
        return 0

    def _tell(self, told: Message) -> None:
        """A few sentences in the language of the conversation, on lines that fit, below an empty one."""
        put(iter(["", *wrapped(visible(told.text(self._session.language)), width_of(sys.stdout) - 1)]))
