"""What toc reads in a sentence: its form, and for every main clause the subject, what that is, and the verb."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toc.core.model import Language
from toc.core.settings import WordChange
from toc.language import read
from toc.language.clauses import Actors
from toc.language.lists import Lists, list_names
from toc.language.phrases import find_phrases
from toc.language.reading import Reading, Who
from toc.language.tokens import count_words
from toc.language.verbs import verbs

NL, EN = Language.NL, Language.EN
LISTS = {language: Lists(language) for language in Language}


def reading(text: str, language: Language, actors: Actors | None = None) -> Reading:
    return read(text, language, LISTS[language], actors or Actors())


def told(found: Reading) -> list[str]:
    """`who: subject | verb` of every clause, with what hides or names the agent of a passive."""
    voice = {(True, False): " (passive)", (True, True): " (passive, by)"}
    return [
        f"{one.subject.who}: {found.words(one.subject.tokens)} | {one.lemma}{voice.get((one.passive, one.agent), '')}"
        for one in found.clauses
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        # Separable verbs and inversion.
        ("Ouders lezen vaker voor aan hun kinderen", ["persons: Ouders | voorlezen"]),
        ("Daarnaast zetten we in op gelijke kansen via brugfiguren", ["we: we | inzetten"]),
        ("In het bijzonder maakt de gemeente zich hard voor de zwaksten", ["own: de gemeente | maken"]),
        ("De jeugddienst leidt in 2026 twintig jongeren op", ["organisation: De jeugddienst | opleiden"]),
        ("Winkeliers en hondenbezitters ruimen het plein op", ["persons: Winkeliers en hondenbezitters | opruimen"]),
        # Passives, modals, perfects.
        ("Er worden vormingen georganiseerd", ["there: Er | organiseren (passive)"]),
        ("Burgers worden door de dienst Milieu geïnformeerd", ["persons: Burgers | informeren (passive, by)"]),
        ("De opvang wordt opgeschaald", ["organisation: De opvang | opschalen (passive)"]),
        ("Roeselare wil groeien", ["own: Roeselare | groeien"]),
        ("De stad heeft het aanbod verbreed en verfijnd", ["own: De stad | verbreden"]),
        # Subordinate clauses.
        (
            "Jongeren zonder diploma die geen werk hebben vinden vlotter een opleiding",
            ["persons: Jongeren zonder diploma | vinden"],
        ),
        ("Jonge moeders weten waar ze terechtkunnen met vragen", ["persons: Jonge moeders | weten"]),
        ("Vrijwilligers voelen zich zekerder om een gesprek te beginnen", ["persons: Vrijwilligers | voelen"]),
        # Joined clauses.
        (
            "Huurders kennen hun rechten, durven meer te vragen en melden gebreken sneller",
            ["persons: Huurders | kennen", "persons: Huurders | vragen", "persons: Huurders | melden"],
        ),
        ("Overlast daalt, inwoners weten waarheen", ["thing: Overlast | dalen", "persons: inwoners | weten"]),
        ("Ouders en leerkrachten vertrouwen elkaar meer", ["persons: Ouders en leerkrachten | vertrouwen"]),
        ("Meer jongeren kunnen lezen en schrijven", ["persons: Meer jongeren | schrijven"]),
        # Verbs that no list knows.
        ("De stad responsabiliseert haar inwoners", ["own: De stad | responsabiliseren"]),
        # Nouns that look like verbs.
        ("Het aantal huurders met achterstand daalt", ["persons: Het aantal huurders met achterstand | dalen"]),
        ("De wachttijden dalen", ["thing: De wachttijden | dalen"]),
        ("Ze staan positiever in het leven", ["pronoun: Ze | staan"]),
    ],
)
def test_a_dutch_sentence(text: str, clauses: list[str]) -> None:
    found = reading(text, NL)
    assert (str(found.form), told(found)) == ("sentence", clauses)


@pytest.mark.parametrize(
    ("text", "form", "lemmas"),
    [
        ("eenzaamheid verminderen", "infinitive", ("verminderen",)),
        ("Verhogen van het veiligheidsgevoel", "infinitive", ("verhogen",)),
        ("activiteiten aanbieden aan nieuwkomers", "infinitive", ("aanbieden",)),
        ("Een breed aanbod voor ervaren vrijwilligers ontwikkelen", "infinitive", ("ontwikkelen",)),
        ("Begeleiden en doorverwijzen van ouders", "infinitive", ("begeleiden", "doorverwijzen")),
        ("Verdere aanplant van bomen en bos", "activity noun", ()),
        ("Minder schulden bij jonge gezinnen", "change noun", ()),
        ("Een zorgzame buurt", "phrase", ()),
        ("Samen vooruit", "phrase", ()),
    ],
)
def test_a_dutch_text_that_is_no_sentence(text: str, form: str, lemmas: tuple[str, ...]) -> None:
    found = reading(text, NL)
    assert (str(found.form), found.lemmas, found.clauses) == (form, lemmas, ())


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Tenants know their rights, feel more confident and report abuse sooner",
            ["persons: Tenants | know", "persons: Tenants | feel", "persons: Tenants | report"],
        ),
        ("Workshops are organised", ["thing: Workshops | organise (passive)"]),
        ("Services are provided by volunteers", ["organisation: Services | provide (passive, by)"]),
        ("Participants are satisfied", ["persons: Participants | be"]),
        ("The programme trains and empowers helpers", ["own: The programme | train"]),
        ("Residents living alone feel less lonely", ["persons: Residents living alone | feel"]),
        ("Pupils in year six cycle to school more often", ["persons: Pupils in year six | cycle"]),
        ("Children who walk to school are fitter", ["persons: Children | be"]),
        ("The youth service trains twenty young people", ["organisation: The youth service | train"]),
        ("Staff in four offices apply the rules", ["organisation: Staff in four offices | apply"]),
        ("Nobody lives in poverty any more", ["persons: Nobody | live"]),
    ],
)
def test_an_english_sentence(text: str, clauses: list[str]) -> None:
    found = reading(text, EN)
    assert (str(found.form), told(found)) == ("sentence", clauses)


@pytest.mark.parametrize(
    ("text", "form", "lemmas"),
    [
        ("Increase the share of cyclists", "infinitive", ("increase",)),
        ("To further modernise the library", "infinitive", ("modernise",)),
        ("Providing affordable childcare", "infinitive", ("provide",)),
        ("Increase in satisfaction", "change noun", ("increase",)),
        ("A city that dares and cares", "phrase", ()),
    ],
)
def test_an_english_text_that_is_no_sentence(text: str, form: str, lemmas: tuple[str, ...]) -> None:
    found = reading(text, EN)
    assert (str(found.form), found.lemmas, found.clauses) == (form, lemmas, ())


def test_the_clause_of_result_is_counted() -> None:
    assert reading("Ouderen bewegen meer waardoor ze minder vallen en langer thuis wonen", NL).inner_changes == 2
    assert reading("Ouderen bewegen meer zodat hun gezondheid verbetert", NL).inner_changes == 1
    assert reading("Ouderen bewegen meer", NL).inner_changes == 0


def mentions(text: str, actors: Actors | None = None) -> list[tuple[str, str, str, bool]]:
    found = reading(text, NL, actors)
    return [(found.words(range(one.start, one.end)), str(one.who), one.actor, one.as_means) for one in found.mentions]


def test_groups_are_found_by_list_and_by_ending() -> None:
    assert mentions("Leerkrachten en erfgoedwerkers leren ouders en Kortrijkzanen koken in de kamers") == [
        ("ouders", "persons", "", False),
        ("Kortrijkzanen", "persons", "", False),
        ("Leerkrachten", "organisation", "", False),
        ("erfgoedwerkers", "organisation", "", False),
    ]


def test_a_group_that_is_only_the_means() -> None:
    assert mentions("De zorg verbetert dankzij een betere samenwerking tussen diensten") == [
        ("diensten", "organisation", "", True)
    ]


def test_declared_actors_come_first_with_their_aliases() -> None:
    actors = Actors(
        (("arts", Who.ORGANISATION, ("Huisartsenkring", "de kring")), ("kinder", Who.PERSONS, ("Bengels",)))
    )
    assert mentions("De kring ontvangt bengels en kinderen", actors) == [
        ("De kring", "organisation", "arts", False),
        ("bengels", "persons", "kinder", False),
        ("kinderen", "persons", "", False),
    ]


NAMED = st.text(st.sampled_from("aBsSiIkKéÉ -_1ſıİµσΣςßᾳ\N{KELVIN SIGN}"), max_size=12)


@given(NAMED, NAMED.filter(lambda name: len(name.strip()) > 1))
def test_a_name_is_found_as_a_pattern_finds_it(text: str, name: str) -> None:
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) if name.lower() in text.lower() else ()
    assert list(Actors().places_of(name, text)) == [match.span() for match in found]


def test_the_own_organisation_goes_by_its_name() -> None:
    actors = Actors(own_names=("ubuntu",))
    assert told(reading("Ubuntu ondersteunt verenigingen", NL, actors)) == ["own: Ubuntu | ondersteunen"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We zetten volop in op de vrije tijd", ["zetten volop in op"]),
        ("Verder blijven we inzetten op een veilige stad", ["inzetten op"]),
        ("Er wordt werk gemaakt van meer betrokkenheid", ["werk gemaakt van"]),
        ("De stad heeft veel aandacht voor jongeren", ["heeft veel aandacht voor"]),
        ("We pakken de armoede aan", ["pakken de armoede aan"]),
        ("Inwoners die voor overlast zorgen, luisteren", []),
        ("Ouders zetten de thee in de tuin", []),
    ],
)
def test_phrases_are_found_in_every_form_and_order(text: str, found: list[str]) -> None:
    matches = find_phrases(reading(text, NL), "vague-verbs", LISTS[NL], NL)
    assert [text[one.start : one.end] for one in matches] == found


def test_a_city_adds_words_and_takes_some_out() -> None:
    changes: Mapping[str, WordChange] = {"nl.jargon": WordChange(added=("buurtmotor*",), removed=("Veerkracht*",))}
    lists = Lists(NL, changes)
    text = "Een veerkrachtige buurtmotor met draagvlak"
    assert [text[one.start : one.end] for one in lists.find(text, "jargon")] == ["buurtmotor", "draagvlak"]
    assert [text[one.start : one.end] for one in LISTS[NL].find(text, "jargon")] == ["veerkrachtige", "draagvlak"]


def test_words_are_whole_words_and_exceptions_spare_them() -> None:
    text = "Even ruime woningen, een ruime keuze en ruimere straten"
    found = LISTS[NL].find(text, "vague-qualifiers", "vague-qualifier-exceptions")
    assert [(one.start, text[one.start : one.end]) for one in found] == [(25, "ruime")]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("organiseert", {("organiseren", "singular")}),
        ("gesubsidieerd", {("subsidieren", "participle")}),
        ("opgeleid", {("opleiden", "participle")}),
        ("aan", set()),
        ("leefde", {("leven", "singular")}),
        ("vergrootten", {("vergroten", "plural")}),
        ("tafel", set()),
    ],
)
def test_a_dutch_form_leads_to_its_infinitive(word: str, forms: set[tuple[str, str]]) -> None:
    assert {(one.lemma, str(one.kind)) for one in verbs(NL).forms(word)} == forms


@pytest.mark.parametrize("language", list(Language))
def test_the_data_hold_together(language: Language) -> None:
    """Every list has entries, none twice in another spelling, and every phrase of verbs has a verb that is known."""
    known = verbs(language)
    for name in list_names(language):
        entries = LISTS[language].entries(name)
        assert entries, name
        assert len({entry.lower() for entry in entries}) == len(entries), name
    for name in ("vague-verbs", "vague-activity-verbs", "means-end-as-cause"):
        nameless = [one for one in LISTS[language].entries(name) if not any(map(known.is_known, one.split()))]
        assert nameless == [], name


def test_both_languages_have_the_same_lists() -> None:
    only_dutch = {"nouns-in-e"}
    only_english = {"noun-or-verb", "nouns-in-s", "adjectives-in-ed", "singular-groups", "after-verbs"}
    assert set(list_names(NL)) - only_dutch == set(list_names(EN)) - only_english


def test_words_are_counted_as_a_reader_does() -> None:
    assert count_words("Dak- en thuisloze jongeren (16-24 jaar) – 30 % van hen – slapen thuis.") == 11


@given(st.text(max_size=200), st.sampled_from(list(Language)))
def test_any_text_can_be_read(text: str, language: Language) -> None:
    found = reading(text, language)
    for clause in found.clauses:
        assert 0 <= clause.verb < len(found.tokens)
        assert set(clause.words) <= set(range(len(found.tokens)))


WORDS = st.sampled_from(
    [
        "de",
        "stad",
        "die",
        "dat",
        "zodat",
        "om",
        "te",
        "en",
        "of",
        ",",
        ";",
        ":",
        "(",
        ")",
        "ouders",
        "zetten",
        "in",
        "op",
    ]
)


@given(st.lists(WORDS, max_size=30))
def test_any_order_of_words_can_be_read(words: list[str]) -> None:
    found = reading(" ".join(words), NL)
    assert all(one.start in range(len(found.tokens)) for one in found.mentions)
