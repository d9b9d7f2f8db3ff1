"""`toc diff`: what changed in a plan, in words."""

import sys
from typing import Annotated, Literal

import typer

from toc.apps.cli.plan_options import Files
from toc.apps.language import Tongue, say

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
Form = Annotated[
    Literal["text", "markdown", "json"],
    typer.Option(
        "--format",
        "-f",
        case_sensitive=False,
        help=say("text-for-the-screen-markdown"),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say("language-of-the-list-without"),
    ),
]


def diff(files: Files, against: Against = "HEAD", form: Form = "text", lang: Lang = None) -> int:
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.pictures import read_all, say_same
    from toc.apps.cli.plans import tell_problems
    from toc.apps.errors import print_error
    from toc.compare import change_report as reports
    from toc.core.model import Language
    from toc.workspace.comparison import compare
    from toc.workspace.revisions import Older

    documents, unread = read_all(chosen(files), ("compare", "vergelijken"))
    found = compare(documents, Older(against, "--against"), print_error)
    say_same(found, against)
    plans = [
        reports.ChangedPlan(
            path=one.path,
            since=found.compared[one.path].since,
            difference=found.compared[one.path].difference,
            language=Language(lang) if lang else one.language,
        )
        for one in found.documents
    ]
    if form == "json":
        sys.stdout.write(reports.as_json(plans) + "\n")
    else:
        write = reports.markdown if form == "markdown" else reports.text
        sys.stdout.write("\n".join("\n".join(write(plan)) + "\n" for plan in plans))
    tell_problems(documents, ("the list may lack something", "misschien ontbreekt er iets in de lijst"))
    return 2 if unread or found.unread else 0
