"""The pages about settings and the example say all that can be set, and nothing that cannot."""

import re
from pathlib import Path

import pytest
from running import ROOT, renewing

from toc.apps.cli.lint_options import CHECKLISTS
from toc.core.model import Language
from toc.lint.rules import ALL_RULES
from toc.lint.rules.base import Checklist
from toc.workspace.config.files import load
from toc.workspace.config.keys import KEYS, LANGUAGES, about
from toc.workspace.config.layers import Known
from toc.workspace.config.reading import layer
from toc.workspace.settings import known_lists

pytestmark = pytest.mark.thorough

PAGES = ["settings.md", "settings.nl.md"]
GENERATED = r"(?<=<!-- {0} -->\n)(?P<head>\|.*\n\|.*\n)(?:\|.*\n)*(?=<!-- /{0} -->)"


def check_rows(page: str, name: str, rows: list[str]) -> None:
    """Compares the rows of a table; TOC_UPDATE=1 writes them anew."""
    path = ROOT / "docs" / page
    text = path.read_text("utf-8")
    assert re.search(GENERATED.format(name), text)
    wanted = re.sub(GENERATED.format(name), lambda found: found["head"] + "".join(rows), text)
    if renewing():
        path.write_text(wanted, encoding="utf-8", newline="\n")
        text = wanted
    assert text == wanted


@pytest.mark.parametrize("page", PAGES)
def test_every_setting_is_explained(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    rows = dict(re.findall(r"^\| `([\w-]+)` \| (.+?) \|", text, re.MULTILINE))
    language = Language.NL if ".nl" in page else Language.EN
    wanted = {key: about(key, language) for key in KEYS}
    assert {key: rows.get(key) for key in wanted} == wanted


@pytest.mark.parametrize("page", PAGES)
def test_every_limit_is_explained(page: str) -> None:
    language = Language.NL if ".nl" in page else Language.EN
    rows = [
        f"| `{limit.rule}` | `{limit.name}` | {limit.default} | {rule.wording(language).limits[limit.name]} |\n"
        for rule in ALL_RULES
        for limit in rule.limits
    ]
    check_rows(page, "limits", rows)


@pytest.mark.parametrize("page", PAGES)
def test_every_list_is_named(page: str) -> None:
    rows = [f"| `{one}` | {', '.join(f'`{name}`' for name in known_lists(one))} |\n" for one in LANGUAGES]
    check_rows(page, "lists", rows)


def test_every_setting_is_in_the_example(tmp_path: Path) -> None:
    """With the signs before the settings taken away, the example is a settings file that holds."""
    text = re.sub(r"(?m)^#(?=\S)", "", (ROOT / "examples" / "toc.toml").read_text("utf-8"))
    (tmp_path / "toc.toml").write_text(text, encoding="utf-8")
    file = load(str(tmp_path / "toc.toml"))
    assert file
    assert set(file.table) == set(KEYS)
    layer(file, Known(ALL_RULES, known_lists))


def test_the_example_sets_nothing_by_itself() -> None:
    file = load(str(ROOT / "examples" / "toc.toml"))
    assert file
    assert file.table == {}


def test_the_help_names_every_checklist() -> None:
    assert list(CHECKLISTS) == list(Checklist)
    assert all(name in (ROOT / "examples" / "toc.toml").read_text("utf-8") for name in CHECKLISTS)
