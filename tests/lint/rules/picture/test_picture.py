"""The rules on the picture: what they say about plans beyond their own examples, in both languages."""

from collections.abc import Iterable
from datetime import date

import pytest
from worded import lint

from toc.core.model import Language
from toc.lint.rules import find
from toc.lint.rules.base import Rule
from toc.lint.rules.picture import RULES
from toc.lint.rules.picture.graph import CIRCLES
from toc.syntax.source import read

Expected = list[tuple[str, int, int, str, str]]


def found(rules: Iterable[Rule], source: str, language: Language) -> Expected:
    """What these rules say about the source in that language: rule, line, column, severity and message."""
    findings = lint(read(source, "plan.toc.yaml"), rules, language=language, today=date(2026, 11, 1))
    return [(one.rule, one.span.start.line, one.span.start.column, str(one.severity), one.message) for one in findings]


def outcomes(arrows: dict[int, list[int]]) -> str:
    """A plan of outcomes that are numbers."""
    rows = "".join(
        f"  c{cause}: {{text: Change {cause}, leads_to: [{', '.join(f'c{effect}' for effect in effects)}]}}\n"
        for cause, effects in arrows.items()
    )
    return f"toc: 1\nlanguage: en\noutcomes:\n{rows}"


def row(count: int) -> str:
    return outcomes({number: [number + 1] for number in range(count)})


def ring(count: int) -> str:
    return outcomes({number: [(number + 1) % count] for number in range(count)})


def all_to_all(count: int) -> str:
    return outcomes({number: list(range(number + 1, count)) for number in range(count)})


def told(words: int, day: str) -> str:
    """A plan of that day with a narrative of that many words."""
    head = f"toc: 1\ntaal: nl\nversie: 1\ndatum: {day}\ntrekker: Buurtwerker\ntoelichting: {'woord ' * words}\n"
    return f"{head}outcomes:\n  groet: {{tekst: Buren groeten elkaar}}\n"


CASES = [
    pytest.param("too-many-nodes", row(20), [], [], id="20 boxes"),
    pytest.param(
        "too-many-nodes",
        row(21),
        [("too-many-nodes", 1, 1, "info", "De tekening telt 21 vakjes: meer dan 20.")],
        [("too-many-nodes", 1, 1, "info", "The picture has 21 boxes: more than 20.")],
        id="21 boxes",
    ),
    pytest.param(
        "too-many-nodes",
        row(36),
        [("too-many-nodes", 1, 1, "warning", "De tekening telt 36 vakjes: meer dan 35.")],
        [("too-many-nodes", 1, 1, "warning", "The picture has 36 boxes: more than 35.")],
        id="36 boxes",
    ),
    pytest.param(
        "too-many-nodes",
        row(51),
        [("too-many-nodes", 1, 1, "error", "De tekening telt 51 vakjes: meer dan 50.")],
        [("too-many-nodes", 1, 1, "error", "The picture has 51 boxes: more than 50.")],
        id="51 boxes",
    ),
    pytest.param(
        "orphan-node",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig}
middelen:
  geld: {tekst: Geld, leidt_tot: [overleg]}
activiteiten:
  overleg: {tekst: De stad overlegt}
outputs:
  verslag: {label: Verslag, tekst: Er is een verslag}
outcomes:
  groet: {tekst: Buren groeten elkaar, leidt_tot: [vertrouwt]}
  vertrouwt: {tekst: Buren vertrouwen elkaar, extern: ja}
  typt: {tekst: Buren typen, leidt_tot: [fout]}
  voedt: {tekst: Voedt terug, koppelt_terug_naar: [gevoed]}
  gevoed: {tekst: Wordt gevoed}
  onleesbaar: {tekst: Onleesbaar, leidt_tot: {a: b}}
  los: {tekst: Los, extern: ja}
""",
        [
            ("orphan-node", 3, 1, "error", "Geen enkele pijl komt aan bij het impactdoel."),
            ("orphan-node", 9, 3, "error", "'Verslag' staat los: er komt geen pijl aan en er vertrekt er geen."),
            ("orphan-node", 17, 3, "error", "'Los' staat los: er komt geen pijl aan en er vertrekt er geen."),
        ],
        [
            ("orphan-node", 3, 1, "error", "No arrow arrives at the impact goal."),
            ("orphan-node", 9, 3, "error", "'Verslag' stands alone: no arrow arrives and none leaves."),
            ("orphan-node", 17, 3, "error", "'Los' stands alone: no arrow arrives and none leaves."),
        ],
        id="boxes without an arrow",
    ),
    pytest.param(
        "orphan-node",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig}
""",
        [],
        [],
        id="a plan with only a goal",
    ),
    pytest.param(
        "orphan-node",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig}
outcomes:
  groet: {tekst: Buren groeten elkaar}
   vertrouwt: {tekst: Buren vertrouwen elkaar, leidt_tot: [groet, impact]}
""",
        [],
        [],
        id="a plan of which a stretch cannot be read",
    ),
    pytest.param(
        "unmarked-cycle",
        """\
toc: 1
language: en
activities:
  walk: {text: The city walks, leads_to: [greet]}
outputs:
  visit: {text: Neighbours visit, leads_to: [greet]}
outcomes:
  greet: {text: Neighbours greet, leads_to: [talk, help, visit]}
  talk: {text: Neighbours talk, leads_to: [greet, trust]}
  help: {text: Neighbours help, leads_to: [help]}
  trust: {text: Neighbours trust, leads_to: [greet], feeds_back_to: [talk]}
""",
        [
            ("unmarked-cycle", 8, 58, "error", "De pijlen lopen in een kring: visit → greet → visit."),
            ("unmarked-cycle", 9, 44, "error", "De pijlen lopen in een kring: greet → talk → greet."),
            ("unmarked-cycle", 11, 46, "error", "De pijlen lopen in een kring: greet → talk → trust → greet."),
        ],
        [
            ("unmarked-cycle", 8, 58, "error", "The arrows run in a circle: visit → greet → visit."),
            ("unmarked-cycle", 9, 44, "error", "The arrows run in a circle: greet → talk → greet."),
            ("unmarked-cycle", 11, 46, "error", "The arrows run in a circle: greet → talk → trust → greet."),
        ],
        id="circles that share a node, and a circle of two levels",
    ),
    pytest.param(
        "unmarked-cycle",
        ring(12),
        [
            (
                "unmarked-cycle",
                15,
                37,
                "error",
                "De pijlen lopen in een kring: c0 → c1 → c2 → c3 → c4 → c5 → … → c11 → c0.",
            )
        ],
        [
            (
                "unmarked-cycle",
                15,
                37,
                "error",
                "The arrows run in a circle: c0 → c1 → c2 → c3 → c4 → c5 → … → c11 → c0.",
            )
        ],
        id="a circle that is too long to show",
    ),
    pytest.param(
        "everything-leads-to-everything",
        """\
toc: 1
taal: nl
activiteiten:
  a: {tekst: A, leidt_tot: [x, y]}
  b: {tekst: B, leidt_tot: [x, y]}
  c: {tekst: C, leidt_tot: [x, y]}
outcomes:
  x: {tekst: X}
  y: {tekst: Y}
""",
        [],
        [],
        id="three activities that lead to two changes",
    ),
    pytest.param(
        "everything-leads-to-everything",
        """\
toc: 1
taal: nl
activiteiten:
  a: {tekst: A, leidt_tot: [x, y, z]}
  b: {tekst: B, leidt_tot: [x, y, z]}
  c: {tekst: C, leidt_tot: [x, y, z]}
outputs:
  o: {tekst: O, leidt_tot: [x]}
outcomes:
  x: {tekst: X}
  y: {tekst: Y}
  z: {tekst: Z}
""",
        [],
        [],
        id="a level with changes between activities and outcomes",
    ),
    pytest.param(
        "everything-leads-to-everything",
        """\
toc: 1
language: en
activities:
  a: {text: A, leads_to: [x, y, z]}
  b: {text: B, leads_to: [x, y, z]}
  c: {text: C}
outputs:
  x: {text: X, leads_to: [p, q, r]}
  y: {text: Y, leads_to: [p, q, r]}
  z: {text: Z, leads_to: [p]}
outcomes:
  p: {text: P}
  q: {text: Q}
  r: {text: R}
""",
        [
            (
                "everything-leads-to-everything",
                3,
                1,
                "warning",
                "Van activities naar outputs lopen 6 van de 9 mogelijke pijlen.",
            ),
            (
                "everything-leads-to-everything",
                7,
                1,
                "warning",
                "Van outputs naar outcomes lopen 7 van de 9 mogelijke pijlen.",
            ),
        ],
        [
            (
                "everything-leads-to-everything",
                3,
                1,
                "warning",
                "6 of the 9 possible arrows run from activities to outputs.",
            ),
            (
                "everything-leads-to-everything",
                7,
                1,
                "warning",
                "7 of the 9 possible arrows run from outputs to outcomes.",
            ),
        ],
        id="two crowded levels",
    ),
    pytest.param(
        "everything-leads-to-everything",
        all_to_all(8),
        [("everything-leads-to-everything", 1, 1, "warning", "De tekening telt 28 pijlen voor 8 vakjes.")],
        [("everything-leads-to-everything", 1, 1, "warning", "The picture has 28 arrows for 8 boxes.")],
        id="many arrows within one level",
    ),
    pytest.param(
        "timeframe-missing",
        """\
toc: 1
language: nl
impact_goal: {text: Bewoners zijn veilig}
outputs:
  visit: {text: Buren komen langs}
outcomes:
  greet: {text: Buren groeten elkaar}
  talk: {text: Buren spreken elkaar, due: 2028-06-30}
  trust: {text: Buren vertrouwen elkaar, term: ooit}
  late: {text: Laat, due: binnenkort}
""",
        [
            ("timeframe-missing", 3, 1, "warning", "Bij het impactdoel staat niet tegen wanneer je het verwacht."),
            (
                "timeframe-missing",
                7,
                3,
                "warning",
                "Bij outcome 'Buren groeten elkaar' staat niet tegen wanneer je die verwacht.",
            ),
        ],
        [
            ("timeframe-missing", 3, 1, "warning", "The impact goal does not say by when it is expected."),
            (
                "timeframe-missing",
                7,
                3,
                "warning",
                "Outcome 'Buren groeten elkaar' does not say by when it is expected.",
            ),
        ],
        id="outcomes and a goal without a term",
    ),
    pytest.param(
        "timeframe-not-monotone",
        """\
toc: 1
language: en
impact_goal: {text: Residents are safe, horizon: medium, due: 2030-06-30}
activities:
  walk: {text: The city walks, term: long, leads_to: [visit]}
outputs:
  visit: {text: Neighbours visit, term: short, due: 2028, leads_to: [greet, talk, same, open]}
outcomes:
  greet: {text: Neighbours greet, due: 2027-12-31, leads_to: [impact]}
  talk: {text: Neighbours talk, term: medium, due: 2028-01-01, leads_to: [trust]}
  trust: {text: Neighbours trust, term: long, due: 2030, leads_to: [impact, visit, circle]}
  same: {text: The same year, due: 2028-03-01, feeds_back_to: [greet]}
  open: {text: No term at all, leads_to: [late, impact]}
  late: {text: Late, due: 2031, leads_to: [impact]}
  circle: {text: Round, term: long, leads_to: [back]}
  back: {text: Back, term: long, leads_to: [circle]}
""",
        [
            (
                "timeframe-not-monotone",
                7,
                70,
                "error",
                (
                    "'Neighbours visit' (due 2028) komt later dan 'Neighbours greet' (due 2027-12-31), en zou er toch "
                    "toe leiden."
                ),
            ),
            (
                "timeframe-not-monotone",
                11,
                69,
                "error",
                "'Neighbours trust' (long) komt later dan 'Residents are safe' (medium), en zou er toch toe leiden.",
            ),
            (
                "timeframe-not-monotone",
                14,
                44,
                "error",
                "'Late' (due 2031) komt later dan 'Residents are safe' (due 2030-06-30), en zou er toch toe leiden.",
            ),
        ],
        [
            (
                "timeframe-not-monotone",
                7,
                70,
                "error",
                (
                    "'Neighbours visit' (due 2028) comes later than 'Neighbours greet' (due 2027-12-31), and yet would "
                    "lead to it."
                ),
            ),
            (
                "timeframe-not-monotone",
                11,
                69,
                "error",
                "'Neighbours trust' (long) comes later than 'Residents are safe' (medium), and yet would lead to it.",
            ),
            (
                "timeframe-not-monotone",
                14,
                44,
                "error",
                "'Late' (due 2031) comes later than 'Residents are safe' (due 2030-06-30), and yet would lead to it.",
            ),
        ],
        id="terms and dates that go on, stay and go back",
    ),
    pytest.param(
        "narrative-or-version-missing",
        """\
toc: 1
taal: nl
outcomes:
  groet: {tekst: Buren groeten elkaar}
""",
        [
            (
                "narrative-or-version-missing",
                1,
                1,
                "info",
                "Bij dit plan ontbreekt nog: 'toelichting', 'versie', 'datum' en 'trekker'.",
            )
        ],
        [
            (
                "narrative-or-version-missing",
                1,
                1,
                "info",
                "This plan still lacks: 'toelichting', 'versie', 'datum' and 'trekker'.",
            )
        ],
        id="nothing but boxes",
    ),
    pytest.param(
        "narrative-or-version-missing",
        """\
toc: 1
language: nl
version: 1
date: 2025-04-30
narrative: Buren groeten elkaar.
outcomes:
  greet: {text: Buren groeten elkaar}
""",
        [
            ("narrative-or-version-missing", 1, 1, "info", "Bij dit plan ontbreekt nog: 'owner'."),
            ("narrative-or-version-missing", 4, 1, "info", "Deze versie is ouder dan 18 maanden: 2025-04-30."),
            ("narrative-or-version-missing", 5, 1, "info", "De toelichting is te kort: 3 van de 50 woorden."),
        ],
        [
            ("narrative-or-version-missing", 1, 1, "info", "This plan still lacks: 'owner'."),
            ("narrative-or-version-missing", 4, 1, "info", "This version is more than 18 months old: 2025-04-30."),
            ("narrative-or-version-missing", 5, 1, "info", "The narrative is too short: 3 of 50 words."),
        ],
        id="a short narrative, an old date and no owner",
    ),
    pytest.param(
        "narrative-or-version-missing",
        told(50, "2025-05-01"),
        [],
        [],
        id="a date of exactly 18 months ago that cannot be too old",
    ),
    pytest.param(
        "narrative-or-version-missing",
        told(49, "2025"),
        [("narrative-or-version-missing", 6, 1, "info", "De toelichting is te kort: 49 van de 50 woorden.")],
        [("narrative-or-version-missing", 6, 1, "info", "The narrative is too short: 49 of 50 words.")],
        id="a year that ended less than 18 months ago",
    ),
    pytest.param(
        "narrative-or-version-missing",
        """\
toc: 1
taal: nl
versie: 1
datum: gisteren
outcomes:
  groet: {tekst: Buren groeten elkaar}
""",
        [("narrative-or-version-missing", 1, 1, "info", "Bij dit plan ontbreekt nog: 'toelichting' en 'trekker'.")],
        [("narrative-or-version-missing", 1, 1, "info", "This plan still lacks: 'toelichting' and 'trekker'.")],
        id="a date that is no date",
    ),
]


@pytest.mark.parametrize(("name", "source", "dutch", "english"), CASES)
def test_what_a_rule_says(name: str, source: str, dutch: Expected, english: Expected) -> None:
    rule = find(name)
    assert rule
    assert found([rule], source, Language.NL) == dutch
    assert found([rule], source, Language.EN) == english


def test_a_tangle_gives_twenty_circles_at_most() -> None:
    rule = find("unmarked-cycle")
    assert rule
    tangle = outcomes({node: [other for other in range(12) if other != node] for node in range(12)})
    assert len(found([rule], tangle, Language.EN)) == CIRCLES


def test_an_empty_file_has_no_picture() -> None:
    assert found(RULES, "", Language.EN) == []
