"""A # that starts a comment where a text was meant."""

from datetime import date

import pytest
from worded import lint

from toc.core.model import Language
from toc.lint.fixes import mend
from toc.lint.rules import ALL_RULES
from toc.syntax.source import read

HEAD = "toc: 1\nlanguage: en\n"
TODAY = date(2026, 11, 1)


def found(text: str) -> list[tuple[int, int, str]]:
    findings = lint(read(HEAD + text, "x"), ALL_RULES, language=Language.EN, today=TODAY)
    return [
        (one.span.start.line - 2, one.span.start.column, one.message)
        for one in findings
        if one.rule == "hidden-by-hash"
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("title: Campaign #WarmHomes\n", 1, 17, "'#WarmHomes' is no part of the text: toc reads only 'Campaign'."),
        ("title: Campaign\t#2 now\n", 1, 17, "'#2 now' is no part of the text: toc reads only 'Campaign'."),
        ("title: #WarmHomes\n", 1, 8, "'#WarmHomes' does not count: for toc nothing stands here."),
        (
            "title: A text\n  that goes on #é\n",
            2,
            16,
            "'#é' is no part of the text: toc reads only 'A text that goes on'.",
        ),
        ("context:\n  society:\n    - #one\n    - two\n", 3, 7, "'#one' does not count: for toc nothing stands here."),
        ("context:\n  society:\n  - one #1\n", 3, 9, "'#1' is no part of the text: toc reads only 'one'."),
        ("glossary:\n  warm: not cold #1\n", 2, 18, "'#1' is no part of the text: toc reads only 'not cold'."),
        (
            "outcomes:\n  a: {text: x\n    , label: y #1\n    }\n",
            3,
            16,
            "'#1' is no part of the text: toc reads only 'y'.",
        ),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_hashtag_is_told_of(text: str, line: int, column: int, message: str, ends: str) -> None:
    assert found(text.replace("\n", ends)) == [(line, column, message)]


def test_a_first_word_with_a_sign_of_yaml_is_told_of() -> None:
    before = HEAD + "title: &Homes and more\nnarrative: !note this\n"
    assert found(before.removeprefix(HEAD)) == [
        (1, 8, "'&Homes' drops out: with & at its start toc reads only 'and more'."),
        (2, 12, "'!note' drops out: with ! at its start toc reads only 'this'."),
    ]
    after = HEAD + "title: '&Homes and more'\nnarrative: '!note this'\n"
    assert mend(before.encode(), "x", ALL_RULES, unsafe=False, today=TODAY).content == before.encode()
    assert mend(before.encode(), "x", ALL_RULES, unsafe=True, today=TODAY).content == after.encode()
    assert found("title: &homes and more\nowner: *homes\nnarrative: !!str text\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "title: Campaign # WarmHomes\n",
        "title: Campaign # toc: ignore[x] y\n",
        "title: Campaign #toc: ignore[x] y\n",
        "title: Campaign#WarmHomes\n",
        "title: 'Campaign #WarmHomes'\n",
        "title: 'Campaign' #todo\n",
        "narrative: |\n  A #tag\n  - #tag\n",
        "narrative: >- #folded\n  A #tag\n",
        'narrative: "A\n  - #tag"\n',
        "#title: Campaign\n  #owner: x\ntitle: x\n",
        "outcomes: #short\n  a: {text: b} #todo\n",
        "outcomes:\n  a:\n    text: b\n    leads_to: [c, d] #todo\n",
        "title: Campaign #!\n",
    ],
)
def test_a_comment_is_none(text: str) -> None:
    assert found(text) == []


def test_the_fix_quotes_and_is_not_made_unasked() -> None:
    before = HEAD + "title: It's #WarmHomes\nnarrative: A\n  text #1\nowner: #x\noutcomes:\n  a: {leads_to: b}\n"
    after = HEAD + "title: 'It''s #WarmHomes'\nnarrative: 'A\n  text #1'\nowner: '#x'\noutcomes:\n  a: {leads_to: b}\n"
    assert mend(before.encode(), "x", ALL_RULES, unsafe=False, today=TODAY).content == before.encode()
    assert mend(before.encode(), "x", ALL_RULES, unsafe=True, today=TODAY).content == after.encode()


def test_many_hashes_and_blanks_are_no_trouble() -> None:
    found("title: x" + " " * 20_000 + "#a #b\n" + "#c\n" * 20_000 + "owner: y" + " #d" * 20_000 + "\n")


IDS = """\
toc: 1
taal: nl
activiteiten:
  a1: {tekst: Iets, leidt_tot: %s}
outcomes:
  o1: {tekst: Iets anders}
  o2: {tekst: Nog iets}
"""


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ("!o1", "!o1"),
        ("&o1", "&o1"),
        ("[!o1, o2]", "!o1"),
        ("[&o1 , o2]", "&o1"),
        ("[! o1]", "!"),
        ("!o1 o2", "!o1"),
        ("[o1]#o2", "#o2"),
        ('"o1"#o2', "#o2"),
        ("'o1'#o2", "#o2"),
    ],
)
def test_no_reference_vanishes_without_a_word(written: str, lost: str) -> None:
    text = IDS.replace("{tekst: Iets, leidt_tot: %s}", f"\n    tekst: Iets\n    leidt_tot: {written}")
    found = lint(read(text, "x"), ALL_RULES, language=Language.NL, today=date(2026, 11, 1))
    (told,) = [one for one in found if one.message.startswith(f"'{lost}' ")]
    assert text[told.span.start.offset : told.span.end.offset].startswith(lost)
    assert told.help


@pytest.mark.parametrize("written", ["[o1] # o2", "&a [o1]", "!!str o1", "[o1]\t# x", "\n      # o2\n      - o1"])
def test_what_yaml_means_is_left_alone(written: str) -> None:
    text = IDS.replace("{tekst: Iets, leidt_tot: %s}", f"\n    tekst: Iets\n    leidt_tot: {written}")
    found = lint(read(text, "x"), ALL_RULES, language=Language.NL, today=date(2026, 11, 1))
    assert not [one for one in found if one.rule in ("invalid-yaml", "hidden-by-hash")]
