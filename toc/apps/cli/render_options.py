"""The options of `toc render` on what a picture shows and how it looks, with their help in two languages."""

from enum import StrEnum
from typing import Annotated, Literal

import typer

from toc.apps.cli.language import say


class PartName(StrEnum):
    """`toc.pictures.extras.Part` as an option's type: help does without what drawing needs."""

    ACTORS = "actors"
    TERMS = "terms"
    INDICATORS = "indicators"
    QUESTIONS = "questions"
    HYPOTHESES = "hypotheses"
    EVIDENCE = "evidence"
    ASSUMPTIONS = "assumptions"
    FACTORS = "factors"
    UNINTENDED = "unintended"


class TermName(StrEnum):
    """A term as a Dutch or an English file spells it."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"
    KORT = "kort"
    MIDDELLANG = "middellang"
    LANG = "lang"


Show = Annotated[
    list[PartName] | None,
    typer.Option(
        metavar=say("PART", "DEEL"),
        case_sensitive=False,
        help=say(
            "Show more of what the file knows; can be given more than once. actors, terms, indicators (from baseline "
            "to target), questions (learning questions), hypotheses, evidence (the thicker an arrow, the better "
            "supported), assumptions, factors (from outside), unintended (effects).",
            "Meer tonen van wat er in het bestand staat; mag meer dan eens. actors (actoren), terms (termijnen), "
            "indicators (indicatoren, van nulmeting naar norm), questions (leervragen), hypotheses (hypothesen), "
            "evidence (bewijs: hoe dikker de pijl, hoe beter onderbouwd), assumptions (aannames), factors (externe "
            "factoren), unintended (neveneffecten).",
        ),
    ),
]
Hide = Annotated[
    list[PartName] | None,
    typer.Option(
        metavar=say("PART", "DEEL"),
        case_sensitive=False,
        help=say(
            "Leave out what the picture shows by itself: actors, terms, hypotheses, factors or unintended.",
            "Weglaten wat de tekening vanzelf toont: actors, terms, hypotheses, factors of unintended.",
        ),
    ),
]
Findings = Annotated[
    bool | None,
    typer.Option(
        "--findings/--no-findings",
        help=say(
            "Mark the boxes and arrows of which toc lint has something to say, with its remarks under the picture. A "
            "page (html) has them by itself, --no-findings leaves them out.",
            "Vakken en pijlen aanduiden waarover toc lint iets te zeggen heeft, met de opmerkingen onder de tekening. "
            "Een pagina (html) heeft ze vanzelf, --no-findings laat ze weg.",
        ),
    ),
]
Focus = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ID",
        help=say(
            "Draw only this, what leads to it and what it leads to; can be given more than once.",
            "Alleen dit tekenen, met wat ertoe leidt en waartoe het leidt; mag meer dan eens.",
        ),
    ),
]
Actor = Annotated[
    list[str] | None,
    typer.Option(
        metavar=say("ACTOR", "ACTOR"),
        help=say(
            "Draw only what this actor does and what comes of it, and what changes in this actor and what leads to it. "
            "An id or a name; can be given more than once.",
            "Alleen tekenen wat deze actor doet en wat daarvan komt, en wat er bij deze actor verandert en wat daartoe "
            "leidt. Een id of een naam; mag meer dan eens.",
        ),
    ),
]
TermOption = Annotated[
    list[TermName] | None,
    typer.Option(
        "--term",
        metavar="short|medium|long",
        case_sensitive=False,
        help=say(
            "Draw only the outcomes of this term and what leads to them; can be given more than once.",
            "Alleen de outcomes van deze termijn tekenen (kort, middellang of lang), en wat ertoe leidt; mag meer dan "
            "eens.",
        ),
    ),
]
Depth = Annotated[
    str | None,
    typer.Option(
        metavar=say("NUMBER", "AANTAL"),
        help=say(
            "Draw only what is at most so many arrows away from --focus, or else from the impact goal.",
            "Alleen tekenen wat hoogstens zoveel pijlen verwijderd is van --focus, of anders van het impactdoel.",
        ),
    ),
]
ThemeOption = Annotated[
    Literal["light", "dark", "print", "contrast"] | None,
    typer.Option(
        "--theme",
        case_sensitive=False,
        help=say(
            "light; dark: for screens at night and dark slides; print: black ink only; contrast: for weak eyes. "
            "Without it: what the settings say, or light.",
            "light: licht; dark: donker, voor 's avonds en donkere slides; print: alleen zwarte inkt; contrast: voor "
            "wie minder goed ziet. Zonder: wat de instellingen zeggen, en anders light.",
        ),
    ),
]
PaperOption = Annotated[
    Literal["a4", "a3", "a2", "a1", "16:9"] | None,
    typer.Option(
        "--paper",
        case_sensitive=False,
        help=say(
            "Fit the picture on this sheet, or on a slide (16:9). Where text gets smaller than 9 points, toc says so.",
            "De tekening op dit blad passen, of op een slide (16:9). Wordt tekst kleiner dan 9 punt, dan zegt toc dat.",
        ),
    ),
]
OrientationOption = Annotated[
    Literal["portrait", "landscape"] | None,
    typer.Option(
        "--orientation",
        case_sensitive=False,
        help=say(
            "Which way the sheet lies. Without it: the way in which the text is larger.",
            "Hoe het blad ligt: portrait (staand) of landscape (liggend). Zonder: zoals de tekst het grootst is.",
        ),
    ),
]
Split = Annotated[
    Literal["branch", "actor"] | None,
    typer.Option(
        case_sensitive=False,
        help=say(
            "Draw more than one picture. branch: one for each thing that leads straight to the impact goal, with all "
            "that leads to it. actor: one for each actor that carries out an activity.",
            "Meer dan één tekening maken. branch: één per tak, dus wat rechtstreeks naar het impactdoel leidt, met "
            "alles wat daartoe leidt. actor: één per actor die een activiteit uitvoert.",
        ),
    ),
]
Diff = Annotated[
    str | None,
    typer.Option(
        metavar=say("OLD", "OUD"),
        help=say(
            "Draw what changed: what is new, gone or changed stands out, the rest is grey. OLD is a file with the "
            "older version, or a revision of git (HEAD~1, main, a tag, or main:old-name.toc.yaml); where there is a "
            "file of that name, it is the file. The picture is plan.path.diff.svg.",
            "Tekenen wat er veranderde: wat nieuw, weg of gewijzigd is, springt eruit, de rest is grijs. OUD is een "
            "bestand met de vorige versie, of een revisie van git (HEAD~1, main, een tag, of "
            "main:oude-naam.toc.yaml); bestaat er een bestand met die naam, dan is het dat bestand. De tekening heet "
            "plan.path.diff.svg.",
        ),
    ),
]
Dpi = Annotated[
    str | None,
    typer.Option(
        "--dpi",
        metavar=say("NUMBER", "AANTAL"),
        help=say(
            "Dots to the inch of a png, from 24 to 1200: with --paper a4 --dpi 300 the sheet has 2480 by 3508 pixels. "
            "Without --paper an inch is 96 units of the picture. Without it: 192.",
            "Pixels per inch van een png, van 24 tot 1200: met --paper a4 --dpi 300 telt het blad 2480 bij 3508 "
            "pixels. Zonder --paper is een inch 96 eenheden van de tekening. Zonder: 192.",
        ),
    ),
]
Scale = Annotated[
    str | None,
    typer.Option(
        "--scale",
        metavar=say("NUMBER", "AANTAL"),
        help=say(
            "How many pixels of a png one pixel of the svg becomes, from 0.25 to 12.5: --scale 3 makes a picture of "
            "800 by 600 one of 2400 by 1800. Without it: 2.",
            "Hoeveel keer meer pixels een png heeft dan de svg, in de breedte en in de hoogte, van 0,25 tot 12,5: met "
            "--scale 3 wordt een tekening van 800 bij 600 een png van 2400 bij 1800. Zonder: 2.",
        ),
    ),
]
