"""Puts findings into words: the texts of a rule in its Markdown files, filled with what the check found."""

import os
import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from toc.core import resources
from toc.core.findings import MORE, Finding, Fix, Label, WordedFinding
from toc.core.languages import Language
from toc.core.messages import Listed, Message, message, text

# --- The texts of a rule ----------------------------------------------------------------------------------------------
# As they stand beside it: one Markdown file per rule and language, with fixed sections.
#
# `# ` is the title. The sections are Why, Message, Help, Label, Fix, Bad, Good, Note, Limits and Sources. A section
# holds one text, or a list of `- key: text` for the keys that the check uses, or both: then the text serves every other
# key. Sources has an item for each source of the rule, in the same order: the part of the work that the rule rests on.
#
# Messages are templates: `{name}` is filled from what the check found, and a name that is no fact is an English keyword
# or value, spelled as the file spells it (`{leads_to}` becomes `leidt_tot` in a Dutch file).

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


class GapError(KeyError):
    """A text of a rule has a gap that nothing fills: no fact of the finding and no keyword."""

    def __init__(self, code: str, rule: str, language: Language, gap: str) -> None:
        path = file_of(code, rule, language)
        # The path of a plugin is another on every machine, and this stands in findings.
        file = f"toc/{path}" if code.startswith("TOC") else os.path.basename(path)
        self.message = message("rule-text-wrong-gap", rule=rule, file=file, gap=gap)
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message.text("en")


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
    written = _read(code, file_of(code, rule, language))
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


def file_of(code: str, rule: str, language: Language) -> str:
    """The file with the texts that a reader of that language gets: a path below the package `toc`, or the whole path of
    a file of a plugin. That of the language itself where there are no texts at all."""
    languages = dict.fromkeys((language, Language.EN, *Language))
    ours = code.startswith("TOC")
    folder = f"lint/rules/{_FOLDERS[int(code[3:]) // 100]}" if ours else _registered[code]
    paths = [f"{folder}/{rule.replace('-', '_')}.{one}.md" for one in languages]
    there = resources.exists if ours else os.path.isfile
    return next((path for path in paths if there(path)), paths[0])


def _read(code: str, path: str) -> str:
    if code.startswith("TOC"):
        return resources.read_text(path)
    with open(path, encoding="utf-8") as file:
        return file.read()


_ITEM = re.compile(r"- ([^:]+): (.*)")


def _texts(section: str) -> Texts:
    lines = [line for line in section.splitlines() if line]
    items = {item[1]: item[2] for line in lines if (item := _ITEM.fullmatch(line))}
    return {**({"": lines[0]} if lines and not _ITEM.fullmatch(lines[0]) else {}), **items}


def _example(section: str) -> str:
    return section.strip().removeprefix("```yaml\n").removesuffix("```")


# --- Findings in words ------------------------------------------------------------------------------------------------
# Puts findings into words: the texts of their rules in the language of a reader, with the facts in their gaps.
#
# Neither the rules nor the plan are needed for it, so that it is quick for what comes from the cache.

PLUGIN_FAILED = "(plugin-failed)"
"""The variant of the finding that a rule of a plugin failed: no text of a plugin has it."""


def worded(finding: Finding, language: Language) -> WordedFinding:
    """The finding in the words of that language, or in English where its rule has no texts in it.

    Raises GapError where a text has a gap for which there is no fact.
    """
    words, gaps = _words_of(finding, language), _gaps(finding, language)

    def filled(texts: Texts, key: str) -> str:
        return _filled(text_for(texts, key), gaps, finding, language)

    return WordedFinding(
        code=finding.code,
        rule=finding.rule,
        severity=finding.severity,
        path=finding.path,
        span=finding.span,
        message=filled(words.message, finding.variant) + _more(gaps, language),
        label=filled(words.label, finding.variant),
        related=tuple(Label(span, filled(words.label, key)) for span, key in finding.related),
        rationale=_filled(words.rationale, gaps, finding, language),
        help=filled(words.help, finding.variant),
        source="; ".join(cited(finding.sources, words, language)),
        node=finding.node,
        fields=finding.fields,
        fixes=tuple(Fix(filled(words.fix, fix.title), fix.edits, fix.safe) for fix in finding.fixes),
        applies_from=finding.applies_from,
    )


def message_of(finding: Finding, language: Language) -> str:
    """What is wrong, in one sentence or two; for whoever needs nothing else of the finding."""
    said = text_for(_words_of(finding, language).message, finding.variant)
    if not (finding.facts and finding.facts[-1][0] == MORE) and "{" not in said and "}" not in said:
        return said
    gaps = _gaps(finding, language)
    return _filled(said, gaps, finding, language) + _more(gaps, language)


def in_order(findings: Iterable[Finding], language: Language) -> tuple[Finding, ...]:
    """The findings as a reader of that language meets them: in the order of the file, then by code and message.

    `findings` are in the order of `lint`, so that only those of one rule at one place have to be put into words.
    """
    ordered = tuple(findings)
    if not any(one.span == other.span and one.code == other.code for one, other in pairwise(ordered)):
        return ordered  # nearly always: most of what a run from the cache does is walking over findings
    groups = groupby(ordered, key=lambda one: (one.span, one.code))
    return tuple(one for _, group in groups for one in sorted(group, key=lambda alike: message_of(alike, language)))


def in_words(findings: Iterable[Finding], language: Language) -> list[WordedFinding]:
    """All these findings in the words of that language, in the order in which its reader meets them."""
    return [worded(one, language) for one in in_order(findings, language)]


def cited(sources: Iterable[Message], words: Wording, language: Language) -> Iterable[str]:
    """Each of the works on which a rule rests, with the part of it that the texts of the rule name."""
    parts = words.sources
    for at, source in enumerate(sources):
        part = parts[at] if at < len(parts) else ""
        yield f"{source.text(language)}{part and f': {part}'}"


def _more(gaps: Mapping[str, object], language: Language) -> str:
    """How many more of the same there are, behind the last one that is told."""
    return f" {text(language, 'more-of-the-same', count=gaps[MORE])}" if MORE in gaps else ""


def _words_of(finding: Finding, language: Language) -> Wording:
    words = wording(finding.code, finding.rule, language)
    return _failed(words, language) if finding.variant == PLUGIN_FAILED else words


def _failed(words: Wording, language: Language) -> Wording:
    """The texts with which it is told that a rule failed: it has none of the facts of the rule, so that no gap of its
    own texts could be filled."""
    said = text(language, "plugin-rule-failed", plugin="{plugin}", reason="{reason}")
    rationale = words.rationale.replace("{", "{{").replace("}", "}}")
    return words._replace(rationale=rationale, message={"": said}, help={}, label={})


def _gaps(finding: Finding, language: Language) -> Mapping[str, object]:
    return {name: fact if type(fact) is str else _shown(fact, language) for name, fact in finding.facts}


def _shown(fact: object, language: Language) -> object:
    return fact.text(language) if isinstance(fact, Message | Listed) else fact


def _filled(said: str, gaps: Mapping[str, object], finding: Finding, language: Language) -> str:
    if "{" not in said and "}" not in said:
        return said
    try:
        return said.format_map(gaps)
    except (LookupError, AttributeError, ValueError) as wrong:  # a name that is none, `{a.b}`, a brace alone
        gap = f"{{{wrong.args[0]}}}" if isinstance(wrong, KeyError) else said
        raise GapError(finding.code, finding.rule, language, gap) from None
