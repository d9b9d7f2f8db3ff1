"""TOC002: bytes that are no UTF-8."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

wrong_encoding = rule(
    2,
    "wrong-encoding",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT.at("a file is UTF-8", "een bestand is UTF-8"),),
    nl=Wording(
        title="Het bestand is bewaard als UTF-8.",
        why="In een andere codering komen letters als é en ë verkeerd in je verslag en in je tekening terecht.",
        say={
            "": "Dit bestand is niet bewaard als UTF-8: byte {byte} is hier gelezen als '{character}'.",
            "wide": "Dit bestand is bewaard als {encoding} en niet als UTF-8.",
        },
        do="Bewaar het bestand opnieuw met codering UTF-8: in Kladblok via 'Opslaan als', in VS Code rechts onderaan. "
        "Kijk daarna de letters met een accent na.",
        point={"": "geen UTF-8"},
    ),
    en=Wording(
        title="The file is saved as UTF-8.",
        why="In another encoding letters such as é and ë come out wrong in your report and in your picture.",
        say={
            "": "This file is not saved as UTF-8: byte {byte} is read here as '{character}'.",
            "wide": "This file is saved as {encoding} and not as UTF-8.",
        },
        do="Save the file again with encoding UTF-8: in Notepad through 'Save as', in VS Code at the bottom right. "
        "Then check the letters with an accent.",
        point={"": "no UTF-8"},
    ),
)(reported_as("wrong-encoding"))
