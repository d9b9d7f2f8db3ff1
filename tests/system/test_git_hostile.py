"""A repository that wants something run or fetched, or toc to wait: git is asked, and nothing of that happens."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from repositories import commit, git, new_repository, save
from running import Ran, Run

from toc.system import git as asking

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("git") is None or sys.platform == "win32", reason="no git, or no scripts of a POSIX shell"
    ),
]

PLAN = "toc: 1\nlanguage: en\n"
OLDER = PLAN + "title: Camp\n"
NEWER = PLAN + "title: Summer camp\n"

PARTIAL = (
    "the history is incomplete: this is a partial clone (--filter), and toc fetches nothing itself. Get the rest "
    "first: git fetch --refetch --no-filter"
)
SHALLOW = (
    "the history is incomplete: this clone has only its last part (--depth), and toc fetches nothing itself. Get the "
    "rest first: git fetch --unshallow (CI: fetch-depth: 0)"
)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a plan that was changed twice: by a commit, and after it."""
    root = new_repository(tmp_path, monkeypatch)
    save("plan.toc.yaml", OLDER)
    save("same.toc.yaml", PLAN)
    commit()
    git("tag", "v1")
    save("plan.toc.yaml", NEWER)
    commit()
    return root


@pytest.fixture
def marker(tmp_path: Path) -> Iterator[Path]:
    """A script that leaves a mark when it runs; where it does, the test fails."""
    script, mark = tmp_path / "marker.sh", tmp_path / "ran"
    script.write_text(f'#!/bin/sh\necho "$0 $@" >> {shlex.quote(str(mark))}\ncat 2>/dev/null\nexit 0\n', "utf-8")
    script.chmod(0o755)
    yield script
    assert not mark.exists(), mark.read_text("utf-8")


@pytest.fixture(params=["as it is", "an older git"])
def lazy(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """git as it is here, and as it was when it did not know GIT_NO_LAZY_FETCH yet."""
    if request.param == "an older git":
        monkeypatch.delitem(asking._ADDED, "GIT_NO_LAZY_FETCH")


_NAMES_A_PROGRAM = re.compile(
    r"(?i)\.[a-z]*(command|cmd|program|helper|driver|editor|pager|proxy|hook|hookspath|textconv|clean|smudge|process|tool|"
    r"browser|tunnel|askpass|fsmonitor|uploadpack|receivepack|vcs|path|external|filter|update|target|url|get|put|viewer|"
    r"packobjectshook|excludesfile|attributesfile|include|variant)$"
)

_IS_NO_PROGRAM = re.compile(
    r"advice|color|column|fsck|include|receive|rerere|transfer|core\.quotePath|.*(?i:cachetextconv|output|update$|allowfilter)"
)

KEYS = (
    *("alias.rev-parse", "alias.cat-file", "alias.ls-tree", "alias.diff-index", "alias.fetch", "alias.merge-base"),
    *("core.alternateRefsCommand", "core.askPass", "core.editor", "core.fsmonitor", "core.gitProxy", "core.hooksPath"),
    *("core.pager", "core.sshCommand", "credential.helper", "credential.https://example.org.helper"),
    *("diff.external", "diff.other.command", "diff.other.textconv", "difftool.other.cmd", "difftool.other.path"),
    *("filter.other.clean", "filter.other.process", "filter.other.smudge", "gpg.program", "gpg.ssh.program"),
    *(
        "gpg.ssh.defaultKeyCommand",
        "gpg.x509.program",
        "gpg.openpgp.program",
        "guitool.other.cmd",
        "hook.other.command",
    ),
    *("interactive.diffFilter", "merge.other.driver", "mergetool.other.cmd", "pager.cat-file", "pager.diff"),
    *(
        "pager.rev-parse",
        "pager.ls-files",
        "remote.origin.receivepack",
        "remote.origin.uploadpack",
        "remote.origin.vcs",
    ),
    *("remote.origin.proxy", "sendemail.sendmailCmd", "sequence.editor", "submodule.other.update", "tar.other.command"),
    *("trailer.other.cmd", "trailer.other.command", "uploadpack.packObjectsHook", "web.browser", "browser.other.cmd"),
    *("man.other.cmd", "init.templateDir", "trace2.eventTarget", "trace2.normalTarget", "trace2.perfTarget"),
    *("imap.tunnel", "instaweb.httpd", "notes.displayRef", "ssh.variant", "log.mailmap", "mailmap.file"),
)


def program_keys() -> list[str]:
    """Every key of this git that can name a program, and those that we know of."""
    listed = subprocess.run(["git", "help", "--config"], capture_output=True, text=True, check=False).stdout.split()
    found = [key for key in listed if _NAMES_A_PROGRAM.search(key) and "*" not in key]
    return sorted({*KEYS, *(re.sub(r"<[^>]*>", "other", key) for key in found if not _IS_NO_PROGRAM.match(key))})


def set_every_key(script: Path) -> None:
    text = "".join(
        f'[{".".join(key.split(".")[:1])}{_inner(key)}]\n\t{key.split(".")[-1]} = "{script}"\n'
        for key in program_keys()
    )
    text += '[filter "other"]\n\trequired = true\n[log]\n\tshowSignature = true\n[commit]\n\tgpgSign = true\n'
    with Path(".git/config").open("a", encoding="utf-8") as file:
        file.write(text)
    save(".gitattributes", "* filter=other diff=other merge=other text eol=lf\n")
    shutil.copy(".gitattributes", ".git/info/attributes")
    hooks = Path(".git/hooks")
    hooks.mkdir(exist_ok=True)
    known = (
        "pre-commit",
        "post-checkout",
        "post-index-change",
        "reference-transaction",
        "pre-auto-gc",
        "fsmonitor-watchman",
    )
    for name in (*known, "post-merge", "post-rewrite", "update", "pre-receive", "proc-receive", "sendemail-validate"):
        shutil.copy(script, hooks / name)


def _inner(key: str) -> str:
    middle = ".".join(key.split(".")[1:-1])
    return f' "{middle}"' if middle else ""


def looks(toc: Run, *more: str) -> list[Ran]:
    """Everything in toc that asks git, for a branch, a tag, a whole hash, what is not there, and a lost hash."""
    revisions = ("HEAD", "main", "v1", git_head(), "HEAD~1", "nowhere", "0123456789abcdef" * 2 + "01234567", *more)
    ran = []
    for revision in revisions:
        ran += [
            toc("lint", "--changed-since", revision, "."),
            toc("lint", "--changed-since", revision, ".", "--fix"),
            toc("lint", "--changed-since", revision, ".", "--baseline", "known.json", "--write-baseline"),
            toc("diff", "plan.toc.yaml", "--against", revision),
            toc("diff", "plan.toc.yaml", "--against", f"{revision}:plan.toc.yaml"),
            toc("render", "plan.toc.yaml", "--diff", revision, "-f", "dot", "-o", "-"),
        ]
        if "nowhere" not in revision and "01234567" not in revision:
            assert not any("--changed-since:" in one.err or "git " in one.err for one in ran), ran
    ran += [toc("diff", "plan.toc.yaml"), toc("diff", "renamed.toc.yaml"), toc("lint", "."), toc("fmt", ".")]
    assert all(one.code in (0, 1, 2) for one in ran), ran
    assert not any("went wrong inside toc" in one.err for one in ran), ran
    return ran


def git_head() -> str:
    return Path(".git/refs/heads/main").read_text("ascii").strip()


@pytest.mark.usefixtures("lazy")
def test_no_program_of_a_repository_is_run(toc: Run, marker: Path) -> None:
    git("mv", "same.toc.yaml", "renamed.toc.yaml")
    save("new.toc.yaml", PLAN)
    save("plan.toc.yaml", NEWER + "# more\n")
    set_every_key(marker)
    before = Path(".git/index").read_bytes()
    looks(toc)
    assert Path(".git/index").read_bytes() == before


@pytest.fixture
def partial(repository: Path, marker: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A partial clone, with this filter, whose remote is gone and whose settings name the marker to reach it."""

    def made(kept: str) -> Path:
        git("config", "uploadpack.allowFilter", "true")
        clone = repository.parent / "clone"
        git("clone", "--quiet", f"--filter={kept}", repository.as_uri(), str(clone))
        shutil.rmtree(repository)
        git("config", "remote.origin.uploadpack", str(marker), cwd=clone)
        monkeypatch.chdir(clone)
        return clone

    return made


@pytest.mark.parametrize("url", ["file:///nowhere", "ext::sh -c '{}'", "ssh://nowhere.example/x", "/nowhere", "host:x"])
@pytest.mark.usefixtures("lazy")
def test_a_partial_clone_fetches_nothing(toc: Run, partial: Callable[[str], Path], marker: Path, url: str) -> None:
    partial("blob:none")
    git("config", "remote.origin.url", url.format(marker))
    git("config", "core.sshCommand", str(marker))
    lost = "0123456789abcdef" * 2 + "01234567"
    began = time.monotonic()
    # Which plans changed can be known without what was in them.
    assert toc("lint", "--changed-since", "v1", "--fail-on", "never").code == 0
    missing = f"git knows no branch, tag or commit '{lost}' here, and {PARTIAL}"
    assert toc("lint", "--changed-since", lost) == Ran(2, "", f"toc: --changed-since: {missing}\n")
    ran = toc("diff", "plan.toc.yaml", "--against", "v1")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("toc: --against 'v1': ")
    assert PARTIAL in ran.err
    assert PARTIAL in toc("diff", "plan.toc.yaml", "--against", "v1:plan.toc.yaml").err
    assert PARTIAL in toc("render", "plan.toc.yaml", "--diff", "HEAD~1", "-f", "dot", "-o", "-").err
    assert time.monotonic() - began < 60


@pytest.mark.usefixtures("lazy")
def test_a_clone_without_folders(toc: Run, partial: Callable[[str], Path]) -> None:
    partial("tree:0")
    ran = toc("lint", "--changed-since", "v1")
    assert ran.code == 2
    assert ran.err.startswith(f"toc: --changed-since: {PARTIAL}\n")


def test_what_to_do_about_a_partial_clone_works(toc: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("config", "uploadpack.allowFilter", "true")
    clone = repository.parent / "clone"
    git("clone", "--quiet", "--filter=blob:none", repository.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    assert toc("diff", "plan.toc.yaml", "--against", "v1").code == 2
    git("fetch", "--quiet", "--refetch", "--no-filter")
    ran = toc("diff", "plan.toc.yaml", "--against", "v1")
    assert (ran.code, ran.err) == (0, "")
    assert "title: Camp → Summer camp" in ran.out


def test_a_shallow_clone(toc: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clone = repository.parent / "clone"
    git("clone", "--quiet", "--depth", "1", repository.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    missing = f"git knows no branch, tag or commit 'HEAD~1' here, and {SHALLOW}"
    assert toc("lint", "--changed-since", "HEAD~1") == Ran(2, "", f"toc: --changed-since: {missing}\n")
    assert SHALLOW in toc("diff", "plan.toc.yaml", "--against", "HEAD~1").err
    monkeypatch.setenv("TOC_LANG", "nl")
    assert "de geschiedenis is onvolledig: deze kloon heeft" in toc("lint", "--changed-since", "HEAD~1").err
    git("fetch", "--quiet", "--unshallow")
    assert toc("diff", "plan.toc.yaml", "--against", "HEAD~1").code == 0


@pytest.mark.parametrize(
    "name", ["config", "HEAD", "packed-refs", "index", "objects/info/alternates", "info/attributes"]
)
def test_git_that_waits_is_ended(toc: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(asking, "MOST_SECONDS", 1)
    path = Path(".git") / name
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)
    began = time.monotonic()
    for ran in (toc("lint", "--changed-since", "v1"), toc("diff", "plan.toc.yaml", "--against", "v1")):
        assert ran.code in (0, 1, 2)
        assert "inside toc" not in ran.err
    assert time.monotonic() - began < 30
    if name == "config":
        assert ran.err == (
            "toc: --against 'v1': there is no such file, and git gave no answer within 8 seconds, so toc ended it. "
            "Does git status work in this folder?\n"
        )


def test_a_repository_of_somebody_else(toc: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """git says whose it is; who trusts it says so as always, also by way of the environment, as CI does."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    root = os.path.realpath(repository)
    refused = (
        f"the repository '{root}' belongs to another user, so git does not open it. Do you trust it? Then: "
        f"git config --global --add safe.directory '{root}'\n"
    )
    ran = toc("lint", "--changed-since", "v1")
    assert (ran.code, ran.err.startswith(f"toc: --changed-since: {refused}")) == (2, True), ran
    assert refused.strip() in toc("diff", "plan.toc.yaml", "--against", "v1").err
    for name, value in (
        ("GIT_CONFIG_PARAMETERS", f"'safe.directory'='{root}'"),
        ("GIT_CONFIG_PARAMETERS", "'safe.directory=*'"),
        ("GIT_CONFIG_GLOBAL", "../global"),
        ("GIT_CONFIG_COUNT", "1"),
    ):
        with monkeypatch.context() as patch:
            Path("../global").write_text(f'[safe]\n\tdirectory = "{root}"\n', encoding="utf-8")
            patch.setenv(name, os.path.abspath(value) if value.startswith("..") else value)
            patch.setenv("GIT_CONFIG_KEY_0", "safe.directory")
            patch.setenv("GIT_CONFIG_VALUE_0", root)
            assert toc("lint", "--changed-since", "v1", "--fail-on", "never").code == 0, name


@pytest.mark.parametrize("count", ["x", "-1", "999999999", "99999999999999999999", "", "2"])
def test_odd_settings_in_the_surroundings(toc: Run, marker: Path, monkeypatch: pytest.MonkeyPatch, count: str) -> None:
    """Of what others give to git only `safe.*` gets through."""
    monkeypatch.setenv("GIT_CONFIG_COUNT", count)
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(marker))
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'not closed")
    for name in ("GIT_SSH", "GIT_SSH_COMMAND", "GIT_PROXY_COMMAND", "GIT_EXTERNAL_DIFF", "GIT_ASKPASS", "GIT_PAGER"):
        monkeypatch.setenv(name, str(marker))
    written = [f"{marker}.{name}" for name in ("trace", "trace2", "event", "perf", "packet")]
    for name, path in zip(("TRACE", "TRACE2", "TRACE2_EVENT", "TRACE2_PERF", "TRACE_PACKET"), written, strict=True):
        monkeypatch.setenv(f"GIT_{name}", path)
    assert toc("lint", "--changed-since", "v1", "--fail-on", "never").code == 0
    assert toc("diff", "plan.toc.yaml", "--against", "v1").code == 0
    assert not any(map(os.path.exists, written))


def test_a_folder_that_looks_like_a_repository(toc: Run, marker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bare one as plain files, with settings of its own, such as anybody can commit."""
    git("init", "--quiet", "--bare", "inner")
    with Path("inner/config").open("a", encoding="utf-8") as file:
        file.write(
            f'\tworktree = .\n[core]\n\tbare = false\n\tfsmonitor = "{marker}"\n[filter "x"]\nclean = "{marker}"\n'
        )
    save("inner/.gitattributes", "* filter=x\n")
    save("inner/plan.toc.yaml", PLAN)
    monkeypatch.chdir("inner")
    assert toc("lint", "--changed-since", "HEAD").code == 2
    assert toc("diff", "plan.toc.yaml").code == 2


def test_the_git_of_a_repository_is_not_run(toc: Run, marker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(marker, "git")
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", os.environ["PATH"]]))
    assert toc("lint", "--changed-since", "v1", "--fail-on", "never").code == 0
    monkeypatch.setenv("PATH", "")
    assert (
        toc("lint", "--changed-since", "v1").err == "toc: --changed-since: git is not installed, or cannot be found.\n"
    )


@pytest.mark.parametrize("lines", ["[include]\n\tpath = /dev/zero\n", "[core\n", "[core]\n\tbare = misschien\n"])
def test_settings_that_git_cannot_read_are_said(
    toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str
) -> None:
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q", "."], check=True)
    Path("plan.toc.yaml").write_text("toc: 1\n", "utf-8")
    with Path(".git/config").open("a", encoding="utf-8") as file:
        file.write(lines)
    ran = toc("lint", "--changed-since", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    start = "toc: --changed-since: git cannot read this repository: something is wrong in it or in its settings"
    assert ran.err.startswith(start)
