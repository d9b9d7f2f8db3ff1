"""The pieces of a plan in the tidy order, and their keywords and values in the spelling that is wanted."""

from functools import cache
from typing import get_args

from toc.core import keywords
from toc.core.keywords import Word
from toc.core.languages import spelling_of
from toc.core.model import Language, Part, WrittenPlan
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.syntax.formatting.cst import Alias, Collection, Entry, Piece, Scalar, Written

_COME_BEFORE = (("label", "text"), ("approach", "by"), ("narrative", "policy_objective"), ("level", "who"))
_ANSWERS = {Language.NL: {"yes": "ja", "no": "nee"}, Language.EN: {"ja": "yes", "nee": "no"}}


def arrange(written: Written, spelling: Language, *, translate: bool, in_order: bool) -> None:
    """Spells values as that language does, with `translate` keywords too, and puts keywords in order if that is asked.

    Without `translate` only abbreviations and synonyms of values are written out. What the file's own `x-` keywords
    hold stays as it is, unless an alias brings it into the plan.
    """
    _Meaning(written, spelling, translate=translate).give(written.root, PartOf(WrittenPlan))
    _mark_typed(written.root)
    if in_order:
        _sort(written.root)


@cache
def order_of(part: type[Part]) -> dict[str, int]:
    """The place of every keyword, by its English name.

    It is that of the table of keywords, but for what people do in every plan: the short name comes before the full
    sentence, the kind of approach before the actors, and the long story after the short facts about the plan.
    """
    names = [word.en for word in keywords.KEYWORDS[part]]
    for name, other in _COME_BEFORE:
        if name in names and other in names:
            names.remove(name)
            names.insert(names.index(other), name)
    return {name: place for place, name in enumerate(names)}


@cache
def _answered(part: type[Part]) -> frozenset[str]:
    """The keywords of that part that take yes or no."""
    return frozenset(name for name, one in part.model_fields.items() if _holds_yes_or_no(one.annotation))


def _holds_yes_or_no(annotation: object) -> bool:
    return annotation is bool or any(map(_holds_yes_or_no, get_args(annotation)))


class _Meaning:
    """Tells every piece what it is in the plan, and spells keywords and values."""

    def __init__(self, written: Written, spelling: Language, *, translate: bool) -> None:
        self._anchors = written.anchors
        self._spelling = spelling_of(spelling)
        self._translate = translate

    def give(self, piece: Piece, shape: Shape) -> None:
        if isinstance(piece, Alias):
            target = self._anchors.get(piece.name)
            if target is not None and not isinstance(target, Alias) and target.shape is None:
                self.give(target, shape)
            return
        if isinstance(piece, Collection) and not piece.is_mapping and not isinstance(shape, ListOf):
            return
        piece.shape = shape
        if isinstance(shape, ListOf):
            inner = piece.entries if isinstance(piece, Collection) and not piece.is_mapping else None
            for one in [entry.value for entry in inner] if inner is not None else [piece]:
                self.give(one, shape.item)
        elif isinstance(piece, Collection):
            self._mapping(piece, shape)
        elif isinstance(shape, Leaf) and shape.values:
            word = keywords.values_of(shape.values).get(piece.text)
            if word and (self._translate or piece.text in word.also):
                self._write(piece, word.spelled(self._spelling))

    def _mapping(self, mapping: Collection, shape: Shape) -> None:
        for entry in mapping.entries:
            if isinstance(entry.key, Scalar) and entry.key.text == "<<" and not entry.key.style:
                self._merged(entry.value, shape)
            elif isinstance(shape, SectionOf):
                self.give(entry.value, shape.item)
            elif isinstance(shape, PartOf) and isinstance(entry.key, Scalar):
                self._keyword(entry, entry.key, shape.part)

    def _merged(self, value: Piece, shape: Shape) -> None:
        many = isinstance(value, Collection) and not value.is_mapping
        for one in [entry.value for entry in value.entries] if many else [value]:  # type: ignore[union-attr]
            self.give(one, shape)

    def _keyword(self, entry: Entry, key: Scalar, part: type[Part]) -> None:
        word = None if key.text.startswith("x-") else keywords.keywords_of(part).get(key.text)
        if word is None:
            return
        entry.word = word
        if self._translate and not self._is_own(word, key.text):
            self._write(key, word.spelled(self._spelling))
        value = entry.value
        if self._translate and isinstance(value, Scalar) and word.en in _answered(part):
            self._write(value, _ANSWERS[self._spelling].get(value.text.lower(), value.text))
        self.give(value, shapes_of(part)[word.en])

    def _is_own(self, word: Word, spelled: str) -> bool:
        """Whether it is a word of that language already: who writes `tussendoelen` may keep it."""
        return self._spelling is Language.NL and spelled in word.also and spelled != word.en

    @staticmethod
    def _write(piece: Scalar, text: str) -> None:
        if piece.text != text:
            piece.text, piece.style = text, ""


def _mark_typed(root: Collection) -> None:
    """Marks the values below the file's own keywords: to another program `"1"` and `1` may be two things."""
    waiting: list[tuple[Piece, bool]] = [(root, False)]
    while waiting:
        piece, own = waiting.pop()
        if isinstance(piece, Scalar):
            piece.typed = own
        elif isinstance(piece, Collection):
            for entry in piece.entries:
                outside = own or (isinstance(piece.shape, PartOf) and entry.word is None)
                waiting += [(one, outside) for one in (entry.key, entry.value) if one]


def _sort(root: Collection) -> None:
    waiting = [root]
    while waiting:
        collection = waiting.pop()
        if isinstance(collection.shape, PartOf) and not any(map(_anchored, collection.entries)):
            places = order_of(collection.shape.part)
            collection.entries.sort(key=lambda one: places[one.word.en] if one.word else len(places))
        waiting += [entry.value for entry in collection.entries if isinstance(entry.value, Collection)]


def _anchored(entry: Entry) -> bool:
    """Whether an anchor is set or used in it: what uses one has to stay behind it."""
    waiting: list[Piece] = [entry.value, *([entry.key] if entry.key else [])]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, Alias) or "&" in piece.properties:
            return True
        if isinstance(piece, Collection):
            waiting += [one for inner in piece.entries for one in (inner.key, inner.value) if one]
    return False
