"""What fuzzing found, each with the smallest input that showed it."""

import random
import sys
import time
from collections.abc import Callable
from datetime import date

import pytest
from plans import ROOT
from worded import lint

from toc.core.findings import Edit, Fix
from toc.core.model import Language
from toc.lint.fixes import apply, mend
from toc.lint.rules import ALL_RULES
from toc.pictures.render import dot_text
from toc.pictures.views import View
from toc.syntax.formatting.tidy import tidy
from toc.syntax.source import read

sys.path.insert(0, str(ROOT / "tools"))

from fuzz import check

TODAY = date(2026, 11, 1)
HEAD = "toc: 1\ntaal: nl\n"


def seconds(work: Callable[[], object]) -> float:
    """Of the processor: the machine may have other things to do."""
    start = time.process_time()
    work()
    return time.process_time() - start


def linted(text: str) -> None:
    lint(read(text, "x"), ALL_RULES, language=Language.NL, today=TODAY)


def many(count: int, line: str) -> str:
    return "".join(line.format(number, number + 1) for number in range(count))


SLOW: dict[str, Callable[[int], str]] = {
    # Reading a sentence looked at all words behind each word.
    "signs": lambda size: HEAD + "impactdoel:\n  tekst: Nieuwkomers " + '"' * (20 * size) + "\n",
    "words": lambda size: HEAD + "outcomes:\n  a: {tekst: Ouderen " + "en ouderen die " * (5 * size) + "weten dit}\n",
    # A number without a percent sign was tried from each of its digits.
    "digits": lambda size: HEAD + f"indicatoren:\n  i: {{tekst: x, norm: {{tekst: '{'1' * (15 * size)}'}}}}\n",
    # What was skipped was searched for ids from each letter of a word.
    "long word": lambda size: HEAD + f"outcomes:\n  '{'x' * (20 * size)}': {{tekst: x}}\n",
    # Every finding about something absent went through all that was unread.
    "unread": lambda size: HEAD + "outcomes:\n" + many(size, "  i{}: [a]\n"),
    "bad dates": lambda size: HEAD + "indicatoren:\n" + many(size, "  i{}: {{norm: {{tegen: 2026-13-{}}}}}\n"),
    # Every comment went through all parts of the file, and every finding through all comments.
    "comments": lambda size: HEAD + "outcomes:\n" + many(size, "  # toc: ignore[vague-verb] x\n  a{}: {{tekst: y}}\n"),
    # Every statement was searched for the names of all actors.
    "actors": lambda size: (
        f"{HEAD}actoren:\n"
        + many(size, "  a{}: {{naam: Groep {}, rol: doelgroep}}\n")
        + "outcomes:\n"
        + many(size, "  b{}: {{tekst: Groep {} weet dit, wie: [a1]}}\n")
    ),
}


@pytest.mark.parametrize("name", SLOW)
def test_four_times_as_much_takes_about_four_times_as_long(name: str) -> None:
    linted(SLOW[name](10))  # what is made once is there
    size = 250
    small = min(seconds(lambda: linted(SLOW[name](size))) for _ in range(2))
    large = min(seconds(lambda: linted(SLOW[name](4 * size))) for _ in range(2))
    # Quadratic is sixteen times; what takes a few hundredths of a second says nothing.
    assert large < max(9 * small, 0.3), (small, large)


def test_many_fixes_are_applied_in_time() -> None:
    """Each of them was compared with each other one."""
    fixes = [Fix("x", (Edit(3 * place, 3 * place + 1, "y"),), safe=True) for place in range(20_000)]
    random.Random(1).shuffle(fixes)
    applied: list[tuple[str, int]] = []
    assert seconds(lambda: applied.append(apply("x--" * 20_000, fixes))) < 2
    assert applied == [("y--" * 20_000, 20_000)]


@pytest.mark.parametrize("seed", range(20))
def test_of_edits_that_touch_the_first_one_is_applied(seed: int) -> None:
    """As if each were compared with all earlier ones."""
    dice = random.Random(seed)
    text = "abcdefghijklmnopqrst"
    fixes = []
    for number in range(12):
        start = dice.randrange(len(text))
        fixes.append(Fix("x", (Edit(start, start + dice.randrange(4), str(number)),), safe=True))
    taken: list[Edit] = []
    for fix in dict.fromkeys(fixes):
        (edit,) = fix.edits
        if not any(edit.start == one.start or (edit.start < one.end and one.start < edit.end) for one in taken):
            taken.append(edit)
    expected = text
    for edit in sorted(taken, key=lambda one: -one.start):
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    assert apply(text, fixes) == (expected, len(taken))


def test_fixes_that_do_not_go_together_end_in_time() -> None:
    """Where all of them together make it worse they are tried one by one, and each try reads the file."""
    text = HEAD + "outcomes:\n" + many(150, "  a{}: {{tekst: 's avonds, leidt_tot: [a{}]}}\n")
    assert seconds(lambda: mend(text.encode(), "x", ALL_RULES, unsafe=True, today=TODAY)) < 60


def test_a_comment_covers_the_outermost_of_what_starts_there() -> None:
    text = (
        "toc: 1\ntaal: nl\noutcomes:  # toc: ignore[change-without-who] later\n  a: {tekst: Ouderen weten dit}\n"
        "  # toc: ignore[change-without-who] ook later\n\n  b: {tekst: Ouderen weten dat}\n"
    )
    document = read(text, "x")
    assert [document.text[one.start.offset : one.end.offset].split(":")[0] for one in document.outlines] == [
        *("toc", "taal", "outcomes", "a", "tekst", "b", "tekst")
    ]
    found = lint(document, ALL_RULES, language=Language.NL, today=TODAY)
    assert [
        (one.rule, one.span.start.line) for one in found if one.rule in ("change-without-who", "unused-ignore")
    ] == []


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff", b"\x00", b"\r", b"'", b"[", b"{", b"- -", b"? ", b"&a", b"*a", b"!", b"%", b"---", b"...", b"|",
        b"toc: 1\noutcomes: {a: {leads_to: [a, a, a]}}", b"toc: &a [*a]", b"toc: 1\n<<: {a: b}", b"? [a]\n: b",
        b"toc: 1\nx: " + b"1" * 5000, b"toc: " + b"9" * 5000, b"toc: 1\ndate: 0000-00-00", b"toc: 1\ndate: 9999-12-31",
    ],
)  # fmt: skip
def test_small_inputs_that_are_hard(content: bytes) -> None:
    check(content)


@pytest.mark.parametrize("view", View)
def test_an_id_with_a_line_end_is_no_id(view: View) -> None:
    """`$` in a pattern lets one pass: it stood loose in DOT."""
    document = read(HEAD + 'outcomes:\n  "a\\n": {tekst: x, leidt_tot: [impact]}\n', "x")
    assert [one.rule for one in document.problems] == ["invalid-id"]
    assert "\na\n" not in dot_text(document.plan, view, language=Language.NL).replace("\t", "").replace(" ", "")


def test_a_tag_on_a_part_is_kept() -> None:
    done = tidy(b"toc: 1\ntaal: nl\nx-a:   !vreemd {b: c}\n", "x")
    assert (done.refusal, done.content) == (None, b"toc: 1\ntaal: nl\n\nx-a: !vreemd {b: c}\n")
