"""`toc calendar`: the dates of plans, on the screen, for an agenda, or as a document."""

from enum import StrEnum
from typing import Annotated, Literal

import typer

from toc.apps.cli.language import say
from toc.apps.cli.plan_options import Files
from toc.apps.cli.table import Lang, Output

HELP = say(
    "Make a calendar of plans: measuring, reflection, first steps and deadlines, also for Outlook.",
    "Een kalender maken van plannen: metingen, reflectie, eerste stappen en deadlines, ook voor Outlook.",
)
EXAMPLES = say(
    "toc calendar plan.toc.yaml                      everything in its order, on the screen\n"
    "toc calendar plan.toc.yaml -f ics               for an agenda, as plan.calendar.ics beside the plan\n"
    "toc calendar plans -o all.ics --from 2027       of all plans in a folder, from 2027 on\n"
    "toc calendar plan.toc.yaml -f docx --by month   as a Word document, month by month",
    "toc calendar plan.toc.yaml                      alles in volgorde, op het scherm\n"
    "toc calendar plan.toc.yaml -f ics               voor een agenda, als plan.calendar.ics naast het plan\n"
    "toc calendar plannen -o alles.ics --from 2027   van alle plannen in een map, vanaf 2027\n"
    "toc calendar plan.toc.yaml -f docx --by month   als Word-document, maand per maand",
)


class FileFormat(StrEnum):
    """Those of `toc table`, and that of agendas: an option's type."""

    ICS = "ics"
    MD = "md"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    HTML = "html"
    JSON = "json"


Formats = Annotated[
    list[FileFormat] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="ics|md|csv|xlsx|docx|html|json",
        case_sensitive=False,
        help=say(
            "ics for Outlook, Google and Apple, md for a wiki, xlsx for Excel, docx for Word, html for the web, csv "
            "and json for programs. More than one may be given. Without it: the ending of --output; without that "
            "too, the screen.",
            "ics voor Outlook, Google en Apple, md voor een wiki, xlsx voor Excel, docx voor Word, html voor het web, "
            "csv en json voor programma's. Meer dan één mag. Zonder: wat de naam bij --output zegt; is er ook geen "
            "--output, dan het scherm.",
        ),
    ),
]
By = Annotated[
    Literal["quarter", "month"],
    typer.Option(
        "--by",
        case_sensitive=False,
        help=say(
            "Bring the moments together by quarter or month (an agenda has days).",
            "De momenten samenbrengen per kwartaal (quarter) of per maand (month). Een agenda heeft dagen.",
        ),
    ),
]
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar=say("DATE", "DATUM"),
        help=say(
            "Leave out what is earlier than this date (2026-09-01) or year.",
            "Weglaten wat vroeger valt dan deze datum (2026-09-01) of dit jaar.",
        ),
    ),
]


def calendar(
    files: Files,
    file_format: Formats = None,
    output: Output = None,
    by: By = "quarter",
    since: From = None,
    lang: Lang = None,
) -> int:
    from toc.apps.cli.agenda import first_day, formats_of, show, write
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.plans import read_plans, refuse_huge, tell_problems
    from toc.core.model import Language

    formats, start = formats_of(file_format or (), output), first_day(since)
    nothing = ("so there is no calendar to make", "dus valt er geen kalender te maken")
    documents, unread = read_plans(chosen(files), nothing)
    refuse_huge(documents)
    language = Language(lang) if lang else None
    if documents and formats:
        write(documents, formats, output, language, start, by_month=by == "month")
    elif documents:
        show(documents, language, start, by_month=by == "month")
    tell_problems(documents, ("the calendar may lack something", "misschien ontbreekt er iets in de kalender"))
    return 2 if unread else 0
