"""`toc render --diff` on the command line: with a file, with real repositories, and with what cannot be compared."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Ran, Run

pytestmark = pytest.mark.thorough

PLAN = """\
toc: 1
taal: nl
titel: Kamp
impactdoel: {tekst: Bewoners voelen zich thuis}
activiteiten:
  kamp: {label: Kamp, tekst: Wij houden een kamp, leidt_tot: [gaan_mee]}
outputs:
  gaan_mee: {label: Bewoners gaan mee, tekst: Bewoners gaan mee op kamp, leidt_tot: [impact]}
"""
NEWER = PLAN.replace("label: Kamp", "label: Zomerkamp")
OTHER = PLAN.replace("Kamp", "Feest")
GIT = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

Drawn = Callable[..., list[str]]


def git(*arguments: str) -> str:
    day = {"GIT_AUTHOR_DATE": "2026-02-16T10:00:00Z", "GIT_COMMITTER_DATE": "2026-02-16T10:00:00Z"}
    done = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **day},
    )
    return done.stdout.strip()


def save(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8", newline="\n")


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", "work")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in no repository, as the current one; nothing of the surroundings counts."""
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = tmp_path / "stad"
    root.mkdir()
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def repository(folder: Path) -> Path:
    """Two plans on `main`, tagged v1, of which one has changed since."""
    git("init", "--quiet", "--initial-branch", "main")
    save("kamp.toc.yaml", PLAN)
    save("plannen/feest.toc.yaml", OTHER)
    commit()
    git("tag", "v1")
    save("kamp.toc.yaml", NEWER)
    return folder


def pictures(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)).replace(os.sep, "/") for path in folder.rglob("*.dot"))


def render(toc: Run, *arguments: str, stdin: bytes = b"") -> Ran:
    return toc("render", *arguments, "--format", "dot", stdin=stdin)


def test_two_files(toc: Run, folder: Path) -> None:
    save("oud.toc.yaml", PLAN)
    save("nieuw.toc.yaml", NEWER)
    ran = render(toc, "nieuw.toc.yaml", "--diff", "oud.toc.yaml")
    assert ran == Ran(0, "", "written: nieuw.path.diff.dot\n")
    dot = (folder / "nieuw.path.diff.dot").read_text("utf-8")
    assert "[≠1 gewijzigd]\nZomerkamp" in dot
    picture = toc("render", "nieuw.toc.yaml", "--diff", "oud.toc.yaml", "--lang", "en", "-o", "-").out
    assert "compared with oud.toc.yaml" in picture
    assert "Changed: activity ‘Zomerkamp’" in picture


def test_a_file_of_the_same_name_is_told_by_its_folder(toc: Run) -> None:
    save("vorig/plan.toc.yaml", PLAN)
    save("plan.toc.yaml", NEWER)
    picture = toc("render", "plan.toc.yaml", "--diff", "vorig/plan.toc.yaml", "-o", "-").out
    assert f"vergeleken met {os.path.join('vorig', 'plan.toc.yaml')}" in picture


def test_what_is_piped_in_with_a_file(toc: Run) -> None:
    save("oud.toc.yaml", PLAN)
    ran = render(toc, "-", "--diff", "oud.toc.yaml", stdin=NEWER.encode())
    assert "Zomerkamp" in ran.out
    assert (ran.code, ran.err) == (0, "")


@GIT
def test_a_revision(toc: Run, repository: Path) -> None:
    commit()
    for revision in ("HEAD~1", "v1", git("rev-parse", "HEAD~1")[:9]):
        ran = toc("render", "kamp.toc.yaml", "--diff", revision, "-o", "-")
        assert (ran.code, ran.err) == (0, "")
        assert f"vergeleken met {revision} (2026-02-16)" in ran.out
        assert "≠" in ran.out
    assert render(toc, "kamp.toc.yaml", "--diff", "HEAD").err == (
        "toc: nothing changed since 'HEAD': 'kamp.toc.yaml'.\n"
    )
    assert pictures(repository) == []


@GIT
def test_a_folder_has_a_picture_for_each_plan_that_changed(toc: Run, repository: Path) -> None:
    save("plannen/nieuw.toc.yaml", PLAN)
    ran = render(toc, ".", "--diff", "main", "--view", "chain")
    new, same = (os.path.join("plannen", f"{name}.toc.yaml") for name in ("nieuw", "feest"))
    assert ran.err.splitlines() == [
        f"toc: '{new}' was not there yet in 'main' (2026-02-16): all of it is new.",
        f"toc: nothing changed since 'main': '{same}'.",
        "written: kamp.chain.diff.dot",
        f"written: {os.path.join('plannen', 'nieuw.chain.diff.dot')}",
    ]
    assert ran.code == 0
    assert "[+1 nieuw]" in (repository / "plannen/nieuw.chain.diff.dot").read_text("utf-8")


@GIT
def test_layout_and_comments_are_no_change(toc: Run, repository: Path) -> None:
    save("kamp.toc.yaml", "# hetzelfde\n" + PLAN.replace("\n", "\r\n"))
    assert "nothing changed" in render(toc, "kamp.toc.yaml", "--diff", "HEAD").err
    assert pictures(repository) == []


@GIT
@pytest.mark.usefixtures("repository")
def test_a_plan_that_got_another_name(toc: Run) -> None:
    git("mv", "kamp.toc.yaml", "zomer.toc.yaml")
    ran = toc("render", "zomer.toc.yaml", "--diff", "HEAD", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    assert "vergeleken met HEAD:kamp.toc.yaml (2026-02-16)" in ran.out


@GIT
@pytest.mark.usefixtures("repository")
def test_a_plan_whose_other_name_git_cannot_see(toc: Run) -> None:
    os.rename("kamp.toc.yaml", "zomer.toc.yaml")
    assert (
        "Or had it another name? Then: --diff HEAD:kamp.toc.yaml" in render(toc, "zomer.toc.yaml", "--diff", "HEAD").err
    )
    ran = toc("render", "zomer.toc.yaml", "--diff", "HEAD:kamp.toc.yaml", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    assert "vergeleken met HEAD:kamp.toc.yaml (2026-02-16)" in ran.out


@GIT
@pytest.mark.usefixtures("repository")
def test_another_branch_and_from_a_folder(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    git("checkout", "--quiet", "-b", "andere")
    save("plannen/feest.toc.yaml", OTHER.replace("label: Feest", "label: Straatfeest"))
    commit()
    git("checkout", "--quiet", "main")
    monkeypatch.chdir("plannen")
    for older in ("andere", "andere:feest.toc.yaml", "andere:plannen/feest.toc.yaml"):
        assert "label: Straatfeest" in toc("render", "feest.toc.yaml", "--diff", older, "-o", "-").out.replace(
            " → ", ""
        )
    piped = render(toc, "-", "--diff", "andere:plannen/feest.toc.yaml", stdin=OTHER.encode())
    assert "gewijzigd" in piped.out


@GIT
@pytest.mark.usefixtures("repository")
def test_a_file_wins_from_a_branch_of_that_name(toc: Run) -> None:
    git("branch", "vorige")
    save("vorige", OTHER)
    assert "vergeleken met vorige<" in toc("render", "kamp.toc.yaml", "--diff", "vorige", "-o", "-").out
    git("branch", "plannen")
    assert "vergeleken met plannen (2026-02-16)" in toc("render", "kamp.toc.yaml", "--diff", "plannen", "-o", "-").out


@GIT
def test_what_git_does_not_know(toc: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    monkeypatch.delenv("CI", raising=False)
    none = "zo'n bestand is er niet, en git kent hier geen branch, tag of commit"
    said = {
        "mian": f"--diff 'mian': {none} 'mian'. Bedoel je 'main'?",
        "kam.toc.yaml": f"--diff 'kam.toc.yaml': {none} 'kam.toc.yaml'. Bedoel je 'kamp.toc.yaml'?",
        "plannen": "--diff 'plannen': dat is een map, en git kent hier geen branch, tag of commit 'plannen'.",
        "--output=x": f"--diff '--output=x': {none} '--output=x'.",
        "v1:kampen.toc.yaml": "--diff: in 'v1' (2026-02-16) was er geen 'kampen.toc.yaml'. Bedoel je 'kamp.toc.yaml'?",
        "v1:plannen": "--diff: in 'v1' (2026-02-16) was er geen 'plannen'. Bedoel je 'plannen/feest.toc.yaml'?",
    }
    for older, text in said.items():
        ran = render(toc, "kamp.toc.yaml", f"--diff={older}")
        assert (ran.code, ran.out, ran.err) == (2, "", f"toc: {text}\n")
    assert not Path("x").exists()
    assert pictures(repository) == []
    monkeypatch.setenv("CI", "true")
    assert "In CI moet de geschiedenis er zijn" in render(toc, "kamp.toc.yaml", "--diff", "HEAD~5").err


@GIT
@pytest.mark.usefixtures("repository")
def test_an_older_version_that_cannot_be_read(toc: Run) -> None:
    save("kamp.toc.yaml", PLAN.replace("impactdoel: {", "impactdoel: {wie: 3 4: 5,"))
    save("plannen/feest.toc.yaml", "geen plan\n")
    commit()
    save("kamp.toc.yaml", NEWER)
    save("plannen/feest.toc.yaml", OTHER)
    ran = render(toc, ".", "--diff", "HEAD")
    assert ran.code == 2
    first, second, *rest = ran.err.splitlines()
    assert first.startswith("toc: 'HEAD:kamp.toc.yaml' has ")
    assert "(see line 4)" in first
    assert second == "toc: in 'HEAD:plannen/feest.toc.yaml' there is no plan (see line 1)."
    assert rest == ["written: kamp.path.diff.dot"]


def test_no_repository(toc: Run) -> None:
    save("plan.toc.yaml", PLAN)
    ran = render(toc, "plan.toc.yaml", "--diff", "HEAD~1")
    assert ran.code == 2
    assert ran.err.startswith("toc: --diff 'HEAD~1': there is no such file, and ")
    assert "git" in ran.err


def test_no_git(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    save("plan.toc.yaml", PLAN)
    monkeypatch.setenv("PATH", "")
    assert render(toc, "plan.toc.yaml", "--diff", "main") == Ran(
        2,
        "",
        "toc: --diff 'main': there is no such file, and git is not installed, or cannot be found.\n",
    )


@GIT
@pytest.mark.usefixtures("repository")
def test_what_does_not_go_together(toc: Run) -> None:
    said = {
        ("kamp.toc.yaml", "--diff", "HEAD", "-f", "html"): "--diff does not go with --format html.",
        ("kamp.toc.yaml", "--diff", "HEAD", "--findings"): "--diff does not go with --findings.",
        (
            ".",
            "--diff",
            "kamp.toc.yaml",
        ): "--diff: 'kamp.toc.yaml' is a file, so there has to be one plan to compare it "
        "with, not 2. With a revision of git, such as --diff HEAD~1, every plan is compared with its own older "
        "version.",
    }
    for arguments, text in said.items():
        assert toc("render", *arguments) == Ran(2, "", f"toc: {text}\n")
    ran = render(toc, "-", "--diff", "HEAD", stdin=PLAN.encode())
    assert ran.err == (
        "toc: --diff: what is piped in has no name to look for in git. Say which file it is: "
        "--diff HEAD:plan.toc.yaml.\n"
    )


@GIT
def test_parts_paper_and_settings_go_with_it(toc: Run, repository: Path) -> None:
    save("toc.toml", '[picture]\ntheme = "dark"\npaper = "a4"\n')
    ran = toc("render", "kamp.toc.yaml", "--diff", "HEAD", "--split", "branch", "--view", "chain")
    assert (ran.code, ran.err) == (0, "written: kamp.chain.gaan_mee.diff.svg\n")
    picture = (repository / "kamp.chain.gaan_mee.diff.svg").read_text("utf-8")
    assert 'width="297mm"' in picture
    assert "≠" in picture
    ran = toc("render", "kamp.toc.yaml", "--diff", "HEAD", "--focus", "gaan_mee", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
