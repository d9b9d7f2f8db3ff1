"""The end of a conversation: where the plan is, how it stands, and what to type next."""

import sys
from collections.abc import Iterator

from toc.apps.cli.quoting import quoted
from toc.apps.cli.settings_options import workspace_of_run
from toc.apps.terminal import paint_for, width_of
from toc.conversation.session import Session
from toc.conversation.words import Phrase
from toc.core.messages import text
from toc.lint.formatters.paint import BOLD
from toc.lint.formatters.visible import visible, wrapped
from toc.lint.formatters.words import stands, summary
from toc.lint.wording import message_of

_NEXT = ("lint", "render", "new")
"""The commands to type next; what each is for says the message `next-…`."""


def summed_up(path: str, session: Session) -> Iterator[str]:
    """What to show when all questions are asked."""
    language, columns = session.language, width_of(sys.stdout) - 1
    checked = workspace_of_run(path, lenient=True).plan(path).checked(language)
    written = text(language, "plan-is-in", path=visible(path))
    yield ""
    yield from wrapped(f"{session.phrase(Phrase.DONE)} {written}", columns)
    yield from wrapped(summary([checked], language), columns)
    yield from wrapped(stands(path, checked.standing, language), columns)
    for finding in checked.standing.blocking[:3]:
        first, *more = wrapped(visible(message_of(finding, language)), columns - 2)
        yield f"- {first}"
        yield from (f"  {line}" for line in more)
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
