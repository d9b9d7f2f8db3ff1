"""The file format as JSON Schema (draft 2020-12), for editors: generated from the models and the table of keywords.

One schema speaks one spelling. It is as lenient as the reader: any scalar is text, one thing stands for a list of one,
and what is left empty is absent. What takes more than one place to see (references, cycles) is left to `toc lint`.
"""

from enum import StrEnum
from typing import Any, get_args, get_type_hints

from toc.core import keywords, model
from toc.core.keywords import Word
from toc.core.messages import text
from toc.core.model import ID_PATTERN, IMPACT, Language, Part, Plan, Reference, WrittenPlan
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of

Schema = dict[str, Any]

_ID = ID_PATTERN.strip("^$")
_LINK = rf"\s*{_ID}\s*->\s*{_ID}\s*"
_DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$"
_YES_NO = r"^([Jj][Aa]|[Yy][Ee][Ss]|[Nn][Ee][Ee]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"

TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
"""The reader keeps what was written: `version: 0.3` is the text 0.3."""


def schema(language: Language) -> Schema:
    """The schema of a file with the keywords of that language."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:theory-of-change:format:1:{language}",
        "title": text(language, "schema-title"),
        "description": text(language, "schema-about"),
        **_part(WrittenPlan, language),
        "$defs": {part.__name__: _part(part, language) for part in keywords.KEYWORDS if part in _defined()},
    }


def _defined() -> set[type[Part]]:
    """The parts with a definition of their own: all but the whole; outputs and outcomes are both changes."""
    return set(keywords.KEYWORDS) - {Plan, WrittenPlan, model.Output, model.Outcome}


def _reference_to(part: type[Part]) -> Schema:
    name = "Change" if part in (model.Output, model.Outcome) else part.__name__
    return {"$ref": f"#/$defs/{name}"}


def _part(part: type[Part], language: Language) -> Schema:
    shapes, hints = shapes_of(part), get_type_hints(part, include_extras=True)
    properties: Schema = {}
    for word in keywords.KEYWORDS[part]:
        value = _value(shapes[word.en], hints.get(word.en) or hints[f"{word.en}_"], language)
        properties[word.spelled(language)] = {"description": word.about(language), **value}
        for alias in _aliases(word, language):
            properties[alias] = {
                "description": _same_as(word, language),
                "deprecated": True,
                "doNotSuggest": True,
                **value,
            }
    whole: Schema = {
        "type": "object",
        "properties": properties,
        "patternProperties": {"^x-": True},
        "additionalProperties": False,
    }
    if part is WrittenPlan:
        properties["toc"] = {"description": properties["toc"]["description"], "const": 1}
        whole["required"] = ["toc"]
    if part.needs_one_of:
        whole["anyOf"] = [_filled_in(name) for name in _spellings(part, part.needs_one_of, language)]
    return whole


def _filled_in(name: str) -> Schema:
    return {"required": [name], "properties": {name: {"not": {"enum": [None, ""]}}}}


def _spellings(part: type[Part], names: tuple[str, ...], language: Language) -> list[str]:
    words = [word for word in keywords.KEYWORDS[part] if word.en in names]
    return [spelling for word in words for spelling in (word.spelled(language), *_aliases(word, language))]


def _aliases(word: Word, language: Language) -> tuple[str, ...]:
    """Other spellings of a keyword; those in the table are all for Dutch files."""
    return tuple(also for also in word.also if also != word.nl) if language is Language.NL else ()


def _same_as(word: Word, language: Language) -> str:
    return text(language, "schema-same-as", keyword=word.spelled(language))


def _value(shape: Shape, hint: Any, language: Language) -> Schema:
    match shape:
        case Leaf():
            return _leaf(shape, hint, language)
        case PartOf():
            return {"anyOf": [_reference_to(shape.part), {"type": "null"}]}
        case ListOf():
            item = _item(shape)
            return {"anyOf": [item, {"type": "array", "items": item}]}
        case SectionOf():
            return _section(shape)


def _item(shape: ListOf) -> Schema:
    """One thing of a list: a part, an id, a link, or text. One that is left empty is passed over."""
    if isinstance(shape.item, PartOf):
        return {"anyOf": [_reference_to(shape.item.part), {"type": "null"}]}
    if shape.reference:
        return {"type": ["string", "null"], "pattern": f"^({_referred(shape.reference)})$"}
    return TEXT


def _referred(reference: Reference) -> str:
    return "|".join([_ID] * bool(reference.to) + [_LINK] * reference.links)


def _section(shape: SectionOf) -> Schema:
    if isinstance(shape.item, PartOf):
        part = shape.item.part
        thing = _reference_to(part)
        return {
            "type": ["object", "null"],
            "propertyNames": {"pattern": f"^(?!{IMPACT}$){_ID}$"},
            "additionalProperties": thing if part.needs_one_of else {"anyOf": [thing, {"type": "null"}]},
        }
    return {"type": ["object", "null"], "additionalProperties": TEXT}


def _leaf(shape: Leaf, hint: Any, language: Language) -> Schema:
    if shape.values:
        return _choice(shape.values, language)
    kinds = {hint, *get_args(hint)}
    if model.When in kinds:
        return {
            "anyOf": [
                {"type": "string", "pattern": _DATE},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
                _NULL,
            ]
        }
    if model.Answer in kinds:
        plain = ["ja", "nee"] if language is Language.NL else ["yes", "no"]
        return {"anyOf": [{"enum": plain}, {"type": "boolean"}, {"type": "string", "pattern": _YES_NO}, _NULL]}
    if int in _flat(hint):
        return {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+$"}, _NULL]}
    return TEXT


_NULL: Schema = {"type": "null"}


def _flat(hint: Any) -> set[Any]:
    """Every type that a hint is made of."""
    inner = get_args(hint)
    return {hint}.union(*(_flat(one) for one in inner if isinstance(one, type) or get_args(one))) if inner else {hint}


def _choice(values: type[StrEnum], language: Language) -> Schema:
    """A fixed set of values. `enumDescriptions` is what editors show beside each."""
    spelled: dict[str, str] = {}
    for word in keywords.VALUES[values]:
        spelled[word.spelled(language)] = word.about(language)
    for word in keywords.VALUES[values]:
        for also in word.also:
            spelled.setdefault(also, _same_as(word, language))
    choice: Schema = {"enum": list(spelled)}
    if any(spelled.values()):
        choice["enumDescriptions"] = list(spelled.values())
    return {"anyOf": [choice, _NULL]}
