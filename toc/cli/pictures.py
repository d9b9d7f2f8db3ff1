"""What `toc render` does between the plans and the picture files: read, decide on names, draw, write, and say so."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from toc.cli.font import broken, refuse_forbidden
from toc.cli.inputs import STDIN as STREAM
from toc.cli.language import say
from toc.cli.picture_choice import Share, Wish, look, settings_of, shares, splits_of, with_settings
from toc.cli.trouble import WrongUseError, complain, could_not_write, plain, trouble_in_words
from toc.diagrams.extras import Setting
from toc.diagrams.render import Direction, Format, View
from toc.diagrams.scene import Scene
from toc.document import Document
from toc.model import Language


@dataclass(frozen=True, slots=True)
class Job:
    """One picture to make, and where it goes (`-` is standard output). Without a format it is the page of all views, on
    which `view` comes first. `share` is what of the plan it shows (None: the page selects for itself)."""

    document: Document
    view: View
    file_format: Format | None
    target: str
    share: Share | None = None


def ending(output: str | None) -> str:
    """The format that the output's name asks for."""
    ending = os.path.splitext(output or "")[1].lower().lstrip(".")
    if output is None or output == STREAM or os.path.isdir(output) or not ending:
        return "svg"
    known = ("svg", "png", "pdf", "dot", "mmd", "html")
    if ending not in known:
        choices = ", ".join(known)
        raise WrongUseError(
            say(
                f"'{output}': toc cannot draw '.{ending}'. It can: {choices}. Or say it with --format.",
                f"'{output}': toc kan geen '.{ending}' tekenen. Wel: {choices}. Of zeg het met --format.",
            )
        )
    return "mermaid" if ending == "mmd" else ending


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


def jobs(
    documents: list[Document],
    views: list[View],
    formats: list[Format],
    output: str | None,
    *,
    page: View | None = None,
    wish: Wish,
) -> Iterator[Job]:
    """What is to be made; with `page` the page of every plan as well, on which that view comes first."""
    wanted: list[tuple[Document, str, View, Format | None, Share | None]] = []
    for document in documents:
        parts = shares(wish, document) if formats else []
        for view, part, ending in product(views, parts, formats):
            name = ".".join(piece for piece in (view.value, part.name, ending.ending) if piece)
            wanted.append((document, name, view, ending, part))
        if page:
            wanted.append((document, "html", page, None, None))
    count = len(wanted)
    into_folder = output is not None and output != STREAM and os.path.isdir(output)
    if count > 1 and output is not None and not into_folder:
        raise WrongUseError(
            say(
                f"{count} pictures do not fit in '{output}': give a folder that exists.",
                f"{count} tekeningen passen niet in '{output}': geef een map die bestaat.",
            )
        )
    taken: set[str] = set()
    for document, name, view, file_format, share in wanted:
        target = _target(document.path, name, output, into_folder=into_folder)
        if target in taken and target != STREAM:
            raise WrongUseError(
                say(
                    f"two plans would both be drawn as '{target}': draw them one by one.",
                    f"twee plannen zouden allebei '{target}' worden: teken ze een voor een.",
                )
            )
        taken.add(target)
        yield Job(document, view, file_format, target, share)


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


def draw(job: Job, language: Language, direction: Direction, engine: str, wish: Wish) -> None:
    from toc.diagrams.engine import EngineError
    from toc.diagrams.export import TooLargeError
    from toc.diagrams.typeface import FontError

    try:
        picture = _drawn(job, language, direction, engine, wish)
    except EngineError as error:
        raise WrongUseError(f"'{job.document.path}': " + say(error.english, error.dutch)) from error
    except FontError as error:
        raise broken(settings_of(job.document), error) from error
    except TooLargeError as error:
        from toc.cli.resolution import too_large

        raise too_large(job.target, error, scaled=wish.scale is not None) from error
    if job.target == STREAM:
        sys.stdout.buffer.write(picture[0])
        sys.stdout.buffer.flush()
        return
    for number, content in enumerate(picture, 1):
        root, extension = os.path.splitext(job.target)
        target = job.target if number == 1 else f"{root}.{number}{extension}"
        _write(target, content)
        sys.stderr.write(plain(say(f"drawn: {target}", f"getekend: {target}")) + "\n")


def _drawn(job: Job, language: Language, direction: Direction, engine: str, wish: Wish) -> list[bytes]:
    """The picture; on paper the notes may come as a second file."""
    from toc.diagrams.engine import Engine
    from toc.diagrams.render import render as drawn

    if job.file_format is None or job.share is None:
        from toc.cli.pages import page_of

        return [page_of(job.document, job.view, language, direction, engine, wish)]
    plan = job.share.plan
    looks = look(wish, job.document, plan, language)
    if job.file_format in {Format.SVG, Format.PDF}:
        refuse_forbidden(looks.font, settings_of(job.document))
    dpi = wish.dots
    wish, picture_settings = with_settings(wish, job.document)
    if logo_path := picture_settings.get("logo"):
        from toc.cli.logo import logo

        looks = replace(looks, logo=logo(logo_path))
    if wish.paper and job.file_format not in {Format.DOT, Format.MERMAID}:
        from toc.cli.sheets import files_of, on_sheets, tell_small
        from toc.diagrams.paper import Orientation, Paper
        from toc.diagrams.render import about, notes_scene, scene

        def make(setting: Setting, *, apart: bool) -> Scene:
            how = replace(looks, setting=setting, notes_apart=apart)
            return scene(plan, job.view, language=language, engine=Engine(engine), direction=direction, look=how)

        def notes(wide: float, setting: Setting) -> Scene | None:
            return notes_scene(plan, job.view, wide, language=language, look=replace(looks, setting=setting))

        paper = Paper(wish.paper)
        way = Orientation(wish.orientation) if wish.orientation else None
        one = job.target == STREAM and job.file_format is not Format.PDF
        sheets = on_sheets(make, notes, paper, way, one=one)
        tell_small(job.target, sheets, paper, () if wish.split else splits_of(plan))
        return files_of(sheets, job.file_format, about(plan, language), dpi)
    picture = drawn(
        plan,
        job.view,
        job.file_format,
        language=language,
        engine=Engine(engine),
        direction=direction,
        look=looks,
        dpi=dpi,
    )
    if job.file_format is Format.MERMAID:
        _tell_large(job.target, picture.decode(), () if wish.split else splits_of(plan))
    return [picture]


def _tell_large(name: str, text: str, splits: Sequence[str]) -> None:
    """Says of a flowchart that a page with Mermaid will refuse it, and what helps."""
    from toc.diagrams.mermaid import MOST_ARROWS, MOST_CHARACTERS, is_too_much

    if not is_too_much(text):
        return
    listed = ", ".join([*(f"--split {one}" for one in splits), "--hide"])
    complain(
        say(
            f"'{name}': a page draws at most {MOST_ARROWS} arrows and {MOST_CHARACTERS} characters of Mermaid, and "
            f"this is more. What helps: {listed} or --focus.",
            f"'{name}': een pagina tekent hoogstens {MOST_ARROWS} pijlen en {MOST_CHARACTERS} tekens Mermaid, en dit "
            f"is meer. Wat helpt: {listed} of --focus.",
        )
    )


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
