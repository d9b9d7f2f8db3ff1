"""Group 3, changes: what the rules find beyond their examples, and what they leave alone."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from places import Found, placed
from worded import lint

from toc.core.findings import WordedFinding
from toc.core.model import Language
from toc.lint.rules import changes
from toc.lint.rules._helpers.likeness import alike, telling_words
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN


def findings(text: str, language: Language) -> list[WordedFinding]:
    return lint(read(text, "plan.toc.yaml"), changes.RULES, language=language, today=date(2026, 11, 1))


def found(text: str, language: Language) -> list[Found]:
    return placed(findings(text, language))


def test_a_plan_without_changes_is_told_once_at_its_first_keyword() -> None:
    plan = "toc: 1\ntaal: nl\nactiviteiten:\n  loket: {tekst: De stad opent een loket}\n"
    assert found(plan, NL) == [("outputs-or-outcomes-absent", 1, 1, "error", "Het plan heeft geen enkele outcome.")]
    assert found(plan, EN) == [("outputs-or-outcomes-absent", 1, 1, "error", "The plan has no outcome at all.")]


def test_outputs_without_outcomes_are_an_error_at_the_empty_section() -> None:
    plan = "toc: 1\ntaal: nl\noutputs:\n  bereikt: {tekst: Gezinnen kwamen naar de infoavond}\nveranderingen: {}\n"
    assert found(plan, NL) == [("outputs-or-outcomes-absent", 5, 1, "error", "Het plan heeft geen enkele outcome.")]


def test_outcomes_without_outputs_are_worth_a_thought() -> None:
    plan = "toc: 1\nlanguage: en\noutcomes:\n  energy: {text: Families use less energy, type: behaviour}\n"
    assert found(plan, EN) == [
        ("outputs-or-outcomes-absent", 1, 1, "info", "The plan has outcomes, but no outputs."),
    ]
    assert found(plan + "outputs:\n", NL) == [
        ("outputs-or-outcomes-absent", 5, 1, "info", "Het plan heeft outcomes, maar geen outputs."),
    ]


def test_a_file_that_could_not_be_read_whole_may_have_outcomes() -> None:
    assert found("toc: 1\ntaal: nl\noutcomes\n  minder: {tekst: Gezinnen verbruiken minder}\n", NL) == []


def duplicates(text: str, language: Language) -> list[Found]:
    return [one for one in found(text, language) if one[0] == "duplicate-change"]


def test_a_change_that_repeats_the_impact_goal_stands_at_the_change() -> None:
    plan = """\
toc: 1
taal: nl
impactdoel:
  tekst: Inwoners voelen zich veiliger in de wijk
outputs:
  overleg: {tekst: Inwoners nemen deel aan het overleg}
outcomes:
  veilig: {label: Veilig gevoel, tekst: 'De inwoners van de wijk voelen zich veiliger.'}
"""
    assert duplicates(plan, NL) == [
        ("duplicate-change", 8, 3, "warning", "'Veilig gevoel' zegt (bijna) hetzelfde als het impactdoel."),
    ]
    assert duplicates(plan, EN) == [
        ("duplicate-change", 8, 3, "warning", "'Veilig gevoel' says (nearly) the same as the impact goal."),
    ]
    [finding] = [one for one in findings(plan, NL) if one.rule == "duplicate-change"]
    assert [(label.span.start.line, label.text) for label in finding.related] == [(3, "staat hier al")]
    assert "wijs met leidt_tot meteen naar het impactdoel" in finding.help


def test_an_impact_goal_below_its_outcomes_is_the_later_one() -> None:
    plan = """\
toc: 1
language: en
outputs:
  talks: {text: Residents take part in the talks}
outcomes:
  safe: {text: Residents feel safer}
impact_goal:
  text: Residents feel safer
"""
    assert duplicates(plan, EN) == [
        ("duplicate-change", 7, 1, "warning", "'Residents feel safer' says (nearly) the same as the impact goal."),
    ]


def test_an_output_repeated_as_outcome_and_a_third_that_repeats_both() -> None:
    plan = """\
toc: 1
language: en
outputs:
  ask: {label: Asking for help, text: Carers ask for help sooner}
outcomes:
  asked: {text: Carers ask for help sooner}
  rest: {text: Carers rest more}
  asking: {label: Carers ask sooner for help}
"""
    assert duplicates(plan, EN) == [
        (
            "duplicate-change",
            6,
            3,
            "warning",
            "'Carers ask for help sooner' says (nearly) the same as 'Asking for help'.",
        ),
        (
            "duplicate-change",
            8,
            3,
            "warning",
            "'Carers ask sooner for help' says (nearly) the same as 'Asking for help'.",
        ),
    ]


def test_what_differs_in_group_direction_or_denial_is_not_the_same() -> None:
    plan = """\
toc: 1
taal: nl
outputs:
  zonder_tekst: {wie: [ouderen]}
  ook_zonder: {wie: [ouderen]}
outcomes:
  ouderen: {tekst: Ouderen voelen zich veiliger in hun wijk}
  jongeren: {tekst: Jongeren voelen zich veiliger in hun wijk}
  meer: {tekst: Bewoners melden meer overlast}
  minder: {tekst: Bewoners melden minder overlast}
  wel: {tekst: Kinderen gaan te voet naar school}
  niet: {tekst: Kinderen gaan niet te voet naar school}
"""
    assert duplicates(plan, NL) == []


def test_the_words_that_say_little_are_those_of_the_language_of_the_texts() -> None:
    assert telling_words("De ouderen in hun wijk", NL) == {"ouderen", "wijk"}
    assert telling_words("The older people in their area", EN) == {"older", "people", "area"}
    assert telling_words("'s Avonds én overdag, 75-plussers!", NL) == {"avonds", "én", "overdag", "75", "plussers"}


def test_texts_say_the_same_from_85_percent_of_their_words() -> None:
    six_of_seven = [frozenset("abcdefg"), frozenset("abcdef")]
    five_of_six = [frozenset("abcdef"), frozenset("abcde")]
    assert list(alike(six_of_seven)) == [(1, 0)]
    assert list(alike(five_of_six)) == []
    assert list(alike([frozenset(), frozenset()])) == []


@given(st.lists(st.frozensets(st.sampled_from("abcdefghijklmnop"), max_size=16), max_size=25))
def test_the_shortcut_finds_what_comparing_all_pairs_finds(texts: list[frozenset[str]]) -> None:
    pairs = [
        (later, earlier)
        for later, words in enumerate(texts)
        for earlier, others in enumerate(texts[:later])
        if words and 100 * len(words & others) >= 85 * len(words | others)
    ]
    assert dict(alike(texts)) == dict(reversed(pairs))


def test_five_thousand_changes_that_are_nearly_the_same() -> None:
    """Comparing all pairs would take minutes; `make bench` measures it."""
    texts = [
        telling_words(f"Bewoners van straat {number} spreken vaker met buren over overlast en over de speeltuin", NL)
        for number in range(5000)
    ]
    assert list(alike(texts)) == []
