"""What `toc render` does between the plans and the picture files: read, decide on names, draw, write, and say so."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from toc.cli.inputs import STDIN as STREAM
from toc.cli.language import say
from toc.cli.trouble import WrongUseError, complain, could_not_write, trouble_in_words
from toc.diagrams.render import Direction, Format, View
from toc.document import Document
from toc.model import Language
from toc.reports.visible import visible


@dataclass(frozen=True, slots=True)
class Job:
    """One picture to make, and where it goes (`-` is standard output)."""

    document: Document
    view: View
    file_format: Format
    target: str


def ending(output: str | None) -> str:
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


def read_all(paths: list[str]) -> tuple[list[Document], bool]:
    """Every plan that can be read, and whether some cannot; what is wrong with these is said."""
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


def jobs(documents: list[Document], views: list[View], formats: list[Format], output: str | None) -> Iterator[Job]:
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
                yield Job(document, view, file_format, target)


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


def draw(job: Job, language: Language, direction: Direction, engine: str) -> None:
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
    sys.stderr.write(visible(say(f"drawn: {job.target}", f"getekend: {job.target}")) + "\n")


def _write(target: str, picture: bytes) -> None:
    from toc.files import write_whole

    try:
        write_whole(target, picture)
    except (OSError, ValueError) as error:
        raise could_not_write(target, error) from error


def tell_problems(documents: list[Document]) -> None:
    """Says of which plans something could not be read, so that nobody takes the picture for complete."""
    for document in documents:
        count = len(document.problems)
        if not count:
            continue
        path = document.path
        english = "1 problem" if count == 1 else f"{count} problems"
        dutch = "1 probleem" if count == 1 else f"{count} problemen"
        complain(
            say(
                f"'{path}' has {english}: the picture may lack something. See toc lint {path}",
                f"'{path}' heeft {dutch}: misschien ontbreekt er iets in de tekening. Kijk na met toc lint {path}",
            )
        )
