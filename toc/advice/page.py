"""The page that shows the whole decision table, so that nobody has to take an advice on trust. `make gen` writes it."""

from collections.abc import Iterator
from importlib.resources import files

from toc.advice.decision import FITS, Row, table
from toc.advice.story import METHODS
from toc.model import Language
from toc.tables.speech import Tongue


def page(language: Language) -> str:
    """The page in that language, as Markdown."""
    return "\n".join(_lines(Tongue(language))) + "\n"


def _lines(tongue: Tongue) -> Iterator[str]:
    say, language = tongue.say, tongue.language
    yield say("# How `toc advise` comes to its advice", "# Hoe `toc advise` tot zijn advies komt")
    yield ""
    yield say("*Nederlands: [advice.nl.md](advice.nl.md)*", "*English: [advice.md](advice.md)*")
    yield ""
    yield (files("toc.advice") / "data" / f"page.{language}.md").read_text(encoding="utf-8").rstrip()
    yield ""
    yield say("## What speaks for and against a method", "## Wat voor en tegen een methode pleit")
    yield ""
    yield say(
        f"Weights run from 3 (strongly for) to −3 (strongly against). From a sum of {FITS} on a method fits well.",
        f"Gewichten gaan van 3 (sterk voor) tot −3 (sterk tegen). Vanaf een som van {FITS} past een methode goed.",
    )
    for method, names in METHODS.items():
        rows = [row for row in table().rows if row.method is method]
        if rows:
            yield ""
            yield f"### {say(*names)}"
            yield ""
            yield say("| if | weight | because | source |", "| als | gewicht | want | bron |")
            yield "| --- | ---: | --- | --- |"
            yield from (_row(row, language) for row in rows)
    yield ""
    yield say("## Sources", "## Bronnen")
    yield ""
    yield from (f"- `{name}`: {work[language]}." for name, work in table().sources.items())
    yield ""
    yield say(
        "The reasons follow these works as we know them: apart from the first three, they were not opened again "
        "while writing. The weights are our own judgement. Both stand in `toc/advice/data/decision.toml`, where a "
        "trainer can correct them.",
        "De redenen volgen die werken zoals wij ze kennen: behalve de eerste drie lagen ze bij het schrijven niet "
        "open. De gewichten zijn ons eigen oordeel. Allebei staan ze in `toc/advice/data/decision.toml`, waar een "
        "trainer ze kan verbeteren.",
    )


def _row(row: Row, language: Language) -> str:
    weight = f"{row.weight}".replace("-", "−")
    return f"| {table().facts[row.fact][language]} | {weight} | {row.reason[language]} | `{row.source}` |"
