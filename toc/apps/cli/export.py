"""`toc export`: a plan as a workbook for Excel, or an empty one to fill in."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from toc.apps.cli.language import Tongue, say

if TYPE_CHECKING:
    from toc.core.model import Language
    from toc.syntax.document import Document

HELP = say(
    "Make an Excel workbook of a plan, or an empty one to fill in. toc import reads it again.",
    "Een Excelwerkmap maken van een plan, of een lege om in te vullen. toc import leest ze weer in.",
)
EXAMPLES = say(
    "toc export plan.toc.yaml --format xlsx           everything in the plan, as plan.xlsx\n"
    "toc export plan.toc.yaml -o for-the-team.xlsx    under the name that you choose\n"
    "toc export --template -o template.xlsx           an empty workbook with explanations\n"
    "toc import plan.xlsx --into plan.toc.yaml        what somebody changed in it, back into the plan",
    "toc export plan.toc.yaml --format xlsx           alles wat in het plan staat, als plan.xlsx\n"
    "toc export plan.toc.yaml -o voor-het-team.xlsx   onder de naam die je kiest\n"
    "toc export --template -o sjabloon.xlsx           een lege werkmap met uitleg\n"
    "toc import plan.xlsx --into plan.toc.yaml        wat iemand erin veranderde, terug in het plan",
)

File = Annotated[
    str | None,
    typer.Argument(
        metavar=say("FILE", "BESTAND"),
        help=say("The plan. - reads what is piped in.", "Het plan. - leest wat je doorstuurt met een pipe."),
    ),
]
FormatOption = Annotated[
    Literal["xlsx"],
    typer.Option("--format", "-f", case_sensitive=False, help=say("The kind of file.", "Het soort bestand.")),
]
Template = Annotated[
    bool,
    typer.Option(
        "--template",
        help=say(
            "An empty workbook with explanations, examples and choices instead of a plan.",
            "Een lege werkmap met uitleg, voorbeelden en keuzelijsten in plaats van een plan.",
        ),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        "--lang",
        case_sensitive=False,
        help=say(
            "Language of the sheets. Without it: the language of the plan, or yours for a template.",
            "Taal van de bladen. Zonder: de taal van het plan, of de jouwe voor een sjabloon.",
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
            "The workbook; - for standard output. Without it: beside the plan, or template.xlsx.",
            "De werkmap; - voor de standaarduitvoer. Zonder: naast het plan, of sjabloon.xlsx.",
        ),
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=say("Write over a file that is there already.", "Een bestand dat er al is, overschrijven."),
    ),
]


def export(
    file: File = None,
    file_format: FormatOption = "xlsx",  # noqa: ARG001 the only one so far
    template: Template = False,
    lang: Lang = None,
    output: Output = None,
    force: Force = False,
) -> int:
    from toc.apps.cli.exchanging import ending_of, refuse_existing
    from toc.apps.cli.language import user_tongue
    from toc.apps.cli.plans import tell_problems
    from toc.apps.cli.targets import beside, put
    from toc.apps.cli.trouble import WrongUseError
    from toc.core.model import Language

    if template == bool(file):
        raise WrongUseError(
            say(
                "give a plan, or ask for --template: one of the two.",
                "noem een plan, of vraag een sjabloon met --template: één van de twee.",
            )
        )
    if template:
        from toc.exchange.template import template as empty

        target = output or say("template.xlsx", "sjabloon.xlsx")
        ending_of(target)
        refuse_existing(target, force=force)
        put(target, empty(Language(lang or user_tongue())))
        return 0
    target = output or beside(str(file), "xlsx", None)
    ending_of(target)
    refuse_existing(target, force=force)
    content, document = _exported(str(file), Language(lang) if lang else None)
    put(target, content)
    tell_problems([document], ("the workbook may lack something", "misschien ontbreekt er iets in de werkmap"))
    return 0


def _exported(path: str, language: "Language | None") -> "tuple[bytes, Document]":
    from toc.apps.cli.exchanging import plan_bytes
    from toc.apps.cli.plans import no_plan
    from toc.apps.cli.trouble import WrongUseError
    from toc.exchange.data import data_of
    from toc.exchange.workbook import TooLongError, workbook
    from toc.syntax.source import read

    document = read(plan_bytes(path), path)
    if not document.places:
        raise WrongUseError(no_plan(path, ("so there is nothing to export", "dus valt er niets te exporteren")))
    try:
        return workbook(data_of(document.plan), language or document.language), document
    except TooLongError as long:
        raise WrongUseError(
            say(
                f"'{path}': a cell of Excel cannot hold the text that starts with '{long.text}'. Make it shorter.",
                f"'{path}': de tekst die begint met '{long.text}' past niet in een cel van Excel. Maak hem korter.",
            )
        ) from long
