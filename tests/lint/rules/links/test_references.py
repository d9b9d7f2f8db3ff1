"""The rule on ids that a plan does not have: what it says and mends beyond its own examples, in both languages."""

from collections.abc import Iterable
from datetime import date

import pytest
from links import Expected, found, says
from worded import lint

from toc.core.model import Language, Part, Plan
from toc.core.shapes import ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.lint.rules import find
from toc.lint.rules.links import RULES
from toc.lint.rules.links.references import MAX_SUGGESTIONS, references
from toc.syntax.source import read

CASES = [
    pytest.param(
        "dangling-reference",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig, wie: [bewoner]}
actoren:
  bewoners: {naam: Bewoners}
  jeugd: {naam: Dienst Jeugd, aliassen: [jeugddienst]}
middelen:
  budget: {tekst: Geld, door: wie dan ook, leidt_tot: [plein, impact]}
activiteiten:
  plein:
    tekst: De jeugddienst opent een plein
    door: [Dienst Jeugd, JEUGDDIENST, jeugd]
    leidt_tot: [buren_grueten, bewoners, plein, heelwatanders]
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar
    leidt_tot: impact
    koppelt_terug_naar: [plein, "buren_groetten"]
""",
        [
            (
                "dangling-reference",
                3,
                49,
                "error",
                "'bewoner' bij 'wie' bestaat niet in dit plan. Bedoel je 'bewoners'?",
            ),
            ("dangling-reference", 8, 63, "error", "'impact' past niet bij 'leidt_tot': het staat onder impactdoel."),
            (
                "dangling-reference",
                12,
                12,
                "error",
                "'Dienst Jeugd' bij 'door' bestaat niet in dit plan. Bedoel je 'jeugd'?",
            ),
            (
                "dangling-reference",
                12,
                26,
                "error",
                "'JEUGDDIENST' bij 'door' bestaat niet in dit plan. Bedoel je 'jeugd'?",
            ),
            (
                "dangling-reference",
                13,
                17,
                "error",
                "'buren_grueten' bij 'leidt_tot' bestaat niet in dit plan. Bedoel je 'buren_groeten'?",
            ),
            ("dangling-reference", 13, 32, "error", "'bewoners' past niet bij 'leidt_tot': het staat onder actoren."),
            ("dangling-reference", 13, 42, "error", "'plein' verwijst bij 'leidt_tot' naar zichzelf."),
            ("dangling-reference", 13, 49, "error", "'heelwatanders' bij 'leidt_tot' bestaat niet in dit plan."),
            (
                "dangling-reference",
                18,
                34,
                "error",
                "'buren_groetten' bij 'koppelt_terug_naar' bestaat niet in dit plan. Bedoel je 'buren_groeten'?",
            ),
        ],
        [
            ("dangling-reference", 3, 49, "error", "'bewoner' in 'wie' is not in this plan. Did you mean 'bewoners'?"),
            ("dangling-reference", 8, 63, "error", "'impact' cannot stand in 'leidt_tot': it stands under impactdoel."),
            (
                "dangling-reference",
                12,
                12,
                "error",
                "'Dienst Jeugd' in 'door' is not in this plan. Did you mean 'jeugd'?",
            ),
            (
                "dangling-reference",
                12,
                26,
                "error",
                "'JEUGDDIENST' in 'door' is not in this plan. Did you mean 'jeugd'?",
            ),
            (
                "dangling-reference",
                13,
                17,
                "error",
                "'buren_grueten' in 'leidt_tot' is not in this plan. Did you mean 'buren_groeten'?",
            ),
            ("dangling-reference", 13, 32, "error", "'bewoners' cannot stand in 'leidt_tot': it stands under actoren."),
            ("dangling-reference", 13, 42, "error", "'plein' refers to itself in 'leidt_tot'."),
            ("dangling-reference", 13, 49, "error", "'heelwatanders' in 'leidt_tot' is not in this plan."),
            (
                "dangling-reference",
                18,
                34,
                "error",
                "'buren_groetten' in 'koppelt_terug_naar' is not in this plan. Did you mean 'buren_groeten'?",
            ),
        ],
        id="a slip in an id, an unknown id, another kind of thing and a node that refers to itself",
    ),
    pytest.param(
        "dangling-reference",
        """\
toc: 1
language: en
impact_goal: {text: Residents are safe}
actors: {city: {name: The city}}
activities:
  walk: {text: The city walks, leads_to: [greet]}
outcomes:
  greet: {text: Neighbours greet each other, leads_to: [trust], feeds_back_to: [walk]}
  trust: {text: Neighbours trust each other, leads_to: [impact, walk -> greet]}
hypotheses:
  right: {text: a, link: [greet -> trust, trust -> impact, greet -> walk]}
  slips: {text: b, link: [gret -> trust, "greet -> truste", city -> nowhere_at_all]}
  loops: {text: c, link: [greet -> greet, trust -> greet]}
  forms: {text: d, link: [greet, greet → trust, "greet => impact", "greet ->"]}
external_factors:
  rain: {text: Rain, effect: hinders, on: [greet, greet -> truts, greet > trust, greet -> impact]}
learning_questions:
  why: {text: Why, about: [right, greet -> impact, why, imapct]}
""",
        [
            ("dangling-reference", 9, 65, "error", "'walk -> greet' is een verband, en bij 'leads_to' hoort een id."),
            ("dangling-reference", 12, 27, "error", "'gret' bij 'link' bestaat niet in dit plan. Bedoel je 'greet'?"),
            ("dangling-reference", 12, 52, "error", "'truste' bij 'link' bestaat niet in dit plan. Bedoel je 'trust'?"),
            ("dangling-reference", 12, 61, "error", "'city' past niet bij 'link': het staat onder actors."),
            ("dangling-reference", 12, 69, "error", "'nowhere_at_all' bij 'link' bestaat niet in dit plan."),
            ("dangling-reference", 13, 27, "error", "'greet' verwijst bij 'link' naar zichzelf."),
            (
                "dangling-reference",
                13,
                43,
                "error",
                "Deze hypothese verklaart 'trust -> greet', maar die pijl staat niet in je plan.",
            ),
            ("dangling-reference", 14, 27, "error", "'greet' bij 'link' is geen verband."),
            ("dangling-reference", 14, 34, "error", "'greet → trust' bij 'link' is geen verband."),
            ("dangling-reference", 14, 50, "error", "'greet => impact' bij 'link' is geen verband."),
            ("dangling-reference", 14, 69, "error", "'greet ->' bij 'link' is geen verband."),
            ("dangling-reference", 16, 60, "error", "'truts' bij 'on' bestaat niet in dit plan. Bedoel je 'trust'?"),
            ("dangling-reference", 16, 67, "error", "'greet > trust' bij 'on' is geen verband."),
            ("dangling-reference", 18, 52, "error", "'why' verwijst bij 'about' naar zichzelf."),
            (
                "dangling-reference",
                18,
                57,
                "error",
                "'imapct' bij 'about' bestaat niet in dit plan. Bedoel je 'impact'?",
            ),
        ],
        [
            ("dangling-reference", 9, 65, "error", "'walk -> greet' is a link, and 'leads_to' asks for an id."),
            ("dangling-reference", 12, 27, "error", "'gret' in 'link' is not in this plan. Did you mean 'greet'?"),
            ("dangling-reference", 12, 52, "error", "'truste' in 'link' is not in this plan. Did you mean 'trust'?"),
            ("dangling-reference", 12, 61, "error", "'city' cannot stand in 'link': it stands under actors."),
            ("dangling-reference", 12, 69, "error", "'nowhere_at_all' in 'link' is not in this plan."),
            ("dangling-reference", 13, 27, "error", "'greet' refers to itself in 'link'."),
            (
                "dangling-reference",
                13,
                43,
                "error",
                "This hypothesis explains 'trust -> greet', but the plan has no such arrow.",
            ),
            ("dangling-reference", 14, 27, "error", "'greet' in 'link' is not a link."),
            ("dangling-reference", 14, 34, "error", "'greet → trust' in 'link' is not a link."),
            ("dangling-reference", 14, 50, "error", "'greet => impact' in 'link' is not a link."),
            ("dangling-reference", 14, 69, "error", "'greet ->' in 'link' is not a link."),
            ("dangling-reference", 16, 60, "error", "'truts' in 'on' is not in this plan. Did you mean 'trust'?"),
            ("dangling-reference", 16, 67, "error", "'greet > trust' in 'on' is not a link."),
            ("dangling-reference", 18, 52, "error", "'why' refers to itself in 'about'."),
            ("dangling-reference", 18, 57, "error", "'imapct' in 'about' is not in this plan. Did you mean 'impact'?"),
        ],
        id="links of which an end, the arrow or the form is wrong",
    ),
    pytest.param(
        "dangling-reference",
        """\
toc: 1
taal: nl
outcomes:
  groet: {tekst: Buren groeten elkaar}
indicatoren:
  aantal: {tekst: Aantal buren dat groet}
  aandeel: {tekst: Aandeel, meet: []}
  zeker: {tekst: Zeker, meet: groet}
leervragen:
  waarom:
    tekst: Waarom groeten buren elkaar?
""",
        [
            (
                "dangling-reference",
                6,
                3,
                "error",
                "Bij indicator 'Aantal buren dat groet' staat niet wat je ermee meet.",
            ),
            ("dangling-reference", 7, 3, "error", "Bij indicator 'Aandeel' staat niet wat je ermee meet."),
            (
                "dangling-reference",
                10,
                3,
                "error",
                "Bij leervraag 'Waarom groeten buren elkaar?' staat niet waarover ze gaat.",
            ),
        ],
        [
            ("dangling-reference", 6, 3, "error", "Indicator 'Aantal buren dat groet' does not say what it measures."),
            ("dangling-reference", 7, 3, "error", "Indicator 'Aandeel' does not say what it measures."),
            (
                "dangling-reference",
                10,
                3,
                "error",
                "Learning question 'Waarom groeten buren elkaar?' does not say what it is about.",
            ),
        ],
        id="an indicator and a learning question about nothing",
    ),
    pytest.param(
        "dangling-reference",
        """\
toc: 1
language: en
outcomes:
  greet: {text: Neighbours greet each other, leads_to: [impact]}
hypotheses:
  why: {text: a, link: greet -> impact}
""",
        [],
        [],
        id="the impact goal is still missing",
    ),
    pytest.param(
        "dangling-reference",
        """\
toc: 1
taal: nl
activiteiten:
  plein:
    tekst: De stad opent een plein
    leidt_tot: [groet, verloren, vertrouwt]
outcomes:
  groet: {tekst: Buren groeten elkaar}
   verloren: {tekst: Te ver ingesprongen}
hypothesen:
  h: {tekst: a, verband: [plein -> groet, groet -> plein, plein -> verloren]}
indicatoren:
  aantal:
    tekst: Aantal
    meet: [groet
leervragen:
  waarom: {tekst: Waarom}
""",
        [
            ("dangling-reference", 6, 34, "error", "'vertrouwt' bij 'leidt_tot' bestaat niet in dit plan."),
            ("dangling-reference", 17, 3, "error", "Bij leervraag 'Waarom' staat niet waarover ze gaat."),
        ],
        [
            ("dangling-reference", 6, 34, "error", "'vertrouwt' in 'leidt_tot' is not in this plan."),
            ("dangling-reference", 17, 3, "error", "Learning question 'Waarom' does not say what it is about."),
        ],
        id="ids and keywords in a stretch that cannot be read",
    ),
]


@pytest.mark.parametrize(("name", "source", "dutch", "english"), CASES)
def test_what_a_rule_says(name: str, source: str, dutch: Expected, english: Expected) -> None:
    says(name, source, dutch, english)


def mended(source: str) -> list[str]:
    """The lines that change when every fix for a dangling reference is made."""
    rule = find("dangling-reference")
    assert rule
    findings = lint(read(source, "plan.toc.yaml"), [rule], language=Language.EN, today=date(2026, 11, 1))
    edits = {edit for one in findings for fix in one.fixes for edit in fix.edits}
    text = source
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return [line for line, before in zip(text.splitlines(), source.splitlines(), strict=True) if line != before]


def test_the_fixes_replace_nothing_but_the_slip() -> None:
    people, links = (case.values[1] for case in CASES[:2])
    assert isinstance(people, str)
    assert isinstance(links, str)
    assert mended(people) == [
        "impactdoel: {tekst: Bewoners zijn veilig, wie: [bewoners]}",
        "    door: [jeugd, jeugd, jeugd]",
        "    leidt_tot: [buren_groeten, bewoners, plein, heelwatanders]",
        '    koppelt_terug_naar: [plein, "buren_groeten"]',
    ]
    assert mended(links) == [
        '  slips: {text: b, link: [greet -> trust, "greet -> trust", city -> nowhere_at_all]}',
        '  forms: {text: d, link: [greet, greet -> trust, "greet -> impact", "greet ->"]}',
        "  rain: {text: Rain, effect: hinders, on: [greet, greet -> trust, greet -> trust, greet -> impact]}",
        "  why: {text: Why, about: [right, greet -> impact, why, impact]}",
    ]


def test_a_fix_spares_the_anchor_and_the_quotes_around_a_reference() -> None:
    source = "toc: 1\nlanguage: en\noutcomes:\n  greet: {text: G, leads_to: &all ['trist']}\n"
    source += "  trust: {text: T, leads_to: [&one gret]}\n  safe: {text: S, leads_to: *all}\n"
    assert mended(source) == [
        "  greet: {text: G, leads_to: &all ['trust']}",
        "  trust: {text: T, leads_to: [&one greet]}",
    ]


def test_ends_that_are_the_same_slip_are_told_apart() -> None:
    source = "toc: 1\nlanguage: en\noutcomes: {a1: {text: A}}\nhypotheses:\n  h: {text: t, link: b -> b}\n"
    places = [one[1:3] for one in found(RULES[:1], source, Language.EN)]
    assert places == [(5, 22), (5, 27)]


def test_every_list_of_references_in_the_model_is_checked() -> None:
    """So that a new list of references in the model is not forgotten."""
    marked = {(part, keyword) for part, keyword, shape in lists(PartOf(Plan)) if shape.reference}
    source = "toc: 1\nlanguage: en\n"
    sections = {
        shape.item.part: name
        for name, shape in shapes_of(Plan).items()
        if isinstance(shape, SectionOf) and isinstance(shape.item, PartOf)
    }
    for section in dict.fromkeys(sections.values()):
        source += f"{section}:\n  {section}_1:\n    text: t\n"
        source += "".join(
            f"    {keyword}: [x]\n" for part, keyword in sorted(marked, key=str) if sections.get(part) == section
        )
    source += "impact_goal:\n  text: t\n  who: [x]\n  frames: [x]\n"
    source += "evaluation:\n  scope:\n    include: [x]\n    exclude: [x]\n"
    document = read(source, "plan.toc.yaml")
    assert len(list(references(document))) == len(marked)
    assert all(one.span(document) != document.start for one in references(document))


def lists(shape: Shape, part: type[Part] = Plan, keyword: str = "") -> Iterable[tuple[type[Part], str, ListOf]]:
    """Every list in that shape, with the part and the keyword that hold it."""
    match shape:
        case PartOf(inner):
            for name, inside in shapes_of(inner).items():
                yield from lists(inside, inner, name)
        case SectionOf(item):
            yield from lists(item, part, keyword)
        case ListOf(item):
            yield part, keyword, shape
            yield from lists(item, part, keyword)


def test_only_the_first_unknown_ids_get_a_suggestion() -> None:
    slips = "".join(f"  change_{number}: {{text: t, leads_to: [chnage_{number}]}}\n" for number in range(300))
    findings = lint(
        read(f"toc: 1\nlanguage: en\noutcomes:\n{slips}", "plan.toc.yaml"),
        RULES[:1],
        language=Language.EN,
        today=date(2026, 11, 1),
    )
    assert len(findings) == 300
    assert all(one.fixes for one in findings[:MAX_SUGGESTIONS])
    assert not any(one.fixes for one in findings[MAX_SUGGESTIONS:])
