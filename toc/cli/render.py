"""`toc render`: draws plans."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from toc.cli.language import Tongue, say
from toc.cli.trouble import WrongUseError, complain
from toc.reports.visible import visible

if TYPE_CHECKING:
    from toc.diagrams.render import Direction, Format, View
    from toc.document import Document
    from toc.model import Language

HELP = say(
    "Draw plans: as a results chain, an outcomes hierarchy, a triple column or a way to impact.",
    "Plannen tekenen: als resultatenketen, outcomes hierarchy, drievoudige kolom of weg naar impact.",
)
EXAMPLES = say(
    "toc render plan.toc.yaml                              the way to impact, as plan.path.svg beside the plan\n"
    "toc render plan.toc.yaml --view chain --format pdf    the results chain, as PDF\n"
    "toc render plan.toc.yaml --view chain --view triple   two pictures\n"
    "toc render plan.toc.yaml -o poster.png                one picture under the name that you choose",
    "toc render plan.toc.yaml                              de weg naar impact, als plan.path.svg naast het plan\n"
    "toc render plan.toc.yaml --view chain --format pdf    de resultatenketen, als pdf\n"
    "toc render plan.toc.yaml --view chain --view triple   twee tekeningen\n"
    "toc render plan.toc.yaml -o poster.png                één tekening onder de naam die je kiest",
)
STREAM = "-"

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
    list[Literal["chain", "hierarchy", "triple", "path", "all"]],
    typer.Option(
        "--view",
        "-v",
        case_sensitive=False,
        help=say(
            "Which picture; more than one may be given. chain: results chain, for a simple intervention. hierarchy: "
            "outcomes by term, for a complex one. triple: our activities, the results, other factors. path: the house of "
            "the training. all: all four.",
            "Welke tekening; meer dan één mag. chain: resultatenketen, voor een eenvoudige interventie. hierarchy: outcomes "
            "per termijn, voor een complexe. triple: onze activiteiten, de resultaten, andere factoren. path: het huis uit "
            "de training. all: alle vier.",
        ),
    ),
]
Formats = Annotated[
    list[Literal["svg", "png", "pdf", "dot"]] | None,
    typer.Option(
        "--format",
        "-f",
        case_sensitive=False,
        help=say(
            "svg for screens and web pages, png for slides, pdf for print, dot for Graphviz; more than one may be given. "
            "Without it: the ending of --output, or svg.",
            "svg voor scherm en website, png voor slides, pdf voor druk, dot voor Graphviz; meer dan één mag. Zonder: wat "
            "de naam bij --output zegt, of svg.",
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
            "A file for one picture, an existing folder for more, or - for standard output. Without it: beside the plan.",
            "Een bestand voor één tekening, een bestaande map voor meer, of - voor de standaarduitvoer. Zonder: naast het "
            "plan.",
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


@dataclass(frozen=True, slots=True)
class _Job:
    """One picture to make, and where it goes (`-` is standard output)."""

    document: "Document"
    view: "View"
    file_format: "Format"
    target: str


def render(
    files: Files,
    view: Views = ["path"],  # noqa: B006 Typer wants a list, and nobody changes it
    file_format: Formats = None,
    output: Output = None,
    lang: Lang = None,
    direction: Lie = "column",
    engine: EngineName = "embedded",
) -> int:
    from toc.cli.inputs import chosen
    from toc.diagrams.render import Direction, Format, View
    from toc.model import Language

    views = list(View) if "all" in view else [View(one) for one in dict.fromkeys(view)]
    formats = [Format(one) for one in dict.fromkeys(file_format or [_ending(output)])]
    documents, unread = _read_all(chosen(files))
    jobs = list(_jobs(documents, views, formats, output))
    for job in jobs:
        _draw(job, Language(lang) if lang else job.document.language, Direction(direction), engine)
    _tell_findings(documents)
    return 2 if unread else 0


def _ending(output: str | None) -> str:
    """The format that the output's name asks for."""
    ending = os.path.splitext(output or "")[1].lower().lstrip(".")
    if output is None or output == STREAM or os.path.isdir(output) or not ending:
        return "svg"
    known = ("svg", "png", "pdf", "dot")
    if ending not in known:
        choices = ", ".join(known)
        raise WrongUseError(
            say(
                f"'{output}': toc cannot draw '.{ending}'. It can: {choices}. Or say it with --format.",
                f"'{output}': toc kan geen '.{ending}' tekenen. Wel: {choices}. Of zeg het met --format.",
            )
        )
    return ending


def _read_all(paths: list[str]) -> tuple[list["Document"], bool]:
    """Every plan that can be read, and whether some cannot; what is wrong with these is said."""
    from toc.cli.check import trouble_in_words
    from toc.decode import MAX_BYTES
    from toc.files import read_bytes
    from toc.source import read

    documents, unread = [], False
    for path in paths:
        try:
            content = sys.stdin.buffer.read(MAX_BYTES + 1) if path == STREAM else read_bytes(path, MAX_BYTES + 1)
        except (OSError, ValueError) as trouble:
            complain(
                say(f"'{path}' cannot be read: ", f"'{path}' kan niet gelezen worden: ") + trouble_in_words(trouble)
            )
            unread = True
            continue
        document = read(content, path)
        if document.places:
            documents.append(document)
            continue
        unread = True
        complain(
            say(
                f"there is no plan in '{path}', so there is nothing to draw. What is wrong: toc lint {path}",
                f"in '{path}' staat geen plan, dus valt er niets te tekenen. Wat er scheelt: toc lint {path}",
            )
        )
    return documents, unread


def _jobs(
    documents: list["Document"], views: list["View"], formats: list["Format"], output: str | None
) -> Iterator[_Job]:
    count = len(documents) * len(views) * len(formats)
    into_folder = output is not None and output != STREAM and os.path.isdir(output)
    if count > 1 and output is not None and not into_folder:
        raise WrongUseError(
            say(
                f"{count} pictures do not fit in '{output}': give a folder that exists.",
                f"{count} tekeningen passen niet in '{output}': geef een map die bestaat.",
            )
        )
    taken: set[str] = set()
    for document in documents:
        for view in views:
            for file_format in formats:
                target = _target(document.path, f"{view}.{file_format}", output, into_folder=into_folder)
                if target in taken and target != STREAM:
                    raise WrongUseError(
                        say(
                            f"two plans would both be drawn as '{target}': draw them one by one.",
                            f"twee plannen zouden allebei '{target}' worden: teken ze een voor een.",
                        )
                    )
                taken.add(target)
                yield _Job(document, view, file_format, target)


def _target(path: str, ending: str, output: str | None, *, into_folder: bool) -> str:
    if output is not None and not into_folder:
        return output
    if path == STREAM and output is None:
        return STREAM
    folder, name = os.path.split("plan.toc.yaml" if path == STREAM else path)
    for known in (".toc.yaml", ".toc.yml", ".yaml", ".yml"):
        if name.lower().endswith(known):
            name = name[: -len(known)]
            break
    return os.path.join(output if output is not None else folder, f"{name}.{ending}")


def _draw(job: _Job, language: "Language", direction: "Direction", engine: str) -> None:
    from toc.diagrams.engine import Engine, EngineError
    from toc.diagrams.render import render as drawn

    try:
        picture = drawn(
            job.document.plan, job.view, job.file_format, language=language, engine=Engine(engine), direction=direction
        )
    except EngineError as error:
        raise WrongUseError(f"'{job.document.path}': " + say(error.english, error.dutch)) from error
    if job.target == STREAM:
        sys.stdout.buffer.write(picture)
        sys.stdout.buffer.flush()
        return
    _write(job.target, picture)
    print(visible(say(f"drawn: {job.target}", f"getekend: {job.target}")), file=sys.stderr)


def _write(target: str, picture: bytes) -> None:
    from toc.cli.check import trouble_in_words
    from toc.files import write_whole

    try:
        write_whole(target, picture)
    except FileNotFoundError as error:
        folder = os.path.dirname(target) or os.curdir
        raise WrongUseError(
            say(
                f"the folder '{folder}' does not exist. Make it first, or choose another with --output.",
                f"de map '{folder}' bestaat niet. Maak ze eerst aan, of kies een andere met --output.",
            )
        ) from error
    except (OSError, ValueError) as error:
        raise WrongUseError(
            say(f"'{target}' cannot be written: ", f"'{target}' kan niet geschreven worden: ") + trouble_in_words(error)
        ) from error


def _tell_findings(documents: list["Document"]) -> None:
    """Says of which plans something could not be read, so that nobody takes the picture for complete."""
    for document in documents:
        count = len(document.problems)
        if count:
            complain(
                say(
                    f"'{document.path}' has {count} reading problem(s): the picture may lack something. See toc lint "
                    f"{document.path}",
                    f"bij het lezen van '{document.path}' {'is er 1 probleem' if count == 1 else f'zijn er {count} problemen'}: "
                    f"misschien ontbreekt er iets in de tekening. Kijk na met toc lint {document.path}",
                )
            )
