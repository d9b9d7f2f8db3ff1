"""`toc report`: one document on a plan, for the college or for partners."""

from enum import StrEnum
from typing import Annotated

import typer

from toc.apps.cli.language import Tongue, say
from toc.apps.cli.plan_options import Files

HELP = say(
    "Make a report of a plan: summary, pictures, the way to impact in words, impact measurement table, action plan.",
    "Een verslag maken van een plan: samenvatting, tekeningen, de weg naar impact in woorden, impactmeting-tabel, "
    "actieplan.",
)
EXAMPLES = say(
    "toc report plan.toc.yaml                     a Word document, plan.report.docx beside the plan\n"
    "toc report plan.toc.yaml -o report.pdf       as PDF\n"
    "toc report plan.toc.yaml -f html -f pdf      as a web page and as PDF\n"
    "toc report plan.toc.yaml --view chain        with the results chain as its only picture",
    "toc report plan.toc.yaml                     een Word-document, plan.report.docx naast het plan\n"
    "toc report plan.toc.yaml -o verslag.pdf      als PDF\n"
    "toc report plan.toc.yaml -f html -f pdf      als webpagina en als PDF\n"
    "toc report plan.toc.yaml --view chain        met de resultatenketen als enige tekening",
)


class FileFormat(StrEnum):
    """`toc.publish.documents.document.Format` as an option's type: help does without what writing needs."""

    DOCX = "docx"
    HTML = "html"
    PDF = "pdf"
    MD = "md"


class Picture(StrEnum):
    """The pictures that a report can hold, all of them, and none."""

    CHAIN = "chain"
    HIERARCHY = "hierarchy"
    TRIPLE = "triple"
    PATH = "path"
    ALL = "all"
    NONE = "none"


Formats = Annotated[
    list[FileFormat] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="docx|html|pdf|md",
        case_sensitive=False,
        help=say(
            "docx for Word, html for the web, pdf for print, md for a wiki or a merge request. More than one may be "
            "given. Without it: the ending of --output, or docx.",
            "docx voor Word, html voor het web, pdf voor druk, md voor een wiki of merge request. Meer dan één mag. "
            "Zonder: wat de naam bij --output zegt, of docx.",
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
            "A file for one report, an existing folder for more, or - for standard output. Without it: beside the "
            "plan.",
            "Een bestand voor één verslag, een bestaande map voor meer, of - voor de standaarduitvoer. Zonder: naast "
            "het plan.",
        ),
    ),
]
Views = Annotated[
    list[Picture],
    typer.Option(
        "--view",
        "-v",
        metavar="chain|hierarchy|triple|path|all|none",
        case_sensitive=False,
        show_default=False,
        help=say(
            "Which pictures, as toc render names them; more than one may be given. none: no picture. Without it: path "
            "and chain.",
            "Welke tekeningen, met de namen van toc render; meer dan één mag. none: geen tekening. Zonder: path en "
            "chain.",
        ),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say(
            "Language of the report; the sentences of the plan stay as they are. Without it: the language of the file.",
            "Taal van het verslag; de zinnen van het plan blijven zoals ze zijn. Zonder: de taal van het bestand.",
        ),
    ),
]


def report(
    files: Files,
    file_format: Formats = None,
    output: Output = None,
    view: Views = [Picture.PATH, Picture.CHAIN],  # noqa: B006 Typer wants a list, and nobody changes it
    lang: Lang = None,
) -> int:
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.plans import read_plans, tell_problems
    from toc.apps.cli.reporting import formats_of, report_on
    from toc.apps.cli.targets import one_file_each, put
    from toc.core.model import Language
    from toc.pictures.render import View

    formats = formats_of(file_format or (), output)
    asked = [Picture(one) for one in View] if Picture.ALL in view else list(dict.fromkeys(view))
    views = [View(one) for one in asked if one is not Picture.NONE]
    documents, unread = read_plans(
        chosen(files), ("so there is no report to make", "dus valt er geen verslag te maken")
    )
    for document, one, target in one_file_each(documents, formats, "report", output):
        put(target, report_on(document, one, views, Language(lang) if lang else document.language))
    tell_problems(documents, ("the report may lack something", "misschien ontbreekt er iets in het verslag"))
    return 2 if unread else 0
