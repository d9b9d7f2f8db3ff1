"""`toc schema`: the file format as JSON Schema, for editors."""

import sys
from typing import Annotated

import typer

from toc.apps.cli.language import Tongue, say, user_tongue

HELP = say(
    "Give the file format as JSON Schema, with which an editor completes and explains every keyword.",
    "Het bestandsformaat als JSON Schema geven: daarmee vult een editor elk sleutelwoord aan en legt hij het uit.",
)
EXAMPLES = say(
    "toc schema -o toc.schema.json\ntoc schema --lang nl -o toc.nl.schema.json",
    "toc schema -o toc.nl.schema.json\ntoc schema --lang en -o toc.schema.json",
)

Lang = Annotated[
    Tongue | None,
    typer.Option(case_sensitive=False, help=say("Language of the keywords.", "Taal van de sleutelwoorden.")),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=say("FILE", "BESTAND"),
        help=say(
            "Write to this file instead of the screen.", "Naar dit bestand schrijven in plaats van op het scherm."
        ),
    ),
]


def schema(lang: Lang = None, output: Output = None) -> int:
    import json

    from toc.apps.cli.targets import put
    from toc.core.model import Language
    from toc.core.schema import schema as schema_of

    text = json.dumps(schema_of(Language(lang or user_tongue())), indent=2, ensure_ascii=False) + "\n"
    if output is None or output == "-":
        sys.stdout.write(text)
        return 0
    put(output, text.encode())
    return 0
