"""Both packages, built and installed as a user does; and the libraries of the light one, for every common system."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from running import ROOT

pytestmark = pytest.mark.slow

PLATFORMS = ["win_arm64", "musllinux_1_2_x86_64", "macosx_11_0_arm64"]
MEGABYTES = 60
NO_INDEX = (
    r"Failed to establish|ConnectTimeout|ReadTimeout|Temporary failure|Name or service|Connection (?:refused|reset)"
)


def dependencies() -> list[tuple[str, str]]:
    """Name and marker of everything that the light package asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    parts = [line.partition(";") for line in project["dependencies"]]
    # pydantic-core is the compiled part of Pydantic.
    return [(name.strip(), marker.strip()) for name, _, marker in parts] + [("pydantic-core", "")]


def done(command: list[str], **wanted: str) -> "subprocess.CompletedProcess[str]":
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ran = subprocess.run(command, env={**env, **wanted}, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if ran.returncode and (found := re.search(NO_INDEX, ran.stdout + ran.stderr)):
        pytest.skip(f"the package index cannot be reached: {found[0]}")
    return ran


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    for project in (ROOT, ROOT / "packaging" / "full"):
        build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
        subprocess.run(build, cwd=project, check=True, capture_output=True)
    assert len(list(folder.glob("*.whl"))) == 2
    return folder


def megabytes(folder: Path) -> float:
    """What is in site-packages, without what every virtual environment has."""
    own = re.compile(r"(pip|setuptools|pkg_resources|_distutils_hack)\b")
    files = (path for one in folder.iterdir() if not own.match(one.name) for path in (one, *one.rglob("*")))
    return sum(path.stat().st_size for path in files if path.is_file()) / 1e6


def test_light_first_and_everything_after_it(dist: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    scripts = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    toc = str(scripts / "toc")
    (plan := tmp_path / "a.toc.yaml").write_bytes((ROOT / "examples" / "minimaal.toc.yaml").read_bytes())
    install = [str(scripts / "python"), "-m", "pip", "install", "--quiet", "--find-links", str(dist)]

    light = done([*install, "theory-of-change-core==0.1.0"])
    assert light.returncode == 0, light.stderr
    (site,) = (tmp_path / "venv").glob("**/site-packages")
    assert megabytes(site) < MEGABYTES
    assert done([toc, "lint", "--fail-on", "never", str(plan)]).returncode == 0
    assert done([toc, "render", "--format", "mermaid", "--output", str(tmp_path / "a.mmd"), str(plan)]).returncode == 0
    refused = done([toc, "render", str(plan)], TOC_LANG="en")
    assert (refused.returncode, refused.stderr.splitlines()[-1]) == (2, "  pip install pygraphviz typst fonttools")

    full = done([*install, "theory-of-change==0.1.0"])
    assert full.returncode == 0, full.stderr
    for ending in ("svg", "pdf"):
        drawn = done([toc, "render", "--output", str(tmp_path / f"a.{ending}"), str(plan)])
        assert (drawn.returncode, (tmp_path / f"a.{ending}").is_file()) == (0, True), drawn.stderr


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(("name", "marker"), dependencies())
def test_the_light_package_installs_everywhere(name: str, marker: str, platform: str, tmp_path: Path) -> None:
    if platform == "win_arm64" and "ARM64" in marker:
        pytest.skip("its marker leaves it out there, and toc does without")
    ran = done(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"),
            *("--platform", platform, "--python-version", "3.11", "--dest", str(tmp_path), name),
        ]
    )
    assert ran.returncode == 0, ran.stderr
    assert len(list(tmp_path.glob("*.whl"))) == 1
