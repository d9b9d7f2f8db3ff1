"""The examples for CI and the hooks for pre-commit, as a city uses them: on a repository of fifty plans."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from running import ROOT, Run

from toc.apps.cli.app import COMMANDS

pytestmark = pytest.mark.thorough

EXAMPLES = ROOT / "examples" / "ci"
PLANS = 50
BROKEN = 7

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
needs_pre_commit = pytest.mark.skipif(
    shutil.which("pre-commit", path=os.path.dirname(sys.executable)) is None, reason="pre-commit is not installed"
)
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="the commands of the examples are for a POSIX shell")


def loaded(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text("utf-8"))


def git(*arguments: str, cwd: Path) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *who, *arguments], cwd=cwd, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def surroundings(tmp_path: Path) -> Mapping[str, str]:
    """`toc` as a program on the path, and nothing of git, of pre-commit or of a CI service around it."""
    program = tmp_path / "bin" / "toc"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m toc "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "PRE_COMMIT"))}
    return {
        **kept,
        "PATH": os.pathsep.join([str(program.parent), os.path.dirname(sys.executable), os.environ["PATH"]]),
        "PYTHONPATH": str(ROOT),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "TOC_LANG": "nl",
    }


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A repository with fifty plans in folders, a few of them with an error."""
    city = tmp_path / "city"
    source = (ROOT / "examples" / "minimaal.toc.yaml").read_text("utf-8")
    for number in range(PLANS):
        text = source.replace("leidt_tot: [impact]", "leidt_tot: [nergens]") if number % BROKEN == 0 else source
        path = city / "plannen" / f"dienst {number % 5}" / f"plan-{number}.toc.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    git("init", "--quiet", cwd=tmp_path.joinpath("city"))
    git("add", "--all", cwd=city)
    git("commit", "--quiet", "--message", "plannen", cwd=city)
    return city


WITH_ERRORS = len(range(0, PLANS, BROKEN))


def steps_of_github() -> dict[str, str]:
    """The commands of the example by the name of their step, without the one that installs `toc`."""
    (job,) = loaded(EXAMPLES / "github-actions.yml")["jobs"].values()
    return {step["name"]: step["run"] for step in job["steps"] if "run" in step and "pip install" not in step["run"]}


def run(script: str, folder: Path, surroundings: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    """Runs a script as a CI service does: it stops at the first command that fails."""
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env=dict(surroundings),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "schema"), [("github-actions.yml", "vendor.github-workflows"), ("gitlab-ci.yml", "vendor.gitlab-ci")]
)
def test_the_examples_are_what_the_service_takes(name: str, schema: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(EXAMPLES / name)],
        check=True,
        capture_output=True,
    )


@pytest.mark.parametrize("name", ["github-actions.yml", "gitlab-ci.yml"])
def test_the_examples_pin_the_version(name: str) -> None:
    """The light package checks; the full one, from the same version, draws."""
    text = (EXAMPLES / name).read_text("utf-8")
    assert re.findall(r'pip install "(\S+) @ git\+https://\S+@v[\d.]+(\S*)"', text) == [
        ("theory-of-change-core", ""),
        ("theory-of-change", "#subdirectory=packaging/full"),
    ]


def test_checking_the_examples_passes_over_them(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    seen = json.loads(toc("lint", "examples", "--output-format", "json", "--fail-on", "never").out)["files"]
    assert [one for one in seen if "ci" in Path(one["path"]).parts] == []


@needs_git
@needs_posix
def test_on_github(city: Path, surroundings: Mapping[str, str]) -> None:
    check, draw = steps_of_github().values()
    done = run(check, city, surroundings)
    assert done.returncode == 1
    named = re.findall(r"^::error file=(plannen/dienst \d/plan-\d+\.toc\.yaml),line=61,", done.stdout, re.MULTILINE)
    assert len(named) == WITH_ERRORS
    assert run(draw, city, surroundings).returncode == 0
    (job,) = loaded(EXAMPLES / "github-actions.yml")["jobs"].values()
    (kept,) = [step["with"]["path"] for step in job["steps"] if "upload-artifact" in step.get("uses", "")]
    assert len(list(city.glob(kept))) == PLANS


@needs_git
@needs_posix
def test_on_gitlab(city: Path, surroundings: Mapping[str, str]) -> None:
    (job,) = loaded(EXAMPLES / "gitlab-ci.yml").values()
    done = run("\n".join(job["script"]), city, surroundings)
    assert done.returncode == 1
    assert "fout[TOC501 dangling-reference]" in done.stdout
    report = json.loads((city / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert {one["location"]["path"].split("/")[0] for one in report} == {"plannen"}
    assert len({one["fingerprint"] for one in report}) == len(report)
    assert run("\n".join(job["after_script"]), city, surroundings).returncode == 0
    assert [len(list(city.glob(kept))) for kept in job["artifacts"]["paths"]] == [PLANS]


@needs_git
@needs_posix
def test_a_city_that_starts_with_what_it_has(city: Path, surroundings: Mapping[str, str]) -> None:
    """It notes what there is, goes on with what is new, looks at changes only, and the same script passes."""
    check, _ = steps_of_github().values()
    (city / "toc.toml").write_text('baseline = "toc-baseline.toml"\n', encoding="utf-8")
    noted = run("toc lint --write-baseline", city, surroundings)
    assert (noted.returncode, noted.stderr.count("geschreven: toc-baseline.toml\n")) == (0, 1)
    lines = (city / "toc-baseline.toml").read_text("utf-8").splitlines()
    assert len([line for line in lines if 'rule = "dangling-reference"' in line]) == WITH_ERRORS
    assert run(check, city, surroundings).returncode == 0
    git("add", "--all", cwd=city)
    git("commit", "--quiet", "--message", "baseline", cwd=city)
    assert run(f"{check} --changed-since HEAD~1", city, surroundings).stderr.startswith(
        "toc: geen plan veranderd sinds"
    )
    plan = city / "plannen" / "dienst 1" / "plan-1.toc.yaml"
    plan.write_text(plan.read_text("utf-8").replace("[impact]", "[nergens]"), encoding="utf-8", newline="\n")
    for script in (check, f"{check} --changed-since HEAD"):
        done = run(script, city, surroundings)
        assert done.returncode == 1
        assert set(re.findall(r"^::error file=(.*?),", done.stdout, re.MULTILINE)) == {
            "plannen/dienst 1/plan-1.toc.yaml"
        }


def hooks() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = loaded(ROOT / ".pre-commit-hooks.yaml")
    return found


def configure(city: Path, repository: dict[str, Any]) -> None:
    """Writes the configuration: JSON is YAML."""
    (city / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [repository]}), encoding="utf-8")
    git("add", "--all", cwd=city)


@needs_pre_commit
def test_the_hooks_are_what_pre_commit_takes() -> None:
    program = [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    subprocess.run(program, check=True, capture_output=True)
    assert [hook["entry"].split()[0] for hook in hooks()] == ["toc", "toc"]
    assert {hook["entry"].split()[1] for hook in hooks()} <= set(COMMANDS)


@needs_git
@needs_pre_commit
@needs_posix
def test_a_commit_with_pre_commit(city: Path, surroundings: Mapping[str, str]) -> None:
    """The hooks as they stand, with `toc` as it is here: git refuses what has errors, and takes it once mended."""
    configure(city, {"repo": "local", "hooks": [{**hook, "language": "system"} for hook in hooks()]})
    commit = "git -c user.name=A -c user.email=a@example.org commit --quiet --message nieuw"
    git("commit", "--quiet", "--message", "pre-commit", cwd=city)
    assert run("pre-commit install", city, surroundings).returncode == 0
    plan = city / "plannen" / "NIEUW.TOC.YAML"
    shutil.copy(city / "plannen" / "dienst 0" / "plan-0.toc.yaml", plan)
    (city / "other.yaml").write_text("a: 1\n", encoding="utf-8")
    refused = run(f"git add --all; {commit}", city, surroundings)
    assert refused.returncode == 1
    assert "dangling-reference" in refused.stderr + refused.stdout
    assert "plan-7" not in refused.stderr + refused.stdout
    plan.write_text(plan.read_text("utf-8").replace("[nergens]", "[impact]"), encoding="utf-8", newline="\n")
    # What toc fmt laid out anew has to be added again.
    taken = run(f"git add --all; {commit} || (git add --all; {commit})", city, surroundings)
    assert taken.returncode == 0, taken
    assert git("log", "-1", "--format=%s", cwd=city) == "nieuw"


NO_NETWORK = r"No matching distribution|Could not find a version|Failed to establish|ConnectTimeout|Temporary failure"


@pytest.mark.slow
@needs_git
@needs_pre_commit
@needs_posix
def test_the_hook_from_a_repository_of_toc(city: Path, tmp_path: Path, surroundings: Mapping[str, str]) -> None:
    """For real: pre-commit clones `toc`, installs it in surroundings of its own, and runs it. Takes half a minute."""
    source = tmp_path / "toc"
    source.mkdir()
    for name in (".gitignore", ".pre-commit-hooks.yaml", "LICENSE", "README.md", "pyproject.toml"):
        shutil.copy(ROOT / name, source)
    for name in ("toc", "examples"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    git("init", "--quiet", cwd=source)
    git("add", "--all", cwd=source)
    git("commit", "--quiet", "--message", "toc", cwd=source)
    configure(city, {"repo": str(source), "rev": git("rev-parse", "HEAD", cwd=source), "hooks": [{"id": "toc-lint"}]})
    without = {name: value for name, value in surroundings.items() if name != "PYTHONPATH"}
    quick = {**without, "PATH": os.environ["PATH"], "PIP_RETRIES": "0", "PIP_DEFAULT_TIMEOUT": "15"}
    program = f'"{sys.executable}" -m pre_commit run --all-files'
    done = run(program, city, quick)
    if done.returncode and (found := re.search(NO_NETWORK, done.stdout + done.stderr)):
        pytest.skip(f"pip cannot install what toc needs: {found[0]}")
    assert done.returncode == 1, done
    assert done.stdout.count("fout[TOC501 dangling-reference]") == WITH_ERRORS
    assert f"{PLANS} bestanden" in done.stdout


@pytest.mark.parametrize("page", ["ci.md", "ci.nl.md"])
def test_the_page_names_what_there_is(toc: Run, page: str) -> None:
    """Every option of the page exists, and both pages name the same."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    named = set(re.findall(r"--[a-z][a-z-]+", text))
    assert named <= set(re.findall(r"--[a-z][a-z-]+", toc("lint", "--help").out))
    assert named == set(re.findall(r"--[a-z][a-z-]+", (ROOT / "docs" / "ci.md").read_text("utf-8")))
    for example in sorted(EXAMPLES.iterdir()):
        assert f"(../examples/ci/{example.name})" in text
    assert all(f"- id: {hook['id']}\n" in text for hook in hooks())
