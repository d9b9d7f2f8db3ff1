"""`toc import`: makes a plan of a workbook, of lists or of a drawn graph, or brings their changes into a plan."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from toc.apps.cli.language import Tongue, say

if TYPE_CHECKING:
    from toc.apps.cli.trouble import WrongUseError
    from toc.core.model import Language
    from toc.exchange.limits import TooMuchError
    from toc.exchange.notes import Notes
    from toc.exchange.source import Sources

HELP = say(
    "Make a plan of what you have already: an Excel workbook, CSV lists, a Mermaid flowchart or a DOT graph.",
    "Een plan maken van wat je al hebt: een Excelwerkmap, CSV-lijsten, een Mermaidschema of een DOT-graaf.",
)
EXAMPLES = say(
    "toc import actions.xlsx                          a new plan beside it: actions.toc.yaml\n"
    "toc import actions.xlsx -o plan.toc.yaml         under the name that you choose\n"
    "toc import activities.csv indicators.csv -o -    several lists, shown instead of written\n"
    "toc import way.mmd                               a drawing in Mermaid\n"
    "toc import plan.xlsx --into plan.toc.yaml        only what changed in the workbook",
    "toc import acties.xlsx                           een nieuw plan ernaast: acties.toc.yaml\n"
    "toc import acties.xlsx -o plan.toc.yaml          onder de naam die je kiest\n"
    "toc import acties.csv indicatoren.csv -o -       enkele lijsten, getoond in plaats van geschreven\n"
    "toc import weg.mmd                               een tekening in Mermaid\n"
    "toc import plan.xlsx --into plan.toc.yaml        alleen wat in de werkmap veranderd is",
)

Sources_ = Annotated[
    list[str],
    typer.Argument(
        metavar=say("SOURCE", "BRON"),
        help=say(
            "Workbooks (.xlsx), lists (.csv), Mermaid (.mmd, .md) or DOT (.dot, .gv).",
            "Werkmappen (.xlsx), lijsten (.csv), Mermaid (.mmd, .md) of DOT (.dot, .gv).",
        ),
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=say("PATH", "PAD"),
        help=say(
            "The new plan; - for standard output. Without it: beside the first source.",
            "Het nieuwe plan; - voor de standaarduitvoer. Zonder: naast de eerste bron.",
        ),
    ),
]
Into = Annotated[
    str | None,
    typer.Option(
        "--into",
        metavar=say("PLAN", "PLAN"),
        help=say(
            "Change this plan instead of making one: only what differs, comments and order stay.",
            "Dit plan aanpassen in plaats van er een te maken: alleen wat verschilt; opmerkingen en volgorde blijven.",
        ),
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=say(
            "Write over a file that is there already. With --into: what the workbook says counts, also where the plan "
            "was changed since.",
            "Een bestand dat er al is, overschrijven. Met --into: wat de werkmap zegt, telt, ook waar het plan "
            "intussen "
            "veranderd is.",
        ),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        "--lang",
        case_sensitive=False,
        help=say(
            "Language of the new plan. Without it: that of the source.",
            "Taal van het nieuwe plan. Zonder: die van de bron.",
        ),
    ),
]


def importing(
    sources: Sources_, output: Output = None, into: Into = None, force: Force = False, lang: Lang = None
) -> int:
    from toc.apps.cli.exchanging import refuse_existing
    from toc.apps.cli.newfiles import as_plan
    from toc.apps.cli.trouble import WrongUseError
    from toc.core.model import Language
    from toc.exchange.limits import TooMuchError

    if into and output:
        raise WrongUseError(
            say(
                "--into changes a plan, -o writes a new one: give one of the two.",
                "--into past een plan aan, -o schrijft een nieuw: geef één van de twee.",
            )
        )
    target = into or (as_plan(output) if output else _beside(sources[0]))
    if not into:
        refuse_existing(target, force=force)
    read = _read(sources)
    try:
        if into:
            return _bring(read, into, force=force)
        return _make(read, sources, target, Language(lang) if lang else None)
    except TooMuchError as much:
        raise _too_much(", ".join(sources), much) from much


def _beside(path: str) -> str:
    return f"{os.path.splitext(path)[0]}.toc.yaml" if path != "-" else "-"


def _read(paths: Sequence[str]) -> "Sources":
    """Everything that the sources hold. Raises WrongUseError for the first that cannot be read."""
    from toc.apps.cli.exchanging import source_bytes
    from toc.apps.cli.trouble import WrongUseError
    from toc.exchange.limits import MAX_BYTES, NotReadableError, TooMuchError
    from toc.exchange.source import Sources, read_source

    sources = Sources()
    for path in paths:
        content = source_bytes(path, MAX_BYTES)
        try:
            if len(content) > MAX_BYTES:
                size = f"{MAX_BYTES // 1_000_000} MB"
                raise TooMuchError(f"it is more than {size}", f"het is meer dan {size}")
            read_source(content, path, sources)
        except NotReadableError as wrong:
            raise WrongUseError(
                say(f"'{path}' cannot be imported: {wrong.en}", f"'{path}' kan niet geïmporteerd worden: {wrong.nl}")
            ) from wrong
        except TooMuchError as much:
            raise _too_much(path, much) from much
    return sources


def _too_much(path: str, much: "TooMuchError") -> "WrongUseError":
    """That a source is larger than a plan can be, and which limit says so."""
    from toc.apps.cli.trouble import WrongUseError

    en, nl = f": {much.en}" if much.en else "", f": {much.nl}" if much.nl else ""
    return WrongUseError(
        say(
            f"'{path}' is far larger than a plan can be{en}. Copy only the sheets of your plan to a new workbook.",
            f"'{path}' is veel groter dan een plan kan zijn{nl}. Kopieer enkel de bladen van je plan naar een nieuwe "
            "werkmap.",
        )
    )


def _make(sources: "Sources", paths: Sequence[str], target: str, asked: "Language | None") -> int:
    """A new plan."""
    from toc.apps.cli.import_report import not_proved
    from toc.apps.cli.targets import put
    from toc.apps.cli.trouble import complain
    from toc.apps.cli.undoing import write_over
    from toc.core.model import Language
    from toc.exchange.intoplan import results_of
    from toc.exchange.newplan import NotProvedError, new_plan
    from toc.exchange.tongue import language_of

    result = results_of(sources)
    own = (result.base or {}).get("language")
    language = asked or (Language(own) if own else language_of(sources.grids, sources.graphs))
    names = ", ".join(os.path.basename(path) for path in paths)
    if not any(result.data.get(name) for name in _SOMETHING):
        _tell(result.notes, to_stderr=True)
        complain(
            say(
                f"nothing in {names} was understood as part of a plan. Which headings toc knows: toc export --template",
                f"niets in {names} werd begrepen als deel van een plan. Welke kolomtitels toc kent: toc export "
                f"--template",
            )
        )
        return 2
    try:
        content = new_plan(result, language, names)
    except NotProvedError as unsure:
        _tell(result.notes, to_stderr=True)
        complain(not_proved(names, unsure.where))
        return 1
    if target != "-" and os.path.lexists(target):
        write_over(target, content)
    else:
        put(target, content)
    _tell(result.notes, to_stderr=target == "-")
    return 0


_SOMETHING = (
    *("impact_goal", "actors", "activities", "outputs", "outcomes", "indicators", "learning_questions", "methods"),
    *("hypotheses", "external_factors", "unintended_effects", "inputs", "policy_objective", "title"),
)
"""What a source has to say at least one thing of."""


def _bring(sources: "Sources", path: str, *, force: bool) -> int:
    """Changes in the sources, into a plan."""
    from toc.apps.cli.exchanging import STDOUT, plan_bytes
    from toc.apps.cli.import_report import (
        conflicts_in_words,
        empty_formula,
        other_plan,
        stays_as_it_is,
        tell_changes,
        tell_missing,
    )
    from toc.apps.cli.targets import put
    from toc.apps.cli.trouble import WrongUseError, complain
    from toc.apps.cli.undoing import write_over
    from toc.exchange.editing import NotSplicedError
    from toc.exchange.intoplan import OtherPlanError, ProblemsError, bring
    from toc.exchange.newplan import NotProvedError

    if sources.graphs:
        raise WrongUseError(
            say(
                "--into takes workbooks and lists. Import a drawing as a new plan and compare.",
                "--into neemt werkmappen en lijsten. Importeer een tekening als nieuw plan en vergelijk.",
            )
        )
    before = plan_bytes(path)
    without = next(((grid, error) for grid in sources.grids for error in grid.errors), None)
    if without:
        grid, (row, column, shown) = without
        complain(empty_formula(path, grid.spot(row, column), shown))
        return 1
    try:
        brought = bring(sources.grids, before, path, force=force)
    except (ProblemsError, NotSplicedError, NotProvedError) as trouble:
        complain(stays_as_it_is(path, trouble))
        return 1
    except OtherPlanError as other:
        complain(other_plan(path, other))
        return 1
    if brought.changes.conflicts and not force:
        complain(conflicts_in_words(path, brought.changes))
        return 1
    _tell(brought.notes, to_stderr=False, briefly=True)
    if not force:
        tell_missing(brought.changes)
    if brought.content == before:
        complain(say("nothing to change.", "er valt niets te veranderen."))
        return 0
    if path == STDOUT:
        put(path, brought.content)
    else:
        write_over(path, brought.content, before)
    tell_changes(brought)
    return 0


def _tell(notes: "Notes", *, to_stderr: bool, briefly: bool = False) -> None:
    from toc.apps.cli.import_report import lines_of

    stream = sys.stderr if to_stderr else sys.stdout
    for line in lines_of(notes, briefly=briefly):
        stream.write(line + "\n")
