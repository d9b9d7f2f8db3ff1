"""Files that are no plan, or no file at all: a plain message with its place, exit code 1 or 2, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from plans import ROOT
from running import Run

pytestmark = pytest.mark.thorough

resource = pytest.importorskip("resource", reason="limits and pipes are of Unix")

GOOD = (ROOT / "examples" / "minimaal.toc.yaml").read_bytes()


def bomb() -> bytes:
    lines = ["toc: 1", "x-a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"x-a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 12)]
    return "\n".join([*lines, "coaching_topics: *a11", ""]).encode()


CASES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "1:1: error[TOC013 empty-file] This file is empty."),
    "comments": (b"# nothing\n# yet\n", "1:1: error[TOC013 empty-file] This file is empty."),
    "list": (b"- a\n- b\n", "1:1: error[TOC014 not-a-plan] This file starts with a list; toc expects keywords."),
    "text": (b"plan\n", "1:1: error[TOC014 not-a-plan] This file holds nothing but text; toc expects keywords."),
    "two": (
        GOOD + b"---\n" + GOOD,
        "69:1: error[TOC015 several-documents] A second plan starts here in the same file.",
    ),
    "latin": (
        b"toc: 1\ntitle: caf\xe9\n",
        "2:11: error[TOC002 wrong-encoding] This file is not saved as UTF-8: byte 0xE9 is read here as '\u00e9'.",
    ),
    "wide": (
        GOOD.decode().encode("utf-16"),
        "1:1: error[TOC002 wrong-encoding] This file is saved as UTF-16 and not as UTF-8.",
    ),
    "tabs": (
        b"toc: 1\nimpact_goal:\n\ttext: x\n",
        "3:1: error[TOC001 invalid-yaml] There is a tab here; YAML knows only spaces.",
    ),
    "nul": (
        b"toc: 1\ntitle: a\0b\n",
        "2:9: error[TOC016 unprintable-character] There is an invisible character here (U+0000).",
    ),
    "big": (
        b"# " + b"x" * 10_000_000,
        "1:1: error[TOC018 too-large] This file is larger than 5 MB; no plan is that large.",
    ),
    "bomb": (bomb(), "error[TOC001 invalid-yaml] '*a"),
    "flow": (b"toc: 1\ntitle: " + b"[" * 10_000, "error[TOC001 invalid-yaml] This lies more than 100 levels deep."),
    "block": (b"toc: 1\ntitle: " + b"- " * 10_000, "error[TOC001 invalid-yaml]"),
    "self": (
        b"toc: 1\noutcomes:\n  a: {text: A knows, leads_to: [a]}\n",
        "3:33: error[TOC501 dangling-reference] 'a' refers to itself in 'leads_to'.",
    ),
    "cycle": (
        b"toc: 1\noutcomes:\n  a: {text: A knows, leads_to: [b]}\n  b: {text: B knows, leads_to: [a]}\n",
        "error[TOC604 unmarked-cycle]",
    ),
    "case": (
        b"toc: 1\nactors:\n  city: {role: city}\n  City: {role: city}\n",
        "4:3: error[TOC011 ids-differ-by-case] The ids 'city' and 'City' differ in capitals only.",
    ),
}


def limited(arguments: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs toc as a program that may take 20 seconds of a processor and 600 MB of addresses, and no more."""

    def limits() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
        resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))

    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TOC_LANG": "en"}
    return subprocess.run(
        [sys.executable, "-m", "toc", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limits,
        env=environment,
        encoding="utf-8",
    )


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_gets_a_plain_message_with_its_place(name: str, tmp_path: Path) -> None:
    content, message = CASES[name]
    (tmp_path / "a.toc.yaml").write_bytes(content)
    ran = limited(["lint", "--lang", "en", "--output-format", "concise", "a.toc.yaml"], tmp_path)
    assert ran.returncode == 1
    assert ran.stderr == ""
    assert "Traceback" not in ran.stdout
    lines = [line.removeprefix("a.toc.yaml:") for line in ran.stdout.splitlines()]
    assert [line for line in lines if message in line], ran.stdout
    full = limited(["lint", "--lang", "nl", "a.toc.yaml"], tmp_path)
    assert (full.returncode, full.stderr) == (1, "")


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_is_drawn_or_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.toc.yaml").write_bytes(CASES[name][0])
    ran = limited(["render", "a.toc.yaml", "--view", "all", "-f", "dot"], tmp_path)
    assert "Traceback" not in ran.stderr
    made = sorted(path.name for path in tmp_path.glob("*.dot"))
    if ran.returncode == 0:
        assert made == [f"a.{view}.dot" for view in ("chain", "hierarchy", "path", "triple")]
    else:
        assert (ran.returncode, made) == (2, [])
        assert ran.stderr.startswith("toc: there is no plan in 'a.toc.yaml', so there is nothing to draw.")


def test_a_byte_order_mark_alone_is_a_tip(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """UTF-8 with a mark is valid YAML, and Notepad writes it: nobody's CI should stop for it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.toc.yaml").write_bytes(
        b"\xef\xbb\xbf" + (ROOT / "examples" / "school-streets.toc.yaml").read_bytes()
    )
    ran = toc("lint", "--output-format", "concise", "a.toc.yaml")
    assert (ran.code, ran.out.splitlines()[0]) == (
        0,
        "a.toc.yaml:1:1: info[TOC017 byte-order-mark] This file starts with an invisible mark (byte order mark).",
    )


def test_five_thousand_nodes(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    from corpus import plan

    (tmp_path / "a.toc.yaml").write_text(plan(5000), encoding="utf-8")
    ran = limited(["lint", "--lang", "en", "--profile", "review", "--output-format", "concise", "a.toc.yaml"], tmp_path)
    assert ran.returncode == 1
    assert "a.toc.yaml:1:1: error[TOC601 too-many-nodes] The picture has 5000 boxes: more than 50." in ran.stdout
    drawn = limited(["render", "a.toc.yaml", "-f", "svg"], tmp_path)
    assert drawn.returncode == 2
    assert drawn.stderr.startswith("toc: 'a.toc.yaml': a picture with ")
    assert drawn.stderr.endswith(" boxes cannot be laid out: 1500 is the most. Split the plan into parts.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.toc.yaml"]


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "folder.toc.yaml").mkdir()
    (tmp_path / "link.toc.yaml").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.toc.yaml")
    ran = limited(["lint", "empty"], tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(
        "toc: there is no plan in 'empty' or below it: toc looks for files whose name ends in "
    )
    for name, why in (
        ("folder", "it is a folder"),
        ("link", "it is not there, or it is a link to nothing"),
        ("pipe", "it is a device or a pipe, not a file"),
    ):
        for command in ("lint", "render"):
            ran = limited([command, f"{name}.toc.yaml"], tmp_path)
            assert ran.returncode == 2
            assert why in " ".join((ran.stdout + ran.stderr).split())


def test_an_output_folder_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.toc.yaml").write_bytes(GOOD)
    ran = limited(["render", "a.toc.yaml", "-o", "no/where/a.svg"], tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        f"toc: 'no/where/a.svg' cannot be written: the folder '{tmp_path / 'no' / 'where'}' does not exist.\n"
    )


@pytest.mark.skipif(os.geteuid() == 0 and not os.path.exists("/usr/bin/setpriv"), reason="root may write everywhere")
def test_a_file_and_a_folder_without_permission(tmp_path: Path) -> None:
    """Root gives up its power over files for this one."""
    tmp_path.chmod(0o755)
    plan = tmp_path / "a.toc.yaml"
    plan.write_bytes(GOOD)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"] if os.geteuid() == 0 else []
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TOC_LANG": "en"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [*drop, sys.executable, "-m", "toc", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment)

    ran = run("render", "a.toc.yaml", "-o", "closed/a.svg")
    assert (ran.returncode, list(closed.iterdir())) == (2, [])
    assert ran.stderr.startswith("toc: 'closed/a.svg' cannot be written: you are not allowed to write in ")
    plan.chmod(0)
    ran = run("lint", "--output-format", "concise", "a.toc.yaml")
    assert ran.returncode == 2
    assert ran.stdout.startswith("a.toc.yaml:1:1: error[TOC019 unreadable-file] toc is not allowed to read this file.")
