"""The conversation of `toc new` without a terminal: whole transcripts, going back, stopping anywhere, odd answers."""

import itertools

import pytest
from conversations import TODAY, Line, asked, converse, memory, script
from hypothesis import example, given, settings
from hypothesis import strategies as st
from running import Golden
from worded import lint

from toc.conversation.journal import read_journal, to_bytes
from toc.conversation.question import Question, Say, Step
from toc.conversation.session import Session
from toc.conversation.talk import EXPLAINED
from toc.conversation.words import Ask, Phrase, Words, words_in
from toc.core.findings import Profile, Severity, WordedFinding
from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.readiness import counts
from toc.lint.rules import ALL_RULES, find
from toc.syntax.formatting.tidy import tidy
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

DUTCH, ENGLISH = words_in(Language.NL), words_in(Language.EN)


def typed(session: Session, *lines: str) -> Session:
    """The session after these lines."""
    for line in lines:
        session.take(line)
    return session


def question(session: Session) -> Question:
    assert session.turn
    return session.turn.question


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_whole_conversation(golden: Golden, language: str) -> None:
    session = Session(memory(language))
    golden(f"new.{language}.txt", converse(session, script(language)))
    assert session.turn is None
    golden(f"new.{language}.toc.yaml", session.content().decode())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_on_a_narrow_screen_no_line_is_wider(language: str) -> None:
    shown = converse(Session(memory(language)), script(language), columns=40)
    too_wide = [row for row in shown.splitlines() if len(row) > 39 and not row.startswith("> ")]
    assert too_wide == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_file_has_no_errors_and_is_tidy_after_every_answer(language: str) -> None:
    session = Session(memory(language))
    for line in script(language):
        session.take(line.typed)
        content = session.content()
        assert (tidy(content, "x").content, tidy(content, "x").refusal) == (content, None), line
    document = read(session.content(), "x")
    found = lint(document, ALL_RULES, language=Language(language), today=TODAY)
    assert [one.rule for one in found if one.severity is Severity.ERROR and counts(one, Profile.DRAFT)] == []
    assert document.problems == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_can_break_off_after_every_answer(language: str) -> None:
    """Whoever is interrupted at any point has the same conversation and the same file in the end."""
    lines = script(language)
    whole = Session(memory(language))
    screen = converse(whole, lines)
    broken = Session(memory(language))
    last = ""
    for line in lines:
        last = converse(broken, [line])
        kept, marks = read_journal(to_bytes(broken.memory, ("a", "b")))
        assert marks == ("a", "b")
        broken = Session(kept)
    assert broken.turn is None
    assert broken.content() == whole.content()
    assert screen.endswith(last.splitlines()[-1] + "\n")


def test_back_to_the_beginning_and_forward_again() -> None:
    """Every answer that somebody goes back over is there again with Enter."""
    lines = script("nl")[:60]
    session = Session(memory())
    converse(session, lines)
    before, place = session.content(), asked(session)
    while session.memory.answers or session.memory.pending:
        session.take("<")
    assert question(session).key == "title"
    assert "eerste vraag" in str(session.take("terug"))
    while asked(session) != place:
        session.take("")
    assert session.content() == before


def test_back_from_a_sentence_that_is_being_rewritten() -> None:
    session = typed(Session(memory()), "T", "", "", "p", "", "w", "", "Inzetten op warme buurten")
    assert session.remarks
    session.take("<")
    assert (session.remarks, question(session).key, session.prefill) == ((), "goal:1", "Inzetten op warme buurten")


def test_a_sentence_that_is_being_rewritten_is_so_again_after_a_break() -> None:
    session = typed(Session(memory()), "T", "", "", "p", "", "w", "", "Inzetten op warme buurten")
    again = Session(read_journal(to_bytes(session.memory, ()))[0])
    assert again.remarks == session.remarks
    assert again.prefill == "Inzetten op warme buurten"
    again.take("")
    assert again.plan.impact_goal
    assert again.plan.impact_goal.text == "Inzetten op warme buurten"


def test_stop_says_nothing_and_keeps_the_question() -> None:
    session = typed(Session(memory()), "Titel", "stop")
    assert session.stopped
    assert question(session).key == "organisation"


def test_what_is_pasted_becomes_one_line() -> None:
    session = typed(Session(memory()), "  Warme\r\n\tstad \x1b[31m\u200b voor  iedereen\x00\n")
    assert session.plan.title == "Warme stad [31m\u200b voor iedereen"


def test_a_very_long_answer_is_no_sentence() -> None:
    session = Session(memory())
    assert "heel lang" in str(session.take("lang " * 1_000))
    assert session.memory.answers == {}


def test_a_gap_in_what_was_typed_stays_what_it_is() -> None:
    lines = [Line(line.at, line.typed.replace("Straattafel", "{before} {activity}")) for line in script("nl")]
    shown = converse(Session(memory()), itertools.takewhile(lambda line: "bij wie" not in line.at.lower(), lines))
    assert "{before} {activity}" in shown


def test_no_step_leads_back_to_where_it_came_from() -> None:
    """What is offered behind a change never makes a circle."""
    session = Session(memory())
    for line in script("nl"):
        if session.turn and ":then:" in question(session).key and not session.remarks:
            for choice in question(session).choices:
                assert choice.value not in session.plan.activities
        session.take(line.typed)
    rules = {one.rule for one in _findings(session)}
    assert {"unmarked-cycle", "timeframe-not-monotone", "backward-link"} & rules == set()


def _findings(session: Session) -> list[WordedFinding]:
    return list(lint(read(session.content(), "x"), ALL_RULES, language=session.language, today=TODAY))


def test_a_city_that_puts_off_a_rule_hears_nothing_of_it() -> None:
    beginning = ("T", "", "", "p", "", "w", "", "Inzetten op warme buurten")
    rules = frozenset(rule.name for rule in ALL_RULES) - {"vague-verb"}
    heard = typed(Session(memory()), *beginning).remarks
    put_off = typed(Session(memory(), Settings(rules=rules)), *beginning).remarks
    assert [one for one in heard if "streeft" in one.message]
    assert [one for one in put_off if "streeft" in one.message] == []


answers = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(["", "1", "2", "1, 2", "9", "-", "<", "?", "Ouderen", "Ouderen, Jongeren", "ja", "XX"]),
        st.sampled_from(
            ["Ouderen kennen elkaar", "De stad houdt een feest: voor [allen] & {meer} # niet", "a: b", "- x"]
        ),
    ),
    max_size=60,
)


@settings(max_examples=25)
@given(answers, st.sampled_from(["nl", "en"]))
@example(["T", "", "null", "~", "", "'", '"', "- a", "Goal: x #y", "", "1"], "en")
def test_whatever_is_typed_the_file_reads_and_is_tidy(lines: list[str], language: str) -> None:
    session = Session(memory(language))
    for line in lines:
        if session.turn is None:
            break
        session.take(line)
    content = session.content()
    document = read(content, "x")
    assert document.problems == ()
    assert tidy(content, "x").content == content
    again = Session(read_journal(to_bytes(session.memory, ()))[0])
    assert again.content() == content


@pytest.mark.parametrize("words", [DUTCH, ENGLISH], ids=["nl", "en"])
def test_nothing_is_left_unsaid(words: Words) -> None:
    assert set(words.ask) == set(Ask)
    assert set(words.say) == set(Phrase)
    assert set(words.steps) == set(Step)
    assert [name for name in words.helps if find(name) is None] == []


def test_both_languages_have_the_same_gaps() -> None:
    def gaps(text: str) -> set[str]:
        return {part.split("}")[0] for part in text.split("{")[1:]}

    for ask in Ask:
        assert gaps(DUTCH.ask[ask].ask) == gaps(ENGLISH.ask[ask].ask), ask
        assert bool(DUTCH.ask[ask].example) == bool(ENGLISH.ask[ask].example), ask
    for phrase in Phrase:
        assert gaps(DUTCH.say[phrase]) == gaps(ENGLISH.say[phrase]), phrase
    assert set(DUTCH.helps) == set(ENGLISH.helps)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_explanation_is_there(language: str) -> None:
    """What `?` takes from a rule is there: a reason, and a bad and a good example that differ."""
    from toc.conversation.asking import explanation

    for ask, explained in EXPLAINED.items():
        told = explanation(explained, Language(language))
        assert told.why, ask
        if explained.pick.__name__ != "_nothing":
            assert told.good, ask
            assert told.good != told.bad or ask is Ask.LABEL, ask


def test_the_examples_would_pass() -> None:
    """A sentence that is shown as an example is one on which the rules have nothing to say."""
    for language, words in ((Language.NL, DUTCH), (Language.EN, ENGLISH)):
        session = Session(memory(language))
        for line in script(language):
            if session.remarks or session.turn is None:
                session.take(line.typed)
                continue
            probed = question(session)
            if probed.probe and probed.example and not probed.probe.only_noted:
                assert session._remarks(probed.example) == (), probed.example
            session.take(line.typed)
        assert words.ask[Ask.GOAL].example


def test_who_is_there_already_is_proposed_and_nobody_twice() -> None:
    """'Huurders' are the tenants with a low income; whom an activity is for is no partner by just pressing Enter."""
    session = typed(
        Session(memory()), "Warm wonen", "", "Energiearmoede daalt", "", "", "", "Huurders hebben het koud", ""
    )
    typed(session, "Huurders met een laag inkomen betalen hun energie", "", "", "")
    assert session.plan.actors["huurders_laag_inkomen"].name == "Huurders met een laag inkomen"
    typed(session, "De dienst Wonen nodigt eigenaars van huurwoningen uit voor een infoavond", "", "Dienst Wonen", "1")
    assert "Voor wie doen jullie het?" in asked(session)
    typed(session, "Eigenaars van huurwoningen", "2")
    assert "Met welke partners" in asked(session)
    assert not session.default
    typed(session, "", "", "", "Honderd huurders krijgen een scan")
    assert "Bij wie zie je die verandering?" in asked(session)
    assert session.default == ("huurders_laag_inkomen",)


NO_WORDS = "Een cijfer of een leesteken zegt later niemand nog iets. Schrijf het in woorden."
TO_GOAL = ("Warm wonen", "", "Energiearmoede daalt", "", "", "", "")


@pytest.mark.parametrize("nothing", ["1", "12.", "2026", "...", "!", "1, 2", "3)"])
@pytest.mark.parametrize(
    ("before", "key"),
    [
        ((), "title"),
        (TO_GOAL, "goal:1"),
        (
            (*TO_GOAL, "Huurders met een laag inkomen betalen elke maand al hun energie voor de woning", ""),
            "goal:label",
        ),
        (
            (*TO_GOAL, "Huurders betalen hun energie", "", "", ""),
            "activity:1",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_number_or_a_sign_is_no_sentence(before: tuple[str, ...], key: str, nothing: str) -> None:
    """Whoever types a number wants to choose from a list, and there is none here."""
    session = typed(Session(memory()), *before)
    assert question(session).key == key
    kept = dict(session.memory.answers)
    assert [str(one.text) for one in session.take(nothing) if isinstance(one, Say)] == [NO_WORDS]
    assert (question(session).key, session.memory.answers, session.remarks) == (key, kept, ())


def test_a_number_is_no_change_and_nobody() -> None:
    session = typed(Session(memory()), *TO_GOAL, "Huurders betalen hun energie", "", "Huurders", "")
    typed(session, "De dienst Wonen belt aan bij huurders", "", "Dienst Wonen", "", "-", "", "", "")
    assert question(session).key == "changes:1:1:output"
    assert "nog geen lijst" in str(session.take("1"))
    assert NO_WORDS in str(session.take("?!…"))
    typed(session, "Honderd huurders krijgen een scan")
    assert NO_WORDS in str(session.take("..."))
    assert "niet in de lijst" in str(session.take("7"))
    assert question(session).key == "changes:1:1:output:who"


def test_a_number_stays_an_answer_where_one_can_be_given() -> None:
    """The number of a policy objective, and that of a sentence or a choice in a list."""
    session = typed(Session(memory()), "Warm wonen", "", "Energiearmoede daalt", "4.2")
    assert session.plan.policy_objective
    assert session.plan.policy_objective.source == "4.2"
    typed(session, "", "", "Huurders hebben het koud", "", "Huurders betalen hun energie", "Buren helpen elkaar", "")
    typed(session, "2.")
    assert session.memory.answers["choose"] == "1"


WHY = ("Ubuntu", "", "Ervoor zorgen dat iedereen zich veilig en thuis voelt", "", "", "")
ZET_IN = (  # 000:262
    "De stad zet in op preventief beleid en positieve beeldvorming en een geïntegreerde aanpak zodat alle inwoners "
    "een hoger veiligheidsgevoel ervaren"
)


def test_the_answer_to_why_is_no_goal_to_choose() -> None:
    session = typed(Session(memory()), *WHY, "Inwoners voelen zich onveilig in de wijk", "")
    assert (question(session).key, question(session).choices) == ("goal:1", ())


@pytest.mark.parametrize("actor", ["", "actoren:\n  stad: {naam: De stad, rol: stad}\n"])
def test_the_city_is_no_target_group(actor: str) -> None:
    objective = "beleidsdoelstelling: {tekst: x, bron: y}\n"
    base = f"toc: 1\ntaal: nl\n{objective}{actor}impactdoel: {{tekst: {ZET_IN}, label: z}}\n"
    session = typed(Session(memory(base=base)), "1")
    assert question(session).key == "round:1:goal:who"
    assert session.default == ("+Inwoners",)


def test_a_sentence_under_discussion_is_not_replaced_by_a_number() -> None:
    session = typed(Session(memory()), "T", "", "", "p", "", "w", "", "Inzetten op warme buurten")
    remarks = session.remarks
    assert remarks
    assert NO_WORDS in str(session.take("7.5"))
    assert (session.remarks, session.prefill) == (remarks, "Inzetten op warme buurten")


def at_the_second_day() -> Session:
    """A plan with a goal and nothing else."""
    session = typed(Session(memory()), *TO_GOAL, "Huurders betalen hun energie", "", "Huurders", "")
    while question(session).step is not Step.NEEDS:
        session.take("")
    return session


def test_the_second_day_can_be_skipped() -> None:
    session = at_the_second_day()
    assert question(session).key == "measured"
    typed(session, "", "")
    assert session.turn is None
    assert (session.plan.indicators, session.plan.learning_questions) == ({}, {})


def test_a_figure_is_an_answer_on_the_second_day_and_no_indicator() -> None:
    session = typed(at_the_second_day(), "1")
    assert NO_WORDS in str(session.take("40"))
    typed(session, "Aandeel van de huurders dat de rekening op tijd betaalt", "%", "-", "veertig of meer", "")
    (indicator,) = session.plan.indicators.values()
    assert (indicator.unit, indicator.baseline) == ("%", None)
    assert indicator.target
    assert (indicator.target.value, indicator.target.text) == (None, "veertig of meer")


def test_an_indicator_is_in_the_plan_as_soon_as_it_has_a_text() -> None:
    """Who stops there finds it in the file."""
    session = typed(at_the_second_day(), "1", "Aantal huurders dat de rekening op tijd betaalt", "huurders", "12")
    again = Session(read_journal(to_bytes(session.memory, ()))[0])
    assert question(again).key == "measured:impact:target"
    assert again.content() == session.content()
    assert "waarde: 12\n" in again.content().decode()
