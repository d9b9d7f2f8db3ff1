"""Mending files: what changes, what stays as it is byte for byte, and how it is said."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from plans import EXAMPLES
from running import Run

from toc.core.findings import Edit, Fix
from toc.lint.fixes import apply, mend
from toc.lint.rules import ALL_RULES
from toc.syntax.source import read

TODAY = date(2026, 11, 1)
COPY = "copy" if os.name == "nt" else "cp"

BROKEN = """\
# Onze weg; dit commentaar blijft staan
toc: 1
taal:   nl      # zo veel spaties
titel: "Veilig"

impactdoel:
  tekst: 's avonds buiten: zonder zorgen
  wie: [bewoner]
actoren: {bewoners: {naam: 'Bewoners', rol: doelgrop}}
outcomes:
  buiten:
    tekst: Bewoners komen buiten
    who: [bewoners]   # Engels sleutelwoord
    leidt_tot:
      - impct
"""

MENDED = """\
# Onze weg; dit commentaar blijft staan
toc: 1
taal:   nl      # zo veel spaties
titel: "Veilig"

impactdoel:
  tekst: "'s avonds buiten: zonder zorgen"
  wie: [bewoners]
actoren: {bewoners: {naam: 'Bewoners', rol: doelgroep}}
outcomes:
  buiten:
    tekst: Bewoners komen buiten
    wie: [bewoners]   # Engels sleutelwoord
    leidt_tot:
      - impact
"""


def mended(content: bytes, *, unsafe: bool = False) -> tuple[bytes, int]:
    done = mend(content, "x", ALL_RULES, unsafe=unsafe, today=TODAY)
    return done.content, done.count


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_only_what_is_wrong_changes(ends: str, mark: bytes) -> None:
    before, after = (mark + text.replace("\n", ends).encode() for text in (BROKEN, MENDED))
    assert mended(before) == (after, 5)
    assert mended(after) == (after, 0)


def test_a_file_in_another_encoding_stays_as_it_is() -> None:
    content = "toc: 1\ntaal: nl\ntitle: café\n".encode("latin-1")
    assert mended(content) == (content, 0)


def test_fixes_that_touch_each_other_wait() -> None:
    fixes = [
        Fix("a", (Edit(0, 3, "xx"),), safe=True),
        Fix("b", (Edit(2, 4, "y"),), safe=True),
        Fix("c", (Edit(4, 4, "!"),), safe=True),
    ]
    assert apply("abcdef", fixes) == ("xxd!ef", 2)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_nothing_is_mended_in_a_good_file(path: Path) -> None:
    content = path.read_bytes()
    assert mended(content, unsafe=True) == (content, 0)


TEXTS = [path.read_text("utf-8") for path in EXAMPLES]


@st.composite
def slips(draw: st.DrawFn) -> str:
    """An example in which a few letters or lines are missing, doubled or strange."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text) - 1))
        length = draw(st.integers(0, 6))
        text = (
            text[:at]
            + draw(st.sampled_from(["", "x", "'", '"', ": ", "[", "}", "\t", "#", "\n", "é"]))
            + text[at + length :]
        )
    return text


@settings(max_examples=40, deadline=None)
@given(slips(), st.booleans())
@example(BROKEN, False)
def test_mending_never_makes_it_worse_and_comes_to_an_end(text: str, unsafe: bool) -> None:
    content = text.encode()
    after, count = mended(content, unsafe=unsafe)
    assert (after == content) == (count == 0)
    assert len(read(after, "x").problems) <= len(read(content, "x").problems)
    assert mended(after, unsafe=unsafe) == (after, 0)
    # Every line end and every comment that stood on a line of its own is still there; a fix may add a keyword's line.
    added = after.count(b"\n") - content.count(b"\n")
    assert added >= 0 if unsafe else added == 0
    own = [line for line in text.splitlines() if line.startswith("#")]
    assert [line for line in after.decode().splitlines() if line.startswith("#")] == own


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text(max_size=4)), max_size=5)
)
def test_what_lies_outside_the_edits_stays(text: str, places: list[tuple[int, int, str]]) -> None:
    fixes = [
        Fix("", (Edit(min(start, len(text)), min(start + length, len(text)), new),), safe=True)
        for start, length, new in places
    ]
    changed, applied = apply(text, fixes)
    assert applied <= len(fixes)
    one = [fix for fix in fixes if apply(text, [fix])[0] == changed]
    if applied == 1 and one:
        (edit,) = one[0].edits
        assert changed == text[: edit.start] + edit.text + text[edit.end :]


def test_the_command_mends_says_so_and_reports_what_is_left(
    toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = tmp_path / "a.toc.yaml"
    plan.write_text(BROKEN, encoding="utf-8", newline="\n")
    plan.chmod(0o640)
    ran = toc("lint", "--fix", "--output-format", "concise", "--fail-on", "never", "a.toc.yaml")
    assert (ran.code, ran.err) == (
        0,
        f"toc: 5 fixes in 1 file.\ntoc: to undo this: {COPY} a.toc.yaml.MOMENT.bak a.toc.yaml\n",
    )
    assert plan.read_text("utf-8") == MENDED
    assert os.name == "nt" or plan.stat().st_mode & 0o777 == 0o640
    assert "TOC001" not in ran.out
    again = toc("lint", "--fix", "--output-format", "concise", "--fail-on", "never", "a.toc.yaml")
    assert (again.err, again.out) == ("toc: nothing to mend.\n", ran.out)


def test_the_difference_is_shown_and_nothing_changes(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    plan = tmp_path / "a.toc.yaml"
    plan.write_text("toc: 1\ntaal: nl\ntitell: Veilig\n", encoding="utf-8", newline="\n")
    ran = toc("lint", "--diff", "a.toc.yaml")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "--- a.toc.yaml\n+++ a.toc.yaml\n@@ -1,3 +1,3 @@\n toc: 1\n taal: nl\n-titell: Veilig\n+titel: Veilig\n"
    )
    assert plan.read_text("utf-8") == "toc: 1\ntaal: nl\ntitell: Veilig\n"
    piped = toc("lint", "--diff", "-", stdin=b"toc: 1\n")
    assert (piped.code, piped.out, piped.err) == (0, "", "")


def test_wrong_use_of_fixes(toc: Run) -> None:
    assert toc("lint", "--fix", "-", stdin=b"toc: 1\n").err == (
        "toc: --fix mends files, not what is piped in. See what would change: --diff.\n"
    )
    ran = toc("lint", "--unsafe-fixes", "-", stdin=b"toc: 1\n")
    assert (ran.code, ran.err) == (2, "toc: --unsafe-fixes goes with --fix or --diff.\n")


def with_slips(count: int) -> str:
    """Three slips in each outcome; mending one kind brings others to light, so that not all go together."""
    outcomes = (
        f"  o{i}:\n    tekst: Tenants save energy {i}\n    Who: tenants\n    leeds_to: [impact_goal]\n"
        for i in range(count)
    )
    head = "toc: 1\nlanguage: en\nimpact_goal: {text: Neighbours help each other, who: people}\noutcomes:\n"
    return head + "".join(outcomes)


def test_very_many_slips_of_several_kinds_are_mended_in_a_few_readings() -> None:
    """Fixes that do not go together were tried one by one: a minute for 1,500 outcomes."""
    text, _ = mended(with_slips(1000).encode())
    document = read(text, "x")
    assert not [one for one in document.problems if one.rule == "unknown-keyword"]
    assert text.count(b"leads_to: [impact_goal]") == 1000


def test_a_file_beyond_the_limit_stays_as_it_is_and_that_is_said(tmp_path: Path, toc: Run) -> None:
    path = tmp_path / "big.toc.yaml"
    path.write_text(with_slips(5000), "utf-8")
    before = path.read_bytes()
    done = toc("lint", "--fix", str(path))
    assert path.read_bytes() == before
    assert "is larger than 300 kB: --fix and --diff leave it as it is." in done.err
