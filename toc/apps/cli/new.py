"""`toc new`: a new plan, in a conversation, from a template, or as a skeleton to fill in."""

from typing import Annotated

import typer

from toc.apps.language import Tongue, say

HELP = say("make-a-plan-in-a")
EXAMPLES = say("toc-new-a-conversation-the")

_TEXT = say("text")

File = Annotated[
    str | None,
    typer.Argument(
        metavar=say("file"),
        help=say("where-the-plan-comes-to"),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say("language-of-the-conversation-and"),
    ),
]
TemplateName = Annotated[
    str | None,
    typer.Option(
        "--template",
        "-t",
        metavar=say("name"),
        help=say("copy-a-complete-example-with"),
    ),
]
NonInteractive = Annotated[
    bool,
    typer.Option(
        "--non-interactive",
        help=say("ask-nothing-write-a-plan"),
    ),
]
Title = Annotated[str | None, typer.Option(metavar=_TEXT, help=say("title-of-the-plan"))]
Organisation = Annotated[str | None, typer.Option(metavar=_TEXT, help=say("city-or-organisation"))]
Objective = Annotated[
    str | None,
    typer.Option(metavar=_TEXT, help=say("the-policy-objective-word-for")),
]
Goal = Annotated[
    str | None,
    typer.Option(
        metavar=_TEXT,
        help=say("the-impact-goal-or-a"),
    ),
]


def new(
    file: File = None,
    lang: Lang = None,
    template: TemplateName = None,
    non_interactive: NonInteractive = False,
    title: Title = None,
    organisation: Organisation = None,
    objective: Objective = None,
    goal: Goal = None,
) -> int:
    from toc.conversation.question import cleaned
    from toc.core.errors import UsageError

    given = {"title": title, "organisation": organisation, "objective": objective, "goal": goal}
    said = {name: cleaned(text) for name, text in given.items() if text}
    if template is not None:
        if said:
            raise UsageError("does-not-go-with-template", next=next(iter(said)))
        from toc.apps.cli.new_files import from_template

        return from_template(template, file)
    if non_interactive:
        from toc.apps.cli.new_files import to_fill_in

        return to_fill_in(said, file, lang)
    from toc.apps.cli.conversation import converse

    return converse(file, lang, said)
