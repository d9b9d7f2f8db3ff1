"""Real git for tests: commands, files and commits in the current folder."""

import os
import subprocess
from pathlib import Path

import pytest


def git(*arguments: str, cwd: Path | None = None) -> str:
    """Runs git as somebody with a name, and gives what it says. Raises CalledProcessError."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=cwd, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout.strip()


def save(name: str, text: str) -> None:
    """Writes a file byte for byte, with its folders."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def commit(message: str = "work") -> str:
    """Commits all that is there; the id of the commit."""
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", message)
    return git("rev-parse", "HEAD")


def new_repository(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """An empty repository in a new folder, which becomes the current one. No settings of the surroundings count."""
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        patch.delenv(name)
    patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = folder / "repository"
    root.mkdir()
    patch.chdir(root)
    git("init", "--quiet", "--initial-branch", "main")
    return root
