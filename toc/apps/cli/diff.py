"""`toc diff`: what changed in a plan, in words."""

import sys
from typing import Annotated, Literal

import typer

from toc.apps.cli.language import Tongue, say
from toc.apps.cli.plan_options import Files

HELP = say(
    "Say what changed in plans since an older version: a list in words, for a mail or a merge request.",
    "Zeggen wat er in plannen veranderde sinds een vorige versie: een lijst in woorden, voor een mail of een merge "
    "request.",
)
EXAMPLES = say(
    "toc diff plan.toc.yaml --against HEAD~1              since the last commit but one\n"
    "toc diff plan.toc.yaml --against old.toc.yaml        since another file\n"
    "toc diff . --against main --format markdown          every plan, as a comment for a merge request\n"
    "toc render plan.toc.yaml --diff HEAD~1               the same as a picture",
    "toc diff plan.toc.yaml --against HEAD~1              sinds de voorlaatste commit\n"
    "toc diff plan.toc.yaml --against oud.toc.yaml        sinds een ander bestand\n"
    "toc diff . --against main --format markdown          elk plan, als commentaar bij een merge request\n"
    "toc render plan.toc.yaml --diff HEAD~1               hetzelfde als tekening",
)

Against = Annotated[
    str,
    typer.Option(
        metavar=say("OLD", "OUD"),
        show_default=False,
        help=say(
            "A file with the older version, or a revision of git: HEAD~1, main, a tag, or main:old-name.toc.yaml. "
            "Where there is a file of that name, it is the file. Without the option: HEAD, the last commit.",
            "Een bestand met de vorige versie, of een revisie van git: HEAD~1, main, een tag, of "
            "main:oude-naam.toc.yaml. Bestaat er een bestand met die naam, dan is het dat bestand. Zonder de optie: "
            "HEAD, de laatste commit.",
        ),
    ),
]
Form = Annotated[
    Literal["text", "markdown", "json"],
    typer.Option(
        "--format",
        "-f",
        case_sensitive=False,
        help=say(
            "text for the screen, markdown for GitHub and GitLab, json for programs.",
            "text voor het scherm, markdown voor GitHub en GitLab, json voor programma's.",
        ),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say(
            "Language of the list. Without it: the language of the file.",
            "Taal van de lijst. Zonder: de taal van het bestand.",
        ),
    ),
]


def diff(files: Files, against: Against = "HEAD", form: Form = "text", lang: Lang = None) -> int:
    from toc.apps.cli.comparing import compare, say_same
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.older import Older
    from toc.apps.cli.pictures import read_all
    from toc.apps.cli.plans import tell_problems
    from toc.compare import change_report as reports
    from toc.core.model import Language

    documents, unread = read_all(chosen(files), ("compare", "vergelijken"))
    found = compare(documents, Older(against, "--against"))
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
