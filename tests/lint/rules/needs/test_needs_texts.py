"""Group 7, the words of indicators, norms and learning questions: what is found and mended, what is left alone."""

from datetime import date
from pathlib import Path

import pytest
from places import Check, Found, at, placed
from plans import EXAMPLES, shared
from worded import lint

from toc.core.model import Language
from toc.lint.fixes import mend
from toc.lint.rules import needs
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN
TODAY = date(2026, 11, 1)
CODES = {f"TOC{number}" for number in (702, 703, 704, 705, 706, 709, 710, 711, 714, 717, 719)}
RULES = [rule for rule in needs.RULES if rule.code in CODES]


def found(text: str, language: Language) -> list[Found]:
    return placed(lint(read(text, "plan.toc.yaml"), RULES, language=language, today=TODAY))


def helps(text: str) -> list[str]:
    return [one.help for one in lint(read(text, "x"), RULES, language=NL, today=TODAY)]


def underlined(text: str) -> list[str]:
    spans = [one.span for one in lint(read(text, "x"), RULES, language=NL, today=TODAY)]
    return [text[span.start.offset : span.end.offset] for span in spans]


def mended(text: str, *, unsafe: bool = True) -> tuple[str, int]:
    done = mend(text.encode(), "x", RULES, unsafe=unsafe, today=TODAY)
    return done.content.decode(), done.count


def indicator(text: str, more: str = "", language: str = "nl") -> str:
    return f"toc: 1\nlanguage: {language}\nindicators:\n  i: {{text: {text}{more}}}\n"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_say_what_they_measure(check: Check, path: Path) -> None:
    check(path.read_text(encoding="utf-8"), NL, expect=[])


def test_the_shared_files_say_what_they_measure() -> None:
    assert found(shared("ubuntu").text, NL) == found(shared("jonge-gezinnen").text, NL) == []


DUTCH = """\
toc: 1
taal: nl
actoren:
  huurders: {naam: Huurders, rol: doelgroep}
outcomes:
  warm: {tekst: Huurders wonen warmer, wie: [huurders]}
indicatoren:
  a: {tekst: 'De ''warme'' woning'}
  b: {tekst: Huurders hebben het warmer in huis}
  c: {tekst: Kwaliteit van het advies, eenheid: punten op 10}
  d:
    tekst: >-
      Warmte in huis, en
      Stijging van het aantal adviezen
  e: {tekst: Aantal huurders dat meer dan twee kamers verwarmt}
  f: {tekst: Wij organiseren een 'korte' bevraging}
  g: {tekst: 'Enquête over ''s winters', bron: bezoek}
  h: {tekst: Aantal bezoeken en kwaliteit van het advies}
  i: {tekst: Aantal huurders (65+) en eigenaars met een advies}
  j: {tekst: Aandeel tevredenheid, meet: [warm]}
  k: {tekst: Bezettingsgraad}
  l: {tekst: Aandeel huurders in de bevraging dat een trui draagt}
leervragen:
  m: {tekst: Werkt het advies?}
  n: {tekst: 'Huurders krijgen advies, helpt dat?'}
  o: {tekst: Meer weten over huurders}
  p: {tekst: Bij wie werkt het advies?}
"""

ENGLISH = """\
toc: 1
language: en
indicators:
  a: {text: 'The ''warm'' home'}
  b: {text: Tenants are warmer at home}
  c: {text: Quality of the advice, unit: points out of 10}
  d:
    text: >-
      Warmth at home, and
      an increase in the number of visits
  e: {text: Number of tenants who heat more than two rooms}
  f: {text: We organise a 'short' survey}
  g: {text: Interview after the visit, source: visit}
  h: {text: Number of visits and quality of the advice}
  i: {text: Number of tenants (65+) and owners with advice}
  j: {text: Satisfaction rate}
  k: {text: Number feeling warm}
learning_questions:
  m: {text: Does the advice work?}
  n: {text: 'If tenants are at home, will the advice help?'}
  o: {text: More about tenants}
  p: {text: For whom does the advice work?}
"""


def test_the_words_of_dutch_information_needs(check: Check) -> None:
    no_measure = "zegt nog niet wat je telt of meet."
    instrument = "is waarmee je meet, nog niet wat je meet."
    sentence = "Deze indicator vertelt het resultaat dat je hoopt te zien, en niet wat je telt."
    check(
        DUTCH,
        NL,
        expect=[
            at(8, 15, "indicator-without-measure", "warning", f"'De 'warme' woning' {no_measure}"),
            at(9, 14, "indicator-without-measure", "warning", f"'Huurders hebben het warmer in huis' {no_measure}"),
            at(9, 23, "indicator-not-neutral", "info", sentence),
            at(14, 7, "indicator-not-neutral", "info", "'Stijging' zegt al wat je hoopt te zien."),
            at(16, 14, "indicator-without-measure", "info", f"'Wij organiseren een 'korte' bevraging' {no_measure}"),
            at(16, 42, "indicator-is-instrument", "info", f"'bevraging' {instrument}"),
            at(17, 15, "indicator-is-instrument", "info", f"'Enquête' {instrument}"),
            at(17, 15, "indicator-without-measure", "info", f"'Enquête over 's winters' {no_measure}"),
            at(
                18,
                30,
                "double-barrelled-indicator",
                "warning",
                "Met 'en kwaliteit' meet je twee dingen in één indicator.",
            ),
            at(20, 14, "indicator-without-population", "warning", "Bij 'Aandeel' staat niet van wie of waarvan."),
            at(
                21,
                14,
                "indicator-without-population",
                "warning",
                "Bij 'Bezettingsgraad' staat niet van wie of waarvan.",
            ),
            at(24, 14, "learning-question-closed", "info", "'Werkt' maakt er een ja-neevraag van."),
            at(25, 40, "learning-question-closed", "info", "'helpt' maakt er een ja-neevraag van."),
            at(26, 14, "learning-question-closed", "info", "'Meer weten over huurders' is geen vraag."),
        ],
    )
    assert underlined(DUTCH)[:7] == [
        "De ''warme'' woning",
        "Huurders hebben het warmer in huis",
        "hebben",
        "Stijging",
        "Wij organiseren een 'korte' bevraging",
        "bevraging",
        "Enquête",
    ]


def test_the_words_of_english_information_needs(check: Check) -> None:
    no_measure = "does not say yet what is counted or measured."
    instrument = "is what you measure with, not yet what you measure."
    sentence = "This indicator tells the result that you hope to see, and not what you count."
    check(
        ENGLISH,
        EN,
        expect=[
            at(4, 14, "indicator-without-measure", "warning", f"'The 'warm' home' {no_measure}"),
            at(5, 13, "indicator-without-measure", "warning", f"'Tenants are warmer at home' {no_measure}"),
            at(5, 21, "indicator-not-neutral", "info", sentence),
            at(10, 10, "indicator-not-neutral", "info", "'increase' already says what you hope to see."),
            at(12, 13, "indicator-without-measure", "info", f"'We organise a 'short' survey' {no_measure}"),
            at(12, 35, "indicator-is-instrument", "info", f"'survey' {instrument}"),
            at(13, 13, "indicator-is-instrument", "info", f"'Interview' {instrument}"),
            at(13, 13, "indicator-without-measure", "info", f"'Interview after the visit' {no_measure}"),
            at(
                14, 30, "double-barrelled-indicator", "warning", "With 'and quality' one indicator measures two things."
            ),
            at(16, 26, "indicator-without-population", "warning", "'rate' does not say of whom or of what."),
            at(17, 13, "indicator-without-population", "warning", "'Number feeling' does not say of whom or of what."),
            at(19, 13, "learning-question-closed", "info", "'Does' makes it a yes-or-no question."),
            at(20, 38, "learning-question-closed", "info", "'will' makes it a yes-or-no question."),
            at(21, 13, "learning-question-closed", "info", "'More about tenants' is not a question."),
        ],
    )


def test_advice_uses_the_words_of_the_plan() -> None:
    assert "Gaat het over 'Huurders', zet dat er dan bij: 'Aandeel … dat …'." in helps(DUTCH)
    assert "Gaat het over" not in " ".join(helps(DUTCH.replace("wie: [huurders]", "wie: []")))
    assert helps(indicator("Ouders lezen vaker"))[0].startswith("Dit leest als een verandering")
    assert "bij unit waarin je meet" in helps(indicator("Sfeer in de leeszaal"))[0]


NORMS = """\
toc: 1
taal: nl
indicatoren:
  a: {tekst: Score voor voorlezen, norm: {tekst: 'Beter dan ''s avonds'}}
  b: {tekst: Score voor voorlezen, norm: {tekst: De helft tegen 2028}}
  c: {tekst: Score voor voorlezen, norm: {tekst: beter, waarde: 7, tegen: 2028}}
  d: {tekst: Score voor voorlezen, norm: {tekst: 70% is blij op de eerste leesdag}}
  e: {tekst: Aandeel ouders dat voorleest, norm: {tekst: '60 %', tegen: 2028}}
  f: {tekst: Score voor voorlezen, norm: {tekst: 25 van de 40 ouders tegen 2028}}
  g: {tekst: Score voor voorlezen, norm: {tekst: 10% hoger dan in 2025}}
  h:
    tekst: Aantal voorleesmomenten
    eenheid: momenten
    norm:
      tekst: 'Minstens 12 ''lange'' momenten tegen 30 juni 2028'   # afgesproken
  i: {tekst: Aantal voorleesmomenten, norm: {tekst: 1.200 momenten tegen 2028}}
  j: {tekst: Aantal voorleesmomenten, norm: {tekst: 12 momenten, waarde: '?'}}
  k: {tekst: Aantal voorleesmomenten, eenheid: momenten, norm: {tekst: 40% tegen 2028}}
  l: {tekst: Aantal voorleesmomenten, norm: {tekst: de meeste in 2028}}
"""


def test_norms_in_words(check: Check) -> None:
    only_text = "staat enkel in de tekst van de norm."
    check(
        NORMS,
        NL,
        expect=[
            at(
                4,
                51,
                "norm-without-number",
                "warning",
                "In de norm 'Beter dan 's avonds' staat niet hoeveel genoeg is.",
            ),
            at(
                4, 51, "norm-without-deadline", "warning", "Bij de norm 'Beter dan 's avonds' staat niet tegen wanneer."
            ),
            at(7, 50, "percentage-without-base", "warning", "Bij 70% staat niet van wie of waarvan."),
            at(7, 50, "norm-number-in-text", "info", f"Het getal '70%' {only_text}"),
            at(8, 59, "norm-number-in-text", "info", f"Het getal '60 %' {only_text}"),
            at(15, 24, "norm-number-in-text", "info", f"Het getal '12' {only_text}"),
            at(17, 53, "norm-number-in-text", "info", f"Het getal '12' {only_text}"),
            at(17, 53, "norm-without-deadline", "warning", "Bij de norm '12 momenten' staat niet tegen wanneer."),
            at(
                19, 53, "norm-without-number", "warning", "In de norm 'de meeste in 2028' staat niet hoeveel genoeg is."
            ),
        ],
    )


def test_english_norms_in_words(check: Check) -> None:
    plan = indicator("Score for reading", ", target: {text: 80% is happy}", "en")
    check(
        plan,
        EN,
        expect=[
            at(4, 47, "percentage-without-base", "warning", "80% does not say of whom or of what."),
            at(4, 47, "norm-number-in-text", "info", "The number '80%' stands in the text of the target only."),
            at(4, 47, "norm-without-deadline", "warning", "The target '80% is happy' does not say by when."),
        ],
    )
    for text in ("more than 3 a week by 2028", "5 % of parents by 2028"):
        assert [one[0] for one in found(indicator("Score", f", target: {{text: {text}}}", "en"), EN)] == [
            "norm-number-in-text"
        ]
    for text in (
        "10 more than in 2025, by 2028",
        "one in 3 by 2028",
        "50-60 parents by 2028",
        "parents of 65+ by 2028",
    ):
        check(indicator("Score", f", target: {{text: '{text}'}}", "en"), EN, expect=[])


def test_a_norm_that_could_not_be_read_is_another_rules_business(check: Check) -> None:
    norm = "    norm: {tekst: alles beter, waarde: [7]}\n"
    check(f"toc: 1\ntaal: nl\nindicatoren:\n  a:\n    tekst: Score\n{norm}", NL, expect=[])


def test_the_number_of_a_norm_is_put_apart() -> None:
    after = (
        NORMS.replace("eerste leesdag}", "eerste leesdag, waarde: 70%}")
        .replace("{tekst: '60 %',", "{tekst: '60 %', waarde: 60%,")
        .replace("# afgesproken\n", "# afgesproken\n      waarde: 12\n")
    )
    assert mended(NORMS) == (after, 3)
    assert mended(after) == (after, 0)
    assert mended(NORMS, unsafe=False) == (NORMS, 0)
    percent = indicator("Aandeel ouders", ", unit: '%', target: {text: 60% tegen 2028}")
    assert mended(percent) == (percent.replace("tegen 2028", "tegen 2028, value: 60"), 1)


def test_an_indicator_is_made_neutral() -> None:
    before = (
        "toc: 1\r\ntaal: nl\r\nindicatoren:\r\n  a:\r\n    tekst: >-\r\n      Daling van het aantal\r\n      huurders"
        " met schimmel\r\n    eenheid: huurders\r\n"
    )
    after = before.replace("Daling van het aantal", "Aantal").replace(
        "schimmel\r\n", "schimmel\r\n    richting: daalt\r\n"
    )
    assert mended(before) == (after, 1)
    assert mended(after) == (after, 0)
    english = indicator("Increase in the share of tenants who save", language="en")
    neutral = indicator("Share of tenants who save", ", direction: up", "en")
    assert mended(english) == (neutral, 1)
    [finding] = lint(read(english, "x"), RULES, language=EN, today=TODAY)
    assert [fix.title for fix in finding.fixes] == ["Write 'Share …' and put the direction apart: direction: up"]


@pytest.mark.parametrize(
    "text",
    [
        "Stijging van het aantal huurders met 10%",
        "Stijging van het aantal huurders met een lagere factuur",
        "Stijging van tevreden huurders",
        "Verbetering van de score",
        "Aantal gestegen facturen, een stijging van het aantal",
    ],
)
def test_a_text_that_would_not_be_neutral_is_left_to_people(text: str) -> None:
    assert mended(indicator(text)) == (indicator(text), 0)
    assert mended(indicator(text, ", direction: up")) == (indicator(text, ", direction: up"), 0)


def test_an_instrument_moves_to_the_source() -> None:
    before = indicator("Bevraging bij ouders")
    after = indicator("Bevraging bij ouders", ", source: Bevraging")
    assert mended(before) == (after, 1)
    assert mended(after) == (after, 0)
    assert mended(before, unsafe=False) == (before, 0)


def measured(*indicators: str, outcome: str = "Ouders durven vragen te stellen", more: str = "") -> str:
    rows = "".join(f"  i{place}: {{tekst: {text}, meet: [o]}}\n" for place, text in enumerate(indicators))
    return f"toc: 1\ntaal: nl\noutcomes:\n  o: {{tekst: {outcome}}}\nindicatoren:\n{rows}{more}"


REACH = "telt bereik of tevredenheid, niet de verandering 'Ouders durven vragen te stellen'."


@pytest.mark.parametrize(
    "text",
    [
        "Aantal unieke bezoekers van de leesdag",
        "Aantal bereikte gezinnen",
        "Aantal workshops per jaar",
        "Aandeel ouders dat tevreden is over de cursus",
        "Aantal ouders dat deelnam aan de vorming",
    ],
)
def test_an_outcome_of_which_only_the_reach_is_measured(check: Check, text: str) -> None:
    check(measured(text), NL, expect=[at(6, 15, "indicator-level-mismatch", "warning", f"'{text}' {REACH}")])
    check(measured(text, "Aandeel ouders dat een vraag stelde"), NL, expect=[])
    asked = f"leervragen:\n  q: {{tekst: Wat vragen ouders?, over: {'[o]'}}}\n"
    check(measured(text, more=asked), NL, expect=[])
    check(measured(text, more=asked.replace("[o]", "[a -> o]")), NL, expect=[])
    check(measured(text, outcome="Ouders bezoeken vaker de bib"), NL, expect=[])


def test_all_indicators_of_an_outcome_count_reach(check: Check) -> None:
    plan = measured("Opkomst in verhouding tot het aantal uitnodigingen", "Aantal inschrijvingen")
    message = "Outcome 'Ouders durven vragen te stellen' heeft enkel indicatoren over bereik of tevredenheid."
    check(plan, NL, expect=[at(6, 15, "indicator-level-mismatch", "warning", message)])
    [finding] = lint(read(plan, "x"), RULES, language=EN, today=TODAY)
    assert [(one.span.start.line, one.text) for one in finding.related] == [(7, "reach as well"), (4, "this change")]
    assert finding.message == "Outcome 'Ouders durven vragen te stellen' has only indicators of reach or satisfaction."


def test_attendance_at_an_activity_of_the_plan(check: Check) -> None:
    plan = measured("Aandeel ouders dat aanwezig was op de praatkroeg")
    check(plan, NL, expect=[])
    activity = "activiteiten:\n  p: {label: Praatkroeg, tekst: De bib houdt een praatkroeg}\n"
    assert [one[:3] for one in found(plan + activity, NL)] == [("indicator-level-mismatch", 6, 15)]


@pytest.mark.parametrize(
    "text",
    [
        "Aantal deelnemers dat na een jaar nog vragen stelt",
        "Aantal vrijwilligers uit de wijk",
        "Aandeel jongeren dat niveau A2 haalt na de cursus",
        "Score van ouders voor tevredenheid met het eigen leven",
        "Aandeel ouders dat vragen stelt",
    ],
)
def test_what_shows_a_change_in_people_is_no_reach(text: str) -> None:
    assert "indicator-level-mismatch" not in [one[0] for one in found(measured(text), NL)]
