"""How to apply a method: steps, questions to ask, pitfalls and analysis, as blocks of a document.

The texts are data (`data/methods/stories.nl.md`), so that a trainer can read and correct them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache

from toc.core import keywords
from toc.core.messages import text
from toc.core.model import Language, MethodType
from toc.core.resources import exists, read_text
from toc.publish.advice.decision import table
from toc.publish.documents import Bullets, Document, Heading, Labelled, Paragraph, Text
from toc.publish.tables.look import Look
from toc.publish.tables.table import Source, Tongue
from toc.publish.writers.markdown import markdown

GUIDED = tuple(one for one in MethodType if one is not MethodType.OTHER)
"""The methods that have a guide: those of the decision table."""

_ALSO = {
    "msc": MethodType.STORIES,
    "most_significant_change": MethodType.STORIES,
    "enquete": MethodType.SURVEY,
    "vragenlijst": MethodType.SURVEY,
    "questionnaire": MethodType.SURVEY,
    "voor_en_nameting": MethodType.SURVEY,
    "before_and_after": MethodType.SURVEY,
    "diepte_interview": MethodType.INTERVIEW,
    "gesprek": MethodType.INTERVIEW,
    "contributie": MethodType.CONTRIBUTION,
    "contribution_analysis": MethodType.CONTRIBUTION,
    "controlegroep": MethodType.COMPARISON,
    "control_group": MethodType.COMPARISON,
}
TITLES = {
    MethodType.REGISTRATION: "advice-registration",
    MethodType.SURVEY: "advice-survey",
    MethodType.INTERVIEW: "advice-interview",
    MethodType.FOCUS_GROUP: "advice-focus-group",
    MethodType.OBSERVATION: "advice-observation",
    MethodType.STORIES: "advice-stories-such-as-most-significant",
    MethodType.EXISTING_DATA: "advice-existing-data",
    MethodType.CONTRIBUTION: "advice-contribution-analysis",
    MethodType.COMPARISON: "advice-comparison-with-another-group",
}
_SECTION = re.compile(r"^## (\w+)\n", re.MULTILINE)
_MARK = re.compile(r"^(?:-|\d+\.) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """How to apply one method, in one language. `sources` are names of the decision table's works."""

    method: MethodType
    when: str
    steps: tuple[str, ...]
    questions: tuple[str, ...]
    pitfalls: tuple[str, ...]
    analysis: tuple[str, ...]
    sources: tuple[str, ...]


def names(language: Language) -> list[str]:
    """How the methods with a guide are called on the command line: as a plan in that language spells them."""
    return [word.spelled(language) for word in keywords.VALUES[MethodType] if MethodType(word.en) in GUIDED]


def method_named(written: str) -> MethodType | None:
    """The method that somebody means, in either language; None where it has no guide."""
    name = re.sub(r"[\s-]+", "_", written.strip().casefold())
    word = keywords.values_of(MethodType).get(name)
    found = MethodType(word.en) if word else _ALSO.get(name)
    return found if found in GUIDED else None


@cache
def guide(method: MethodType, language: Language) -> Guide:
    """The guide of a method; in English where nobody wrote one in that language. Raises FileNotFoundError for a method
    without one."""
    path = f"publish/advice/data/methods/{method}.{language}.md"
    written = read_text(path if exists(path) else path.replace(f".{language}.", f".{Language.EN}."))
    _, *parts = _SECTION.split(written)
    sections = dict(zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True))
    lists = {
        name.lower(): tuple(_MARK.sub("", line) for line in part.splitlines())
        for name, part in sections.items()
        if name not in ("When", "Sources")
    }
    return Guide(method=method, when=sections["When"], sources=tuple(sections["Sources"].split(", ")), **lists)


def title(method: MethodType, language: Language) -> str:
    """How a method is called in a text of that language."""
    return text(language, TITLES[method])


def blocks(one: Guide, tongue: Tongue, level: int = 1) -> Iterator[Text]:
    """The guide as blocks; `level` is that of its heading."""
    say = tongue.say
    yield Heading(level, title(one.method, tongue.language))
    yield Paragraph(one.when)
    yield Heading(level + 1, say("guide-steps"))
    yield from (Labelled(say("guide-step", number=number), step) for number, step in enumerate(one.steps, 1))
    for heading, items in (
        ("guide-questions", one.questions),
        ("guide-pitfalls", one.pitfalls),
        ("guide-analysis", one.analysis),
        ("sources", tuple(f"{table().sources[source][tongue.language]}." for source in one.sources)),
    ):
        yield Heading(level + 1, say(heading))
        yield Bullets(items)


def guide_document(method: MethodType, language: Language) -> Document:
    """The guide as a document of its own, about no plan."""
    name = title(method, language)
    return Document(
        blocks=tuple(blocks(guide(method, language), Tongue(language))),
        title=name,
        language=language,
        source=Source(path="", title=name),
        look=Look(),
    )


def guide_json(method: MethodType, language: Language) -> bytes:
    """The guide for programs."""
    whole = {"version": 1, "language": language.value, **asdict(guide(method, language))}
    return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode()


def page(language: Language) -> str:
    """The page with all guides, as Markdown. `make gen` writes it."""
    tongue = Tongue(language)
    every = (block for method in GUIDED for block in blocks(guide(method, language), tongue, level=2))
    opening = (Heading(1, tongue.say("guide-page-title")), Paragraph(tongue.say("guide-page-intro")))
    return f"{markdown((*opening, *every))}\n{tongue.say('guide-page-other')}\n"
