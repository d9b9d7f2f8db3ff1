"""Reading a file: what the plan then holds, where everything stands, and that nothing makes the reader fail."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path as File
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plans import EXAMPLES, SHARED
from worded import lint

from toc.core import keywords
from toc.core.findings import Edit, Problem, Span
from toc.core.model import ID_PATTERN, IMPACT, Language, Part, Plan, WrittenPlan
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.lint.rules import ALL_RULES
from toc.syntax.document import Document, Path
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

NL, EN = Language.NL, Language.EN


def plan_of(text: str | bytes) -> dict[str, Any]:
    """What the file says, under English names, of a file without reading problems."""
    document = read(text, "plan.toc.yaml")
    assert document.problems == ()
    return document.plan.model_dump(exclude_defaults=True, by_alias=True, mode="json")


# What is read.


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_are_read_without_any_problem(path: File) -> None:
    assert read(path.read_bytes(), path.name).problems == ()


@pytest.mark.parametrize("name", ["ubuntu.toc.yaml", "jonge-gezinnen.toc.yaml"])
def test_the_files_of_the_format_are_read_without_any_problem(name: str) -> None:
    path = SHARED / name
    if not path.is_file():
        pytest.skip("../shared is not there: it lies beside the project only where toc is developed")
    assert read(path.read_bytes(), name).problems == ()


DUTCH = """\
toc: 1
taal: nl
titel: Buren voor buren
organisatie: Stad Ubuntu
toelichting: Wie buren kent, vraagt sneller hulp.
versie: "0.30"
datum: 2026-02-10
trekker: Dienst Welzijn
status: ontwerp
beleidsdoelstelling: {tekst: Iedereen telt mee, bron: MJP 2026-2031, code: BD-3, url: https://stad.example}
context: {aanleiding: Veel eenzaamheid, ideaalbeeld: Elke straat een buurt, maatschappij: Vergrijzing,
    interventies: [De wijkpost]}
impactdoel: {tekst: Ouderen zijn minder eenzaam, label: Minder eenzaam, wie: ouderen, waarom: Eén op drie is
    alleen, termijn: LT, tegen: 2031, kaders: netwerk, kandidaten: [Meer ontmoeting]}
doelen: {contact_vinden: {tekst: Ouderen vinden contact, leidt_tot: impact}}
actoren:
  welzijn: {naam: Dienst Welzijn, rol: stad, aliassen: [DW], toelichting: trekt het plan}
  kerk: {naam: Parochie, rol: partner}
  ouderen: {naam: Ouderen, rol: doelgroep}
  raad: {naam: Ouderenraad, rol: andere}
middelen: {geld: {tekst: Wijkbudget, label: Budget, bedrag: 1_000, door: welzijn, leidt_tot: bellen}}
activiteiten:
  bellen: {tekst: De dienst belt ouderen, label: Bellen, door: welzijn, met: kerk, voor: [ouderen], aanpak:
      doelgroepen, start: 2026, einde: 2027-06-30, duur: 18 maanden, frequentie: elke week, waar: thuis, volume:
      007, termijn: KT, trekker: onthaal, prioriteit: hoog, budget: 1e3, leidt_tot: gebeld, koppelt_terug_naar:
      bellen, stappen: [{tekst: Lijst maken, wie: onthaal, tegen: 2026-03-01}]}
resultaten:
  gebeld: {tekst: Ouderen kregen een telefoontje, wie: ouderen, soort: kennis, leidt_tot: [buiten]}
veranderingen:
  buiten: {niveau: outcome, tekst: Ouderen komen buiten, wie: [ouderen], soort: gedrag, termijn: MLT, tegen:
      2028-01-01, extern: nee, niet_gemeten: te klein, leidt_tot: impact}
tussendoelen: {binnen: {tekst: Buren komen langs}}
hypothesen:
  contact: {tekst: 'Als we bellen, dan komen ze buiten, omdat iemand wacht', verband: gebeld -> buiten, mechanisme:
      Ze voelen zich verwacht, aannames: [Ze nemen op], belang: middel, bewijs: matig, bronnen:
      [https://bron.example], nagekeken: 2025}
externe_factoren: {weer: {tekst: Slecht weer, label: Weer, effect: hindert, op: [buiten, gebeld -> buiten],
    programma: geen}}
neveneffecten: {druk: {tekst: Mantelzorgers krijgen het drukker, wie: mantelzorgers, effect: negatief,
    door_toedoen_van: bellen, signaal: klachten}}
waarom_meten: Bijsturen en leren
indicatoren:
  bezoek: {tekst: Aantal bezoeken per oudere, meet: buiten, eenheid: "%", richting: stijgt, nulmeting: {waarde:
      0.30, datum: 2026, plan: telling, bron: register}, norm: {waarde: 1.50, tegen: 2028, tekst: drie op vier},
      bron: register, frequentie: jaarlijks, verantwoordelijke: onthaal, uitsplitsing: wijk}
leervragen: {wie_niet: {tekst: Wie bereiken we niet?, over: [buiten, contact], gebruiker: stuurgroep, beslissing:
    verlenging, tegen: 2027}}
methoden: {telling: {naam: Telling, soort: registratie, beantwoordt: [bezoek, wie_niet], bevraagden: ouderen,
    wanneer: [2026-05-01, elk jaar], verzamelt: onthaal, analyseert: data-analist, analyse: per wijk vergelijken,
    minuten: 5, aantal: 1_200,
    persoonsgegevens: ja}}
reflectie: [{datum: 2027-01-15, tekst: Cijfers samen lezen, wie: stuurgroep}]
participatie: {wie: ouderenraad, fase: meting, hoe: tafelgesprek, datum: 2026}
communicatie: [{wie: ouderen, wat: Wat we leerden, vorm: verhalen, datum: 2028}]
privacy: {doel: opvolging, rechtsgrond: toestemming, bewaartermijn: 2 jaar, opslag: server, bijzondere_categorie:
    yes}
evaluatie: {type: proces, gebruikers: college, bereik: {wel: [buiten, wie_niet], omdat: te veel, niet: bellen},
    criteria: {innovatief: {antwoord: ja, waarom: nieuw},
    reproduceerbaar: {antwoord: no}, strategisch: {}, ongetest: {antwoord: Ja}, invloedrijk: {antwoord: nee}}}
randvoorwaarden: {motief: [{tekst: Het college wil weten, vervuld: ja}], middelen: {tekst: Budget, vervuld: nee,
    actie: vragen, wie: onthaal, tegen: 2027}, opportuniteit: []}
kaders: {netwerk: {naam: Sociale netwerken, bron: Zorgzame buurten}}
begrippen: {outcome: een verandering, ja: "yes"}
coachingvragen: Hoe meten we eenzaamheid?
"""
"""Every keyword of the format, in Dutch."""


def test_every_keyword_says_the_same_in_both_languages() -> None:
    dutch = read(DUTCH, "x")
    english = read(respelled(dutch, EN), "x")
    assert (dutch.problems, english.problems) == ((), ())
    assert (dutch.spelling, english.spelling) == (NL, EN)
    assert english.plan == dutch.plan
    assert {word.en for words in keywords.KEYWORDS.values() for word in words} == {
        str(step) for path, _, _ in words_of(dutch) for step in path[-1:]
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("language", Language)
def test_an_example_says_the_same_in_the_other_language(path: File, language: Language) -> None:
    document = read(path.read_bytes(), path.name)
    other = read(respelled(document, language), path.name)
    assert (other.plan, other.problems, other.spelling) == (document.plan, (), language)


def words_of(document: Document) -> Iterator[tuple[Path, Span, keywords.Word]]:
    """Every keyword and every value out of a fixed set: its path, where it stands and its entry in the table."""
    for path, place in document.places.items():
        if len(path) == 1 and path != ("changes",) and place == document.place("changes"):
            continue  # the outcomes that stand under `changes`: it is one keyword
        shape: Shape = PartOf(WrittenPlan)
        for step in path:
            part = shape.part if isinstance(shape, PartOf) else None
            shape = shapes_of(shape.part)[str(step)] if isinstance(shape, PartOf) else inside(shape)
        if part and place.key:
            yield path, place.key, keywords.keywords_of(part)[str(path[-1])]
        if isinstance(shape, Leaf) and shape.values:
            written = document.text[place.value.start.offset : place.value.end.offset]
            yield (*path, "value"), place.value, keywords.values_of(shape.values)[written]


def inside(shape: Shape) -> Shape:
    assert isinstance(shape, ListOf | SectionOf)
    return shape.item


def respelled(document: Document, language: Language) -> str:
    """The same file with all keywords and values in that language."""
    edits = {span: word.spelled(language) for _, span, word in words_of(document)}
    return edited(document.text, [Edit(span.start.offset, span.end.offset, text) for span, text in edits.items()])


def edited(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        # One id for a list, and every way to write a list.
        ("outcomes:\n  a: {text: t, who: b}\n", {"outcomes": {"a": {"text": "t", "who": ["b"]}}}),
        ("coaching_topics:\n- a\n-   b\n", {"coaching_topics": ["a", "b"]}),
        ("coaching_topics: [a,\n  b, ]\n", {"coaching_topics": ["a", "b"]}),
        ("participation: {how: a}\n", {"participation": [{"how": "a"}]}),
        # The older names of two sections, and the short names of terms.
        ("resultaten: {a: {tekst: t}}\n", {"outputs": {"a": {"text": "t"}}}),
        ("acties: {a: {tekst: t}}\n", {"activities": {"a": {"text": "t"}}}),  # 001:135
        ("doel: {tekst: t}\n", {"impact_goal": {"text": "t"}}),  # 001:108
        ("effecten: {a: {tekst: t}}\n", {"outcomes": {"a": {"text": "t"}}}),  # 001:230
        ("tussendoelen: {a: {tekst: t, termijn: MLT}}\n", {"outcomes": {"a": {"text": "t", "term": "medium"}}}),
        ("veranderingen: {a: {tekst: t, termijn: KT}}\n", {"outcomes": {"a": {"text": "t", "term": "short"}}}),
        ("outcomes: {a: {text: t, term: LT}}\n", {"outcomes": {"a": {"text": "t", "term": "long"}}}),
        # Yes and no are text, except where a yes or no is asked.
        ("title: no\nversion: yes\nowner: on\n", {"title": "no", "version": "yes", "owner": "on"}),
        (
            "actors: {no: {name: Norway}, y: {name: nee}}\n",
            {"actors": {"no": {"name": "Norway"}, "y": {"name": "nee"}}},
        ),
        ("outcomes: {a: {text: t, external: Ja}}\n", {"outcomes": {"a": {"text": "t", "external": True}}}),
        ("methods: {a: {name: n, personal_data: no}}\n", {"methods": {"a": {"name": "n", "personal_data": False}}}),
        # Quantities, dates and years stay as they are written.
        ("version: 0.30\n", {"version": "0.30"}),
        (
            "indicators: {a: {text: t, target: {value: 1_000}}}\n",
            {"indicators": {"a": {"text": "t", "target": {"value": "1_000"}}}},
        ),
        (
            "indicators: {a: {text: t, target: {value: 1e3}}}\n",
            {"indicators": {"a": {"text": "t", "target": {"value": "1e3"}}}},
        ),
        ("policy_objective: {code: 007}\n", {"policy_objective": {"code": "007"}}),
        (
            "policy_objective: {code: 0o17, source: 12:30:45, url: .inf}\n",
            {"policy_objective": {"code": "0o17", "source": "12:30:45", "url": ".inf"}},
        ),
        ("date: 2026-12-31\n", {"date": "2026-12-31"}),
        ("date: 2026\n", {"date": "2026"}),
        ("date: '2026'\n", {"date": "2026"}),
        # Texts over more lines, in quotation marks, with a comment behind them.
        ("narrative: >-\n  a\n  b\n\n  c\n", {"narrative": "a b\nc"}),
        ("narrative: |\n  a\n   b\n", {"narrative": "a\n b\n"}),
        ("narrative: a\n  b # c\n", {"narrative": "a b"}),
        ("narrative: \"a: 'b' \\u00e9\"\n", {"narrative": "a: 'b' é"}),
        ("narrative: 'a ''b'' # c'\n", {"narrative": "a 'b' # c"}),
        ('"title": "a"\n', {"title": "a"}),
        ("'actors': {'b-1': {\"name\": c}}\n", {"actors": {"b-1": {"name": "c"}}}),
        ("? title\n: a\n", {"title": "a"}),
        # Web addresses, times and questions between brackets.
        (
            "coaching_topics: [https://a.be/b?c=d#e, 12:30, Hoe vaak?, Waarom ? Omdat]\n",
            {"coaching_topics": ["https://a.be/b?c=d#e", "12:30", "Hoe vaak?", "Waarom ? Omdat"]},
        ),
        (
            "context: {problem: Waarom?, ideal: zie http://a.be:80/}\n",
            {"context": {"problem": "Waarom?", "ideal": "zie http://a.be:80/"}},
        ),
        ('context: {"problem":"a:b?", ideal: c}\n', {"context": {"problem": "a:b?", "ideal": "c"}}),
        # Nothing is the same as not there.
        (
            "title:\nowner: ~\nversion: null\nactors:\noutcomes: {}\ncoaching_topics:\n-\n- a\n",
            {"coaching_topics": ["a"]},
        ),
        ("title: ''\n", {"title": ""}),
        ("actors: {a: , b: ~}\n", {"actors": {"a": {}, "b": {}}}),
        ("glossary: {a: , 'b c': d, null: e}\n", {"glossary": {"a": "", "b c": "d", "null": "e"}}),
        # Anchors, aliases and merge keys.
        (
            "x-a: &a {name: b, note: c}\nactors: {d: *a, e: {<<: *a, note: f}}\n",
            {"actors": {"d": {"name": "b", "note": "c"}, "e": {"name": "b", "note": "f"}}},
        ),
        (
            "x-a: [&a {name: b}, &c {name: d, note: e}]\nactors: {f: {<<: [*a, *c]}}\n",
            {"actors": {"f": {"name": "b", "note": "e"}}},
        ),
        (
            "x-a: &a {g: {name: b}}\nactors: {<<: *a, f: {name: c}}\n",
            {"actors": {"f": {"name": "c"}, "g": {"name": "b"}}},
        ),
        (
            "title: &a b\nowner: *a\ncoaching_topics: [*a, &c d, *c]\n",
            {"title": "b", "owner": "b", "coaching_topics": ["b", "d", "d"]},
        ),
        # The user's own keywords, at every level.
        ("x-a: {b: [c]}\ncontext: {x-b: c, problem: d}\n", {"context": {"problem": "d"}}),
        ("actors: {a: {name: b, x-Kleur: rood}}\n", {"actors": {"a": {"name": "b"}}}),
        (
            "activities: {a: {text: b, steps: [{text: c, x-d: e}]}}\n",
            {"activities": {"a": {"text": "b", "steps": [{"text": "c"}]}}},
        ),
        (
            "evaluation: {criteria: {x-a: b, strategic: {answer: yes, x-c: [d]}}}\n",
            {"evaluation": {"criteria": {"strategic": {"answer": True}}}},
        ),
    ],
)
def test_every_way_to_write_a_plan(text: str, plan: dict[str, Any]) -> None:
    assert plan_of(f"toc: 1\n{text}") == {"toc": 1, **plan}


def test_ids_and_sections_in_the_order_of_the_file() -> None:
    document = read("toc: 1\noutcomes: {c: {text: d}, a: {text: b}}\nactors: {f: {name: g}, e: {name: h}}\n", "x")
    assert list(document.plan.outcomes) == ["c", "a"]
    assert [(name, thing.id) for name, thing in document.plan.actors.items()] == [("f", "f"), ("e", "e")]
    assert document.sections == {"c": "outcomes", "a": "outcomes", "f": "actors", "e": "actors"}


def test_the_language_of_texts_and_of_keywords() -> None:
    def languages(text: str) -> tuple[Language, Language]:
        document = read(text, "x")
        return document.language, document.spelling

    assert languages("toc: 1\ntaal: nl\n") == (NL, NL)
    assert languages("toc: 1\nlanguage: nl\ntitle: a\n") == (NL, EN)
    assert languages("toc: 1\ntaal: en\ntitel: a\n") == (EN, NL)
    assert languages("toc: 1\ntitle: a\n") == (EN, EN)
    assert languages("toc: 1\ncontext: {}\n") == (NL, NL)
    assert languages("") == (NL, NL)


# Where it stands.

PLACED = """\
toc: 1
titel: "Één 😀 plan"  # é
impactdoel: {label: 😀 é, tekst: 'Zij zijn
  veilig', wie: [ouderen, "b"]}
actoren:
  ouderen: &o
    naam:   Ouderen 😀
    rol: doelgroep
  jong: {naam: é, aliassen: [ë, 😀😀], rol: stad}
  oud: *o
activiteiten:
  bel:
    tekst: |
      De stad
      belt
    stappen:
    - {tekst: één, wie: stad}
    - tekst: twee
      tegen: 2026
    leidt_tot:
      - impact
      -   jong
begrippen: {"a b": c}
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("toc",), ((1, 1), (1, 4)), ((1, 6), (1, 7))),
        (("title",), ((2, 1), (2, 6)), ((2, 8), (2, 20))),
        (("impact_goal",), ((3, 1), (3, 11)), ((3, 13), (4, 32))),
        (("impact_goal", "label"), ((3, 14), (3, 19)), ((3, 21), (3, 24))),
        (("impact_goal", "text"), ((3, 26), (3, 31)), ((3, 33), (4, 10))),
        (("impact_goal", "who"), ((4, 12), (4, 15)), ((4, 17), (4, 31))),
        (("impact_goal", "who", 0), None, ((4, 18), (4, 25))),
        (("impact_goal", "who", 1), None, ((4, 27), (4, 30))),
        (("actors",), ((5, 1), (5, 8)), ((6, 3), (10, 10))),
        (("actors", "ouderen"), ((6, 3), (6, 10)), ((6, 12), (8, 19))),
        (("actors", "ouderen", "name"), ((7, 5), (7, 9)), ((7, 13), (7, 22))),
        (("actors", "ouderen", "role"), ((8, 5), (8, 8)), ((8, 10), (8, 19))),
        (("actors", "jong", "name"), ((9, 10), (9, 14)), ((9, 16), (9, 17))),
        (("actors", "jong", "aliases", 1), None, ((9, 33), (9, 35))),
        (("actors", "jong", "role"), ((9, 38), (9, 41)), ((9, 43), (9, 47))),
        (("actors", "oud"), ((10, 3), (10, 6)), ((6, 12), (8, 19))),
        (("actors", "oud", "role"), ((8, 5), (8, 8)), ((8, 10), (8, 19))),
        (("activities", "bel", "text"), ((13, 5), (13, 10)), ((13, 12), (15, 11))),
        (("activities", "bel", "steps"), ((16, 5), (16, 12)), ((17, 5), (19, 18))),
        (("activities", "bel", "steps", 0), None, ((17, 7), (17, 30))),
        (("activities", "bel", "steps", 0, "text"), ((17, 8), (17, 13)), ((17, 15), (17, 18))),
        (("activities", "bel", "steps", 0, "who", 0), None, ((17, 25), (17, 29))),
        (("activities", "bel", "steps", 1, "due"), ((19, 7), (19, 12)), ((19, 14), (19, 18))),
        (("activities", "bel", "leads_to", 1), None, ((22, 11), (22, 15))),
        (("glossary", "a b"), ((23, 13), (23, 18)), ((23, 20), (23, 21))),
    ],
)
def test_where_everything_stands(path: Path, key: Any, value: Any, ends: str, mark: str) -> None:
    """Lines and columns from 1, as an editor counts them: in characters, and without the byte order mark."""
    content = (mark + PLACED.replace("\n", ends)).encode()
    place = read(content, "x").place(*path)
    assert place
    assert (corners(place.key) if place.key else None, corners(place.value)) == (key, value)


def corners(span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
    return (span.start.line, span.start.column), (span.end.line, span.end.column)


def test_offsets_find_the_text_back() -> None:
    document = read(PLACED, "x")
    place = document.places[("actors", "jong", "aliases", 1)]
    assert document.text[place.value.start.offset : place.value.end.offset] == "😀😀"


def test_the_place_of_a_keyword_or_else_of_what_it_stands_in() -> None:
    document = read(PLACED, "x")

    def start(identifier: str, *path: str | int) -> tuple[int, int]:
        span = document.span_of(identifier, *path)
        return span.start.line, span.start.column

    assert start("bel", "leads_to", 0) == (21, 9)
    assert start("bel", "leads_to", 7) == (20, 5)
    assert start("bel", "end") == (12, 3)
    assert start(IMPACT, "why") == (3, 1)
    assert start("glossary", "a b") == (23, 13)
    assert start("outcomes") == (1, 1)
    assert document.place("outcomes") is None
    assert (document.is_node("bel"), document.is_node(IMPACT), document.is_node("jong")) == (True, True, False)


# What is wrong with it, and what is taken all the same.


def problems(text: str | bytes) -> list[tuple[str, str, tuple[int, int], str]]:
    """The rule, which of its messages, line and column, and the text that is marked."""
    document = read(text, "x")
    return [told(one, document.text) for one in document.problems]


def told(problem: Problem, text: str) -> tuple[str, str, tuple[int, int], str]:
    span = problem.report.span
    return (
        problem.rule,
        problem.report.variant,
        (span.start.line, span.start.column),
        text[span.start.offset : span.end.offset],
    )


def test_a_slip_in_a_keyword_or_value_is_read_as_what_is_meant() -> None:
    """What stands below `outcoms` is looked at, and nobody hears that there are no outcomes."""
    text = "toc: 1\ntaal: nl\noutcoms:\n  a: {tekts: b, soort: gedrg, leidttot: impact, extern: weet niet}\n"
    document = read(text, "x")
    assert document.plan.model_dump(exclude_defaults=True, mode="json")["outcomes"] == {
        "a": {"text": "b", "type": "behaviour", "leads_to": ["impact"]}
    }
    assert problems(text) == [
        ("unknown-keyword", "near", (3, 1), "outcoms"),
        ("unknown-keyword", "near", (4, 7), "tekts"),
        ("unknown-keyword", "near", (4, 31), "leidttot"),
        ("wrong-value", "boolean", (4, 57), "weet niet"),
        ("wrong-value", "near", (4, 24), "gedrg"),
    ]
    assert document.unread == {("outcomes", "a", "external")}
    edits = [edit for one in document.problems for repair in one.report.fixes for edit in repair.edits]
    assert edited(text, edits) == (
        "toc: 1\ntaal: nl\noutcomes:\n  a: {tekst: b, soort: gedrag, leidt_tot: impact, extern: weet niet}\n"
    )


def test_two_slips_do_not_end_up_in_one_place() -> None:
    document = read("toc: 1\ntitel: a\ntitell: b\ntrekkr: c\ntrekkerr: d\n", "x")
    assert (document.plan.title, document.plan.owner) == ("a", "c")
    assert problems(document.text) == [
        ("unknown-keyword", "", (3, 1), "titell"),
        ("unknown-keyword", "near", (4, 1), "trekkr"),
        ("unknown-keyword", "", (5, 1), "trekkerr"),
    ]


def test_values_of_another_kind_are_left_out_and_the_rest_is_taken() -> None:
    text = """\
toc: 1
titel: [a, b]
context: los
actoren:
  - a
impactdoel: {tekst: {a: b}, wie: {c: d}, tegen: morgen}
outputs:
  e: [tekst, f]
  g: {tekst: h, wie: [i, [j], k], termijn: "ooit

    eens"}
outcomes:
  impact: {tekst: l, extern: m}
  n: {tekst: [o], label: p}
methoden: {q: {naam: r, minuten: tien, aantal: -1}}
"""
    document = read(text, "x")
    assert document.plan.model_dump(exclude_defaults=True, mode="json") == {
        "toc": 1,
        "impact_goal": {},
        "outputs": {"e": {}, "g": {"text": "h", "who": ["i", "k"]}},
        "outcomes": {"n": {"label": "p"}},
        "methods": {"q": {"name": "r"}},
    }
    assert problems(text) == [
        ("wrong-type", "text", (2, 8), "[a, b]"),
        ("wrong-type", "part", (3, 10), "los"),
        ("wrong-type", "section", (5, 3), "- a"),
        ("wrong-type", "text", (6, 21), "{a: b}"),
        ("wrong-type", "list", (6, 34), "{c: d}"),
        ("wrong-type", "part", (8, 6), "[tekst, f]"),
        ("wrong-type", "text", (9, 26), "[j]"),
        ("invalid-id", "reserved", (13, 3), "impact"),
        ("wrong-type", "text", (14, 14), "[o]"),
        ("wrong-value", "number", (15, 48), "-1"),
        ("wrong-value", "number", (15, 34), "tien"),
        ("wrong-value", "", (9, 44), '"ooit\n\n    eens"'),
        ("wrong-date", "", (6, 49), "morgen"),
    ]
    written = [one.report.facts.get("written") for one in document.problems]
    assert written[-4:] == ["-1", "tien", "ooit eens", "morgen"]


def test_a_part_without_an_id_is_told_once() -> None:
    text = "toc: 1\nactiviteiten:\n  tekst: De stad belt\n  door: [stad]\n  bel: {tekst: b}\n"
    assert problems(text) == [("wrong-type", "section", (3, 3), "tekst")]
    assert list(read(text, "x").plan.activities) == ["bel"]


def test_a_thing_may_be_called_as_a_keyword() -> None:
    assert problems("toc: 1\nactiviteiten:\n  tekst: {tekst: De stad schrijft een tekst}\n") == []


def test_missing_parts_are_told_only_where_they_are_missing() -> None:
    assert problems("titel: a\nimpactdoel: {}\noutputs: {b: , c: {tekst: ''}, d: {label: e}}\n") == [
        ("missing-part", "goal", (2, 1), "impactdoel"),
        ("missing-part", "", (3, 11), "b"),
        ("missing-part", "", (3, 16), "c"),
        ("missing-part", "toc", (1, 1), "titel"),
    ]
    assert problems("Toc: 1\noutputs:\n  a: [b]\n  c: {tekst: [d]}\n  e:\n    tekst: f: g\n  h: {}\n") == [
        ("invalid-yaml", "colon", (6, 13), ":"),
        ("unknown-keyword", "near", (1, 1), "Toc"),
        ("wrong-type", "part", (3, 6), "[b]"),
        ("wrong-type", "text", (4, 14), "[d]"),
        ("missing-part", "", (7, 3), "h"),
    ]


def test_doubles_are_told_with_both_places_and_nothing_is_lost() -> None:
    text = """\
toc: 1
titel: a
actoren: {b: {naam: c}, b: {rol: stad}}
titel: d
actoren: {e: {naam: f}}
outputs: {e: {tekst: g}}
"""
    document = read(text, "x")
    assert document.plan.model_dump(exclude_defaults=True, mode="json") == {
        "toc": 1,
        "title": "a",
        "actors": {"e": {"name": "f"}, "b": {"name": "c"}},
        "outputs": {"e": {"text": "g"}},
    }
    assert [
        (one.rule, corners(one.report.span)[0], [corners(span)[0] for span, _ in one.report.related])
        for one in document.problems
    ] == [
        ("duplicate-key", (3, 25), [(3, 11)]),
        ("duplicate-key", (4, 1), [(2, 1)]),
        ("duplicate-key", (5, 1), [(3, 1)]),
        ("duplicate-id", (6, 11), [(5, 11)]),
    ]


def test_what_stands_there_through_an_alias_is_told_once() -> None:
    text = (
        "toc: 1\ntaal: nl\nx-a: &a {name: b, rol: &r stadd, kleur: c}\nactoren: {d: *a, e: *a, f: {<<: *a, rol: *r}}\n"
    )
    assert problems(text) == [
        ("unknown-keyword", "", (3, 34), "kleur"),
        ("mixed-keywords", "", (3, 10), "name"),
        ("wrong-value", "near", (3, 27), "stadd"),
    ]
    document = read(text, "x")
    edits = [edit for one in document.problems for repair in one.report.fixes for edit in repair.edits]
    assert "&a {naam: b, rol: &r stad, kleur: c}" in edited(text, edits)


def test_a_long_value_is_shown_in_part() -> None:
    [problem] = read("toc: 1\nstatus: " + "heel lang " * 100 + "\n", "x").problems
    assert problem.report.facts["written"] == "heel lang " * 5 + "heel lang …"


@pytest.mark.parametrize(
    ("content", "rule", "first"),
    [
        ("toc: 1\ntitel: é\n".encode("utf-16"), "wrong-encoding", "toc: 1"),
        ("toc: 1\ntitel: é\n".encode("utf-16-le"), "wrong-encoding", "toc: 1"),
        ("toc: 1\ntitel: é\n".encode("utf-16-be"), "wrong-encoding", "toc: 1"),
        ("toc: 1\ntitel: é\n".encode("utf-32"), "wrong-encoding", "toc: 1"),
        ("toc: 1\ntitel: é\n".encode("cp1252"), "wrong-encoding", "toc: 1"),
        ("toc: 1\ntitel: é\n".encode("utf-8-sig"), "byte-order-mark", "toc: 1"),
    ],
    ids=["utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows", "bom"],
)
def test_other_encodings_are_read_and_told(content: bytes, rule: str, first: str) -> None:
    document = read(content, "x")
    assert [one.rule for one in document.problems] == [rule]
    assert (document.plan.title, document.lines.line(1)) == ("é", first)


def test_a_file_of_which_a_stretch_was_skipped() -> None:
    document = read("toc: 1\nactoren:\n  a: {naam: b}\n  c\n    naam: d\noutputs: [\n", "x")
    assert (document.partial, sorted(document.lost_ids)) == (True, ["c", "naam"])
    assert document.is_unread("", ("outputs",)) is False
    assert document.broken_lines == {4, 6}
    assert read("toc: 1\n---\nactoren: {a: {naam: b}}\n", "x").lost_ids == {"actoren", "a", "naam"}
    assert [read(text, "x").partial for text in ("", "- a\n", "tekst\n", "actoren:\n\ta: {naam: b}\n", "toc: 1\n")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_what_stands_there_but_could_not_be_read() -> None:
    text = """\
toc: 1
outputs:
  a: {tekst: b, wie: {c: d}}
  e: [f]
  g:
    tekst: h
    wie: [i
  j: {tekst: k}
  l: {tekst: m: n, wie: o}
outcomes: [p]
"""
    document = read(text, "x")
    asked = [("a", "who"), ("a", "term"), ("e", "who"), ("g", "who"), ("j", "who"), ("l", "who")]
    assert [name for name, keyword in asked if document.is_unread(name, (keyword,))] == ["a", "e", "g", "l"]
    assert [document.is_unread("", (name,)) for name in ("outcomes", "actors")] == [True, False]
    assert document.is_unread("", ("outputs",))


# Nothing makes the reader fail.

PIECES = [
    *"\t \n\r'\"[]{}:,#&*!|>-?@`%\\~<ab1é😀\0\ufeff\x85\u2028\ud800",
    *("\r\n", "---\n", "...\n", "<<: *a\n", "&a ", "*a", "- ", ": ", "? ", "x-", "!!int ", "!<t> ", "%YAML 1.1\n"),
    *("toc: 1\n", "taal: nl\n", "impact", "tekst: ", "wie: ", "leidt_tot: ", "outcomes:\n", "actoren:\n", "  "),
    *("text: ", "who: [a]\n", "outcomes: {a: {", "termijn: kort", "  a:\n    tekst: b\n", "a -> impact", "outcoms:\n"),
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
SOURCES = [path.read_text(encoding="utf-8") for path in [*EXAMPLES, *sorted(SHARED.glob("*.toc.yaml"))]]


def check(content: str | bytes) -> Document:
    """Reads and checks; every place lies inside the text, and line and column agree with the offset."""
    document = read(content, "x")
    end = len(document.text)
    spans = [one.report.span for one in document.problems]
    spans += [span for one in document.problems for span, _ in one.report.related]
    spans += [span for place in document.places.values() for span in (place.key, place.value) if span]
    for span in spans:
        assert 0 <= span.start.offset <= span.end.offset <= end
        assert span == document.lines.span(span.start.offset, span.end.offset)
    for repair in (repair for one in document.problems for repair in one.report.fixes):
        edits = sorted(repair.edits, key=lambda one: one.start)
        assert all(0 <= edit.start <= edit.end <= end for edit in edits)
        assert all(one.end <= other.start for one, other in pairwise(edits))
    for language in Language:
        lint(document, ALL_RULES, language=language, today=date(2026, 11, 1))
    return document


@given(TEXTS)
@settings(deadline=None, max_examples=400)
def test_any_text_is_read(text: str) -> None:
    check(text)


@given(
    st.one_of(
        st.binary(),
        TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
        TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass")),
    )
)
@settings(deadline=None, max_examples=200)
def test_any_bytes_are_read(content: bytes) -> None:
    check(content)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A stretch of an example, with characters or lines left out, doubled or put in between."""
    source = draw(st.sampled_from(SOURCES)).splitlines(keepends=True)
    first = draw(st.integers(0, len(source) - 1))
    lines = source[first : first + draw(st.integers(1, 40))]
    if draw(st.booleans()):
        lines = source[:3] + lines
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(lines) - 1))
        lines[at : at + 1] = draw(st.sampled_from([[], [lines[at]] * 2, [" " + lines[at]], [lines[at][1:]]])) or ["\n"]
    text = "".join(lines)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        piece = draw(st.sampled_from(["", *PIECES]))
        text = text[:at] + piece + text[at + draw(st.integers(0, 3)) :]
    return text


@given(damaged())
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_example_is_read(text: str) -> None:
    check(text)


# A plan that is written is the plan that is read.

_DATES = ("date", "due", "start", "end", "reviewed")
_ANSWERS = ("external", "personal_data", "special_category", "answer", "fulfilled")
_NUMBERS = ("minutes", "cases")
_WRITTEN_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Zl", "Zp"], exclude_characters="\ufeff")
    | st.sampled_from("\n\t:#'\"[]{},&*!|>-?%@`"),
    min_size=1,
    max_size=20,
)
_IDS = st.from_regex(ID_PATTERN, fullmatch=True).filter(lambda one: one != IMPACT and len(one) < 12)


@st.composite
def parts(draw: st.DrawFn, part: type[Part], names: Iterator[str]) -> dict[str, Any]:
    """Some of the keywords of that part under their English names, and always what it needs."""
    shapes = shapes_of(part)
    chosen = draw(st.lists(st.sampled_from(list(shapes)), max_size=5, unique=True))
    chosen += [name for name in part.needs_one_of[:1] if name not in chosen]
    return {name: draw(values(name, shapes[name], names)) for name in chosen if name != "toc"}


def values(name: str, shape: Shape, names: Iterator[str]) -> st.SearchStrategy[Any]:
    match shape:
        case Leaf(values=kind) if kind:
            return st.sampled_from([value.value for value in kind])
        case Leaf():
            return leaves(name)
        case PartOf():
            return parts(shape.part, names)
        case ListOf():
            return st.lists(values(name if isinstance(shape.item, Leaf) else "", shape.item, names), max_size=3)
        case SectionOf():
            entries = st.lists(values("", shape.item, names), max_size=3)
            return entries.map(lambda items: {next(names): item for item in items})


def leaves(name: str) -> st.SearchStrategy[Any]:
    if name in _DATES:
        return st.dates().map(str) | st.integers(1, 9999).map(lambda year: f"{year:04d}")
    if name in _ANSWERS:
        return st.booleans()
    return st.integers(0, 10**6) if name in _NUMBERS else _WRITTEN_TEXT


@st.composite
def whole_plans(draw: st.DrawFn) -> dict[str, Any]:
    names = iter(draw(st.lists(_IDS, min_size=60, max_size=60, unique=True)))
    return {"toc": 1, **draw(parts(Plan, names))}


def spelled(data: Any, shape: Shape, language: Language) -> Any:
    """The same under the keywords and values of that language, everything that is no list or mapping as text."""
    match shape:
        case PartOf():
            words = {word.en: word.spelled(language) for word in keywords.KEYWORDS[shape.part]}
            shapes = shapes_of(shape.part)
            return {words[name]: spelled(value, shapes[name], language) for name, value in data.items()}
        case SectionOf():
            return {name: spelled(value, shape.item, language) for name, value in data.items()}
        case ListOf():
            return [spelled(item, shape.item, language) for item in data]
        case Leaf(values=kind) if kind:
            return next(word.spelled(language) for word in keywords.VALUES[kind] if word.en == data)
    if isinstance(data, bool):
        return {NL: ("nee", "ja"), EN: ("no", "yes")}[language][data]
    return str(data)


def block_style(data: Any, indent: str = "") -> str:
    """YAML as people write it: one line for each keyword and for each item."""
    match data:
        case Mapping() if data:
            return "".join(
                f"\n{indent}{quoted(name)}:{block_style(value, indent + '  ')}" for name, value in data.items()
            )
        case list() if data:
            return "".join(f"\n{indent}-{block_style(item, indent + '  ')}" for item in data)
        case Mapping() | list():
            return f" {json.dumps(data)}"
    return f" {quoted(data)}"


def quoted(text: str) -> str:
    plain = text.replace(" ", "").isalnum() and text.isascii() and text == text.strip() and text.lower() != "null"
    return text if plain else json.dumps(text, ensure_ascii=False)


def flow_style(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


@given(whole_plans(), st.sampled_from(Language), st.sampled_from([block_style, flow_style]))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_plan_that_is_written_is_the_plan_that_is_read(data: dict[str, Any], language: Language, style: Any) -> None:
    document = read(style(spelled(data, PartOf(Plan), language)), "x")
    named = {
        name: {key: {"id": key, **thing} for key, thing in value.items()}
        if isinstance(shapes_of(Plan)[name], SectionOf) and name != "glossary"
        else value
        for name, value in data.items()
    }
    assert document.problems == ()
    assert document.plan == Plan.model_validate(named)
