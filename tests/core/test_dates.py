"""Dates as people read them: one way in each language, wherever one is read; ISO for programs."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import ROOT, Run

from toc.core.languages import Language
from toc.core.numbers import spoken

ISO = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
OTHER = {"nl": re.compile(r"\b\d{1,2} [A-Z][a-z]{2} 20\d\d\b"), "en": re.compile(r"\b\d\d/\d\d/20\d\d\b")}
PLANS = {"nl": "zorgzame-buurt", "en": "school-streets"}
LONG = {"nl": "20 maart 2026", "en": "10 April 2026"}
COMMANDS = {
    "report": ("report", "-f", "md", "--view", "none", "-o", "-"),
    "advise": ("advise",),
    "tables": ("table", "all", "-f", "md", "-o", "-"),
    "screen": ("table", "all"),
    "calendar": ("calendar", "-f", "md", "-o", "-"),
    "picture": ("render", "-v", "path", "--show", "indicators", "--show", "questions", "-f", "svg", "-o", "-"),
    "page": ("render", "-f", "html", "-o", "-"),
    "web": ("report", "-f", "html", "-o", "-"),
}


@pytest.mark.parametrize(
    ("written", "long", "short"),
    [
        ("2026-11-24", ("24 November 2026", "24 november 2026"), ("24 Nov 2026", "24/11/2026")),
        ("2027-05-01", ("1 May 2027", "1 mei 2027"), ("1 May 2027", "01/05/2027")),
        ("2026", ("2026", "2026"), ("2026", "2026")),
        ("2026-02-30", ("2026-02-30", "2026-02-30"), ("2026-02-30", "2026-02-30")),
        ("in de lente", ("in de lente", "in de lente"), ("in de lente", "in de lente")),
    ],
)
def test_a_date_in_words(written: str, long: tuple[str, str], short: tuple[str, str]) -> None:
    languages = (Language.EN, Language.NL)
    assert tuple(spoken(written, one) for one in languages) == long
    assert tuple(spoken(written, one, short=True) for one in languages) == short


@given(st.dates().map(str), st.sampled_from(list(Language)), st.booleans())
def test_every_day_says_its_year(written: str, language: Language, short: bool) -> None:
    assert spoken(written, language, short=short).endswith(str(int(written[:4])))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("what", COMMANDS)
def test_nobody_has_to_read_an_iso_date(toc: Run, language: str, what: str) -> None:
    command, *options = COMMANDS[what]
    ran = toc(
        command, *(["all"] if "all" in options else []), str(path_of(language)), *(o for o in options if o != "all")
    )
    assert ran.code == 0, ran.err
    text = seen(ran.out) if what in ("picture", "page", "web") else ran.out
    assert ISO.findall(text) == []
    if what != "page":  # it speaks both languages
        assert OTHER[language].findall(text) == []
    if what != "advise":
        assert LONG[language] in text


def path_of(language: str) -> Path:
    return ROOT / "examples" / f"{PLANS[language]}.toc.yaml"


def test_a_difference_is_told_in_words(toc: Run, tmp_path: Path) -> None:
    new = tmp_path / "plan.toc.yaml"
    new.write_text(path_of("nl").read_text("utf-8").replace("2026-03-20", "2026-04-21"), "utf-8")
    told = toc("diff", str(new), "--against", str(path_of("nl"))).out
    assert "datum: 20 maart 2026 → 21 april 2026" in told
    assert ISO.findall(told) == []


def seen(page: str) -> str:
    """What a page or a picture shows."""
    found: list[str] = []

    class _Texts(HTMLParser):
        skipped = 0

        def handle_starttag(self, tag: str, attrs: object) -> None:
            del attrs
            self.skipped += tag in ("script", "style")

        def handle_endtag(self, tag: str) -> None:
            self.skipped -= tag in ("script", "style")

        def handle_data(self, data: str) -> None:
            if not self.skipped:
                found.append(data)

    _Texts().feed(page)
    return "\n".join(found)
