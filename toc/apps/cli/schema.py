"""`toc schema`: the file format as JSON Schema, for editors."""

import sys
from typing import Annotated

import typer

from toc.apps.language import Tongue, say, user_tongue

HELP = say("give-the-file-format-as")
EXAMPLES = say("toc-schema-o-toc-schema")

Lang = Annotated[
    Tongue | None,
    typer.Option(case_sensitive=False, help=say("language-of-the-keywords")),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=say("file"),
        help=say("write-to-this-file-instead"),
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
