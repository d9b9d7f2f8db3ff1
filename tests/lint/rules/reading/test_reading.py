"""Reading rules: what each kind of problem says to a reader of Dutch and to a reader of English."""

from datetime import date

import pytest
from worded import lint

from toc.core.findings import WordedFinding
from toc.core.model import Language
from toc.lint.rules import reading
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN


def findings(content: bytes | str, language: Language) -> list[WordedFinding]:
    return lint(read(content, "plan.toc.yaml"), reading.RULES, language=language, today=date(2026, 11, 1))


def found(content: bytes | str, language: Language) -> list[tuple[str, int, int, str]]:
    return [(one.rule, one.span.start.line, one.span.start.column, one.message) for one in findings(content, language)]


@pytest.mark.parametrize(
    ("text", "rule", "place", "dutch", "english"),
    [
        (
            "impactdoel:\n\ttekst: a\n",
            "invalid-yaml",
            (4, 1),
            "Hier staat een tab; YAML kent enkel spaties.",
            "There is a tab here; YAML knows only spaces.",
        ),
        (
            "impactdoel:\n  tekst: 's Avonds is het veilig\n",
            "invalid-yaml",
            (4, 10),
            "Hier opent een aanhalingsteken dat nergens sluit.",
            "A quotation mark opens here and closes nowhere.",
        ),
        (
            "impactdoel:\n  tekst: a\n  wie: [ouderen\nactoren:\n  ouderen: {naam: b}\n",
            "invalid-yaml",
            (5, 8),
            "Hier opent een haakje [ dat nergens sluit.",
            "A bracket [ opens here and closes nowhere.",
        ),
        (
            "titel Veilig\nimpactdoel:\n  tekst: a\n",
            "invalid-yaml",
            (3, 1),
            "Op deze regel staat nergens een dubbelpunt na een sleutelwoord.",
            "This line has no colon after a keyword.",
        ),
        (
            "impactdoel:\n  tekst: @ouderen\n  label: a\n",
            "invalid-yaml",
            (4, 10),
            "Vanaf dit teken kan toc de waarde niet lezen.",
            "From this character on toc cannot read the value.",
        ),
        (
            "impactdoel:\n  tekst: a\n   wie: [b]\n",
            "invalid-yaml",
            (5, 1),
            "Deze regel springt verder in dan op deze plaats kan.",
            "This line is indented further than it can be in this place.",
        ),
        (
            "impactdoel:\n  tekst: a\n- b\n",
            "invalid-yaml",
            (5, 1),
            "Vanaf hier kan toc het bestand niet verder lezen.",
            "From here on toc cannot read the file.",
        ),
        (
            "x-diep: " + "[" * 120 + "]" * 120 + "\n",
            "invalid-yaml",
            (3, 108),
            "Dit zit meer dan 100 niveaus diep.",
            "This lies more than 100 levels deep.",
        ),
        (
            "titel: *welzijn\n",
            "invalid-yaml",
            (3, 8),
            "'*welzijn' verwijst naar '&welzijn', maar dat staat nergens hierboven.",
            "'*welzijn' refers to '&welzijn', which stands nowhere above.",
        ),
        (
            "x-lijst: &a [*a]\n",
            "invalid-yaml",
            (3, 14),
            "'*a' verwijst naar het blok waar het zelf in staat.",
            "'*a' refers to the block that it stands in.",
        ),
        (
            "x-a: &a [" + "b," * 21_000 + "]\nx-c: *a\n",
            "invalid-yaml",
            (4, 6),
            "'*a' haalt zoveel tekst binnen dat dit geen plan meer kan zijn.",
            "'*a' brings in so much text that this can no longer be a plan.",
        ),
        (
            "vreemd: a\n",
            "unknown-keyword",
            (3, 1),
            "toc kent het sleutelwoord 'vreemd' niet.",
            "toc does not know the keyword 'vreemd'.",
        ),
        (
            "leidt_tot: [a]\n",
            "unknown-keyword",
            (3, 1),
            "Het sleutelwoord 'leidt_tot' hoort niet op deze plaats.",
            "The keyword 'leidt_tot' does not belong in this place.",
        ),
        (
            "indicatoren:\n  a: {tekst: b, nulmeting: {waarde: gemiddeld 5,2 op 10}}\n",
            "unknown-keyword",
            (4, 49),
            "De komma vóór '2 op 10' breekt de waarde af.",
            "The comma before '2 op 10' cuts off the value.",
        ),
        (
            "impactdoel:\n  tekst: a\n  wie: {ouderen: ja}\n",
            "wrong-type",
            (5, 8),
            "Bij 'wie' hoort een lijst; hier staat een blok met sleutelwoorden.",
            "'wie' takes a list; here is a block of keywords.",
        ),
        (
            "impactdoel: Ouderen zijn minder eenzaam\n",
            "wrong-type",
            (3, 13),
            "Bij 'impactdoel' hoort een blok met sleutelwoorden; hier staat losse tekst of een lijst.",
            "'impactdoel' takes a block of keywords; here is loose text or a list.",
        ),
        (
            "actoren: [ouderen]\n",
            "wrong-type",
            (3, 10),
            "Onder 'actoren' krijgt elk onderdeel een eigen id; hier staan er geen.",
            "Under 'actoren' every part has an id of its own; here there are none.",
        ),
        (
            "[a, b]: c\n",
            "wrong-type",
            (3, 1),
            "Een lijst of blok kan geen sleutelwoord of id zijn.",
            "A list or block cannot be a keyword or id.",
        ),
        (
            "status: bijna\n",
            "wrong-value",
            (3, 9),
            "'bijna' kan niet bij 'status'.",
            "'bijna' is no value of 'status'.",
        ),
        (
            "outcomes:\n  a: {tekst: b, extern: misschien}\n",
            "wrong-value",
            (4, 25),
            "Bij 'extern' hoort ja of nee; hier staat 'misschien'.",
            "'extern' takes yes or no; here is 'misschien'.",
        ),
        (
            "methoden:\n  a: {naam: b, minuten: tien}\n",
            "wrong-value",
            (4, 25),
            "Bij 'minuten' hoort een heel getal; hier staat 'tien'.",
            "'minuten' takes a whole number; here is 'tien'.",
        ),
        (
            "impactdoel: {wie: [ouderen]}\n",
            "missing-part",
            (3, 1),
            "In het impactdoel ontbreekt 'tekst'.",
            "The impact goal has no 'tekst'.",
        ),
        (
            "actoren:\n  impact: {naam: Ouderen}\n",
            "invalid-id",
            (4, 3),
            "'impact' kan hier geen id zijn: zo heet het impactdoel al.",
            "'impact' cannot be an id here: it is the name of the impact goal.",
        ),
        (
            "titel: a\a\n",
            "unprintable-character",
            (3, 9),
            "Hier staat een onzichtbaar teken (U+0007).",
            "There is an invisible character here (U+0007).",
        ),
    ],
)
def test_every_kind_of_problem_in_both_languages(
    text: str, rule: str, place: tuple[int, int], dutch: str, english: str
) -> None:
    plan = "toc: 1\ntaal: nl\n" + text
    assert found(plan, NL) == [(rule, *place, dutch)]
    assert found(plan, EN) == [(rule, *place, english)]


def test_files_that_are_wrong_as_a_whole() -> None:
    assert found("- a\n- b\n", NL) == [
        ("not-a-plan", 1, 1, "Dit bestand begint met een lijst; toc verwacht sleutelwoorden."),
    ]
    assert found("Een tekst\n", EN) == [
        ("not-a-plan", 1, 1, "This file holds nothing but text; toc expects keywords."),
    ]
    assert found("", NL) == [("empty-file", 1, 1, "Dit bestand is leeg.")]
    assert found("titel: a\n", NL) == [("missing-part", 1, 1, "Bovenaan het bestand ontbreekt 'toc: 1'.")]
    assert found("toc: 2\n", EN) == [("wrong-value", 1, 6, "toc knows no version '2' of the file format.")]


def test_bytes_in_another_encoding() -> None:
    windows = b"toc: 1\ntaal: nl\ntitel: caf\xe9\n"
    assert found(windows, NL) == [
        ("wrong-encoding", 3, 11, "Dit bestand is niet bewaard als UTF-8: byte 0xE9 is hier gelezen als 'é'."),
    ]
    assert found("toc: 1\n".encode("utf-16"), EN) == [
        ("wrong-encoding", 1, 1, "This file is saved as UTF-16 and not as UTF-8."),
    ]
    [mark] = findings(b"\xef\xbb\xbftoc: 1\n", NL)
    assert (mark.rule, mark.severity) == ("byte-order-mark", "info")


def test_a_file_that_is_too_large() -> None:
    assert ("too-large", 1, 1, "This file is larger than 5 MB; no plan is that large.") in found(b"#" * 5_300_000, EN)


def test_fixes_and_related_places_have_words() -> None:
    slip = findings("toc: 1\ntaal: nl\ntitell: a\n", NL)[0]
    assert [fix.title for fix in slip.fixes] == ["Schrijf 'titel'"]
    colon = findings("toc: 1\nlanguage: en\nimpact_goal:\n  text: Older people: less alone\n", EN)[0]
    assert [fix.title for fix in colon.fixes] == ["Put the text between quotation marks"]
    bracket = findings("toc: 1\nlanguage: en\nimpact_goal:\n  who: [older\n  text: a\n", EN)[0]
    assert [label.text for label in bracket.related] == ["stuck here"]
    assert "} to {." in bracket.help


def test_mixed_keywords_are_told_once() -> None:
    plan = "toc: 1\nlanguage: nl\nimpact_goal: {text: a, wie: [b]}\nactoren: {b: {name: c}}\n"
    [finding] = findings(plan, NL)
    words = "De meeste sleutelwoorden en waarden staan in het Engels, deze niet: 'actoren' en 'wie'."
    assert (finding.rule, finding.severity, finding.message) == ("mixed-keywords", "warning", words)
    assert [label.text for label in finding.related] == ["ook in een andere taal"]
    assert [fix.title for fix in finding.fixes] == ["Zet alle sleutelwoorden en waarden in het Engels"]


def test_ids_that_differ_by_case() -> None:
    plan = """\
toc: 1
taal: nl
impactdoel: {tekst: Ouderen zijn minder eenzaam}
actoren:
  ouderen: {naam: Ouderen}
activiteiten:
  OUDEREN: {tekst: De stad bezoekt ouderen}
  Impact: {tekst: De stad meet}
outputs:
  Ouderen: {tekst: Ouderen kregen bezoek}
"""
    assert found(plan, NL) == [
        ("ids-differ-by-case", 7, 3, "De id's 'ouderen' en 'OUDEREN' verschillen enkel in hoofdletters."),
        ("ids-differ-by-case", 8, 3, "De id's 'impact' en 'Impact' verschillen enkel in hoofdletters."),
        ("ids-differ-by-case", 10, 3, "De id's 'ouderen' en 'Ouderen' verschillen enkel in hoofdletters."),
    ]
    assert [[label.span.start.line for label in one.related] for one in findings(plan, EN)] == [[5], [3], [5]]


def test_the_same_id_twice_is_another_rules_business() -> None:
    plan = "toc: 1\ntaal: nl\nactoren:\n  a: {naam: b}\noutputs:\n  a: {tekst: c}\n"
    assert found(plan, NL) == [("duplicate-id", 6, 3, "Het id 'a' bestaat al.")]
