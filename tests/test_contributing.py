"""What CONTRIBUTING.md names is there: messages, files and folders."""

import re

import pytest
from running import ROOT

from toc.core.messages import text

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`((?:toc|tests|tools|docs|packaging|pictures)/[\w./-]*)`", PAGE)))


@pytest.mark.parametrize(
    "id_", re.findall(r'(?:say|message)\("([\w-]+)"', PAGE) + re.findall(r"message `([\w-]+)`", PAGE)
)
def test_every_message_is_one(id_: str) -> None:
    assert text("en", id_, path="plan.toc.yaml", reason="gone")


@pytest.mark.parametrize("name", [one for one in NAMED if one != "docs/rules/fr/"])
def test_every_file_is_there(name: str) -> None:
    assert (ROOT / name).exists() or (ROOT / "toc" / name).exists()
