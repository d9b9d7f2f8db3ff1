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

from toc.core.catalogue import Catalogue

CODE = Path(__file__).parent.parent / "toc"
CATALOGUES = {path.stem: path for path in sorted((CODE / "core" / "catalogues").glob("*.po"))}
ROOMS = ("publish", "pictures", "compare", "conversation", "exchange", "syntax", "system", "core")
WORDED = {"say": 0, "_say": 0, "message": 0, "in_both": 0, "text": 1}
"""The calls that name a message, and at which place."""
VOCABULARY = {
    "core/keywords.py": "the table of keywords",
    "core/schema.py": "what an editor shows of the schema",
    "exchange/choices.py": "yes and no, as a cell offers them",
    "exchange/examples.py": "an example of a plan in each language",
    "exchange/layout.py": "the headings of our own workbook, which an import knows again",
    "exchange/sheets.py": "words in the cells of our own workbook, which an import knows again",
    "exchange/words.py": "what people call their columns, in either language",
    "exchange/template.py": "the mark of an example, which an import knows again",
}
"""Files in which words of two languages stand together because they are data."""
ONE_SIDED = {
    "cannot-be-made-into-a": {"{format}", "{upper}"},
    "does-not-fit-scale-give": {"{comma}", "{comma2}", "{most_scale}", "{least_scale}"},
    "either": {"{dutch}", "{english}"},
    "has-see-toc-lint": {"{dutch}", "{english}", "{lacking}", "{lacking2}"},
    "has-what-could-not-be": {"{dutch}", "{english}"},
    "import-does-not-fit": {"{path}"},
    "import-sheet-not-in-workbook": {"{title}"},
    "the-smallest-text-is-points": {"{size}", "{dutch}", "{english}", "{replace}"},
    "there-is-no-plan-in-what": {"{nothing}", "{nothing2}"},
    "was-not-there-yet-in": {"{dutch}", "{english}"},
    "would-be-by-pixels-and": {"{dutch}", "{english}"},
}
"""Gaps that only one language fills: to be fewer, not more."""
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
        re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else "[a-z-]+"
        for part in text.values
    )


def test_no_text_stands_in_two_languages_in_the_code() -> None:
    found = [
        (name, getattr(node, "lineno", 0))
        for name, module in MODULES.items()
        if name.startswith(ROOMS) and name not in VOCABULARY
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


def _plain(node: ast.AST) -> str:
    return " ".join(str(one.value) for one in ast.walk(node) if isinstance(one, ast.Constant)).lower()


ENGLISH = frozenset({"the", "is", "not", "it", "of", "and", "to", "a", "this", "with", "no", "what", "who", "that"})
DUTCH = frozenset({"de", "het", "niet", "van", "en", "een", "dit", "met", "geen", "wat", "wie", "naar", "zijn", "je"})


def _language(text: str) -> str:
    words = set(re.findall(r"[a-zà-ÿ]+", text))
    english, dutch = len(words & ENGLISH), len(words & DUTCH)
    return "" if english == dutch or len(words) < 3 else "en" if english > dutch else "nl"
