"""Signs that look like those of YAML: what is said of them leads out, and where it is certain a fix does so."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worded import lint

from toc.core.model import Language
from toc.core.text import Lines
from toc.lint.fixes import mend
from toc.lint.rules import ALL_RULES
from toc.syntax.lookalikes import read_as_meant
from toc.syntax.source import read

TODAY = date(2026, 11, 1)
TOP = """\
toc: 1
taal: nl
actoren:
  ouderen: {naam: Ouderen, rol: doelgroep}
  buren: {naam: Buren, rol: partner}
outcomes:
  a:
    tekst: Ouderen kennen hun buren
"""
END = "    termijn: kort\n"


def told(text: str) -> list[tuple[int, int, str]]:
    """Where the reader found something, and what it said."""
    document = read(text, "x")
    reading = {problem.rule for problem in document.problems}
    findings = lint(document, ALL_RULES, language=Language.NL, today=TODAY)
    return [(one.span.start.line, one.span.start.column, one.message) for one in findings if one.rule in reading]


def mended(text: str) -> str:
    return mend(text.encode(), "x", ALL_RULES, unsafe=False, today=TODAY).content.decode()


BLANK = "Hier staat een vaste spatie waar een gewone hoort."
BEHIND_COLON = "Achter de dubbelpunt van 'soort' staat geen spatie."
BEHIND_HYPHEN = "Achter dit streepje staat geen spatie."


@pytest.mark.parametrize(
    ("wrong", "line", "column", "message", "right"),
    [
        ("    soort:kennis\n", 9, 10, BEHIND_COLON, "    soort: kennis\n"),
        ("    soort :kennis\n", 9, 10, BEHIND_COLON, "    soort: kennis\n"),
        ("    soort:\u00a0kennis\n", 9, 11, BLANK, "    soort: kennis\n"),
        ("    soort\u202f: kennis\n", 9, 10, BLANK, "    soort : kennis\n"),
        ("\u00a0\u00a0\u00a0\u00a0soort: kennis\n", 9, 1, BLANK, "    soort: kennis\n"),
        ("   \u2003soort: kennis\n", 9, 1, BLANK, "    soort: kennis\n"),
        ("    soort\uff1akennis\n", 9, 10, "'\uff1a' lijkt op een dubbelpunt, maar is er geen.", "    soort: kennis\n"),
        (
            "    soort\ua789 kennis\n",
            9,
            10,
            "'\ua789' lijkt op een dubbelpunt, maar is er geen.",
            "    soort: kennis\n",
        ),
        (
            "    soort = kennis\n",
            9,
            10,
            "Achter dit sleutelwoord staat '=' waar een dubbelpunt hoort.",
            "    soort: kennis\n",
        ),
        (
            "    soort;kennis\n",
            9,
            10,
            "Achter dit sleutelwoord staat ';' waar een dubbelpunt hoort.",
            "    soort: kennis\n",
        ),
        ("    wie:\n      -ouderen\n", 10, 7, BEHIND_HYPHEN, "    wie:\n      - ouderen\n"),
        (
            "    wie:\n      -ouderen\n      -buren\n",
            10,
            7,
            BEHIND_HYPHEN,
            "    wie:\n      - ouderen\n      - buren\n",
        ),
        (
            "    wie:\n      - ouderen\n      -buren\n",
            11,
            7,
            BEHIND_HYPHEN,
            "    wie:\n      - ouderen\n      - buren\n",
        ),
        ("    wie:\n    -ouderen\n", 10, 5, BEHIND_HYPHEN, "    wie:\n    - ouderen\n"),
        ("    wie:\n      -\u00a0ouderen\n", 10, 8, BLANK, "    wie:\n      - ouderen\n"),
        (
            "    wie:\n      \u2013 ouderen\n",
            10,
            7,
            "Met '\u2013' begint geen punt van een lijst.",
            "    wie:\n      - ouderen\n",
        ),
        (
            "    wie:\n      \u2022ouderen\n",
            10,
            7,
            "Met '\u2022' begint geen punt van een lijst.",
            "    wie:\n      - ouderen\n",
        ),
        (
            "    wie:\n      * ouderen\n",
            10,
            7,
            "Met '*' begint geen punt van een lijst.",
            "    wie:\n      - ouderen\n",
        ),
        (
            "    soo\u00adrt: kennis\n",
            9,
            5,
            "In het sleutelwoord 'soort' zit een teken dat niemand ziet.",
            "    soort: kennis\n",
        ),
        (
            "    soort\u200b: kennis\n",
            9,
            5,
            "In het sleutelwoord 'soort' zit een teken dat niemand ziet.",
            "    soort: kennis\n",
        ),
        ("    \ufeffsoort: kennis\n", 9, 5, "Hier staat een onzichtbaar teken (U+FEFF).", "    soort: kennis\n"),
        (
            "    soort:: kennis\n",
            9,
            5,
            "toc kent het sleutelwoord 'soort:' niet. Bedoel je 'soort'?",
            "    soort: kennis\n",
        ),
        (
            "    soort: \u201ckennis\u201d\n",
            9,
            12,
            "'\u201ckennis\u201d' kan niet bij 'soort'. Bedoel je 'kennis'?",
            "    soort: kennis\n",
        ),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_one_thing_is_said_and_mended(wrong: str, line: int, column: int, message: str, right: str, ends: str) -> None:
    before, after = ((TOP + one + END).replace("\n", ends) for one in (wrong, right))
    assert told(before) == [(line, column, message)]
    assert mended(before) == after
    assert told(after) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("toc:1\ntaal:nl\ntitel:Veilig\n", "toc: 1\ntaal: nl\ntitel: Veilig\n"),
        (
            "toc: 1\ntaal: nl\noutcomes:\n  a:\n    tekst:Buren\n    soort:kennis\n",
            "toc: 1\ntaal: nl\noutcomes:\n  a:\n    tekst: Buren\n    soort: kennis\n",
        ),
        (
            "toc: 1\ntaal: nl\noutcomes:\n  a:{tekst: x, leidt_tot:[b]}\n  b: {tekst:Buren, soort:kennis}\n",
            "toc: 1\ntaal: nl\noutcomes:\n  a: {tekst: x, leidt_tot: [b]}\n  b: {tekst: Buren, soort: kennis}\n",
        ),
        ("toc: 1\ntaal: nl\ncoachingvragen:\n-Hoe?\n-Wie?\n", "toc: 1\ntaal: nl\ncoachingvragen:\n- Hoe?\n- Wie?\n"),
    ],
)
def test_the_same_all_over_a_file(wrong: str, right: str) -> None:
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "toelichting: |\n  \u2013 een\n  \u2013 twee\n  -drie\n  soort:\u00a0vier\n",
        "toelichting: >-\n  * een\n  * twee\n",
        "context:\n  maatschappij:\n    - \u2013 een\n    - Let op:\u00a0twee\n    - 5\u00a0000 mensen\n",
        "context:\n  maatschappij:\n    - een\n    - &x twee\n    - *x\n",
        "titel: De stad\u00a0\u2013 van iedereen\n",
        "titel: De stad\n  \u2013 van iedereen\n",
        "impactdoel:\n  tekst: A\n  wie: &w [a]\nactoren:\n  a: {naam: A, rol: doelgroep}\n",
    ],
)
def test_in_a_text_every_sign_is_as_good_as_another(text: str) -> None:
    text = "toc: 1\ntaal: nl\n" + text
    assert told(text) == []
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        (
            "    wie: [ouderen #75plus]\n",
            9,
            19,
            "Alles achter dit # is een opmerking, ook het haakje dat moest sluiten.",
        ),
        (
            "    label: Buren # nota\n      kennen elkaar\n",
            9,
            18,
            "Midden in een tekst staat een opmerking: verder leest toc die tekst niet.",
        ),
        (
            "    label: Buren wie: ouderen\n",
            9,
            21,
            "Op deze regel staan twee sleutelwoorden; 'wie' is het tweede.",
        ),
    ],
)
def test_what_cannot_be_mended_unasked_is_named(text: str, line: int, column: int, message: str) -> None:
    assert told(TOP + text + END) == [(line, column, message)]
    assert mended(TOP + text + END) == TOP + text + END


@given(st.text(st.sampled_from("a:-* \n\u00a0\u2022\u2013|>#[{'\"\tsoort wie"), max_size=60))
def test_reading_as_meant_keeps_every_place(text: str) -> None:
    after, found = read_as_meant(text, Lines(text))
    assert len(after) == len(text)
    assert [index for index, one in enumerate(text) if one in "\n\r"] == [
        index for index, one in enumerate(after) if one in "\n\r"
    ]
    assert (after == text) == (not found)
