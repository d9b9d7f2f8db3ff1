"""The JSON schemas: what the reader takes is valid, what it refuses is not, and every keyword is explained."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from check_jsonschema.parsers.yaml import construct_yaml_implementation  # type: ignore[import-untyped]
from running import ROOT, SHARED

from toc.core import keywords
from toc.core.model import Language
from toc.core.schema import schema
from toc.syntax.source import read

SCHEMAS = {Language.EN: ROOT / "schemas" / "toc.schema.json", Language.NL: ROOT / "schemas" / "toc.nl.schema.json"}


def problems(text: str, language: Language) -> list[str]:
    """Where the schema of that language refuses a file: the paths, in order."""
    plan = construct_yaml_implementation().load(text)
    validator = jsonschema.Draft202012Validator(schema(language))
    return sorted(".".join(map(str, error.absolute_path)) or "." for error in validator.iter_errors(plan))


def check_jsonschema(path: Path, language: Language) -> tuple[int, str]:
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMAS[language]), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@pytest.mark.parametrize("language", list(Language))
def test_the_committed_schema_is_the_generated_one(language: Language) -> None:
    wanted = json.dumps(schema(language), indent=2, ensure_ascii=False) + "\n"
    assert SCHEMAS[language].read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize("language", list(Language))
def test_it_is_a_schema_and_names_no_host_of_ours(language: Language) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(language))
    text = SCHEMAS[language].read_text(encoding="utf-8")
    assert text.count("://") == 1
    assert schema(language)["$id"] == f"urn:theory-of-change:format:1:{language}"


EXAMPLES = [
    *sorted((ROOT / "examples").glob("*.toc.yaml")),
    *((SHARED / "format" / name) for name in ("ubuntu.toc.yaml", "jonge-gezinnen.toc.yaml")),
]


@pytest.mark.thorough
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_complete_files_are_valid(path: Path) -> None:
    if not path.exists():
        pytest.skip("the shared folder of the project is not here")
    spelling = read(path.read_bytes(), path.name).spelling
    assert check_jsonschema(path, spelling) == (0, "ok -- validation done\n")
    other = Language.EN if spelling is Language.NL else Language.NL
    assert check_jsonschema(path, other)[0] == 1


GOOD = [
    "toc: 1",
    "toc: 1\nversie: 0.3\ntitel: 2026\norganisatie: ja\nstatus:\n",
    "toc: 1\nx-eigen: {wat: dan, ook: [1]}\nimpactdoel: {label: Thuis, x-mij: 1}",
    "toc: 1\ndatum: 2026\nimpactdoel: {tekst: Thuis, tegen: 2026-12-31, wie: ouderen, termijn: MLT}",
    "toc: 1\nimpactdoel: {tekst: Thuis, tegen: '2026', wie: [ouderen, ], termijn: }",
    "toc: 1\nactoren: {ouderen: }\nmiddelen:\nbegrippen: {een begrip met spaties: 1, wat: }",
    "toc: 1\nactiviteiten: {a: {tekst: Iets, door: stad, leidt_tot: impact, stappen: {text: Eerst, who: stad}}}",
    "toc: 1\nresultaten: {r: {tekst: Iets, extern: Ja}}\ntussendoelen: {t: {label: Iets, extern: nee}}",
    "toc: 1\nhypothesen: {h: {mechanisme: Iets, verband: a -> b}}",
    "toc: 1\nhypothesen: {h: {tekst: Iets, verband: [a->b, b -> impact]}}",
    "toc: 1\nexterne_factoren: {f: {tekst: Iets, op: [a, a -> b]}}",
    "toc: 1\nmethoden: {m: {soort: bevraging, minuten: 12, aantal: '40', persoonsgegevens: true, wanneer: 2026-05-01}}",
    "toc: 1\nreflectie: {datum: 2026, tekst: Samen lezen}\nrandvoorwaarden: {middelen: [{tekst: Geld, vervuld: NEE}]}",
    "toc: 1\nnulmeting_los: &n {waarde: 3}\nindicatoren: {i: {tekst: Aantal, nulmeting: *n}}".replace(
        "nulmeting_los", "x-los"
    ),
]


@pytest.mark.parametrize("text", GOOD)
def test_what_the_reader_takes_is_valid(text: str) -> None:
    document = read(text, "plan.toc.yaml")
    assert [problem.rule for problem in document.problems] == []
    assert problems(text, Language.NL) == []


BAD = [
    ("titel: zonder versie", "."),
    ("toc: 2", "toc"),
    ("toc:", "toc"),
    ("toc: 1\ntitell: fout", "."),
    ("toc: 1\nstatus: klaar", "status"),
    ("toc: 1\ndatum: 31/12/2026", "datum"),
    ("toc: 1\ndatum: 2026-13-01", "datum"),
    ("toc: 1\ndatum: 26", "datum"),
    ("toc: 1\ntitel: [een, lijst]", "titel"),
    ("toc: 1\nactoren: [stad]", "actoren"),
    ("toc: 1\nactoren: {2e_lijn: {naam: a}}", "actoren"),
    ("toc: 1\nactoren: {naam met spaties: {naam: a}}", "actoren"),
    ("toc: 1\noutcomes: {impact: {tekst: a}}", "outcomes"),
    ("toc: 1\noutcomes: {a: {wie: [b]}}", "outcomes.a"),
    ("toc: 1\noutcomes: {a: {tekst: }}", "outcomes.a"),
    ("toc: 1\noutcomes: {a: }", "outcomes.a"),
    ("toc: 1\noutcomes: {a: {tekst: b, extern: misschien}}", "outcomes.a.extern"),
    ("toc: 1\noutcomes: {a: {tekst: b, leidt_tot: {c: d}}}", "outcomes.a.leidt_tot"),
    ("toc: 1\noutcomes: {a: {tekst: b, leidt_tot: [een zin]}}", "outcomes.a.leidt_tot"),
    ("toc: 1\nhypothesen: {a: {tekst: b, verband: [a]}}", "hypothesen.a.verband"),
    ("toc: 1\nmethoden: {a: {naam: b, minuten: -3}}", "methoden.a.minuten"),
    ("toc: 1\nmethoden: {a: {naam: b, minuten: veel}}", "methoden.a.minuten"),
    ("toc: 1\nbegrippen: {a: [b]}", "begrippen.a"),
    ("- een lijst", "."),
]


@pytest.mark.parametrize(("text", "place"), BAD)
def test_what_the_reader_refuses_is_not_valid(text: str, place: str) -> None:
    assert place in problems(text, Language.NL)


@pytest.mark.thorough
def test_a_broken_file_is_refused_by_the_program_that_people_use(tmp_path: Path) -> None:
    path = tmp_path / "plan.toc.yaml"
    path.write_text("toc: 1\ntitell: fout\n", encoding="utf-8")
    code, said = check_jsonschema(path, Language.NL)
    assert code == 1
    assert "'titell'" in said


def explained(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every keyword of a schema, at any depth, with what the schema says of it."""
    if isinstance(node, dict):
        yield from ((name, value) for name, value in node.get("properties", {}).items() if "not" not in value)
        for value in node.values():
            yield from explained(value)
    elif isinstance(node, list):
        for value in node:
            yield from explained(value)


@pytest.mark.parametrize("language", list(Language))
def test_every_keyword_is_there_and_explained(language: Language) -> None:
    found = dict(explained(schema(language)))
    assert [name for name, value in found.items() if not value.get("description")] == []
    spelled = {word.spelled(language) for words in keywords.KEYWORDS.values() for word in words}
    assert spelled - set(found) == set()
    assert ("tussendoelen" in found) == (language is Language.NL)


def test_values_are_spelled_explained_and_aliases_come_last() -> None:
    choice = schema(Language.NL)["$defs"]["Change"]["properties"]["termijn"]["anyOf"][0]
    assert dict(zip(choice["enum"], choice["enumDescriptions"], strict=True)) == {
        "kort": "Binnen een jaar of zo.",
        "middellang": "Binnen de bestuursperiode.",
        "lang": "Daarna.",
        **dict.fromkeys(("KT", "ST", "kt", "st"), "Hetzelfde als kort."),
        **dict.fromkeys(("MLT", "MT", "mlt", "mt"), "Hetzelfde als middellang."),
        **dict.fromkeys(("LT", "lt"), "Hetzelfde als lang."),
    }
