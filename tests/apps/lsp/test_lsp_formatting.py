"""What an editor does with a plan when it is asked to format it: what `toc fmt` does with the file."""

from pathlib import Path

import pytest
from lsp_client import Editor, editor
from lsp_plans import PLAN, applied, opened
from lsprotocol import types
from running import ROOT, Run

from toc.apps.lsp.actions import formatting
from toc.apps.lsp.opened import Opened
from toc.apps.lsp.places import RefusedError

UNTIDY = """\
titel:   'Feest'
toc:   1
taal: "nl"
impactdoel:
    termijn: LT
    wie: [ buren ]   # van de straat
    tekst: Buren kennen elkaar
actoren:
    buren: {rol: doelgroep,   naam: Buren}
"""

TIDY = """\
toc: 1
taal: nl
titel: Feest

impactdoel:
  tekst: Buren kennen elkaar
  wie: [buren]  # van de straat
  termijn: lang

actoren:
  buren: {naam: Buren, rol: doelgroep}
"""

ANY = {"tabSize": 8, "insertSpaces": False}


def formatted(plan: Opened) -> str:
    return applied(plan, types.WorkspaceEdit(changes={plan.uri: formatting(plan)}))


def ask(client: Editor, uri: str) -> object:
    return client.ask("textDocument/formatting", {"textDocument": {"uri": uri}, "options": ANY})


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_tidy_form_with_the_line_ends_of_the_file(end: str) -> None:
    assert formatted(opened(UNTIDY.replace("\n", end))) == TIDY.replace("\n", end)
    assert formatting(opened(TIDY.replace("\n", end))) == []


def test_only_the_lines_that_differ_are_touched() -> None:
    tidy = formatted(opened(PLAN))
    (edit,) = formatting(opened(tidy.replace("rol: stad}", "rol:  stad}")))
    assert (edit.range.start.line, edit.range.end.line, edit.new_text) == (9, 10, "  stad: {naam: Stad, rol: stad}\n")


@pytest.mark.parametrize("name", ["minimaal", "school-streets", "zorgzame-buurt", "ubuntu"])
def test_it_is_what_toc_fmt_writes(name: str, toc: Run, tmp_path: Path) -> None:
    text = (ROOT / "examples" / f"{name}.toc.yaml").read_text(encoding="utf-8").replace("[", "[ ")
    file = tmp_path / "plan.toc.yaml"
    file.write_text(text, encoding="utf-8")
    assert toc("fmt", str(file)).code == 0
    assert formatted(opened(text)) == file.read_text(encoding="utf-8") != text


REFUSED = {
    "Niet opgemaakt: toc kan nog niet alles in dit plan lezen (regel 5, wrong-value). Verbeter dat eerst.": (
        UNTIDY.replace("LT", "laang")
    ),
    "Not formatted: toc cannot read all of this plan yet (line 3, invalid-yaml). Mend that first.": (
        'toc: 1\nlanguage: en\ntitle: "Party\n'
    ),
    "Niet opgemaakt: de opmerking op regel 6 vraagt om een regel te negeren, maar dekt daar niets. Zet ze op een eigen "
    "regel boven wat ze moet dekken, of wis ze.": (
        "toc: 1\ntaal: nl\nimpactdoel:\n  wie: [a,\n    b\n  ] # toc: ignore[level-skip] zo\n"
    ),
    "Not formatted: something in the plan has no tidy form in which toc is sure to keep all of it. Often that is a "
    "comment in an odd place: put it on a line of its own above what it is about.": (
        "toc: 1\nlanguage: en\nx-odd:\n  ? [a]\n  : b\n"
    ),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_toc_fmt_would_leave_stays(why: str) -> None:
    with pytest.raises(RefusedError) as refused:
        formatting(opened(REFUSED[why]))
    assert str(refused.value) == why


def test_an_editor_formats_what_it_has_open_or_shows_why_not(tmp_path: Path) -> None:
    with editor(tmp_path) as client:
        client.start()
        uri = client.open("plan.toc.yaml", TIDY)
        client.change(uri, TIDY.replace("toc: 1", "toc:  1"), 2)
        line = {"start": {"line": 0, "character": 0}, "end": {"line": 1, "character": 0}}
        assert ask(client, uri) == [{"range": line, "newText": "toc: 1\n"}]
        client.change(uri, TIDY.replace("lang", "laang"), 3)
        assert ask(client, uri) is None
        why = "Niet opgemaakt: toc kan nog niet alles in dit plan lezen (regel 8, wrong-value). Verbeter dat eerst."
        assert client.told("window/showMessage") == {"type": 2, "message": why}
        assert client.stop() == (0, "")
