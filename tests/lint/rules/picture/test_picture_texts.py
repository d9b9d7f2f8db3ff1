"""Group 6, the words in the boxes and the terms: what is found, where, what is left alone and what is mended."""

from datetime import date
from pathlib import Path

import pytest
from places import Check, Found, at, placed
from plans import EXAMPLES, shared
from worded import lint

from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.fixes import mend
from toc.lint.rules.picture.texts import label_too_long, term_abbreviated
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN
RULES = (label_too_long, term_abbreviated)
TODAY = date(2026, 11, 1)


def found(text: str, language: Language, settings: Settings | None = None) -> list[Found]:
    return placed(lint(read(text, "x"), RULES, language=language, today=TODAY, settings=settings))


def helps(text: str, language: Language = NL) -> list[str]:
    return [one.help for one in lint(read(text, "x"), RULES, language=language, today=TODAY)]


def mended(text: str, *, unsafe: bool = False) -> tuple[str, int]:
    done = mend(text.encode(), "x", RULES, unsafe=unsafe, today=TODAY)
    return done.content.decode(), done.count


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_have_short_labels_and_terms_in_full(check: Check, path: Path) -> None:
    check(path.read_text(encoding="utf-8"), NL, expect=[])


def test_the_shared_files(check: Check) -> None:
    assert [one[:2] for one in found(shared("ubuntu").text, NL)] == [
        ("label-too-long", 28),
        ("label-too-long", 138),
        ("label-too-long", 152),
    ]
    check(shared("jonge-gezinnen").text, NL, expect=[])


LONG = "De bibliotheek leest elke week voor aan kleuters van de buurtschool en hun ouders"

DUTCH = f"""\
toc: 1
taal: nl
impactdoel: {{tekst: {LONG}}}
activiteiten:
  voorlezen:
    tekst: >-
      {LONG}
  twaalf: {{tekst: een twee drie vier vijf zes zeven acht negen tien elf twaalf}}
outputs:
  luisteren:
    label: >-
      Kleuters luisteren, ouders
      leren hoe ze thuis op hun beurt voorlezen
  lang: {{label: 'Ouders'' voorleesmomentenplanningskalenderbladverwijzingslijstenbundel'}}
  acht: {{label: een twee drie vier vijf zes zeven acht}}
outcomes:
  thuis: {{label: Ouders met een andere thuistaal lezen 's avonds voor het slapen}}
"""


def test_long_labels_and_texts_without_one(check: Check) -> None:
    start = "De bibliotheek leest elke week voor aan kleuters van de …"
    check(
        DUTCH,
        NL,
        expect=[
            at(3, 1, "label-too-long", "info", f"'{start}' heeft geen label, en de tekst telt 14 woorden."),
            at(5, 3, "label-too-long", "info", f"'{start}' heeft geen label, en de tekst telt 14 woorden."),
            at(
                12,
                7,
                "label-too-long",
                "info",
                "Label 'Kleuters luisteren, ouders leren hoe ze thuis op hun beurt voorlezen' is lang: 11 woorden en "
                "68 tekens.",
            ),
            at(
                14,
                18,
                "label-too-long",
                "info",
                "Label 'Ouders' voorleesmomentenplanningskalenderbladverwijzingslijstenbundel' is lang: 2 woorden en "
                "69 tekens.",
            ),
            at(
                17,
                18,
                "label-too-long",
                "info",
                "Label 'Ouders met een andere thuistaal lezen 's avonds voor het slapen' is lang: 11 woorden en "
                "63 tekens.",
            ),
        ],
    )
    assert "met het begin van de tekst: 'De bibliotheek leest elke week …'" in helps(DUTCH)[0]
    assert "bijvoorbeeld 'Kleuters luisteren': de volledige zin staat bij tekst." in helps(DUTCH)[2]
    assert "bijvoorbeeld" not in helps(DUTCH)[3] + helps(DUTCH)[4]


def test_a_plan_without_labels_gets_one_finding(check: Check) -> None:
    plan = (
        DUTCH.replace("label:", "x-label:")
        .replace("acht: {", "acht: {tekst: Acht, ")
        .replace("lang: {", "lang: {tekst: Lang, ")
    )
    dutch = "Geen enkel vakje heeft een label, en bij 2 ervan telt de tekst meer dan 12 woorden."
    english = "No box has a label, and the text of 2 of them has more than 12 words."
    check(plan, NL, expect=[at(4, 1, "label-too-long", "info", dutch)])
    check(plan, EN, expect=[at(4, 1, "label-too-long", "info", english)])
    check(plan.replace("voorlezen:\n", "voorlezen:\n    label: [a]\n"), NL, expect=[])


def test_a_short_plan_needs_no_labels(check: Check) -> None:
    check("toc: 1\ntaal: nl\noutcomes:\n  a: {tekst: Ouders lezen voor}\n  b: {tekst: Kinderen lezen}\n", NL, expect=[])


def test_limits_of_labels_can_be_set(check: Check) -> None:
    plan = (
        "toc: 1\nlanguage: en\noutcomes:\n  a: {label: Parents read aloud}\n  b: {text: Parents read aloud at home}\n"
    )
    check(plan, EN, expect=[])
    settings = Settings(limits={"label-too-long": {"label-words": 2, "text-words": 4}})
    check(
        plan,
        EN,
        settings,
        expect=[
            at(4, 14, "label-too-long", "info", "Label 'Parents read aloud' is long: 3 words and 18 characters."),
            at(5, 3, "label-too-long", "info", "'Parents read aloud at home' has no label, and its text has 5 words."),
        ],
    )
    wide = Settings(limits={"label-too-long": {"label-characters": 10}})
    assert [one[:2] for one in found(plan, EN, wide)] == [("label-too-long", 4)]


TERMS = """\
toc: 1
taal: nl
impactdoel: {tekst: Thuis, termijn: "LT"}   # LT blijft hier staan
activiteiten:
  a: {tekst: A, termijn: &t KT, leidt_tot: b}
outputs:
  b: {tekst: KT, termijn: *t}
outcomes:
  c:
    tekst: C
    termijn:
      mlt
  d: {tekst: D, termijn: lang}
"""


def test_terms_are_written_out_where_they_stand(check: Check) -> None:
    dutch = "3 termijnen staan er als afkorting, zoals 'LT'."
    check(TERMS, NL, expect=[at(3, 38, "term-abbreviated", "info", dutch)])
    check(TERMS, EN, expect=[at(3, 38, "term-abbreviated", "info", "3 terms are abbreviated, such as 'LT'.")])
    [finding] = lint(read(TERMS, "x"), RULES, language=NL, today=TODAY)
    assert [(one.span.start.line, one.text) for one in finding.related] == [(5, "kort"), (12, "middellang")]
    # What an alias repeats stands in more places than one: only the writer knows whether all of them mean it.
    assert mended(TERMS) == (TERMS, 0)
    plain = TERMS.replace("&t KT", "KT").replace("*t", "kort")
    after = plain.replace('"LT"', '"lang"').replace("termijn: KT", "termijn: kort").replace("mlt", "middellang")
    assert mended(plain) == (after, 1)
    assert mended(after) == (after, 0)


@pytest.mark.parametrize(
    ("written", "meant"), [("KT", "short"), ("ST", "short"), ("st", "short"), ("MT", "medium"), ("LT", "long")]
)
def test_one_term_in_an_english_file(check: Check, written: str, meant: str) -> None:
    before = f"toc: 1\r\nlanguage: nl\r\noutcomes:\r\n  a:\r\n    term: {written} # {written}\r\n    text: T\r\n"
    message = f"'{written}' means {meant}, but not every reader knows that."
    check(before, EN, expect=[at(5, 11, "term-abbreviated", "info", message)])
    assert mended(before) == (before.replace(f"term: {written}", f"term: {meant}"), 1)


def test_terms_in_full_and_terms_that_are_none(check: Check) -> None:
    for written in ("kort", "lang", "ooit", "[KT]", ""):
        check(f"toc: 1\ntaal: nl\noutcomes:\n  a: {{tekst: T, termijn: {written}}}\n", NL, expect=[])
