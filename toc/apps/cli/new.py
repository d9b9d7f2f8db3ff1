"""`toc new`: a new plan, in a conversation, from a template, or as a skeleton to fill in."""

from typing import Annotated

import typer

from toc.apps.cli.language import Tongue, say

HELP = say(
    "Make a plan in a conversation that follows the steps of the training; stop and go on whenever you like.",
    "Een plan maken in een gesprek dat de stappen van de training volgt; stoppen en verdergaan kan altijd.",
)
EXAMPLES = say(
    "toc new                                a conversation; the file gets its name from the title\n"
    "toc new plan.toc.yaml                  the same, or go on with what is there already\n"
    "toc new --template list                see from which examples you can start\n"
    "toc new mine.toc.yaml -t school-streets\n"
    "                                       start from a complete example\n"
    'toc new --non-interactive --title "Reading together" --goal "Children read more often at home"\n'
    "                                       a file to fill in by hand, without a conversation",
    "toc new                                een gesprek; het bestand krijgt zijn naam van de titel\n"
    "toc new plan.toc.yaml                  hetzelfde, of verdergaan met wat er al staat\n"
    "toc new --template list                zien van welke voorbeelden je kunt vertrekken\n"
    "toc new mijn.toc.yaml -t zorgzame-buurt\n"
    "                                       vertrekken van een volledig voorbeeld\n"
    'toc new --non-interactive --title "Samen lezen" --goal "Kinderen lezen thuis vaker"\n'
    "                                       een bestand om met de hand in te vullen, zonder gesprek",
)

_TEXT = say("TEXT", "TEKST")

File = Annotated[
    str | None,
    typer.Argument(
        metavar=say("FILE", "BESTAND"),
        help=say(
            "Where the plan comes to stand. A conversation that was stopped goes on there; to a plan that exists only "
            "what is missing is added. Without it: a name after the title. - with --template or --non-interactive: "
            "standard output.",
            "Waar het plan komt te staan. Een gesprek dat je stopte, gaat er verder; aan een plan dat er al is, komt "
            "enkel bij wat ontbreekt. Zonder: een naam naar de titel. - bij --template of --non-interactive: de "
            "standaarduitvoer.",
        ),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say(
            "Language of the conversation and of the plan. Without it: your own; that of the plan where there is one.",
            "Taal van het gesprek en van het plan. Zonder: die van jou; die van het plan als het er al is.",
        ),
    ),
]
TemplateName = Annotated[
    str | None,
    typer.Option(
        "--template",
        "-t",
        metavar=say("NAME", "NAAM"),
        help=say(
            "Copy a complete example, with its comments; list shows which there are.",
            "Een volledig voorbeeld kopiëren, met de uitleg erin; list toont welke er zijn.",
        ),
    ),
]
NonInteractive = Annotated[
    bool,
    typer.Option(
        "--non-interactive",
        help=say(
            "Ask nothing: write a plan with every step and XX where there is something to fill in.",
            "Niets vragen: een plan schrijven met elke stap, en XX waar er iets in te vullen valt.",
        ),
    ),
]
Title = Annotated[str | None, typer.Option(metavar=_TEXT, help=say("Title of the plan.", "Titel van het plan."))]
Organisation = Annotated[
    str | None, typer.Option(metavar=_TEXT, help=say("City or organisation.", "Stad of organisatie."))
]
Objective = Annotated[
    str | None,
    typer.Option(
        metavar=_TEXT, help=say("The policy objective, word for word.", "De beleidsdoelstelling, letterlijk.")
    ),
]
Goal = Annotated[
    str | None,
    typer.Option(
        metavar=_TEXT,
        help=say("The impact goal, or a first idea of it.", "Het impactdoel, of een eerste idee ervan."),
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
    from toc.apps.cli.trouble import WrongUseError
    from toc.conversation.answers import cleaned

    given = {"title": title, "organisation": organisation, "objective": objective, "goal": goal}
    said = {name: cleaned(text) for name, text in given.items() if text}
    if template is not None:
        if said:
            raise WrongUseError(
                say(
                    f"--{next(iter(said))} does not go with --template: an example has its own texts.",
                    f"--{next(iter(said))} gaat niet samen met --template: een voorbeeld heeft zijn eigen teksten.",
                )
            )
        from toc.apps.cli.starting import from_template

        return from_template(template, file)
    if non_interactive:
        from toc.apps.cli.starting import to_fill_in

        return to_fill_in(said, file, lang)
    from toc.apps.cli.conversing import converse

    return converse(file, lang, said)
