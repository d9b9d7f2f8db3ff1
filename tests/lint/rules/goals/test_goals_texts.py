"""Group 1, the wording of goals and changes: what the rules find beyond their examples, and what they leave alone."""

import json

import pytest
from worded import Looking

from toc.core.model import Language
from toc.core.settings import Settings, WordChange
from toc.lint.rules import goals

NL, EN = Language.NL, Language.EN
Place = tuple[str, int, int, int, str]

RULES = tuple(rule for rule in goals.RULES if rule.code not in ("TOC101", "TOC102", "TOC112"))
LOOKING = Looking(RULES)
findings = LOOKING.findings
VERB, SLOGAN, OWN = "vague-verb", "slogan-not-goal", "organisation-as-subject"
NOBODY, ANYBODY, MEANS = "missing-target-group", "unspecific-target-group", "means-end-in-statement"
QUALITY, JARGON, ALL = "vague-qualifier", "undefined-jargon", "absolute-claim"


def found(text: str, language: Language) -> list[Place]:
    """Rule, line, first and last column, severity."""
    return [
        (one.rule, one.span.start.line, one.span.start.column, one.span.end.column, str(one.severity))
        for one in findings(text, language)
    ]


def said(text: str, language: Language) -> list[tuple[str, str, str]]:
    """The words that are underlined, the message and the help."""
    return [
        (text[one.span.start.offset : one.span.end.offset], one.message, one.help) for one in findings(text, language)
    ]


def goal(text: str, language: Language = NL, rest: str = "") -> str:
    return f"toc: 1\nlanguage: {language}\nimpact_goal:\n  text: {json.dumps(text, ensure_ascii=False)}\n{rest}"


def outcome(text: str, language: Language = NL, rest: str = "") -> str:
    return f"toc: 1\nlanguage: {language}\noutcomes:\n  x:\n    text: {json.dumps(text, ensure_ascii=False)}\n{rest}"


def rules_of(text: str, language: Language) -> list[tuple[str, str]]:
    return [(one.rule, str(one.severity)) for one in findings(text, language)]


PLAN = """\
toc: 1
taal: nl
organisatie: Stad Lindeveld
beleidsdoelstelling:
  tekst: 'We zetten in op thema''s als "wonen" voor iedereen'
impactdoel:
  tekst: >-
    De stad Lindeveld waakt erover dat huurders
    een degelijke woning vinden, zodat niemand
    nog op straat slaapt
outcomes:
  melden:
    tekst: "Huurders melden \\u00e9lk gebrek dankzij de huurdersbond"
  zelfredzaam:
    tekst: Er is meer zelfredzaamheid
outputs:
  overleg:
    tekst: Er is een goede samenwerking
"""


def test_a_plan_full_of_goals_with_every_quoting() -> None:
    assert found(PLAN, NL) == [
        (OWN, 5, 11, 13, "info"),
        (VERB, 5, 14, 26, "info"),
        (ANYBODY, 5, 53, 61, "info"),
        (OWN, 8, 5, 12, "warning"),
        (VERB, 8, 23, 35, "warning"),
        (QUALITY, 9, 9, 18, "info"),
        (MEANS, 9, 34, 39, "info"),
        (ANYBODY, 9, 40, 47, "info"),
        (ALL, 9, 40, 47, "info"),
        (MEANS, 13, 45, 52, "warning"),
        (NOBODY, 15, 12, 38, "error"),
        (JARGON, 15, 23, 38, "info"),
        (QUALITY, 18, 22, 27, "info"),
    ]


ENGLISH = """\
toc: 1
language: en
organisation: Borough of Millbrook
policy_objective: {text: Millbrook wants to tackle loneliness for all residents, source: Plan}
impact_goal:
  text: >
    We foster
    resilience through good housing
  label: not this one
outcomes:
  a: {text: 'Tenants'' homes are decent so that nobody feels cold'}
  b:
    text: Improved access
  c:
    label: Together for a vibrant square
"""


def test_an_english_plan() -> None:
    assert found(ENGLISH, EN) == [
        (OWN, 4, 26, 35, "info"),
        (VERB, 4, 45, 51, "info"),
        (ANYBODY, 4, 67, 80, "info"),
        (OWN, 7, 5, 7, "warning"),
        (NOBODY, 7, 5, 14, "error"),
        (VERB, 7, 8, 14, "warning"),
        (JARGON, 8, 5, 15, "info"),
        (MEANS, 8, 16, 23, "info"),
        (QUALITY, 8, 24, 28, "info"),
        (QUALITY, 11, 34, 40, "info"),
        (MEANS, 11, 41, 48, "warning"),
        (ANYBODY, 11, 49, 55, "info"),
        (ALL, 11, 49, 55, "info"),
        (NOBODY, 13, 11, 26, "error"),
        (NOBODY, 15, 12, 41, "error"),
        (QUALITY, 15, 27, 34, "info"),
    ]


def test_messages_quote_the_words_and_start_from_the_group_of_the_file() -> None:
    text = goal("We zetten volop in op minder schulden", rest="  who: [gezinnen]\n")
    text += "actors:\n  gezinnen: {name: Gezinnen met een leefloon, role: target_group}\n"
    assert said(text, NL) == [
        (
            "We",
            "'We' is hier het onderwerp: zo lees je wat jullie doen, niet wat er voor mensen verandert.",
            "Draai de zin om ('Gezinnen met een leefloon …'); wat jullie ervoor doen, komt bij activities.",
        ),
        (
            "zetten volop in op",
            "'zetten volop in op' zegt waar je naar streeft, nog niet wat er anders wordt.",
            "Begin met wie er iets van merkt en zeg wat er voor hen anders is: 'Gezinnen met een leefloon …'.",
        ),
    ]


def test_without_a_group_the_help_gives_an_example() -> None:
    assert said(goal("Strive for less loneliness", EN), EN) == [
        (
            "Strive for",
            "'Strive for' says what you strive for, not yet what becomes different.",
            (
                "Start with those who notice it and say what is different for them, for instance 'Older residents have "
                "visitors more often'."
            ),
        ),
        (
            "Strive for less loneliness",
            "The impact goal 'Strive for less loneliness' does not say for whom something changes.",
            "Start the sentence with those you mean, and put the id of that group in who: [id].",
        ),
    ]


def test_everybody_is_no_group_to_start_with() -> None:
    text = goal("Ervoor zorgen dat iedereen mee is")
    rest = "actors:\n  senioren: {name: Senioren, role: target_group}\n"
    vague = [one.help for one in findings(text + rest, NL) if one.rule == VERB]
    assert vague == ["Begin met wie er iets van merkt en zeg wat er voor hen anders is: 'Senioren …'."]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ouders zorgen voor hun kinderen na school", NL),
        ("Buren investeren tijd in elkaar", NL),
        ("Jongeren dragen bij aan het wijkfeest", NL),
        ("Neighbours support each other", EN),
        ("Parents encourage their children to read", EN),
        ("Young carers talk about their situation at school", EN),
        ("Ouderen met een laag inkomen stappen vaker naar de bibliotheek", NL),
        ("Anderstalige ouders praten vaker met de leerkracht", NL),
        ("Straten koelen voor bewoners in de zomer sneller af", NL),
    ],
)
def test_what_people_do_is_a_change(text: str, language: Language) -> None:
    assert rules_of(goal(text, language), language) == []
    assert rules_of(outcome(text, language), language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Een stad die leeft", NL, [(SLOGAN, "warning"), (NOBODY, "error")]),
        ("Samen voor een groene wijk", NL, [(SLOGAN, "warning"), (NOBODY, "error")]),
        ("Minder schulden bij jonge gezinnen", NL, []),
        ("De gemeente voor haar jongeren", NL, [(OWN, "warning")]),
        ("A greener city", EN, [(SLOGAN, "warning"), (NOBODY, "error")]),
    ],
)
def test_slogans_and_sentences(text: str, language: Language, expected: list[tuple[str, str]]) -> None:
    assert rules_of(goal(text, language), language) == expected


def test_an_outcome_is_no_slogan() -> None:
    assert rules_of(outcome("Samen voor een groene wijk"), NL) == [(NOBODY, "error")]


def test_a_service_of_the_city_that_is_to_change_is_no_subject_to_turn_round() -> None:
    service = "actors:\n  jeugd: {name: Dienst Jeugd, role: city}\n"
    text = outcome("Dienst Jeugd vraagt jongeren vaker naar hun mening")
    assert rules_of(text + service, NL) == [(OWN, "warning")]
    assert rules_of(text + "    who: [jeugd]\n" + service, NL) == []
    assert rules_of(outcome("Scholen openen hun speelplaats vaker"), NL) == []


def test_nobody_is_named() -> None:
    groups = "actors:\n  a: {name: Nieuwkomers, role: target_group}\n  b: {name: Jongeren, role: target_group}\n"
    text = outcome("De lucht in de schoolstraat is properder", rest=groups)
    assert said(text, NL) == [
        (
            "De lucht in de schoolstraat is properder",
            "Outcome 'De lucht in de schoolstraat is properder' zegt niet bij wie er iets verandert.",
            (
                "Begin de zin met wie je bedoelt ('Nieuwkomers' en 'Jongeren', of iemand anders?), en zet het id bij "
                "who: [id]."
            ),
        )
    ]
    assert said(goal("De lucht in de schoolstraat is properder", rest=groups), NL) == [
        (
            "De lucht in de schoolstraat is properder",
            "Het impactdoel 'De lucht in de schoolstraat is properder' zegt niet voor wie er iets verandert.",
            (
                "Begin de zin met wie je bedoelt ('Nieuwkomers' en 'Jongeren'?), en zet het id van die groep bij who: "
                "[id]."
            ),
        )
    ]
    [finding] = findings(text, NL)
    assert (str(finding.applies_from), finding.label) == ("review", "bij wie?")


def test_a_pronoun_names_nobody_and_who_answers() -> None:
    text = outcome("Ze staan positiever in het leven")
    assert rules_of(text, NL) == [(NOBODY, "error")]
    assert rules_of(text + "    who: [onbekend]\n", NL) == []
    assert rules_of(text + "    who: {a: b}\n", NL) == []  # could not be read


def test_a_policy_objective_that_names_nobody() -> None:
    alone = "toc: 1\nlanguage: en\npolicy_objective: {text: The air is cleaner}\n"
    assert [(one.rule, str(one.severity), str(one.applies_from)) for one in findings(alone, EN)] == [
        (NOBODY, "warning", "review")
    ]
    assert said(alone, EN) == [
        (
            "The air is cleaner",
            "The policy objective 'The air is cleaner' does not say for whom something changes.",
            "If that sentence is given, say it in your impact goal: for which group do you make the difference?",
        )
    ]
    beside = alone + "impact_goal: {text: Children breathe cleaner air}\n"
    assert rules_of(beside, EN) == [(NOBODY, "info")]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Alle Gentenaars fietsen vaker", NL, ["Alle Gentenaars"]),
        ("Jong en oud ontmoeten elkaar vaker", NL, ["Jong en oud"]),
        ("Jongeren nemen deel aan de samenleving", NL, []),
        ("People find a job sooner", EN, ["People"]),
        ("Young people find a job sooner", EN, []),
        ("Fewer people sleep rough", EN, []),
        ("Disadvantaged groups visit the public library more often", EN, ["Disadvantaged groups"]),
    ],
)
def test_groups_without_an_edge(text: str, language: Language, words: list[str]) -> None:
    written = goal(text, language)
    assert [one[0] for one in said(written, language)] == words


@pytest.mark.parametrize(
    ("text", "language", "words", "message"),
    [
        ("Ouders kennen de opvang waardoor ze gaan werken", NL, "waardoor", "Na 'waardoor' volgt een tweede"),
        ("Jongeren sporten vaker dankzij een voucher", NL, "dankzij", "Met 'dankzij' zegt deze zin ook waardoor"),
        ("Huurders wonen zuiniger door renovatie", NL, "door renovatie", "Met 'door renovatie' zegt deze zin ook"),
        ("Meer groen leidt tot minder hitte bij bewoners", NL, "leidt tot", "Na 'leidt tot' volgt een tweede"),
        ("Tenants report damp so that they stay healthy", EN, "so that", "After 'so that' comes a second change"),
        ("Residents feel safer by using better lights", EN, "by using", "With 'by using' this sentence also says"),
    ],
)
def test_means_and_end(text: str, language: Language, words: str, message: str) -> None:
    [(underlined, told, _)] = said(outcome(text, language), language)
    assert (underlined, told[: len(message)]) == (words, message)


def test_what_follows_a_marker_is_quoted_up_to_the_comma() -> None:
    text = "Buren praten vaker zodat ouderen hulp vinden, en kinderen buiten spelen."
    assert said(goal(text), NL) == [
        (
            "zodat",
            "Na 'zodat' volgt waarom je dit doel kiest: 'ouderen hulp vinden'.",
            "Dat antwoord op de waaromvraag mag blijven staan. Wil je een korter doel, zet het dan bij why.",
        )
    ]
    assert rules_of(goal(text), NL) == [(MEANS, "info")]
    assert rules_of(outcome(text), NL) == [(MEANS, "warning")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bewoners melden zwerfvuil sneller via de app", NL),
        ("Jongeren worden vaker begeleid door een buddy", NL),
        ("Ouders werken door tot de opvang sluit", NL),
        ("Residents report litter through the app", EN),
        ("Ouderen gaan vaker naar buiten om buren te ontmoeten", NL),
    ],
)
def test_no_means(text: str, language: Language) -> None:
    assert rules_of(outcome(text, language), language) == []


def test_words_that_the_glossary_or_an_indicator_explains() -> None:
    text = outcome("Huurders wonen in een kwaliteitsvolle woning en tonen veerkracht")
    assert rules_of(text, NL) == [(QUALITY, "info"), (JARGON, "info")]
    glossary = "glossary:\n  kwaliteitsvol: zonder vocht\n  Veerkracht: na tegenslag weer beginnen\n"
    assert rules_of(text + glossary, NL) == []
    indicator = "indicators:\n  i: {text: Aandeel kwaliteitsvolle woningen, measures: [x]}\n"
    assert rules_of(text + indicator, NL) == [(JARGON, "info")]
    other = "indicators:\n  i: {text: Aandeel woningen zonder schimmel, measures: [x]}\n"
    assert rules_of(text + other, NL) == [(QUALITY, "info"), (JARGON, "info")]


def test_quality_words_and_jargon_stand_in_outputs_too_once_for_each_statement() -> None:
    text = "toc: 1\nlanguage: en\noutputs:\n  o: {text: 'Tenants get good, affordable and resilient homes'}\n"
    assert found(text, EN) == [(QUALITY, 4, 26, 30, "info"), (JARGON, 4, 47, 56, "info")]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Jongeren spijbelen nooit meer", NL, ["nooit meer"]),
        ("Bewoners voelen zich vaak of altijd veilig", NL, []),
        ("Families are fully free of debt", EN, ["fully"]),
        ("Drivers use a zero-emission van", EN, []),
    ],
)
def test_all_or_nothing(text: str, language: Language, words: list[str]) -> None:
    assert [one[0] for one in said(outcome(text, language), language)] == words


def test_a_city_can_add_words_and_take_words_out() -> None:
    text = outcome("Huurders wonen in een knusse, degelijke woning")
    changes = {"nl.vague-qualifiers": WordChange(added=("knusse",), removed=("degelijk*",))}
    [finding] = findings(text, NL, Settings(words=changes))
    assert finding.message == "Bij 'knusse' denkt elke lezer aan iets anders."


def test_a_plan_without_texts_has_no_findings() -> None:
    assert found("toc: 1\ntaal: nl\nimpactdoel:\nactiviteiten:\n  a: {tekst: We zetten in op iedereen}\n", NL) == []


GROUPS = """\
toc: 1
taal: nl
actoren:
  eigenaars: {naam: Eigenaars van huisdieren, rol: doelgroep}
  inwoners: {naam: Inwoners, rol: doelgroep}
"""


@pytest.mark.parametrize(
    ("rest", "start"),
    [
        # 000:260, with the chosen goal for the group that it is about
        (
            """\
beleidsdoelstelling: {tekst: Ervoor zorgen dat iedereen zich veilig en thuis voelt}
impactdoel: {tekst: Ze voelen zich veiliger in de wijk, wie: [inwoners]}
""",
            "'Inwoners …'",
        ),
        (
            """\
impactdoel: {tekst: Ze voelen zich veiliger in de wijk, wie: [inwoners]}
outcomes:
  x: {tekst: Inzetten op meer veiligheid, leidt_tot: [impact]}
""",
            "'Inwoners …'",
        ),
        ("impactdoel: {tekst: Streven naar meer veiligheid}\n", "'Ouderen krijgen vaker bezoek'"),
    ],
)
def test_the_help_starts_with_the_group_of_the_goal(rest: str, start: str) -> None:
    (told,) = [one for one in findings(GROUPS + rest, NL) if one.rule == VERB]
    assert start in told.help
