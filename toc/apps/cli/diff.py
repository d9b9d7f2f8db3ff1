"""`toc diff`: what changed in a plan, in words."""

from typing import Annotated

import typer

from toc.apps.cli.format_options import Files, format_option, formats_of, output_option
from toc.apps.language import Tongue, say
from toc.core.formats import TERMINAL

HELP = say("say-what-changed-in-plans")
EXAMPLES = say("toc-diff-plan-toc-yaml")

Against = Annotated[
    str,
    typer.Option(
        metavar=say("old"),
        show_default=False,
        help=say("a-file-with-the-older"),
    ),
]
Formats = Annotated[list[str] | None, format_option("diff", say("terminal-for-the-screen-and"))]
Output = Annotated[str | None, output_option(say("a-file-for-all-plans-or-screen"))]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say("language-of-the-list-without"),
    ),
]


def diff(
    files: Files,
    against: Against = "HEAD",
    file_format: Formats = None,
    output: Output = None,
    lang: Lang = None,
) -> int:
    from toc.apps.cli.change_files import changed_plans, refuse_two_files, write
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.pictures import say_same
    from toc.apps.cli.plans import read_plans, tell_problems
    from toc.apps.errors import print_error
    from toc.core.model import Language
    from toc.workspace.revisions import Older, compare

    formats = formats_of("diff", file_format or (), output, piped=TERMINAL, folder="docx") or [TERMINAL]
    paths = chosen(files)
    refuse_two_files(files, against)
    documents, unread = read_plans(paths, "nothing-to-compare")
    found = compare(documents, Older(against, "--against"), print_error)
    say_same(found, against)
    write(changed_plans(found, documents, Language(lang) if lang else None), formats, output)
    tell_problems(documents, "may-lack-list")
    return 2 if unread or found.unread else 0
