"""`toc report`: one document on a plan, for the college or for partners."""

from typing import Annotated

import typer

from toc.apps.cli.format_options import Files, format_option, formats_of, output_option
from toc.apps.cli.view_options import ALL, NONE, view_option, views_of
from toc.apps.language import Tongue, say

HELP = say("make-a-report-of-a")
EXAMPLES = say("toc-report-plan-toc-yaml")


Formats = Annotated[list[str] | None, format_option("report", say("docx-for-word-html-for-the"))]
Output = Annotated[str | None, output_option(say("a-file-for-one-report"))]
Views = Annotated[list[str], view_option(say("which-pictures-as-toc-render"), ALL, NONE)]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say("language-of-the-report-the"),
    ),
]


def report(
    files: Files,
    file_format: Formats = None,
    output: Output = None,
    view: Views = ["path", "chain"],  # noqa: B006 Typer wants a list, and nobody changes it
    lang: Lang = None,
) -> int:
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.plans import read_plans, tell_problems
    from toc.apps.cli.settings_options import workspace_of_run
    from toc.apps.cli.targets import one_file_each, put
    from toc.core.model import Language
    from toc.workspace.report import report_on

    formats = formats_of("report", file_format or (), output, piped="md", folder="docx") or ["docx"]
    views = views_of("report", view, ALL, NONE)
    documents, unread = read_plans(chosen(files), "nothing-to-report")
    workspace = workspace_of_run()
    plans = {id(document): workspace.plan_from(document) for document in documents}
    for document, one, target in one_file_each(documents, formats, "report", output):
        put(target, report_on(plans[id(document)], one, views, Language(lang) if lang else document.language))
    tell_problems(documents, "may-lack-report")
    return 2 if unread else 0
