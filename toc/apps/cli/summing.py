"""The end of a conversation: where the plan is, how it stands, and what to type next."""

import sys
from collections.abc import Iterator

from toc.apps.cli.quoting import quoted
from toc.apps.cli.settings_options import workspace_of_run
from toc.apps.terminal import paint_for, width_of
from toc.conversation.session import Session
from toc.conversation.words import Phrase
from toc.core.model import Language
from toc.lint.formatters.paint import BOLD
from toc.lint.formatters.visible import visible, wrapped
from toc.lint.formatters.words import stands, summary
from toc.lint.wording import message_of

_NEXT = {
    Language.NL: (("toc lint {path}", "nakijken"), ("toc render {path}", "tekenen"), ("toc new {path}", "aanvullen")),
    Language.EN: (("toc lint {path}", "check"), ("toc render {path}", "draw"), ("toc new {path}", "add to it")),
}


def summed_up(path: str, session: Session) -> Iterator[str]:
    """What to show when all questions are asked."""
    language, columns = session.language, width_of(sys.stdout) - 1
    checked = workspace_of_run(path, lenient=True).plan(path).checked(language)
    written = {Language.NL: "Je plan staat in {path}.", Language.EN: "Your plan is in {path}."}[language]
    yield ""
    yield from wrapped(f"{session.phrase(Phrase.DONE)} {written.format(path=visible(path))}", columns)
    yield from wrapped(summary([checked], language), columns)
    yield from wrapped(stands(path, checked.standing, language), columns)
    for finding in checked.standing.blocking[:3]:
        first, *more = wrapped(visible(message_of(finding, language)), columns - 2)
        yield f"- {first}"
        yield from (f"  {line}" for line in more)
    yield ""
    yield {Language.NL: "Wat je nu kunt typen:", Language.EN: "What you can type now:"}[language]
    paint = paint_for(sys.stdout)
    commands = [(command.format(path=quoted(visible(path))), about) for command, about in _NEXT[language]]
    wide = max(len(command) for command, _ in commands)
    for command, about in commands:
        gap = " " * (wide - len(command) + 3)
        yield (
            f"  {paint(command, BOLD)}{gap}{about}" if wide + 5 + len(about) <= columns else f"  {paint(command, BOLD)}"
        )
