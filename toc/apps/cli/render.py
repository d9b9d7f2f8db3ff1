"""`toc render`: draws plans."""

from enum import StrEnum
from typing import Annotated, Literal

import typer

from toc.apps.cli import render_options as options
from toc.apps.cli.language import Tongue, say

HELP = say(
    "Draw plans: as a results chain, an outcomes hierarchy, a triple column or a way to impact.",
    "Plannen tekenen: als resultatenketen, outcomes hierarchy, drievoudige kolom of weg naar impact.",
)
EXAMPLES = say(
    "toc render plan.toc.yaml                              the way to impact, as plan.path.svg beside the plan\n"
    "toc render plan.toc.yaml --view chain --format pdf    the results chain, as PDF\n"
    "toc render plan.toc.yaml --view chain --view triple   two pictures\n"
    "toc render plan.toc.yaml -o poster.png                one picture under the name that you choose\n"
    "toc render plan.toc.yaml --paper a3 --format pdf      a sheet for the wall, with text that can be read\n"
    "toc render plan.toc.yaml -o plan.pptx                 slides for PowerPoint, to edit in a workshop\n"
    "toc render plan.toc.yaml --format html                a page to explore, with all views and texts in one file\n"
    "toc render plan.toc.yaml --diff HEAD~1                what changed since the last commit but one",
    "toc render plan.toc.yaml                              de weg naar impact, als plan.path.svg naast het plan\n"
    "toc render plan.toc.yaml --view chain --format pdf    de resultatenketen, als pdf\n"
    "toc render plan.toc.yaml --view chain --view triple   twee tekeningen\n"
    "toc render plan.toc.yaml -o poster.png                één tekening onder de naam die je kiest\n"
    "toc render plan.toc.yaml --paper a3 --format pdf      een blad voor aan de muur, met leesbare tekst\n"
    "toc render plan.toc.yaml -o plan.pptx                 slides voor PowerPoint, om samen aan te werken\n"
    "toc render plan.toc.yaml --format html                een pagina om in te klikken: alle tekeningen en teksten\n"
    "toc render plan.toc.yaml --diff HEAD~1                wat er veranderde sinds de voorlaatste commit",
)


class Picture(StrEnum):
    """`toc.pictures.render.View`, and all of them: an option's type, without what drawing needs."""

    CHAIN = "chain"
    HIERARCHY = "hierarchy"
    TRIPLE = "triple"
    PATH = "path"
    ALL = "all"


class FileFormat(StrEnum):
    """`toc.pictures.render.Format` as an option's type, and the page of all views."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"
    PPTX = "pptx"
    MERMAID = "mermaid"
    HTML = "html"


Files = Annotated[
    list[str],
    typer.Argument(
        metavar=say("FILE", "BESTAND"),
        help=say(
            "Plans, or folders of plans. - reads what is piped in and writes the picture to standard output.",
            "Plannen, of mappen met plannen. - leest wat je doorstuurt met een pipe en schrijft de tekening naar de "
            "standaarduitvoer.",
        ),
    ),
]
Views = Annotated[
    list[Picture],
    typer.Option(
        "--view",
        "-v",
        metavar="chain|hierarchy|triple|path|all",
        case_sensitive=False,
        show_default=False,
        help=say(
            "Which picture; more than one may be given. chain: results chain, for a simple intervention. hierarchy: "
            "outcomes by term, for a complex one. triple: our activities, the results, other factors. path: the house "
            "of the training; this one without the option. all: all four.",
            "Welke tekening; meer dan één mag. chain: resultatenketen, voor een eenvoudige interventie. hierarchy: "
            "outcomes per termijn, voor een complexe. triple: onze activiteiten, de resultaten, andere factoren. path: "
            "het huis uit de training; dit is de standaard. all: alle vier.",
        ),
    ),
]
Formats = Annotated[
    list[FileFormat] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="svg|png|pdf|dot|pptx|mermaid|html",
        case_sensitive=False,
        help=say(
            "svg for screens and web pages, png for documents, pdf for print, pptx for PowerPoint slides with boxes "
            "and arrows that can be edited, mermaid (.mmd) for GitHub, GitLab and wikis, dot for Graphviz; html for "
            "one page with all views, to explore (--view says which comes first). More than one may be given. Without "
            "it: the ending of --output, or svg.",
            "svg voor scherm en website, png voor documenten, pdf voor druk, pptx voor PowerPoint, met vakken en "
            "pijlen die je kunt verslepen en aanpassen, mermaid (.mmd) voor GitHub, GitLab en wiki's, dot voor "
            "Graphviz; html voor één pagina met alle tekeningen, om in te klikken en te zoeken (--view zegt welke "
            "eerst komt). Meer dan één mag. Zonder: wat de naam bij --output zegt, of svg.",
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
            "A file for one picture, an existing folder for more, or - for standard output. Without it: beside the "
            "plan.",
            "Een bestand voor één tekening, een bestaande map voor meer, of - voor de standaarduitvoer. Zonder: naast "
            "het plan.",
        ),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say(
            "Language of the headings and the legend. Without it: the language of the file.",
            "Taal van de titels en de legende. Zonder: de taal van het bestand.",
        ),
    ),
]
Lie = Annotated[
    Literal["column", "row"],
    typer.Option(
        "--direction",
        case_sensitive=False,
        help=say(
            "How the triple view lies: three columns or three rows.", "Hoe triple ligt: drie kolommen of drie rijen."
        ),
    ),
]
EngineName = Annotated[
    Literal["embedded", "dot"],
    typer.Option(
        "--engine",
        case_sensitive=False,
        help=say(
            "embedded: Graphviz inside toc, the same on every computer. dot: the program on this computer.",
            "embedded: Graphviz in toc zelf, op elke computer hetzelfde. dot: het programma op deze computer.",
        ),
    ),
]


def render(  # noqa: PLR0913, PLR0917 each is an option
    files: Files,
    view: Views = [Picture.PATH],  # noqa: B006 Typer wants a list, and nobody changes it
    file_format: Formats = None,
    output: Output = None,
    lang: Lang = None,
    direction: Lie = "column",
    show: options.Show = None,
    hide: options.Hide = None,
    findings: options.Findings = None,
    focus: options.Focus = None,
    actor: options.Actor = None,
    term: options.TermOption = None,
    depth: options.Depth = None,
    theme: options.ThemeOption = None,
    paper: options.PaperOption = None,
    orientation: options.OrientationOption = None,
    split: options.Split = None,
    diff: options.Diff = None,
    dpi: options.Dpi = None,
    scale: options.Scale = None,
    engine: EngineName = "embedded",
) -> int:
    from toc.apps.cli.comparing import compare, refuse_with_diff, say_same
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.older import Older
    from toc.apps.cli.picture_choice import Wish, refuse_contradictions
    from toc.apps.cli.pictures import draw, ending, jobs, read_all, tell_problems
    from toc.apps.cli.targets import refuse_other_ending
    from toc.core.model import Language
    from toc.pictures.render import Direction, Format, View

    views = list(View) if Picture.ALL in view else [View(one) for one in dict.fromkeys(view)]
    asked = list(dict.fromkeys(file_format or [FileFormat(ending(output))]))
    refuse_other_ending(output, asked, list(FileFormat))
    formats = [Format(one) for one in asked if one is not FileFormat.HTML]
    first = View.PATH if Picture.ALL in view else views[0]
    wish = Wish(
        show=show or (),
        hide=hide or (),
        findings=bool(findings),
        focus=focus or (),
        actors=actor or (),
        terms=term or (),
        depth=depth,
        theme=theme,
        paper=paper,
        orientation=orientation,
        split=split,
        dpi=dpi,
        scale=scale,
    )
    refuse_contradictions(wish, [one.value for one in asked])
    if diff is not None:
        refuse_with_diff([one.value for one in asked], findings=findings)
    documents, unread = read_all(chosen(files))
    read, compared = documents, None
    if diff is not None:
        found = compare(documents, Older(diff, "--diff"))
        say_same(found, diff)
        documents, compared, unread = found.documents, found.compared, unread or found.unread
    page = first if FileFormat.HTML in asked else None
    for job in list(jobs(documents, views, formats, output, page=page, wish=wish, compared=compared)):
        # Who opens a page has it to talk about: there the findings stand without being asked for.
        told = wish._replace(findings=findings is not False) if job.file_format is None else wish
        draw(job, Language(lang) if lang else job.document.language, Direction(direction), engine, told)
    tell_problems(read)
    return 2 if unread else 0
