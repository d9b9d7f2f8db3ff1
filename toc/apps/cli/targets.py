"""Where the files go that a command makes of plans: beside them, in a folder, under one name, to standard output."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from toc.apps.errors import tell_written
from toc.apps.terminal import quoted
from toc.core.errors import UsageError, could_not_write
from toc.core.formats import TERMINAL, format_named, said_by_ending
from toc.core.messages import NOTHING, message
from toc.system.files import STDIN, is_plan_name, refuse_unwritable, write_whole

if TYPE_CHECKING:  # reading a plan is not the business of this module
    from toc.syntax.document import Document

STREAM = STDIN
"""Standard output, where a path is asked for: `-`."""


def is_folder(output: str | None) -> bool:
    return output is not None and output != STREAM and os.path.isdir(output)


def beside(path: str, ending: str, output: str | None) -> str:
    """The name of a file made of one plan: that of the plan with another ending, beside it or in the folder `output`.
    What is made of standard input goes to standard output, unless there is a folder."""
    if path == STREAM and output is None:
        return STREAM
    folder, name = os.path.split("plan.toc.yaml" if path == STREAM else path)
    for known in (".toc.yaml", ".toc.yml", ".yaml", ".yml"):
        if name.lower().endswith(known):
            name = name[: -len(known)]
            break
    return os.path.join(output if output is not None else folder, f"{name}.{ending}")


def place(path: str, name: str, file_format: str, output: str | None) -> str:
    """Where a file goes that is made of one plan: `plan.NAME.ENDING` beside it or in the folder `output`. What is for
    the screen goes there."""
    if file_format == TERMINAL and output is None:
        return STREAM
    return beside(path, f"{name}.{format_named(file_format).ending}", output)


def ending_of(output: str, known: Sequence[str], without: str) -> str:
    """The format that a name asks for; `without` for a folder or a name without an ending. Raises UsageError for
    another."""
    ending = "" if is_folder(output) or output == STREAM else os.path.splitext(output)[1].lower().lstrip(".")
    if not ending:
        return without
    name = said_by_ending(ending)
    if name is None or name not in known:
        choices = ", ".join(known)
        raise UsageError("toc-cannot-make-of-it", output=output, ending=ending, choices=choices)
    return name


def refuse_other_ending(output: str | None, asked: Sequence[str], known: Sequence[str]) -> None:
    """Raises UsageError where a name says another format than the one that is asked for: a program would not open
    the file. `known` are the formats of the command. A name without an ending, or with one that says nothing, may be
    given to anything; more formats do not fit in one name anyway."""
    if output is None or output == STREAM or is_folder(output) or len(asked) != 1:
        return
    stem, ending = os.path.splitext(output)
    said = said_by_ending(ending.lstrip("."))
    if said is None or said == asked[0]:
        return
    name = quoted(f"{stem}.{format_named(asked[0]).ending}")
    text = message("the-name-says-and-format", output=output, said=said, asked=asked[0], name=name)
    also = message("or-format", said=said) if said in known else NOTHING
    raise UsageError(text + also + ".")


def named(output: str, ending: str) -> str:
    """The name that somebody gave, with an ending where it has none: without one, Windows cannot open the file. What is
    there already (a device, a file to write over) keeps its name."""
    if output == STREAM or os.path.splitext(output)[1] or os.path.lexists(output):
        return output
    return output if output.endswith(("/", os.sep)) else f"{output}.{ending}"


def refuse_many(count: int, output: str) -> None:
    """Raises UsageError where more than one file would go to one name."""
    if count > 1:
        raise UsageError("files-do-not-fit-in", count=count, output=output)


def refuse_bad_targets(targets: Sequence[str], plans: Sequence[str]) -> None:
    """Raises UsageError where two files would get one name, where a plan would be lost, or where it can be seen
    already that a file cannot be written."""
    twice = [one for number, one in enumerate(targets) if one in targets[:number]]
    if twice:
        raise UsageError("two-files-would-both-be", twice=twice[0])
    read = {os.path.realpath(plan) for plan in plans if plan != STREAM}
    for target in targets:
        if target == STREAM:
            continue
        try:
            if is_plan_name(target) or os.path.realpath(target) in read:
                raise UsageError("output-is-a-plan-and-would", target=target)
            refuse_unwritable(target)
        except (OSError, ValueError) as trouble:
            raise could_not_write(target, trouble) from trouble


def put(target: str, content: bytes) -> None:
    """Writes one file and says so; to standard output it says nothing. Raises UsageError where it cannot be
    written."""
    if target == STREAM:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(target, content)
    except (OSError, ValueError) as trouble:
        raise could_not_write(target, trouble) from trouble
    tell_written(target)


def one_file_each(
    documents: "Sequence[Document]", formats: Sequence[str], name: str, output: str | None
) -> "list[tuple[Document, str, str]]":
    """A file for each plan in each format, with where it goes: `plan.NAME.FORMAT` beside the plan or in a folder, or
    the output itself where there is one file. Raises UsageError where the files cannot go there."""
    wanted = [(document, file_format) for document in documents for file_format in formats]
    if output is not None and not is_folder(output):
        refuse_many(len(wanted), output)
        found = [(document, one, named(output, format_named(one).ending)) for document, one in wanted]
    else:
        found = [(document, one, place(document.path, name, one, output)) for document, one in wanted]
    if sum(target == STREAM for *_, target in found) > 1:
        raise UsageError("standard-output-takes-one-file-give")
    refuse_bad_targets([target for *_, target in found], [document.path for document in documents])
    return found
