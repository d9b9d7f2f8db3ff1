"""The options of `toc lint`, with their help in two languages."""

from typing import Annotated, Literal

import typer

from toc.apps.language import Tongue, say
from toc.core.formats import taken_by

CHECKLISTS = (
    "reading",
    "impact-goal",
    "activities",
    "changes",
    "actors",
    "links",
    "picture",
    "information-needs",
    "methods",
    "action-plan",
    "participation",
    "evaluation",
)
"""`toc.lint.rules.base.Checklist`, for a help page that does without the rules."""

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=say("path"),
        help=say("files-folders-every-toc-yaml"),
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--output-format",
        "--format",
        "-f",
        metavar="|".join(taken_by("lint")),
        help=say("full-with-the-place-in"),
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        metavar=say("format-path"),
        help=say("write-a-report-in-that"),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say("language-of-the-findings-without"),
    ),
]
FailOn = Annotated[
    Literal["error", "warning", "info", "never"] | None,
    typer.Option(
        case_sensitive=False,
        help=say("the-lightest-finding-with-which"),
    ),
]
MaxWarnings = Annotated[
    str | None,
    typer.Option(
        metavar=say("n"),
        help=say("end-with-exit-code-1"),
    ),
]
ExitZero = Annotated[
    bool,
    typer.Option(
        "--exit-zero",
        help=say("end-with-exit-code-0"),
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        metavar=say("file"),
        help=say("leave-out-the-findings-that"),
    ),
]
WriteBaseline = Annotated[
    bool,
    typer.Option(
        "--write-baseline",
        help=say("note-all-findings-of-now"),
    ),
]
ChangedSince = Annotated[
    str | None,
    typer.Option(
        metavar=say("revision"),
        help=say("only-the-plans-that-changed"),
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        help=say("show-only-the-findings-that"),
    ),
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        help=say("say-which-plan-is-looked"),
    ),
]
Profile = Annotated[
    Literal["draft", "review", "final", "day1", "day2", "day3", "dag1", "dag2", "dag3"] | None,
    typer.Option(
        case_sensitive=False,
        metavar=say("lint-profiles"),
        help=say("look-at-the-plans-as"),
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CHECKLIST",
        help=say(
            "only-this-checklist-of-the", checklists=", ".join(say(f"checklist-name-{name}") for name in CHECKLISTS)
        ),
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar=say("rules"),
        help=say("only-these-rules-with-commas"),
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar=say("rules"),
        help=say("without-these-rules-with-commas"),
    ),
]
Statistics = Annotated[
    bool,
    typer.Option(
        "--statistics",
        help=say("show-how-often-each-rule"),
    ),
]
AllowPlugins = Annotated[
    bool,
    typer.Option("--allow-plugins", help=say("plugins-allow-folder-help")),
]
ShowSettings = Annotated[
    bool,
    typer.Option(
        "--show-settings",
        help=say("show-the-settings-that-hold"),
    ),
]
Jobs = Annotated[
    str | None,
    typer.Option(
        metavar=say("n"),
        help=say("check-with-at-most-n"),
    ),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help=say("check-every-plan-anew-also"),
    ),
]
FixThem = Annotated[
    bool,
    typer.Option(
        "--fix",
        help=say("mend-in-the-files-what"),
    ),
]
UnsafeFixes = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes",
        help=say("with-fix-or-diff-also"),
    ),
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff",
        help=say("show-what-fix-would-change"),
    ),
]
StdinFilename = Annotated[
    str,
    typer.Option(
        metavar=say("name"),
        help=say("the-name-to-show-for"),
    ),
]
