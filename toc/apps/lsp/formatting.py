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
            return say(
                opened.language,
                f"Not formatted: toc cannot read all of this plan yet (line {tidied.line}, {tidied.rule}). "
                "Mend that first.",
                f"Niet opgemaakt: toc kan nog niet alles in dit plan lezen (regel {tidied.line}, {tidied.rule}). "
                "Verbeter dat eerst.",
            )
        case Refusal.IGNORE:
            return say(
                opened.language,
                f"Not formatted: the comment on line {tidied.line} asks to ignore a rule, but covers nothing there. "
                "Put it on a line of its own above what it is about, or remove it.",
                f"Niet opgemaakt: de opmerking op regel {tidied.line} vraagt om een regel te negeren, maar dekt daar "
                "niets. Zet ze op een eigen regel boven wat ze moet dekken, of wis ze.",
            )
        case _:
            return say(
                opened.language,
                "Not formatted: something in the plan has no tidy form in which toc is sure to keep all of it. Often "
                "that is a comment in an odd place: put it on a line of its own above what it is about.",
                "Niet opgemaakt: er staat iets in het plan waarvan toc niet zeker is dat het heel blijft. Vaak is dat "
                "een opmerking op een vreemde plaats: zet ze op een eigen regel boven wat ze uitlegt.",
            )
