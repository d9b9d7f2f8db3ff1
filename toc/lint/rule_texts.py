"""The texts of a rule, as they stand beside it: one Markdown file per rule and language, with fixed sections.

`# ` is the title. The sections are Why, Message, Help, Label, Fix, Bad, Good, Note, Limits and Sources. A section holds
one text, or a list of `- key: text` for the keys that the check uses, or both: then the text serves every other key.
Sources has an item for each source of the rule, in the same order: the part of the work that the rule rests on.

Messages are templates: `{name}` is filled from what the check found, and a name that is no fact is an English keyword
or value, spelled as the file spells it (`{leads_to}` becomes `leidt_tot` in a Dutch file).
"""

import os
import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from toc.core import resources
from toc.core.languages import Language

Texts = Mapping[str, str]
"""A text for each key of a check; `""` is the one for all other keys."""


class Wording(NamedTuple):
    """The texts of a rule in one language.

    `title` says in one line what the rule asks, `rationale` why that matters on the way to impact. `message` is what is
    wrong, `help` what to write instead, `label` the words under the caret and at related places, `fix` the title of a
    fix. `bad` is a piece of a plan in which the place of the finding stands between ⟦ and ⟧, `good` the same piece
    mended; both are read as a file that starts with `toc: 1` and the language. `note` says where the condition differs
    from the researched rule, and why.
    """

    title: str
    rationale: str
    message: Texts
    help: Texts
    label: Texts
    fix: Texts
    bad: str
    good: str
    note: str
    limits: Texts
    sources: tuple[str, ...]


def text_for(texts: Texts, key: str) -> str:
    """The text for that key, or the one for all keys; empty where there is none."""
    return texts.get(key, texts.get("", ""))


_FOLDERS = (
    *("reading", "goals", "activities", "changes", "actors", "links", "picture", "needs", "methods", "actions"),
    *("participation", "evaluation"),
)
"""The folders of the rules, by the hundred of their codes."""


_registered: dict[str, str] = {}


def register(code: str, folder: str) -> None:
    """Says in which folder (a path from the root) the texts stand of a rule of a plugin."""
    if _registered.get(code) != folder:
        _registered[code] = folder
        forget()


def forget() -> None:
    """Reads all texts anew when they are asked for."""
    wording.cache_clear()


@cache
def wording(code: str, rule: str, language: Language) -> Wording:
    """The texts of the rule with that code and name; where they do not stand there in that language, those in English,
    and of a plugin that has none in English those that it has.

    Raises FileNotFoundError where there are none at all, and LookupError for a plugin that is not loaded.
    """
    written = _written(code, rule.replace("-", "_"), language)
    title, *sections = re.split(r"^## (?=\w+\n)", written, flags=re.MULTILINE)
    found = dict(section.split("\n", 1) for section in sections)
    return Wording(
        title=title.removeprefix("# ").strip(),
        rationale=found.get("Why", "").strip(),
        message=_texts(found.get("Message", "")),
        help=_texts(found.get("Help", "")),
        label=_texts(found.get("Label", "")),
        fix=_texts(found.get("Fix", "")),
        bad=_example(found.get("Bad", "")),
        good=_example(found.get("Good", "")),
        note=found.get("Note", "").strip(),
        limits=_texts(found.get("Limits", "")),
        sources=tuple(line.removeprefix("-").strip() for line in found.get("Sources", "").strip().splitlines()),
    )


def _written(code: str, name: str, language: Language) -> str:
    names = [f"{name}.{one}.md" for one in dict.fromkeys((language, Language.EN, *Language))]
    if not code.startswith("TOC"):
        return _beside_plugin(_registered[code], names)
    paths = [f"lint/rules/{_FOLDERS[int(code[3:]) // 100]}/{one}" for one in names]
    return resources.read_text(next((path for path in paths if resources.exists(path)), paths[0]))


def _beside_plugin(folder: str, names: list[str]) -> str:
    paths = [os.path.join(folder, one) for one in names]
    with open(next((path for path in paths if os.path.isfile(path)), paths[0]), encoding="utf-8") as file:
        return file.read()


_ITEM = re.compile(r"- ([^:]+): (.*)")


def _texts(section: str) -> Texts:
    lines = [line for line in section.splitlines() if line]
    items = {item[1]: item[2] for line in lines if (item := _ITEM.fullmatch(line))}
    return {**({"": lines[0]} if lines and not _ITEM.fullmatch(lines[0]) else {}), **items}


def _example(section: str) -> str:
    return section.strip().removeprefix("```yaml\n").removesuffix("```")
