"""What a heading or the name of a tab means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from toc.core import keywords
from toc.core.keywords import Word
from toc.core.messages import Worded, message
from toc.core.model import Language, Term
from toc.core.suggest import nearest_by_ratio
from toc.exchange import layout, words
from toc.exchange.draft import Path
from toc.exchange.naming import folded
from toc.exchange.values import fixed_value

_CLOSE = 88
"""From this likeness on, of 0 to 100, a heading counts as a known one with a slip of the pen."""
_LONGEST = 70
_LONG_TITLE = 1_000

_ARTICLE = re.compile(r"^(?:de|het|een|the|an|a|onze|our|wat is de|wat is het|what is the)\s+")
_TERM = re.compile(
    r"\b(?:op |in the |on the )?(?:(korte|middellange|lange|short|medium|long)[ -](?:termijn|term)|(kt|mlt|lt|st|mt))\b"
)
_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
_ORDINAL = re.compile(r"(?<!\s)\s+\d$")
_SUBJECT = {"actors": ("name",), "methods": ("name",), "frames": ("name",), "glossary": ("term",)}
_DATED = {("baseline", "value"): ("baseline", "date"), ("target", "value"): ("target", "due")}


@dataclass(frozen=True, slots=True)
class Meaning:
    """The kind of thing and the keyword that a column holds. `subject`: it names the things themselves.

    `given` are values that the heading itself says: `Nulmeting 2025`, `Effecten op korte termijn`.
    """

    kind: str
    path: Path
    subject: bool = False
    given: tuple[tuple[Path, str], ...] = ()
    certain: bool = True


def plain(text: str) -> str:
    """A heading as it is compared: small plain words, without an article and without what stands in brackets."""
    text = re.sub(r"\([^)]*\)", " ", folded(text)) if not text.strip().startswith("(") else folded(text)
    words_ = " ".join(re.findall(r"[a-z0-9]+", text))
    return _ARTICLE.sub("", words_)


@cache
def _attributes(kind: str) -> dict[str, Path]:
    """Every heading that names a keyword of that kind, in its plain form. What stands first counts."""
    known: dict[str, Path] = {}
    own = next((one for one in layout.sheets() if one.section == layout_name(kind)), None)
    for column in own.columns if own and own.kind is not layout.Kind.FORM else ():
        for language in Language:
            known.setdefault(plain(column.heading(language)), column.path)
    for dotted, listed in words.ATTRIBUTES.get(kind, {}).items():
        for one in listed.split(", "):
            known.setdefault(one, tuple(dotted.split(".")))
    return known


def layout_name(kind: str) -> str:
    return "changes" if kind in ("outputs", "outcomes") else kind


@cache
def _kinds() -> dict[str, str]:
    own = {
        plain(sheet.title.spelled(language)): sheet.section
        for sheet in layout.sheets()
        for language in Language
        if sheet.kind is not layout.Kind.FORM
    }
    return {one: kind for kind, listed in words.KINDS.items() for one in listed.split(", ")} | own


@cache
def _form() -> dict[str, Path]:
    known: dict[str, Path] = {}
    for sheet in layout.sheets():
        for column in sheet.columns if sheet.kind is layout.Kind.FORM else ():
            known.update(dict.fromkeys((plain(column.heading(language)) for language in Language), column.path))
    for dotted, listed in words.FORM.items():
        for one in listed.split(", "):
            known.setdefault(one, tuple(dotted.split(".")))
    return known


def form_keyword(text: str) -> Path | None:
    """The keyword of the plan that stands in the first column of a form, or before a colon."""
    return _form().get(plain(text)) if 0 < len(text) <= _LONGEST else None


def kind_of_title(title: str) -> str | None:
    """The kind of thing that a sheet or file of that name lists, or None where the name does not say."""
    # A longer text is a sentence, and no name of a sheet.
    name = _ORDINAL.sub("", plain(re.sub(r"^\s*\d+[\s.)_-]+", "", title[:_LONG_TITLE])))
    kinds = _kinds()
    if name in kinds:
        return kinds[name]
    found = {kinds[word] for word in name.split() if word in kinds}
    return found.pop() if len(found) == 1 else None


def subject(text: str) -> Meaning | None:
    """The kind of thing that a heading names."""
    if len(text) > _LONGEST:
        return None
    term = _TERM.search(folded(text))
    name = _ORDINAL.sub("", plain(text))
    kind = _kinds().get(name)
    given: tuple[tuple[Path, str], ...] = ()
    if kind is None and term:
        kind = _kinds().get(plain(_TERM.sub(" ", folded(text))))
        found = fixed_value(term[1] or term[2], Term, "term")
        given = ((("term",), found),) if found else ()
    if kind is None:
        return None
    kind = "outcomes" if kind == "changes" else kind
    return Meaning(kind, _SUBJECT.get(kind, ("text",)), subject=True, given=given)


def attribute(text: str, kind: str) -> Meaning | None:
    """The keyword of that kind of thing that a heading names."""
    if not text or len(text) > _LONGEST:
        return None
    known = _attributes(kind)
    for name, given in _variants(text):
        if name in known:
            path = known[name]
            return Meaning(kind, path, given=tuple((_DATED[path], one) for one in given if path in _DATED))
    return None


def is_attribute(text: str) -> bool:
    """Whether a heading names a keyword of any kind of thing."""
    return 0 < len(text) <= _LONGEST and any(name in _all_attributes() for name, _ in _variants(text))


@cache
def _all_attributes() -> frozenset[str]:
    return frozenset(name for kind in words.ATTRIBUTES for name in _attributes(kind))


def _variants(text: str) -> list[tuple[str, tuple[str, ...]]]:
    whole = plain(text)
    variants: list[tuple[str, tuple[str, ...]]] = [(whole, ())]
    if year := _YEAR.search(whole):
        variants.append((" ".join(_YEAR.sub(" ", whole).split()), (year[1],)))
    if inner := re.search(r"\(([^)]+)\)", text):
        variants.append((plain(inner[1]), ()))
    return variants


def near(text: str, kind: str) -> Meaning | None:
    """The keyword or kind of thing whose name is nearly that, with a slip of the pen."""
    name = plain(text)
    if len(name) < 5 or len(text) > _LONGEST:
        return None
    attributes = _attributes(kind)
    if found := _nearest(name, attributes):
        return Meaning(kind, attributes[found], certain=False)
    found = _nearest(name, _kinds())
    return _uncertain(subject(found)) if found else None


def _nearest(name: str, known: Iterable[str]) -> str | None:
    choices = [one for one in known if len(one) > 4]
    found = nearest_by_ratio(name, choices, _CLOSE)
    return None if found is None else choices[found]


def _uncertain(meaning: Meaning | None) -> Meaning | None:
    return replace(meaning, certain=False) if meaning else None


@dataclass(frozen=True, slots=True)
class _Spelled(Worded):
    """A keyword as the file format spells it, in a language; `words` are those on the way to it."""

    words: tuple[Word, ...]

    def text(self, language: str) -> str:
        return ".".join(word.spelled(language) for word in self.words)


def name_of(meaning: Meaning) -> Worded:
    """What a column was taken for, as the file format spells it."""
    if meaning.subject and meaning.kind in SINGULAR:
        return SINGULAR[meaning.kind]
    if meaning.path == ("number",):
        return message("import-number")
    own = next((one for one in layout.sheets() if one.section == layout_name(meaning.kind)), None)
    column = next((one for one in own.columns if one.path == meaning.path), None) if own else None
    if column:
        return _Spelled(column.words)
    return _Spelled((keywords.word_of(meaning.path[-1]),))


SINGULAR = {
    "activities": message("activity"),
    "outputs": message("output"),
    "outcomes": message("outcome"),
    "changes": message("change"),
    "impact_goal": message("impact-goal-2"),
    "goals": message("goal-as-level"),
    "actors": message("import-actor"),
    "inputs": message("input"),
    "hypotheses": message("import-hypothesis"),
    "external_factors": message("external-factor"),
    "unintended_effects": message("unintended-effect"),
    "indicators": message("import-indicator"),
    "learning_questions": message("learning-question"),
    "methods": message("import-method"),
    "frames": message("import-frame"),
    "steps": message("import-first-step"),
    "challenge": message("import-challenge"),
}
