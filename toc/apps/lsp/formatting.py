"""The tidy form of an open plan: what `toc fmt` would write, as edits in the editor."""

from lsprotocol import types

from toc.apps.lsp.edits import differences, text_edits
from toc.apps.lsp.opened import Opened
from toc.apps.lsp.references import RefusedError
from toc.apps.lsp.words import say
from toc.syntax.formatting.tidy import Refusal, Tidied, tidy


def formatting(opened: Opened) -> list[types.TextEdit]:
    """The edits after which the plan is tidy; its keywords keep their language.

    Raises RefusedError where `toc fmt` would leave the file as it is.
    """
    before = opened.document.text
    tidied = tidy(before.encode(errors="surrogatepass"), opened.document.path)
    if tidied.refusal:
        raise RefusedError(_why(opened, tidied))
    return text_edits(opened, differences(before, tidied.content.decode()))


def _why(opened: Opened, tidied: Tidied) -> str:
    match tidied.refusal:
        case Refusal.PROBLEMS:
            return say(opened.language, "not-formatted-toc-cannot-read", line=tidied.line, rule=tidied.rule)
        case Refusal.IGNORE:
            return say(opened.language, "not-formatted-the-comment-on", line=tidied.line)
        case _:
            return say(opened.language, "not-formatted-something-in-the")
