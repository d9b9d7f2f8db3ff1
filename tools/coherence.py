"""What has to fit together before anything is generated. What does not is a sentence that says what to do about it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from toc.core import model
from toc.core.keywords import KEYWORDS, VALUES
from toc.core.languages import Language
from toc.core.model import Named, Part
from toc.core.shapes import shapes_of
from toc.lint.rules.base import Rule
from toc.lint.wording import file_of

RULES = Path("toc", "lint", "rules")
_TABLE = "toc/core/keywords.py"


def complaints(root: Path, rules: Sequence[Rule]) -> list[str]:
    """What does not fit together in the project in that folder."""
    return [*_rules_twice(rules), *_texts(root, rules), *_keywords(), *_values()]


def _rules_twice(rules: Sequence[Rule]) -> Iterator[str]:
    for word, names in (("code", [one.code for one in rules]), ("name", [one.name for one in rules])):
        for name, count in Counter(names).items():
            if count > 1:
                yield f"{count} rules have the {word} {name}: choose another for the new one."


def _texts(root: Path, rules: Sequence[Rule]) -> Iterator[str]:
    """Rules without texts, and texts without a rule."""
    wanted: set[Path] = set()
    for rule in rules:
        try:
            files = [Path("toc", file_of(rule.code, rule.name, language)) for language in Language]
        except IndexError:
            yield f"{rule.code} is no code: the hundred of its number is that of a checklist."
            continue
        if not any((root / file).is_file() for file in files):
            yield (
                f"the rule {rule.code} {rule.name} has no texts: write {' and '.join(map(Path.as_posix, files))}. "
                "The hundred of its number says in which folder they stand."
            )
        wanted.update(files[0].with_name(_named(rule.name, language)) for language in Language)
    for path in sorted(one.relative_to(root) for one in (root / RULES).rglob("*.md")):
        if path not in wanted:
            yield f"{path.as_posix()} belongs to no rule: RULES of its folder has none of that name."


def _named(rule: str, language: Language) -> str:
    return f"{rule.replace('-', '_')}.{language}.md"


def _keywords() -> Iterator[str]:
    """Fields of the model without a keyword, and keywords without a field."""
    for part in _parts(Part):
        fields, words = shapes_of(part), [word.en for word in KEYWORDS.get(part, ())]
        for name in fields:
            if name not in words:
                yield (
                    f"toc/core/model.py has the field '{name}' of {part.__name__}: add a row for it to "
                    f"KEYWORDS[m.{part.__name__}] in {_TABLE}, in the order of the model."
                )
        for name in words:
            if name not in fields:
                yield f"{_TABLE} has the keyword '{name}' of {part.__name__}, of which the model has no field."


def _parts(part: type[Part]) -> Iterator[type[Part]]:
    for one in part.__subclasses__():
        if one is not Named and one.__module__ == model.__name__:
            yield one
        yield from _parts(one)


def _values() -> Iterator[str]:
    """Values of the model without a spelling."""
    for kind in vars(model).values():
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum:
            words = [word.en for word in VALUES.get(kind, ())]
            for value in kind:
                if value.value not in words:
                    yield (
                        f"toc/core/model.py has the value '{value.value}' of {kind.__name__}: add a row for it to "
                        f"VALUES[m.{kind.__name__}] in {_TABLE}, in the order of the model."
                    )
