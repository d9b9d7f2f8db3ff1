"""The limits that users meet, with the constants where they are enforced: SECURITY.md has them as a table.

A limit that is not in `LIMITS` is not promised. To add one is one line and its texts in the
catalogues; `make gen` writes the table anew.
"""

from importlib import import_module
from typing import NamedTuple

from toc.core.messages import Grouped, text
from toc.core.model import Language


class Enforced(NamedTuple):
    """One limit: `constant` is its place (`toc.syntax.decode:MAX_BYTES`).

    `about`, `unit` (empty where there is none) and `effect` name the messages `limit-…`, `unit-…` and `limit-effect-…`.
    """

    constant: str
    about: str
    unit: str
    effect: str

    @property
    def value(self) -> float:
        module, _, name = self.constant.partition(":")
        found: float = getattr(import_module(module), name)
        return found


LIMITS: tuple[Enforced, ...] = (
    Enforced("toc.syntax.decode:MAX_BYTES", "a-plan", "bytes", "refused"),
    Enforced("toc.syntax.yamltree:MAX_VALUES", "keywords-and-values-of-a-plan", "", "refused"),
    Enforced("toc.syntax.yamltree:MAX_DEPTH", "nesting-of-a-plan", "deep", "refused"),
    Enforced("toc.lint.fixes:MAX_MENDED", "a-plan-that-fix-mends", "bytes", "left-as-it-is-and-said"),
    Enforced("toc.exchange.limits:MAX_BYTES", "a-workbook-list-or-drawing", "bytes", "refused"),
    Enforced("toc.exchange.limits:MAX_UNPACKED", "a-workbook-unpacked", "bytes", "refused"),
    Enforced("toc.exchange.limits:MAX_CELLS", "cells-of-an-import", "", "refused"),
    Enforced("toc.exchange.limits:MAX_SHEETS", "sheets-of-a-workbook", "", "refused"),
    Enforced("toc.exchange.limits:MAX_CELL_TEXT", "characters-in-a-cell-of-an-import", "", "refused"),
    Enforced("toc.exchange.limits:MAX_THINGS", "things-and-rows-of-an-import", "", "refused"),
    Enforced("toc.exchange.limits:MAX_LINKS", "links-of-an-import", "", "refused"),
    Enforced("toc.exchange.limits:MAX_DRAWING", "a-drawing-in-mermaid-or-dot", "characters", "refused"),
    Enforced("toc.exchange.limits:MAX_BOXES", "boxes-of-a-drawing-that-is-imported", "", "refused"),
    Enforced("toc.exchange.limits:MAX_ARROWS", "arrows-of-a-drawing-that-is-imported", "", "refused"),
    Enforced("toc.exchange.limits:MAX_GROUPS", "groups-in-each-other-in-a-drawing", "", "refused"),
    Enforced("toc.exchange.limits:MAX_DRAWINGS", "drawings-in-one-file", "", "refused"),
    Enforced("toc.pictures.engine:MOST_BOXES", "boxes-of-a-picture", "", "refused"),
    Enforced("toc.pictures.engine:MOST_PASSAGES", "gaps-between-rows-of-boxes-that-all-arrows-cross", "", "refused"),
    Enforced("toc.pictures.export:MOST_PIXELS", "a-png", "pixels", "refused"),
    Enforced("toc.apps.cli.plans:MOST_PARTS", "parts-of-a-plan-in-tables", "", "refused"),
    Enforced("toc.publish.writers.pdf:MAX_CELLS", "cells-of-tables-in-one-pdf", "", "refused"),
    Enforced("toc.pictures.logos:MOST_BYTES", "a-logo", "bytes", "refused"),
    Enforced("toc.pictures.logos:MOST_SIDE", "the-side-of-a-logo", "pixels", "refused"),
    Enforced("toc.pictures.logos:MOST_SECONDS", "time-to-draw-a-logo", "seconds", "refused"),
    Enforced("toc.workspace.style:MAX_FONT_BYTES", "a-font", "bytes", "refused"),
    Enforced("toc.workspace.config.files:MOST_BYTES", "a-settings-file-or-baseline", "bytes", "refused"),
    Enforced("toc.workspace.config.files:MAX_KEY_PARTS", "parts-of-a-dotted-name-in-settings", "", "refused"),
    Enforced("toc.workspace.config.reading:MAX_EXTENDED", "settings-files-that-extend-one-another", "", "refused"),
    Enforced("toc.workspace.config.toml:MAX_COMPLAINTS", "mistakes-told-of-one-settings-file", "", "the-rest-later"),
    Enforced(
        "toc.workspace.config.reading:MOST_PATTERN_SIGNS", "characters-of-patterns-in-per-file-ignores", "", "refused"
    ),
    Enforced("toc.system.gitignore:MOST_BYTES", "a-gitignore", "bytes", "left-out-and-said"),
    Enforced(
        "toc.system.gitignore:MOST_WILD", "characters-of-patterns-with-in-force-in-a-folder", "", "left-out-and-said"
    ),
    Enforced("toc.system.git:MOST_SECONDS", "time-of-a-question-to-git", "seconds", "said"),
    Enforced("toc.workspace.undo:MAX_COPIES", "copies-of-an-old-plan-beside-it", "", "the-oldest-goes"),
    Enforced("toc.apps.lsp.wire:MAX_MESSAGE", "a-message-of-an-editor", "bytes", "answered-with-an-error"),
    Enforced("toc.apps.lsp.wire:MAX_DEPTH", "nesting-of-a-message-of-an-editor", "deep", "answered-with-an-error"),
    Enforced("toc.apps.live.guard:MAX_HEAD", "the-head-of-a-request-to-toc-watch", "bytes", "answered-with-an-error"),
    Enforced("toc.apps.live.guard:REQUEST_SECONDS", "time-to-ask-something-of-toc-watch", "seconds", "cut-off"),
    Enforced(
        "toc.apps.live.guard:MAX_WAITING",
        "connections-to-toc-watch-that-ask-nothing-yet",
        "",
        "the-oldest-is-cut-off",
    ),
    Enforced("toc.apps.live.guard:MAX_CONNECTIONS", "connections-to-toc-watch", "", "cut-off"),
)


def table(language: Language) -> str:
    """The limits as a table in Markdown, a row for each."""
    head = tuple(text(language, id_) for id_ in ("limit-what", "limit-at-most", "limit-more-is"))
    rows = [_row(limit, language) for limit in LIMITS]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, ("---", "---:", "---"), *rows))


def _row(limit: Enforced, language: Language) -> tuple[str, ...]:
    most = Grouped(limit.value).text(language)
    unit = " " + text(language, f"unit-{limit.unit}") if limit.unit else ""
    return text(language, f"limit-{limit.about}"), most + unit, text(language, f"limit-effect-{limit.effect}")
