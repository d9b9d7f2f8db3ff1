"""What is done in a process apart: plain values in, plain values out."""

from typing import Any


def lay_out(question: tuple[str, str, str]) -> bytes:
    """The layout that Graphviz makes of a DOT text, as JSON: the text, the program, its arguments."""
    import pygraphviz

    text, program, arguments = question
    made: bytes = pygraphviz.AGraph(string=text).draw(format="json0", prog=program, args=arguments)
    return made


def typeset(question: dict[str, Any]) -> bytes:
    """What Typst makes of these arguments: a PDF, or a PNG of one page."""
    import typst

    made: bytes = typst.compile(**question)
    return made
