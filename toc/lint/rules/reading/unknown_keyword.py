"""TOC004: a keyword that that part of the plan does not have."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

unknown_keyword = rule(
    4,
    "unknown-keyword",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(
        FORMAT.at(
            "an unknown keyword is an error; x- is for your own",
            "een onbekend sleutelwoord is een fout; eigen sleutelwoorden beginnen met x-",
        ),
    ),
    nl=Wording(
        title="Elk sleutelwoord is er een dat toc op die plaats kent.",
        why="Een sleutelwoord dat toc niet kent, wordt overgeslagen: wat je erachter schreef, telt niet mee in je "
        "plan.",
        say={
            "": "toc kent het sleutelwoord '{written}' niet.",
            "near": "toc kent het sleutelwoord '{written}' niet. Bedoel je '{near}'?",
            "unseen": "In het sleutelwoord '{near}' zit een teken dat niemand ziet.",
            "other": "toc kent het sleutelwoord '{written}' niet. Wat je zo noemt, hoort onder '{one}'.",
            "elsewhere": "Het sleutelwoord '{written}' hoort niet op deze plaats.",
            "comma": "De komma vóór '{written}' breekt de waarde af.",
        },
        do={
            "": "Kies een van deze: {known}. Is het iets van jezelf, begin dan met x-: x-{written}.",
            "near": "Schrijf {near}. Is het toch iets van jezelf, begin dan met x-: x-{written}.",
            "unseen": "Wis het woord en tik het opnieuw: {near}.",
            "other": "Zet het onder {one}. Is het toch iets van jezelf, begin dan met x-: x-{written}.",
            "elsewhere": "Verplaats het naar het onderdeel waar het bij hoort en kijk na hoever het inspringt. "
            "Hier kan staan: {known}.",
            "comma": "Zet de hele waarde tussen aanhalingstekens, of schrijf ze op een eigen regel zonder accolades.",
        },
        point={
            "": "onbekend",
            "near": "bedoel je {near}?",
            "unseen": "onzichtbaar teken",
            "other": "hoort onder {one}",
            "elsewhere": "niet op deze plaats",
            "comma": "hoort nog bij de waarde",
        },
        fix={"rename": "Schrijf '{near}'"},
        bad="⟦titell⟧: Veilige wijken\n",
        good="titel: Veilige wijken\n",
    ),
    en=Wording(
        title="Every keyword is one that toc knows in that place.",
        why="A keyword that toc does not know is skipped: what you wrote after it does not count in your plan.",
        say={
            "": "toc does not know the keyword '{written}'.",
            "near": "toc does not know the keyword '{written}'. Did you mean '{near}'?",
            "unseen": "There is a character in the keyword '{near}' that nobody can see.",
            "other": "toc does not know the keyword '{written}'. What you call that belongs in '{one}'.",
            "elsewhere": "The keyword '{written}' does not belong in this place.",
            "comma": "The comma before '{written}' cuts off the value.",
        },
        do={
            "": "Choose one of these: {known}. If it is something of your own, start it with x-: x-{written}.",
            "near": "Write {near}. If it is something of your own after all, start it with x-: x-{written}.",
            "unseen": "Remove the word and type it again: {near}.",
            "other": "Put it in {one}. If it is something of your own after all, start it with x-: x-{written}.",
            "elsewhere": "Move it to the part that it belongs to and check how far it is indented. "
            "What can stand here: {known}.",
            "comma": "Put the whole value between quotation marks, or write it on a line of its own without braces.",
        },
        point={
            "": "unknown",
            "near": "did you mean {near}?",
            "unseen": "invisible character",
            "other": "belongs in {one}",
            "elsewhere": "not in this place",
            "comma": "still part of the value",
        },
        fix={"rename": "Write '{near}'"},
        bad="⟦titlle⟧: Safe neighbourhoods\n",
        good="title: Safe neighbourhoods\n",
    ),
)(reported_as("unknown-keyword"))
