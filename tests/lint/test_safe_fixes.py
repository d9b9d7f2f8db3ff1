"""A safe fix never takes out an arrow or a word, and never suggests what another rule refuses."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import EXAMPLES
from rapidfuzz.distance import Levenshtein
from worded import lint

from toc.core.findings import WordedFinding
from toc.core.model import IMPACT, Language
from toc.core.suggest import slip_of
from toc.lint.fixes import apply, mend
from toc.lint.rules import ALL_RULES
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

TODAY = date(2026, 11, 1)
HEAD = "toc: 1\ntaal: nl\n"
PLAN = (
    HEAD
    + """\
impactdoel: {tekst: Ouderen wonen langer thuis}
actoren:
  ouderen: {naam: Ouderen uit de wijk, rol: doelgroep}
  buren: {naam: Buren, rol: partner}
activiteiten:
  feest:
    tekst: De stad steunt buren die een feest maken
    door: [buren]
    leidt_tot: [kennen]
outcomes:
  kennen:
    tekst: Ouderen kennen hun buren
    wie: [ouderen]
    leidt_tot: [impact]
  helpen:
    tekst: Buren helpen ouderen
    wie: [buren]
    leidt_tot: [impact]
"""
)


def mended(text: str, *, unsafe: bool = False) -> str:
    return mend(text.encode(), "x", ALL_RULES, unsafe=unsafe, today=TODAY).content.decode()


def findings(text: str) -> list[WordedFinding]:
    return lint(read(text, "x"), ALL_RULES, language=Language.NL, today=TODAY)


def arrows(text: str) -> set[tuple[str, str]]:
    plan = read(text, "x").plan
    nodes = dict(plan.nodes())
    return {
        (name, to)
        for name, node in nodes.items()
        for to in getattr(node, "leads_to", ())
        if to in nodes or to == IMPACT
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[kennen impact]", "[kennen, impact]"),
        ("[kennen impact, helpen]", "[kennen, impact, helpen]"),
        ("[kennen; impact]", "[kennen, impact]"),
        ("kennen impact", "[kennen, impact]"),
        ("kennen, impact", "[kennen, impact]"),
        ("'kennen impact'", "[kennen, impact]"),
        ('["kennen impact"]', "[kennen, impact]"),
        ("\n      - kennen impact", "\n      - kennen\n      - impact"),
        ("\n    - kennen\n    - helpen impact", "\n    - kennen\n    - helpen\n    - impact"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_forgotten_comma_is_set(before: str, after: str, ends: str) -> None:
    text, wanted = (
        PLAN.replace("leidt_tot: [kennen]", f"leidt_tot: {one}").replace("\n", ends) for one in (before, after)
    )
    assert mended(text) == wanted


@pytest.mark.parametrize(
    "slip",
    [
        "leidt_tot: [x impact]",
        "leidt_tot: [kennen impct]",
        "leidt_tot: [kennen -> impact]",
        "leidt_tot: kennen: impact",
        "leidt_tot: 'kennen' 'impact'",
        "leidt_tot: [\"kennen\" 'impact']",
        'leidt_tot: ["kennen, impact]',
        "leidt_tot: kennen door: buren",
        "leidt_tot: [feest]",
        "leidt_tot: [feestt]",
        "leidt_tot: [kennen, kennenn]",
        "leidt_tot: [buren]",
        "tekst: Iets leidt_tot: kennen",
        "termijn: &t kortt\n    label: *t",
        "leidt_tot: [impact, -kennen]",
        "leidt_tot: -kennen",
        "leidt_tot:\n      - -kennen",
        "leidt_tot: [!kennen]",
        "leidt_tot: [_kennen_]",
        "leidt_tot: [~kennen]",
        "leidt_tot: [^kennen]",
        "leidt_tot: [non-kennen]",
        "leidt_tot: niet kennen",
        "leidt_tot: '-kennen -> impact'",
        "termijn: -kort",
        "voor: buren ouderen",
        "voor: [buren ouderen]",
    ],
)
def test_what_may_be_meant_otherwise_stays(slip: str) -> None:
    text = PLAN.replace("leidt_tot: [kennen]", slip)
    assert mended(text) == text


def test_right_references_to_an_id_with_a_space_stay() -> None:
    text = (
        PLAN.replace("  helpen:", "  goed helpen:")
        .replace("[kennen]", "[goed_helpen]")
        .replace("[impact]", "[goed_helpen]", 1)
    )
    assert mended(text) == text
    assert "dangling-reference" not in [one.rule for one in findings(text)]
    (told,) = [one for one in findings(text) if one.rule == "invalid-id"]
    assert "bijvoorbeeld goed_helpen." in told.help


@pytest.mark.parametrize(
    ("written", "suggested"),
    [("impact!", "impact_2"), ("ouderen 75+", "ouderen_75"), ("café", "cafe"), ("buren?", "buren_2")],
)
def test_the_id_that_is_suggested_is_free(written: str, suggested: str) -> None:
    text = PLAN.replace("  helpen:", f'  "{written}":')
    (told,) = [one for one in findings(text) if one.rule == "invalid-id"]
    assert f"bijvoorbeeld {suggested}." in told.help


@pytest.mark.parametrize(
    ("keyword", "meant"),
    [
        ("hoofddoel", "impactdoel"),
        ("doelstellingen", "doelen"),
        ("baten", "outcomes"),
        ("werkzame_factoren", "hypothesen"),
        ("factoren", "externe_factoren"),
        ("Doelgroepen", "actoren"),
        ("risico's", "externe_factoren"),
        ("uitdaging", "context"),  # 001:100
        ("metingen", "indicatoren"),  # 004:98
    ],
)
def test_another_word_is_no_slip(keyword: str, meant: str) -> None:
    text = HEAD + f"{keyword}:\n  a: {{tekst: Iets}}\n"
    assert mended(text, unsafe=True) == text
    (told,) = [one for one in findings(text) if one.rule == "unknown-keyword"]
    assert told.message == (f"toc kent het sleutelwoord '{keyword}' niet. Wat je zo noemt, hoort onder '{meant}'.")


@pytest.mark.parametrize(
    ("where", "keyword"),
    [("activiteiten", "waarom"), ("impactdoel", "waar")],
)
def test_a_word_with_a_meaning_of_its_own_is_never_renamed(where: str, keyword: str) -> None:
    inner = f"a: {{tekst: Iets, {keyword}: Iets}}" if where == "activiteiten" else f"{keyword}: Iets"
    text = HEAD + f"{where}:\n  {inner}\n"
    assert mended(text, unsafe=True) == text
    assert "unknown-keyword" in [one.rule for one in findings(text)]


@pytest.mark.parametrize(
    ("where", "keyword", "meant"),
    [
        ("activiteiten: {a: {tekst: Iets, %s: [b]}}", "draagt_bij_tot", "leidt_tot"),  # 001:223
        ("context: {%s: Iets}", "uitdaging", "aanleiding"),  # 001:73
        ("context: {%s: Iets}", "visie", "ideaalbeeld"),  # 001:70
    ],
)
def test_another_word_inside_a_part_is_told_where_it_belongs(where: str, keyword: str, meant: str) -> None:
    text = HEAD + where % keyword + "\n"
    assert mended(text, unsafe=True) == text
    (told,) = [one for one in findings(text) if one.rule == "unknown-keyword"]
    assert told.message.endswith(f"hoort onder '{meant}'.")


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("titell", ["titel"], "titel"),
        ("tietl", ["titel"], "titel"),
        ("leidt-tot", ["leidt_tot"], "leidt_tot"),
        ("Leidt tot", ["leidt_tot"], "leidt_tot"),
        ("beleidsdoelstellimg", ["beleidsdoelstelling"], "beleidsdoelstelling"),
        ("teken", ["tegen"], None),
        ("gedrag", ["bedrag"], None),
        ("staat", ["start"], None),
        ("phrase", ["phase"], None),
        ("factoren", ["actoren"], None),
        ("wie", ["wies"], None),
        ("stap3", ["stap1"], None),
        ("wijk_a", ["wijk_b"], None),
        ("wijkwerk_1", ["wijkwerk_2"], None),
        ("bewoner", ["bewoners", "bewonern"], None),
        ("A-b", ["a_b", "ab"], None),
        ("-bewoners", ["bewoners"], None),
        ("_bewoners_", ["bewoners"], None),
        ("bewoners-", ["bewoners"], None),
        ("niet-bewoners", ["bewoners"], None),
        ("\u201cbewoners\u201d", ["bewoners"], "bewoners"),
        ("-bewoners", ["bewoners", "-Bewoners"], "-Bewoners"),
    ],
)
def test_what_is_a_slip_of_the_pen(written: str, known: list[str], meant: str | None) -> None:
    assert slip_of(written, known) == meant


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("titel: 'a' b # nota", "titel: \"'a' b\" # nota"),
        ("titel: @wijk # nota", 'titel: "@wijk" # nota'),
        ("titel: 's avonds # nota", 'titel: "\'s avonds" # nota'),
        ("titel: Samen: sterk # nota", "titel: 'Samen: sterk' # nota"),
        ('titel: "Veilig # nota', 'titel: "Veilig # nota'),
        ("titel: 'Samen #1' sterk", "titel: 'Samen #1' sterk"),
        ("impactdoel: tekst: Ouderen", "impactdoel: tekst: Ouderen"),
        ("context:\n  maatschappij:\n    - 's avonds", 'context:\n  maatschappij:\n    - "\'s avonds"'),
        ('titel: "Een zin\n  die doorgaat', 'titel: "Een zin\n  die doorgaat'),
    ],
)
def test_comments_stay_comments_and_texts_stay_texts(before: str, after: str) -> None:
    assert mended(HEAD + before + "\n") == HEAD + after + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "actoren:\n  a: {naam: &r doelgrop, rol: *r}\n",
        "actoren:\n  a: {naam: &r city, rol: *r}\n  b: {naam: x, rol: stad}\n",
        "outcomes:\n  a: {tekst: &t KT, termijn: *t}\n",
    ],
)
def test_a_text_that_is_used_elsewhere_as_a_value_stays(text: str) -> None:
    assert mended(HEAD + text) == HEAD + text


TEXTS = [PLAN, *(path.read_text("utf-8") for path in EXAMPLES)]
_LETTER = re.compile(r"[^\W\d_]")


_TYPED = [
    *(
        "",
        " ",
        ":",
        ": ",
        "'",
        '"',
        "x",
        ",",
        ";",
        " #",
        "#",
        "\n",
        "[",
        "]",
        "- ",
        "-",
        "&a ",
        "*a",
        "=",
        "\t",
        "|",
        "@",
    ),
    *("\u00a0", "\u2013 ", "\u2022", "\uff1a", "\u200b", "\ufeff", "\u201c"),
]


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A plan in which a few signs went wrong, as they do while typing."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 3))):
        signs = [found.start() for found in re.finditer(r"[,:\[\]'\"#_ -]|\b[a-z]{4}", text)]
        at = draw(st.sampled_from(signs))
        new = draw(st.sampled_from(_TYPED))
        text = text[:at] + new + text[at + draw(st.integers(0, 1)) :]
    return text


def lost(before: str, after: str) -> int:
    """How many letters went out, wherever blanks and other signs stand."""
    one, other = ("".join(_LETTER.findall(text)) for text in (before, after))
    return sum(step.tag == "delete" for step in Levenshtein.editops(one, other))


@settings(max_examples=60, deadline=None)
@given(slips())
def test_no_arrow_and_no_word_is_lost(text: str) -> None:
    """Every arrow that could be read before is there, whatever was mended, and every word: a slip of the pen is one
    letter."""
    done = mend(text.encode(), "x", ALL_RULES, unsafe=False, today=TODAY)
    after = done.content.decode()
    assert arrows(text) <= arrows(after)
    assert lost(text, after) <= done.count
    assert len(read(after, "x").problems) <= len(read(text, "x").problems)
    assert mended(after) == after


@settings(max_examples=40, deadline=None)
@given(slips())
def test_every_safe_fix_by_itself_keeps_the_words(text: str) -> None:
    for finding in findings(text):
        for fix in finding.fixes:
            if fix.safe:
                after, _ = apply(text, [fix])
                assert lost(text, after) <= len(fix.edits), fix
                assert text.count("\n") <= after.count("\n")
                assert text.count("#") == after.count("#")
