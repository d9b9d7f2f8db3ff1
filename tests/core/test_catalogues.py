"""The messages of the program: the catalogues say the same in every language, and no room says it beside them."""

import ast
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from running import ROOT

from toc.core.catalogue import Catalogue

CODE = ROOT / "toc"
CATALOGUES = {path.stem: path for path in sorted((CODE / "core" / "catalogues").glob("*.po"))}
WORDED = {"say": 0, "_say": 0, "message": 0, "in_all": 0, "text": 1}
"""The calls that name a message, and at which place."""
VOCABULARY = {
    "core/keywords.py": "the table of keywords",
    "core/schema.py": "what an editor shows of the schema",
    "exchange/own_rows.py": "words in the cells of our own workbook, and yes and no, as a cell offers them",
    "exchange/layout.py": "the headings of our own workbook, which an import knows again",
    "exchange/words.py": "what people call their columns, in either language",
    "exchange/template.py": "an example of a plan in each language, and its mark, which an import knows again",
    "exchange/helptext.py": "the sheet with explanations in both languages, which an import knows again",
    "apps/lsp/snippets.py": "a plan to begin with in each language",
    "apps/cli/__init__.py": "without memory no catalogue can be opened",
}
"""Files in which words of two languages stand together because they are data."""
GRAMMAR = ("language/", "lint/rules/")
"""What knows the grammar and the words of a language; the texts of rules stand beside them, in Markdown."""
ONE_SIDED = {
    "cannot-be-made-into-a": {"{format}", "{upper}"},  # English writes PDF, Dutch pdf
    "date-short": {"{day}", "{short}", "{dd}", "{mm}"},  # a language writes a short date in words or in numbers
    "import-sheet-not-in-workbook": {"{title}"},  # the place before it names the sheet in English already
}
"""Gaps that only one language fills, each with its reason."""
GAP = re.compile(r"(?<!\{)\{\w+\}(?!\})")


def _read(path: Path) -> dict[str, tuple[str, ...]]:
    """The forms of every message by its id."""
    with path.open("rb") as file:
        found = read_po(file)
    return {
        one.id if isinstance(one.id, str) else one.id[0]: (one.string,)
        if isinstance(one.string, str)
        else tuple(one.string or ())
        for one in found
        if one.id
    }


READ = {name: _read(path) for name, path in CATALOGUES.items()}
ALL = {id_ for found in READ.values() for id_ in found}


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(CODE.rglob("*.py")):
        yield path.relative_to(CODE).as_posix(), ast.parse(path.read_text("utf-8"))


MODULES = dict(_modules())


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_compiled_catalogue_is_read_as_gettext_reads_it(language: str) -> None:
    content = CATALOGUES[language].with_suffix(".mo").read_bytes()
    ours, theirs = Catalogue(content), GNUTranslations(BytesIO(content))
    for id_, forms in READ[language].items():
        assert ours.forms(id_) == forms
        several = theirs.ngettext(id_, id_, 3) if len(forms) > 1 else theirs.gettext(id_)
        assert forms[ours.plural()(3) % len(forms)] == several
    for missing in ("a message that is nowhere", "zzzzz", "!"):
        with pytest.raises(LookupError):
            ours.forms(missing)


def test_a_catalogue_says_which_form_a_number_takes() -> None:
    made = BytesIO()
    polish = Catalog(locale="pl")
    polish.add(("file", "file"), ("plik", "pliki", "plików"))
    write_mo(made, polish)
    read = Catalogue(made.getvalue())
    assert [read.forms("file")[read.plural()(count)] for count in (1, 2, 5, 22)] == ["plik", "pliki", "plików", "pliki"]


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_has_every_message_with_the_same_gaps_and_forms(language: str) -> None:
    other = READ["en"]
    assert set(READ[language]) == set(other)
    for id_, forms in READ[language].items():
        assert all(forms), id_
        assert len(forms) == len(other[id_]), id_
        assert {gap for form in forms for gap in GAP.findall(form)} ^ {
            gap for form in other[id_] for gap in GAP.findall(form)
        } <= ONE_SIDED.get(id_, set()), id_


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_is_in_order(language: str) -> None:
    assert list(READ[language]) == sorted(READ[language])


def test_every_message_that_is_said_is_known() -> None:
    unknown = [
        (name, node.lineno, id_.value)
        for name, module in MODULES.items()
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and (id_ := _id_of(node)) and id_.value not in ALL
    ]
    assert unknown == []


def _id_of(call: ast.Call) -> ast.Constant | None:
    name = str(getattr(call.func, "id", None) or getattr(call.func, "attr", ""))
    place = WORDED.get(name)
    if place is None or (isinstance(call.func, ast.Attribute) and name == "text"):
        return None
    if len(call.args) > place + 1 and name != "text":
        place = len(call.args) - 1  # `text` under the name of `say`
    found = call.args[place] if len(call.args) > place else None
    return found if isinstance(found, ast.Constant) and isinstance(found.value, str) else None


def test_every_message_is_said_somewhere() -> None:
    nodes = [node for module in MODULES.values() for node in ast.walk(module)]
    named = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    made = [_made(node) for node in nodes if isinstance(node, ast.JoinedStr)]
    ids = re.compile("|".join(one for one in made if re.match(r"[a-z]+\\-", one)))
    assert [id_ for id_ in sorted(ALL - named) if not ids.fullmatch(id_)] == []


def _made(text: ast.JoinedStr) -> str:
    """The pattern of the ids that an f-string makes, such as `checklist-{name}`."""
    return "".join(
        re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else "[a-z0-9-]+"
        for part in text.values
    )


def test_no_text_stands_in_two_languages_in_the_code() -> None:
    found = [
        (name, getattr(node, "lineno", 0))
        for name, module in MODULES.items()
        if not name.startswith(GRAMMAR) and name not in VOCABULARY
        for node in ast.walk(module)
        if _is_pair(node)
    ]
    assert found == []


def _is_pair(node: ast.AST) -> bool:
    """Whether two texts of several words stand beside each other, of which one is English and one Dutch."""
    match node:
        case ast.Call(args=texts) | ast.Tuple(elts=texts) | ast.List(elts=texts):
            pass
        case ast.Dict(values=texts):
            pass
        case ast.IfExp(body=body, orelse=other):
            texts = [body, other]
        case _:
            return False
    spoken = [_language(_plain(one)) for one in texts]
    return any({one, other} == {"en", "nl"} for one, other in pairwise(spoken))


PROSE = re.compile(r"(?<![\w.-])[A-Za-zà-ÿ]?[a-zà-ÿ]+(?:,? [a-zà-ÿ]+){3,}")
"""Four words after each other."""
NOT_SAID = {
    "apps/cli/__init__.py": "without memory no catalogue can be opened",
    "apps/cli/libraries.py": "a line to type",
    "apps/lsp/wire.py": "what the protocol tells a program",
    "core/model.py": "what Pydantic tells a program",
    "lint/formatters/prose.py": "a pattern with remarks",
    "lint/plugins.py": "what a rule of one's own does wrong, for who writes it",
    "pictures/mermaid_text.py": "a pattern with remarks",
    "syntax/misnomers.py": "a list of words",
    "syntax/yaml_recovery.py": "what a library says",
    "system/git.py": "what git says",
    "testing.py": "what a test of a rule says",
    "workspace/baseline.py": "the head of a file, in both languages for who reads it in a review",
    "workspace/config/plaintoml.py": "what a library says",
}
"""Files with prose that no catalogue has to have."""
WORD_LISTS = re.compile(
    r"exchange/(?:figures|headings|naming|numbering|source_words)\.py|publish/advice/facts\.py|core/synonyms\.py"
)
"""Files with the words that they look for."""


def test_no_prose_stands_in_the_code() -> None:
    found = [
        (name, line, text[:60])
        for name, module in MODULES.items()
        if name not in VOCABULARY | NOT_SAID and not name.startswith(GRAMMAR) and not WORD_LISTS.fullmatch(name)
        for line, text in _texts(module)
        if PROSE.search(text)
    ]
    assert found == []


def test_every_exception_is_still_there() -> None:
    known = {name for name, module in MODULES.items() if any(PROSE.search(text) for _, text in _texts(module))}
    assert set(NOT_SAID) <= known


def _texts(module: ast.Module) -> Iterator[tuple[int, str]]:
    """The texts of a module but for its docstrings, each with its line."""
    apart = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node.lineno, node.value


def _plain(node: ast.AST) -> str:
    return " ".join(str(one.value) for one in ast.walk(node) if isinstance(one, ast.Constant)).lower()


ENGLISH = frozenset({"the", "is", "not", "it", "of", "and", "to", "a", "this", "with", "no", "what", "who", "that"})
DUTCH = frozenset({"de", "het", "niet", "van", "en", "een", "dit", "met", "geen", "wat", "wie", "naar", "zijn", "je"})


def _language(text: str) -> str:
    words = set(re.findall(r"[a-zà-ÿ]+", text))
    english, dutch = len(words & ENGLISH), len(words & DUTCH)
    return "" if english == dutch or len(words) < 3 else "en" if english > dutch else "nl"
