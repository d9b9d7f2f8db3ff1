"""`toc table`: the tables of plans, on the screen or as files."""

from enum import StrEnum
from typing import Annotated

import typer

from toc.apps.cli.language import Tongue, say
from toc.apps.cli.plan_options import Files

HELP = say(
    "Make tables of plans: the impact measurement table, the action plan and five others, for Excel, Word or the web.",
    "Tabellen maken van plannen: de impactmeting-tabel, het actieplan en vijf andere, voor Excel, Word of het web.",
)
EXAMPLES = say(
    "toc table measurement plan.toc.yaml                 the impact measurement table, on the screen\n"
    "toc table measurement plan.toc.yaml -f docx         as a Word document, plan.measurement.docx beside the plan\n"
    "toc table all plan.toc.yaml -f xlsx                 all tables in one workbook, plan.tables.xlsx\n"
    "toc table actions plans -o actions.xlsx             the actions of all plans in a folder in one sheet\n"
    "toc table coverage plan.toc.yaml -o - -f md         as Markdown to standard output",
    "toc table measurement plan.toc.yaml                 de impactmeting-tabel, op het scherm\n"
    "toc table measurement plan.toc.yaml -f docx         als Word-document, plan.measurement.docx naast het plan\n"
    "toc table all plan.toc.yaml -f xlsx                 alle tabellen in één werkmap, plan.tables.xlsx\n"
    "toc table actions plannen -o acties.xlsx            de acties van alle plannen in een map op één blad\n"
    "toc table coverage plan.toc.yaml -o - -f md         als Markdown naar de standaarduitvoer",
)


class Kind(StrEnum):
    """`toc.publish.tables.catalogue.TableName`, and all of them: an argument's type, without what making a table needs."""

    NEEDS = "needs"
    MEASUREMENT = "measurement"
    BURDEN = "burden"
    ACTIONS = "actions"
    ACTORS = "actors"
    HYPOTHESES = "hypotheses"
    COVERAGE = "coverage"
    ALL = "all"


class FileFormat(StrEnum):
    """`toc.publish.tables.catalogue.Format` as an option's type."""

    MD = "md"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    HTML = "html"
    JSON = "json"


Which = Annotated[
    Kind,
    typer.Argument(
        metavar=say("TABLE", "TABEL"),
        case_sensitive=False,
        show_default=False,
        help=say(
            "needs: what we want to know, need to know first. measurement: the impact measurement table. burden: the "
            "hours that measuring takes. actions: the action plan. actors: who does what, who changes, who is asked. "
            "hypotheses: what we assume, and what tests it. coverage: results against indicators, questions and "
            "methods, with the holes counted. all: all seven.",
            "needs: wat we willen weten, met vooraan wat echt nodig is. measurement: de impactmeting-tabel. burden: de "
            "uren die meten vraagt. actions: het actieplan. actors: wie doet wat, wie verandert, wie wordt bevraagd. "
            "hypotheses: wat we veronderstellen, en wat het toetst. coverage: resultaten tegenover indicatoren, "
            "leervragen en methoden, met de gaten geteld. all: alle zeven.",
        ),
    ),
]
Formats = Annotated[
    list[FileFormat] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="md|csv|xlsx|docx|html|json",
        case_sensitive=False,
        help=say(
            "xlsx for Excel, docx for Word, html for the web, md for a wiki, csv and json for programs. More than one "
            "may be given. Without it: the ending of --output; without that too, the screen.",
            "xlsx voor Excel, docx voor Word, html voor het web, md voor een wiki, csv en json voor programma's. Meer "
            "dan één mag. Zonder: wat de naam bij --output zegt; is er ook geen --output, dan het scherm.",
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
            "A file for all plans together, an existing folder for a file for each, or - for standard output. Without "
            "it: beside the plan.",
            "Een bestand voor alle plannen samen, een bestaande map voor een bestand per plan, of - voor de "
            "standaarduitvoer. Zonder: naast het plan.",
        ),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say(
            "Language of the headings. Without it: the language of the file.",
            "Taal van de opschriften. Zonder: de taal van het bestand.",
        ),
    ),
]


def table(
    which: Which,
    files: Files,
    file_format: Formats = None,
    output: Output = None,
    lang: Lang = None,
) -> int:
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.plans import read_plans, refuse_huge, tell_problems
    from toc.apps.cli.tabling import formats_of, show, write
    from toc.core.model import Language
    from toc.publish.tables.catalogue import TableName

    names = tuple(TableName) if which is Kind.ALL else (TableName(which),)
    formats = formats_of(file_format or (), output)
    documents, unread = read_plans(chosen(files), ("so there is no table to make", "dus valt er geen tabel te maken"))
    refuse_huge(documents)
    language = Language(lang) if lang else None
    if documents and formats:
        write(documents, names, formats, output, language)
    elif documents:
        show(documents, names, language)
    tell_problems(documents, ("the table may lack something", "misschien ontbreekt er iets in de tabel"))
    return 2 if unread else 0
