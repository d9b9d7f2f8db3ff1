"""Adding a keyword to a part of a plan: where it ends up, what stays as it is, and where there is no certain place."""

import re

from hypothesis import given
from hypothesis import strategies as st

from toc.core.findings import Fix
from toc.lint.fixes import apply
from toc.lint.rules._helpers.edits import beside
from toc.syntax.document import Path
from toc.syntax.source import read

INDICATOR: Path = ("indicators", "opkomst", "text")
NORM: Path = ("indicators", "opkomst", "target", "text")


def added(text: str, path: Path = INDICATOR, keyword: str = "source", value: str = "bevraging") -> str | None:
    """The text with that keyword, or None where there is no certain place for it."""
    edit = beside(read(text, "x"), path, keyword, value)
    return apply(text, [Fix("", (edit,), safe=False)])[0] if edit else None


def plan(indicator: str, head: str = "toc: 1\ntaal: nl\n") -> str:
    return f"{head}indicatoren:\n  opkomst{indicator}\n"


def test_a_line_of_its_own_under_the_value() -> None:
    before = plan(":\n    tekst: Opkomst   # op de dag zelf\n    eenheid: mensen")
    assert added(before) == before.replace("zelf\n", "zelf\n    bron: bevraging\n")
    windows = before.replace("\n", "\r\n")
    assert added(windows) == windows.replace("zelf\r\n", "zelf\r\n    bron: bevraging\r\n")
    assert added(before.replace("zelf", "zelf  ")) == before.replace("zelf\n", "zelf  \n    bron: bevraging\n")


def test_at_the_end_of_a_file_without_a_last_line_end() -> None:
    before = plan(":\n    tekst: Opkomst").rstrip("\n")
    assert added(before) == before + "\n    bron: bevraging"
    assert added(before.replace("\n", "\r\n")) == before.replace("\n", "\r\n") + "\r\n    bron: bevraging"


def test_between_braces() -> None:
    before = plan(": {tekst: Opkomst, eenheid: mensen}")
    assert added(before) == before.replace("Opkomst,", "Opkomst, bron: bevraging,")
    lines = plan(': {\n    "tekst":"Opkomst" # zie hieronder\n  }')
    assert added(lines) == lines.replace('"Opkomst"', '"Opkomst", bron: bevraging')
    inner = plan(":\n    tekst: Opkomst\n    norm: {tekst: 60 bezoekers}")
    assert added(inner, NORM, "value", "60") == inner.replace("bezoekers", "bezoekers, waarde: 60")


def test_the_keyword_is_spelled_as_the_file_spells_it() -> None:
    before = "toc: 1\nlanguage: nl\nindicators:\n  opkomst: {text: Opkomst}\n"
    assert added(before) == before.replace("Opkomst}", "Opkomst, source: bevraging}")
    evaluation = "toc: 1\ntaal: nl\nevaluatie:\n  gebruikers: college\n"
    assert added(evaluation, ("evaluation", "users"), "type", "impact") == evaluation + "  type: impact\n"
    change = "toc: 1\ntaal: nl\noutputs:\n  a:\n    tekst: Ouders lezen voor\n"
    assert added(change, ("outputs", "a", "text"), "type", "gedrag") == change + "    soort: gedrag\n"


def test_in_a_list() -> None:
    before = "toc: 1\ntaal: nl\nreflectie:\n  - tekst: Eerste cijfers\n    wie: [stuurgroep]\n"
    after = before.replace("cijfers\n", "cijfers\n    datum: 2027\n")
    assert added(before, ("reflection", 0, "text"), "date", "2027") == after


def test_under_a_text_of_several_lines() -> None:
    for sign in (">-", "|", ">2-"):
        before = plan(f":\n    tekst: {sign}\n      Opkomst op\n      de dag zelf\n\n    eenheid: mensen")
        assert added(before) == before.replace("zelf\n", "zelf\n    bron: bevraging\n")
    quoted = plan(":\n    tekst: 'Opkomst op\n      de dag zelf'\n    eenheid: mensen")
    assert added(quoted) == quoted.replace("zelf'\n", "zelf'\n    bron: bevraging\n")


def test_a_text_of_which_the_end_is_not_certain() -> None:
    assert added(plan(":\n    tekst: |+\n      Opkomst\n\n    eenheid: mensen")) is None
    assert added(plan(":\n    tekst: |\n      Opkomst\n       \n    eenheid: mensen")) is None
    assert added(plan(":\n    tekst: |\n      Opkomst").rstrip("\n")) is None
    strip = plan(":\n    tekst: |-\n      Opkomst").rstrip("\n")
    assert added(strip) == strip + "\n    bron: bevraging"
    assert added(plan(":\n    tekst:\n    eenheid: mensen")) is None


def test_a_keyword_that_stands_there_already() -> None:
    assert added(plan(": {tekst: Opkomst, bron: aftekenlijst}")) is None
    assert added(plan(": {tekst: Opkomst, bron: }")) is None
    assert added(plan(": {tekst: Opkomst, source: [a]}")) is None
    assert added(plan(": {tekst: Opkomst, bronn: aftekenlijst}")) is None


def test_what_is_used_in_more_than_one_place_stays_as_it_is() -> None:
    assert added(plan(": &o {tekst: Opkomst}\n  ander: *o")) is None
    assert added(plan(": *o").replace("indicatoren:", "indicatoren:\n  ander: &o {tekst: Opkomst}")) is None
    merged = plan(":\n    <<: *o").replace("indicatoren:", "indicatoren:\n  ander: &o {tekst: Opkomst}")
    assert added(merged) is None
    assert added(plan(": {tekst: *o}", "toc: 1\ntaal: nl\ntitel: &o Opkomst\n")) is None
    assert added("toc: 1\ntaal: nl\nindicatoren: &i\n  opkomst: {tekst: Opkomst}\n") is None


def test_what_cannot_be_placed() -> None:
    assert added(plan(":\n    ? tekst\n    : Opkomst")) is None
    assert added(plan(": {eenheid: mensen}")) is None
    assert added("toc: 1\ntitel: Opkomst\n", ("title",), "version", "1") is None
    assert added("toc: 1\nreflectie: [tekst: Opkomst]\n", ("reflection", 0, "text"), "date", "2027") is None
    assert added(plan(":\n    tekst: Opkomst\n    eenheid: 'mensen' en zo")) is None


def test_values_are_quoted_where_that_is_needed() -> None:
    before = plan(": {tekst: Opkomst}")
    for value, written in {
        "60": "60",
        "70%": "70%",
        "70 %": "70 %",
        "5,2": '"5,2"',
        "0.5": "0.5",
        "%": '"%"',
        "null": '"null"',
        "ja": "ja",
        "bevraging: ouders": '"bevraging: ouders"',
        'de "korte" lijst': '"de \\"korte\\" lijst"',
        "lijst # 2": '"lijst # 2"',
        "-": '"-"',
        "": '""',
        "1\u00a0200": '"1\u00a0200"',
        "ouders' lijst ": '"ouders\' lijst "',
    }.items():
        assert added(before, value=value) == plan(f": {{tekst: Opkomst, bron: {written}}}")
    assert added(before, value="twee\nregels") is None
    assert added(before, value="\x07") is None


LINE_END = st.sampled_from(["\n", "\r\n"])
SPACE = st.text(" ", max_size=3)
COMMENT = st.sampled_from(["", " # zie bijlage", "  #"])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=20)
TEXT = st.sampled_from(
    ["Opkomst", "'s avonds' is de opkomst", "'Opkomst ''s avonds'", '"Opkomst: \\"veel\\""', "Opkomst, ook laat"]
).filter(lambda text: not text.startswith("'s"))


@st.composite
def plans(draw: st.DrawFn) -> str:
    """A plan with one indicator, in block or flow style, with comments, blank lines and either line end."""
    end, comment = draw(LINE_END), draw(COMMENT)
    if draw(st.booleans()):
        text = draw(TEXT.filter(lambda one: "," not in one))
        between = f"{draw(SPACE)}{{{draw(SPACE)}tekst: {text}{draw(SPACE)}"
        rest = draw(st.sampled_from(["", ", ", ",eenheid: x", f"{comment}{end}  ", f", {comment}{end}  eenheid: x"]))
        body = f" {between}{rest}}}"
    else:
        indent = " " * draw(st.integers(3, 6))
        style = draw(st.sampled_from(["", ">-", "|", ">"]))
        text = f"{style}{end}{indent}  Opkomst{end}{indent}  's avonds" if style else draw(TEXT) + comment
        other = draw(st.sampled_from(["", f"{end}{indent}eenheid: x", f"{end}{end}{indent}# hier{end}{indent}norm: "]))
        body = f"{end}{indent}tekst: {text}{other}"
    last = draw(st.sampled_from(["", end, f"{end}{end}# einde{end}"]))
    return f"toc: 1{end}taal: nl{end}indicatoren:{end}  opkomst:{body}{last}"


@given(plans(), WORDS)
def test_an_added_keyword_keeps_every_other_character_and_reads_back(text: str, value: str) -> None:
    before = read(text, "x")
    edit = beside(before, INDICATOR, "source", value)
    if edit is None:
        # A block of text that ends with the file, without a line end: with one it would be another text.
        assert text.endswith("avonds")
        assert not re.search(r"tekst: >-", text)
        return
    assert edit.start == edit.end
    changed = text[: edit.start] + edit.text + text[edit.start :]
    after = read(changed, "x")
    assert after.problems == before.problems == ()
    was, now = before.plan.indicators["opkomst"], after.plan.indicators["opkomst"]
    assert now == was.model_copy(update={"source": value})
    assert after.plan.model_copy(update={"indicators": {}}) == before.plan.model_copy(update={"indicators": {}})
    assert beside(after, INDICATOR, "source", value) is None
