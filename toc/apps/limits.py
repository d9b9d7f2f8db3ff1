"""The limits that users meet, with the constants where they are enforced: SECURITY.md has them as a table.

A limit that is not in `LIMITS` is not promised. To add one is one line; `make gen` writes the table anew.
"""

from importlib import import_module
from typing import NamedTuple

from toc.core.model import Language

Text = tuple[str, str]
"""English, Dutch."""


class Enforced(NamedTuple):
    """One limit: `constant` is its place (`toc.syntax.decode:MAX_BYTES`), `unit` goes behind its value."""

    constant: str
    about: Text
    unit: Text
    effect: Text

    @property
    def value(self) -> float:
        module, _, name = self.constant.partition(":")
        found: float = getattr(import_module(module), name)
        return found


_BYTES = ("bytes", "bytes")
_NONE = ("", "")
_SECONDS = ("seconds", "seconden")
_REFUSED = ("refused", "geweigerd")
_MESSAGE = ("answered with an error", "met een fout beantwoord")

LIMITS: tuple[Enforced, ...] = (
    Enforced("toc.syntax.decode:MAX_BYTES", ("a plan", "een plan"), _BYTES, _REFUSED),
    Enforced(
        "toc.syntax.yamltree:MAX_VALUES",
        ("keywords and values of a plan", "sleutelwoorden en waarden van een plan"),
        _NONE,
        _REFUSED,
    ),
    Enforced("toc.syntax.yamltree:MAX_DEPTH", ("nesting of a plan", "nesten in een plan"), ("deep", "diep"), _REFUSED),
    Enforced(
        "toc.lint.fixes:MAX_MENDED",
        ("a plan that `--fix` mends", "een plan dat `--fix` verbetert"),
        _BYTES,
        ("left as it is and said", "gelaten zoals het is en gezegd"),
    ),
    Enforced(
        "toc.exchange.limits:MAX_BYTES",
        ("a workbook, list or drawing", "een werkmap, lijst of tekening"),
        _BYTES,
        _REFUSED,
    ),
    Enforced("toc.exchange.limits:MAX_UNPACKED", ("a workbook, unpacked", "een werkmap, uitgepakt"), _BYTES, _REFUSED),
    Enforced("toc.exchange.limits:MAX_CELLS", ("cells of an import", "cellen van een import"), _NONE, _REFUSED),
    Enforced("toc.exchange.limits:MAX_SHEETS", ("sheets of a workbook", "bladen van een werkmap"), _NONE, _REFUSED),
    Enforced(
        "toc.exchange.limits:MAX_CELL_TEXT",
        ("characters in a cell of an import", "tekens in een cel van een import"),
        _NONE,
        _REFUSED,
    ),
    Enforced(
        "toc.exchange.limits:MAX_THINGS",
        ("things and rows of an import", "onderdelen en rijen van een import"),
        _NONE,
        _REFUSED,
    ),
    Enforced("toc.exchange.limits:MAX_LINKS", ("links of an import", "verbanden van een import"), _NONE, _REFUSED),
    Enforced(
        "toc.exchange.limits:MAX_DRAWING",
        ("a drawing in Mermaid or DOT", "een tekening in Mermaid of DOT"),
        ("characters", "tekens"),
        _REFUSED,
    ),
    Enforced(
        "toc.exchange.limits:MAX_BOXES",
        ("boxes of a drawing that is imported", "kaders van een tekening die je importeert"),
        _NONE,
        _REFUSED,
    ),
    Enforced(
        "toc.exchange.limits:MAX_ARROWS",
        ("arrows of a drawing that is imported", "pijlen van een tekening die je importeert"),
        _NONE,
        _REFUSED,
    ),
    Enforced(
        "toc.exchange.limits:MAX_GROUPS",
        ("groups in each other in a drawing", "groepen in elkaar in een tekening"),
        _NONE,
        _REFUSED,
    ),
    Enforced(
        "toc.exchange.limits:MAX_DRAWINGS", ("drawings in one file", "tekeningen in één bestand"), _NONE, _REFUSED
    ),
    Enforced("toc.pictures.engine:MOST_BOXES", ("boxes of a picture", "kaders van een tekening"), _NONE, _REFUSED),
    Enforced(
        "toc.pictures.engine:MOST_PASSAGES",
        ("gaps between rows of boxes that all arrows cross", "stroken tussen rijen kaders die alle pijlen kruisen"),
        _NONE,
        _REFUSED,
    ),
    Enforced("toc.pictures.export:MOST_PIXELS", ("a PNG", "een PNG"), ("pixels", "pixels"), _REFUSED),
    Enforced(
        "toc.apps.cli.plans:MOST_PARTS",
        ("parts of a plan in tables", "onderdelen van een plan in tabellen"),
        _NONE,
        _REFUSED,
    ),
    Enforced(
        "toc.publish.writers.pdf:MAX_CELLS",
        ("cells of tables in one PDF", "cellen van tabellen in één pdf"),
        _NONE,
        _REFUSED,
    ),
    Enforced("toc.pictures.logos:MOST_BYTES", ("a logo", "een logo"), _BYTES, _REFUSED),
    Enforced(
        "toc.pictures.logos:MOST_SIDE", ("the side of a logo", "de zijde van een logo"), ("pixels", "pixels"), _REFUSED
    ),
    Enforced(
        "toc.pictures.logos:MOST_SECONDS", ("time to draw a logo", "tijd om een logo te tekenen"), _SECONDS, _REFUSED
    ),
    Enforced("toc.workspace.style:MAX_FONT_BYTES", ("a font", "een lettertype"), _BYTES, _REFUSED),
    Enforced(
        "toc.workspace.config.files:MOST_BYTES",
        ("a settings file or baseline", "een instellingenbestand of baseline"),
        _BYTES,
        _REFUSED,
    ),
    Enforced(
        "toc.workspace.config.files:MAX_KEY_PARTS",
        ("parts of a dotted name in settings", "delen van een naam met punten in instellingen"),
        _NONE,
        _REFUSED,
    ),
    Enforced(
        "toc.workspace.config.reading:MAX_EXTENDED",
        ("settings files that extend one another", "instellingenbestanden die op elkaar voortbouwen"),
        _NONE,
        _REFUSED,
    ),
    Enforced(
        "toc.workspace.config.complaint:MAX_COMPLAINTS",
        ("mistakes told of one settings file", "fouten gemeld over één instellingenbestand"),
        _NONE,
        ("the rest later", "de rest later"),
    ),
    Enforced(
        "toc.workspace.config.reading:MOST_PATTERN_SIGNS",
        ("characters of patterns in `per-file-ignores`", "tekens van patronen in `per-file-ignores`"),
        _NONE,
        _REFUSED,
    ),
    Enforced(
        "toc.system.gitignore:MOST_BYTES",
        ("a `.gitignore`", "een `.gitignore`"),
        _BYTES,
        ("left out and said", "weggelaten en gezegd"),
    ),
    Enforced(
        "toc.system.gitignore:MOST_WILD",
        ("characters of patterns with `*` in force in a folder", "tekens van patronen met `*` die in een map gelden"),
        _NONE,
        ("left out and said", "weggelaten en gezegd"),
    ),
    Enforced(
        "toc.system.git:MOST_SECONDS",
        ("time of a question to git", "tijd voor een vraag aan git"),
        _SECONDS,
        ("said", "gezegd"),
    ),
    Enforced(
        "toc.workspace.undo:MAX_COPIES",
        ("copies of an old plan beside it", "kopieën van een oud plan ernaast"),
        _NONE,
        ("the oldest goes", "de oudste gaat weg"),
    ),
    Enforced(
        "toc.apps.lsp.wire:MAX_MESSAGE", ("a message of an editor", "een bericht van een editor"), _BYTES, _MESSAGE
    ),
    Enforced(
        "toc.apps.lsp.wire:MAX_DEPTH",
        ("nesting of a message of an editor", "nesten in een bericht van een editor"),
        ("deep", "diep"),
        _MESSAGE,
    ),
    Enforced(
        "toc.apps.live.guard:MAX_HEAD",
        ("the head of a request to `toc watch`", "de kop van een vraag aan `toc watch`"),
        _BYTES,
        _MESSAGE,
    ),
    Enforced(
        "toc.apps.live.connection:REQUEST_SECONDS",
        ("time to ask something of `toc watch`", "tijd om `toc watch` iets te vragen"),
        _SECONDS,
        ("cut off", "verbroken"),
    ),
    Enforced(
        "toc.apps.live.connection:MAX_WAITING",
        ("connections to `toc watch` that ask nothing yet", "verbindingen met `toc watch` die nog niets vragen"),
        _NONE,
        ("the oldest is cut off", "de oudste wordt verbroken"),
    ),
    Enforced(
        "toc.apps.live.connection:MAX_CONNECTIONS",
        ("connections to `toc watch`", "verbindingen met `toc watch`"),
        _NONE,
        ("cut off", "verbroken"),
    ),
)


def table(language: Language) -> str:
    """The limits as a table in Markdown, a row for each."""
    dutch = language is Language.NL
    head = ("Wat", "Hoogstens", "Meer is") if dutch else ("What", "At most", "More is")
    rows = [
        (one.about[dutch], f"{_shown(one.value, language)} {one.unit[dutch]}".strip(), one.effect[dutch])
        for one in LIMITS
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, ("---", "---:", "---"), *rows))


def _shown(value: float, language: Language) -> str:
    """1 000 000 as people write it: in Dutch with a point, in English with a comma."""
    text = f"{value:,}"
    return text.replace(",", ".") if language is Language.NL else text
