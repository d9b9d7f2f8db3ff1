"""The pages that explain everything a plan can hold, `docs/keywords.md` and `docs/keywords.nl.md`: from the table of
keywords, with examples from the plans of `examples/`. `make gen` writes them."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import get_args

from toc.core import model
from toc.core.keywords import KEYWORDS, VALUES, Word
from toc.core.model import Language, Part, Plan
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.publish.tables.table import Tongue

EXAMPLES = {Language.EN: "school-streets", Language.NL: "zorgzame-buurt"}
_LONGEST = 24
"""Lines of an example; what is longer shows its start."""


class _Pages(Tongue):
    """Speaks the language of a page, which engineers read: its texts stand in this file."""

    def either(self, en: str, nl: str) -> str:
        """The one of two texts that is in this language."""
        return nl if self.language is Language.NL else en


def page(language: Language, examples: Path) -> str:
    """The page in that language, as Markdown."""
    example = (examples / f"{EXAMPLES[language]}.toc.yaml").read_text("utf-8")
    return "\n".join(_lines(_Pages(language), example)) + "\n"


def _lines(tongue: _Pages, example: str) -> Iterator[str]:
    say, language, shapes = tongue.either, tongue.language, shapes_of(Plan)
    yield from _opening(tongue)
    yield say("## At the top", "## Bovenaan")
    yield ""
    yield from _table(tongue, Plan, [word for word in KEYWORDS[Plan] if isinstance(shapes[word.en], Leaf)])
    sections = [word for word in KEYWORDS[Plan] if not isinstance(shapes[word.en], Leaf)]
    yield say("## The sections", "## De onderdelen")
    yield ""
    yield ", ".join(f"[`{word.spelled(language)}`](#{word.spelled(language)})" for word in sections) + "."
    yield ""
    for word in sections:
        yield f"## `{word.spelled(language)}`"
        yield ""
        yield f"{word.about(language)} {_form(tongue, shapes[word.en])}".rstrip()
        yield ""
        part = _part_in(shapes[word.en])
        if part:
            yield from _table(tongue, part, list(KEYWORDS[part]))
        yield from _shown(word.spelled(language), example)
    yield from _fixed_values(tongue)


def _opening(tongue: _Pages) -> Iterator[str]:
    say = tongue.either
    name = EXAMPLES[tongue.language]
    yield say("# Everything a plan can hold", "# Alles wat in een plan kan staan")
    yield ""
    yield say("*Nederlands: [keywords.nl.md](keywords.nl.md)*", "*English: [keywords.md](keywords.md)*")
    yield ""
    yield say(
        "Every keyword, with what it means. Only `toc: 1` has to be there; add the rest when you get to it, and "
        "`toc lint` says what is still missing. An editor that knows the schema fills them in and explains them "
        f"([editors.md](editors.md)). The examples come from [{name}.toc.yaml](../examples/{name}.toc.yaml).",
        "Elk sleutelwoord, met wat het betekent. Alleen `toc: 1` moet er staan; vul de rest aan als je eraan toe bent, "
        "en `toc lint` zegt wat er nog ontbreekt. Een editor die het schema kent, vult ze aan en legt ze uit "
        f"([editors.nl.md](editors.nl.md)). De voorbeelden komen uit [{name}.toc.yaml](../examples/{name}.toc.yaml).",
    )
    yield ""
    yield from say(
        "- An **id** is a short name that you choose, in small letters, digits and `_`. With it you refer to "
        "something: `leads_to: [know]`.\n"
        "- **More than one** stands between brackets: `[know, dare]`. One can do without.\n"
        "- A **date** is a day (`2026-12-31`) or a year (`2026`).\n"
        "- What goes **under** something starts two spaces further to the right.\n"
        "- A keyword of your own starts with `x-`; `toc` leaves it alone. Behind `#` you write remarks.",
        "- Een **id** is een korte naam die je zelf kiest, met kleine letters, cijfers en `_`. Daarmee verwijs je "
        "ernaar: `leidt_tot: [weten]`.\n"
        "- **Meer dan één** zet je tussen haakjes: `[weten, durven]`. Is het er één, dan hoeft dat niet.\n"
        "- Een **datum** is een dag (`2026-12-31`) of een jaar (`2026`).\n"
        "- Wat **onder** iets hoort, begint twee spaties verder naar rechts.\n"
        "- Een sleutelwoord van jezelf begint met `x-`; `toc` blijft eraf. Achter `#` zet je opmerkingen.",
    ).splitlines()
    yield ""


def _fixed_values(tongue: _Pages) -> Iterator[str]:
    """What the values mean, where their names do not say it all."""
    language = tongue.language
    yield tongue.either("## Fixed values", "## Vaste waarden")
    for kind, values in VALUES.items():
        if kind is not Language and any(value.about(language) for value in values):
            yield from ("", f"`{_keyword_of(kind, language)}`:", "")
            yield from (f"- `{value.spelled(language)}`: {value.about(language)}" for value in values)


def _keyword_of(kind: type[StrEnum], language: Language) -> str:
    """A keyword that takes such a value."""
    return next(
        word.spelled(language)
        for part, words in KEYWORDS.items()
        for word in words
        if shapes_of(part)[word.en] == Leaf(kind)
    )


def _form(tongue: _Pages, shape: Shape) -> str:
    """How things stand in that section."""
    match shape:
        case SectionOf(item=PartOf()):
            return tongue.either("Each has an id of its own.", "Elk krijgt een eigen id.")
        case SectionOf():
            return tongue.either("One on a line.", "Eén per regel.")
        case ListOf():
            return tongue.either("Each starts with a dash.", "Elk begint met een streepje.")
        case _:
            return ""


def _part_in(shape: Shape) -> type[Part] | None:
    match shape:
        case PartOf(part=part):
            return part
        case ListOf(item=item) | SectionOf(item=item):
            return _part_in(item)
        case _:
            return None


def _table(tongue: _Pages, part: type[Part], words: list[Word]) -> Iterator[str]:
    yield tongue.either("| keyword | what it means |", "| sleutelwoord | betekenis |")
    yield "| --- | --- |"
    yield from _rows(tongue, part, words, "")
    yield ""


def _rows(tongue: _Pages, part: type[Part], words: list[Word], above: str) -> Iterator[str]:
    language, shapes = tongue.language, shapes_of(part)
    told: set[type[Part]] = set()
    for word in words:
        shape = shapes[word.en]
        name = f"{above}`{word.spelled(language)}`"
        inner = _part_in(shape)
        yield f"| {name} | {word.about(language)}{_choices(tongue, part, word, shape)} |"
        if inner and inner not in told:  # five criteria are told in one way
            told.add(inner)
            yield from _rows(tongue, inner, list(KEYWORDS[inner]), f"{name} › ")


def _choices(tongue: _Pages, part: type[Part], word: Word, shape: Shape) -> str:
    """What a value has to be one of."""
    item = shape.item if isinstance(shape, ListOf) else shape
    if isinstance(item, Leaf) and item.values:
        if item.values is Language:  # which these are is said already
            return ""
        listed = ", ".join(f"`{value.spelled(tongue.language)}`" for value in VALUES[item.values])
        return tongue.either(f" One of: {listed}.", f" Kies uit: {listed}.")
    hint = part.model_fields.get(word.en) or part.model_fields.get(f"{word.en}_")
    if hint and word.en != "answer" and model.Answer in {hint.annotation, *get_args(hint.annotation)}:
        return tongue.either(" `yes` or `no`.", " `ja` of `nee`.")
    return ""


def _shown(name: str, example: str) -> Iterator[str]:
    """That section of the example: of several things the one that says most."""
    found = re.search(rf"^{name}:.*\n((?:(?: .*)?\n)*)", example, re.MULTILINE)
    if not found:
        return
    lines = [line for line in found[1].splitlines() if line.strip() and not line.lstrip().startswith("#")]
    things: list[list[str]] = []
    for line in lines:
        if re.match(r"  \S", line) or not things:
            things.append([])
        things[-1].append(line)
    one_block = not any(len(thing) > 1 for thing in things) or not re.match(r"  (?:- |[\w-]+:\s*$)", lines[0])
    shown = lines if one_block else max(things, key=len)
    head = found[0].splitlines()[0]
    yield from ("```yaml", head, *shown[:_LONGEST], "```", "")
