"""`toc advise`: which methods suit what one wants to know, and what measuring comes to."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from toc.apps.cli.format_options import content_of, format_option, formats_of, output_option, shown
from toc.apps.language import Tongue, say, user_tongue
from toc.core.errors import UsageError, did_you_mean
from toc.core.messages import message

if TYPE_CHECKING:
    from toc.publish.advice import Advice

HELP = say("advise-on-measuring-methods-for")
EXAMPLES = say("toc-advise-plan-toc-yaml")


OptionalFiles = Annotated[
    list[str] | None,
    typer.Argument(metavar=say("file"), help=say("plans-or-folders-of-plans")),
]
MethodName = Annotated[
    str | None,
    typer.Option("--method", "--methode", metavar=say("name"), help=say("how-to-apply-this-method")),
]
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
    files: OptionalFiles = None,
    need: Needs = None,
    method: MethodName = None,
    file_format: Formats = None,
    output: Output = None,
    lang: Lang = None,
) -> int:
    if method is not None:
        if files or need:
            raise UsageError("method-goes-by-itself")
        return _explain(method, file_format or (), output, lang)
    if not files:
        raise UsageError("which-plan-or-method")
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


def _explain(written: str, file_formats: "list[str] | tuple[str, ...]", output: str | None, lang: Tongue | None) -> int:
    """How to apply a method, without a plan. Raises UsageError for a name that none has."""
    from toc.apps.cli.targets import beside, is_folder, named, put, refuse_bad_targets, refuse_many
    from toc.core.formats import format_named
    from toc.core.model import Language
    from toc.publish.advice.guides import guide_document, guide_json, method_named, names

    language = Language(lang or user_tongue())
    method = method_named(written)
    if method is None:
        known = names(language)
        told = message("no-such-method", name=written) + did_you_mean(written, known)
        raise UsageError(told + "\n" + message("there-are") + " " + ", ".join(known))
    formats = formats_of("advise", file_formats, output, piped="md", folder="docx")
    if output is not None and not is_folder(output):
        refuse_many(len(formats), output)
    document = guide_document(method, language)
    if not formats:
        sys.stdout.write(shown([document]))
    for one in formats:
        ending = format_named(one).ending
        target = beside(str(method), ending, output) if is_folder(output) or not output else named(output, ending)
        refuse_bad_targets([target], ())
        put(target, guide_json(method, language) if one == "json" else content_of([document], one, target))
    return 0


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
