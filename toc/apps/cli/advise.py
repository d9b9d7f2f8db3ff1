"""`toc advise`: which methods suit what one wants to know, and what measuring comes to."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from toc.apps.cli.format_options import Files, content_of, format_option, formats_of, output_option, shown
from toc.apps.language import Tongue, say
from toc.core.errors import UsageError, did_you_mean
from toc.core.messages import message

if TYPE_CHECKING:
    from toc.publish.advice import Advice

HELP = say("advise-on-measuring-methods-for")
EXAMPLES = say("toc-advise-plan-toc-yaml")


Needs = Annotated[
    list[str] | None,
    typer.Option(
        "--need",
        metavar="ID",
        help=say("only-about-this-indicator-or"),
    ),
]
Formats = Annotated[list[str] | None, format_option("advise", say("docx-for-word-html-for"))]
Output = Annotated[str | None, output_option(say("a-file-for-one-plan"))]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say("language-of-the-advice-without"),
    ),
]


def advise(
    files: Files,
    need: Needs = None,
    file_format: Formats = None,
    output: Output = None,
    lang: Lang = None,
) -> int:
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.plans import read_plans, tell_problems
    from toc.apps.cli.settings_options import workspace_of_run
    from toc.apps.cli.targets import one_file_each, put
    from toc.core.model import Language
    from toc.publish.advice.story import as_json
    from toc.workspace.report import advice_in_words, advice_on, document_of

    documents, unread = read_plans(chosen(files), "nothing-to-advise")
    formats = formats_of("advise", file_format or (), output, piped="md", folder="docx")
    jobs = one_file_each(documents, formats, "advice", output) if formats else []
    workspace = workspace_of_run()
    for document in documents:
        plan = workspace.plan_from(document)
        language = Language(lang) if lang else document.language
        advice = _only(advice_on(plan, language), need or (), document.path)
        made = [document_of(plan, advice_in_words(plan, advice, language), language)]
        if not formats:
            sys.stdout.write(shown(made))
        for _, one, target in (job for job in jobs if job[0] is document):
            whole = as_json(advice, language, document.path) if one == "json" else None
            put(target, whole or content_of(made, one, target))
    tell_problems(documents, "may-lack-advice")
    return 2 if unread else 0


def _only(advice: "Advice", needs: "list[str] | tuple[str, ...]", path: str) -> "Advice":
    """The advice on these needs only. Raises UsageError for one that the plan does not have."""
    from dataclasses import replace

    known = [one.need.id for one in advice.needs]
    for name in needs:
        if name not in known:
            raise UsageError(message("need-in-there-is-no", path=path, name=name) + did_you_mean(name, known))
    if not needs:
        return advice
    return replace(
        advice,
        needs=tuple(one for one in advice.needs if one.need.id in needs),
        comparisons=tuple(one for one in advice.comparisons if one.indicator in needs),
        whole=False,
    )
