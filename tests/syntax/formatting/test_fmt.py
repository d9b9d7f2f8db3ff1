"""The tidy form of a plan, by example: order, spacing, texts, comments, and what stays as it is."""

import re
from pathlib import Path

import pytest
from plans import EXAMPLES, ROOT, SHARED

from toc.core.model import Language
from toc.syntax.formatting.tidy import Refusal, Tidied, tidy
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN

ODD = r"""---
# yaml-language-server: $schema=x

# Over de titel
titel:   'Meer buren'     # werktitel
taal: "nl"
toc:   1
x-basis: &basis
    rol:  'doelgroep'
    aliassen: ["a","b"]

x-eigen: {b: "1",   a: 'twee', c: [1,2 , "3"]}   # van ons
toelichting: |
  Regel een.
   ingesprongen

  Regel twee.
context:
    maatschappij:
    - Veel alleenwonende ouderen en jongeren die elkaar haast niet kennen, hoewel ze naast elkaar wonen
    # tussen
    -   Wijken met weinig plekken   # waar?
    ideaalbeeld: "Eerste alinea die lang genoeg is om niet op één regel te passen, en nog iets langer ook.

      Tweede alinea: kort."
    aanleiding:
      # nog te schrijven
actoren:
    # de doelgroep
    bewoners:  {<<: *basis, naam: Bewoners}


    dienst:
        rol: stad
        naam: "Dienst: Welzijn"
    # oud: {naam: Oud}
middelen:
    # geld: {tekst: veel}
outcomes:
    een:  {tekst: 'Bewoners kennen elkaar', leidt_tot: [impact,   twee],  termijn: KT} # toc: ignore[level-skip] mag
    # toc: ignore[dead-end-activity] ook
    twee:
        tekst: Ouderen durven "hallo" te roepen, 's avonds en 's morgens,
           en dat doen ze vaker dan vroeger ooit het geval was
        label: "zeg \"dag\": ja"
        leidt_tot:
        - impact
activiteiten:
  a:
    stappen: [ # eerst
      {tekst: Bellen, wie: dienst}, # snel
      # dan
      {tekst: Schrijven}
      # einde
    ]
    tekst: >
      Kort.
    door: [dienst]
...
"""

TIDY = """\
---
# yaml-language-server: $schema=x

# Over de titel
titel: Meer buren  # werktitel
taal: nl
toc: 1

x-basis: &basis
  rol: "doelgroep"
  aliassen: ["a", "b"]

x-eigen: {b: "1", a: "twee", c: [1, 2, "3"]}  # van ons

toelichting: |
  Regel een.
   ingesprongen

  Regel twee.

context:
  aanleiding:
    # nog te schrijven
  ideaalbeeld: >-
    Eerste alinea die lang genoeg is om niet op één regel te passen, en nog iets langer ook.

    Tweede alinea: kort.
  maatschappij:
    - >-
      Veel alleenwonende ouderen en jongeren die elkaar haast niet kennen, hoewel ze naast elkaar
      wonen
    # tussen
    - Wijken met weinig plekken  # waar?

actoren:
  # de doelgroep
  bewoners: {<<: *basis, naam: Bewoners}

  dienst:
    naam: "Dienst: Welzijn"
    rol: stad
  # oud: {naam: Oud}

middelen:
  # geld: {tekst: veel}

outcomes:
  een: {tekst: Bewoners kennen elkaar, termijn: kort, leidt_tot: [impact, twee]}  # toc: ignore[level-skip] mag
  # toc: ignore[dead-end-activity] ook
  twee:
    label: 'zeg "dag": ja'
    tekst: >-
      Ouderen durven "hallo" te roepen, 's avonds en 's morgens, en dat doen ze vaker dan vroeger
      ooit het geval was
    leidt_tot:
      - impact

activiteiten:
  a:
    tekst: >
      Kort.
    door: [dienst]
    stappen:  # eerst
      - {tekst: Bellen, wie: dienst}  # snel
      # dan
      - {tekst: Schrijven}
      # einde
"""


def form(text: str, keywords: Language | None = None) -> str:
    done = tidy(text.encode(), "x", keywords)
    assert done.refusal is None
    assert tidy(done.content, "x", keywords) == done
    return done.content.decode()


def inside(text: str) -> str:
    """The tidy form of what stands in an outcome, without its indent."""
    lead = "toc: 1\ntaal: nl\n\noutcomes:\n  a:\n"
    whole = form(lead + re.sub(r"(?m)^(?=.)", "    ", text) + "\n")
    assert whole.startswith(lead)
    return re.sub(r"(?m)^    ", "", whole.removeprefix(lead))


def test_an_untidy_plan_becomes_a_tidy_one() -> None:
    assert form(ODD) == TIDY
    assert form(TIDY) == TIDY


LONG = "Bewoners van de wijk groeten elkaar vaker op straat en op het plein, en kennen elkaar ook bij naam"


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("tekst:    Buren groeten", "tekst: Buren groeten"),
        ("tekst: 'Buren groeten'", "tekst: Buren groeten"),
        ('tekst: "Buren groeten"', "tekst: Buren groeten"),
        ("tekst: 'Buren: groeten'", 'tekst: "Buren: groeten"'),
        ("tekst: 'zeg \"ja\": nu'", "tekst: 'zeg \"ja\": nu'"),
        ('tekst: "\'s avonds"', 'tekst: "\'s avonds"'),
        ("tekst: '0.3'", 'tekst: "0.3"'),
        ("tekst: 0.3", "tekst: 0.3"),
        ("tekst: 'null'", 'tekst: "null"'),
        ("tekst: 'nee'", 'tekst: "nee"'),
        ("tekst: ' x '", 'tekst: " x "'),
        ("tekst: ''", 'tekst: ""'),
        ('tekst: "a\\tb"', 'tekst: "a\\tb"'),
        ('tekst: "een\\ntwee"', 'tekst: "een\\ntwee"'),
        ("tekst: Wat is dit?", "tekst: Wat is dit?"),
        ("tekst: Buren\n  groeten\n  elkaar", "tekst: Buren groeten elkaar"),
        ("tekst: >-\n  Buren\n  groeten", "tekst: Buren groeten"),
        ("tekst: |-\n  Buren groeten", "tekst: Buren groeten"),
        ("tekst: >\n  Buren\n  groeten", "tekst: >\n  Buren groeten"),
        ("tekst: |\n    een\n     twee", "tekst: |\n  een\n   twee"),
        ("tekst: |2\n   een\n  twee", "tekst: |2\n   een\n  twee"),
        ("tekst: |+\n  een\n  twee\n\n\nlabel: x", "label: x\ntekst: |+\n  een\n  twee"),
        ("tekst: >-\n  een\n\n  twee\n  drie", "tekst: >-\n  een\n\n  twee drie"),
        (f"tekst: {LONG}", f"tekst: >-\n  {LONG[:94].rsplit(' ', 1)[0]}\n  {LONG[:94].rsplit(' ', 1)[1]}{LONG[94:]}"),
        (f"tekst: https://a.be/{'x' * 120}", f"tekst: https://a.be/{'x' * 120}"),
        ("wie: [a,b ,  c ]", "wie: [a, b, c]"),
        ("wie:\n- a\n- b", "wie:\n  - a\n  - b"),
        ("wie: []", "wie: []"),
        ("wie: [" + "bewoners, " * 12 + "b]", "wie:\n" + "  - bewoners\n" * 12 + "  - b"),
        ("termijn: MLT", "termijn: middellang"),
        ("termijn: 'KT'  # snel", "termijn: kort  # snel"),
        ("leidt_tot: [x]\nwie: [y]\ntekst: z\nlabel: l", "label: l\ntekst: z\nwie: [y]\nleidt_tot: [x]"),
        ("x-b: 1\nx-a: '2'\ntekst: z", 'tekst: z\nx-b: 1\nx-a: "2"'),
        ("tekst:\nlabel: x", "label: x\ntekst:"),
        ("tekst: ~", "tekst: ~"),
        ("? tekst\n: x", "tekst: x"),
        ("tekst: !!str 1", "tekst: !!str 1"),
    ],
)
def test_how_a_value_is_written(written: str, tidied: str) -> None:
    if tidied.endswith("|+\n  een\n  twee"):
        tidied += "\n\n"
    assert inside(written) == tidied + "\n"


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("# boven\ntekst: x   # naast", "# boven\ntekst: x  # naast"),
        ("wie: [a, # een\n  # voor b\n  b]", "wie:\n  - a  # een\n  # voor b\n  - b"),
        ("wie: [a,\n  b]  # naast", "wie: [a, b]  # naast"),
        ("wie: # kop\n  - a\n  # slot", "wie:  # kop\n  - a\n  # slot"),
        ("wie:\n  -\n    # midden\n    a", "wie:\n  # midden\n  - a"),
        ("tekst:\n  # nog te doen", "tekst:\n  # nog te doen"),
        ("tekst: # kop\n  x", "tekst: x  # kop"),
        ("tekst: >-  # kop\n  een\n\n  twee", "# kop\ntekst: >-\n  een\n\n  twee"),
        ("# van wie\nwie: [a]\n\n\n# van tekst\ntekst: x", "# van tekst\ntekst: x\n# van wie\nwie: [a]"),
    ],
)
def test_where_comments_go(written: str, tidied: str) -> None:
    assert inside(written) == tidied + "\n"


def test_comments_above_what_comes_first_in_an_item_go_above_the_dash() -> None:
    text = "toc: 1\ntaal: nl\n\nreflectie:\n  - wie: a\n    # een\n\n    # twee\n    datum: 2026\n"
    assert form(text).endswith("reflectie:\n  # een\n\n  # twee\n  - datum: 2026\n    wie: a\n")


def test_what_asks_to_ignore_a_rule_keeps_covering_the_same() -> None:
    text = (
        "# toc: ignore-file[too-many-nodes] groot\n"
        "titel: x # toc: ignore[no-such] a\n"
        "toc: 1\n"
        "taal: nl\n"
        "outcomes:\n"
        f"  a: {{tekst: '{LONG}'}} # toc: ignore[level-skip] b\n"
        f"  b: {{tekst: '{LONG}', wie: [x]}}\n"
        "methoden:\n"
        "  m:\n"
        "    wanneer:\n"
        f"      - {LONG} # toc: ignore[wrong-date] c\n"
    )
    before, after = read(text, "x"), read(form(text), "x")
    assert len(after.ignores) == len(before.ignores) == 4
    assert form(text).startswith("# toc: ignore-file[too-many-nodes] groot\ntoc: 1\n")
    assert f"      # toc: ignore[wrong-date] c\n      - >-\n        {LONG[:40]}" in form(text)


def test_an_order_that_a_comment_needs_stays() -> None:
    """The comment covers the title; above `x-eigen`, at the end, it would cover nothing."""
    text = "toc: 1\ntaal: nl\n# toc: ignore[empty-file] zo\nx-eigen: 1\ntitel: y\n"
    assert form(text) == text.replace("titel", "titel")


def test_a_file_in_brackets_is_written_out() -> None:
    text = '{"toc": 1, "taal": "nl", "actoren": {"a": {"naam": "A, en co", "rol": "stad"}}}'
    assert form(text) == 'toc: 1\ntaal: nl\n\nactoren: {a: {naam: "A, en co", rol: stad}}\n'


def test_steps_are_written_out_alike() -> None:
    step = "{tekst: Een oproep met antwoordkaart bussen in de straat, wie: a}"
    text = "toc: 1\nactiviteiten:\n  a:\n    stappen:\n"
    assert form(f"{text}      - {step}\n      - {step}\n").count("{") == 2
    assert form(f"{text}      - {step}\n      - {step.replace('straat', 'straat ' * 6)}\n").count("{") == 0


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
def test_a_file_ends_with_one_line_end(end: str) -> None:
    assert form("toc: 1\ntaal: nl" + end) == "toc: 1\ntaal: nl\n"


def test_line_ends_of_windows_stay_and_the_byte_order_mark_goes() -> None:
    text = "\ufefftaal: nl\r\ntoc: 1\r\nnarrative: |\r\n  een\r\n  twee\r\n"
    done = tidy(text.encode(), "x")
    assert done == Tidied(b"toc: 1\r\ntaal: nl\r\nnarrative: |\r\n  een\r\n  twee\r\n")
    assert tidy(done.content, "x") == done


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("toc: 1\ntitel: x\ntitel: y\n", "duplicate-key", 3),
        ("toc: 1\ntitle: [x\n", "invalid-yaml", 2),
        ("toc: 1\nstatsu: ontwerp\n", "unknown-keyword", 2),
        ("toc: 1\n---\ntoc: 1\n", "several-documents", 2),
        ("- toc\n", "not-a-plan", 1),
        ("", "empty-file", 1),
    ],
)
def test_what_cannot_be_read_stays_as_it_is(text: str, rule: str, line: int) -> None:
    assert tidy(text.encode(), "x") == Tidied(text.encode(), Refusal.PROBLEMS, line, rule)


def test_bytes_in_another_encoding_stay_as_they_are() -> None:
    content = "toc: 1\ntitel: café\n".encode("cp1252")
    assert tidy(content, "x") == Tidied(content, Refusal.PROBLEMS, 2, "wrong-encoding")


def test_what_has_no_tidy_form_stays_as_it_is() -> None:
    content = b"toc: 1\nx-raar:\n  ? [a, b]\n  : c\n"
    assert tidy(content, "x") == Tidied(content, Refusal.UNSURE)


def test_a_comment_that_would_come_to_cover_something_is_in_the_way() -> None:
    content = b"toc: 1\ntaal: nl\ncontext:\n  maatschappij: [a,\n    b\n  ]  # toc: ignore[level-skip] zo\n"
    assert tidy(content, "x") == Tidied(content, Refusal.IGNORE, 6)


def test_keywords_and_values_are_translated() -> None:
    dutch = (
        "toc: 1\ntaal: nl\nstatus: ontwerp\n\nactoren:\n  stad: {naam: stad, rol: stad}\n\n"
        "outcomes:\n  kort:\n    tekst: ja\n    soort: gedrag\n    termijn: kort\n    extern: ja\n"
        "    x-soort: gedrag\n\n"
        "evaluatie:\n  type: proces\n  criteria:\n    innovatief: {antwoord: nee, waarom: nee}\n"
    )
    english = (
        "toc: 1\nlanguage: nl\nstatus: draft\n\nactors:\n  stad: {name: stad, role: city}\n\n"
        "outcomes:\n  kort:\n    text: ja\n    type: behaviour\n    term: short\n    external: yes\n"
        "    x-soort: gedrag\n\n"
        "evaluation:\n  type: process\n  criteria:\n    innovative: {answer: no, why: nee}\n"
    )
    assert form(dutch, EN) == form(english, EN) == english
    assert form(english, NL) == form(dutch, NL) == dutch


def test_mixed_keywords_come_into_one_language() -> None:
    mixed = "toc: 1\nlanguage: nl\ntitel: x\n\nveranderingen:\n  a: {text: x, wie: [b]}\n"
    assert form(mixed) == mixed
    assert form(mixed, NL) == mixed.replace("language", "taal").replace("text", "tekst")
    assert form(mixed, EN) == mixed.replace("titel", "title").replace("veranderingen", "changes").replace("wie", "who")


def test_a_keyword_that_an_alias_brings_in_is_translated_as_well() -> None:
    text = "toc: 1\ntaal: nl\nx-a: &a {rol: stad}\n\nactoren:\n  b: {<<: *a, naam: B}\n"
    english = "toc: 1\nlanguage: nl\nx-a: &a {role: city}\n\nactors:\n  b: {<<: *a, name: B}\n"
    assert form(text, EN).replace("\n\nx-a", "\nx-a") == english


def test_the_language_of_the_texts_does_not_change_with_the_keywords() -> None:
    content = b"toc: 1\ntitel: Veilig\n"
    assert tidy(content, "x", EN) == Tidied(content, Refusal.LANGUAGE)
    assert tidy(content, "x", NL).refusal is None


@pytest.mark.parametrize("path", [*EXAMPLES, *sorted(SHARED.glob("*.toc.yaml"))], ids=lambda path: path.name)
def test_complete_plans(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tidied = form(text)
    assert read(tidied, "x").plan == read(text, "x").plan
    for keywords in Language:
        assert read(form(text, keywords), "x").plan == read(text, "x").plan


@pytest.mark.parametrize("page", ["fmt.md", "fmt.nl.md"])
def test_the_example_of_the_page_is_what_comes_out(page: str) -> None:
    before, after = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / page).read_text("utf-8"), re.DOTALL)
    assert form(before) == after


def test_without_the_parser_in_c_the_form_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toc.syntax.yamltree.c_parser_active", lambda: False)
    assert form(ODD) == TIDY


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_are_tidy(path: Path) -> None:
    content = path.read_bytes()
    assert tidy(content, "x") == Tidied(content)
