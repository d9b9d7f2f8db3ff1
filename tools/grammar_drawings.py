"""Drawings in Mermaid and DOT for `make fuzz`: as people and other tools make them, slips, and hostile ones."""

import random
from collections.abc import Callable

WORDS = (
    "De bibliotheek opent een taalcafé", "Bewoners kennen hun buren", "Impact: iedereen voelt zich thuis", "Output",
    "Children cycle to school", "50 % meer", "x", "", "A1. Huisbezoeken", "één, twee en drie", "\U0001f600 blij",
    "\u05e9\u05dc\u05d5\u05dd", "a\u00a0b", "a\tb", "a_x000D_b", "C:\\nieuw",
    "#quot;ja#quot;", "#35; #amp; &amp; &#39;",
    "#55296;", "&#xD800;", "#0;", "&#0;", "&nope;", "#" + "9" * 60 + ";", "<b>vet</b>", "een<br>twee<br/>drie",
    "**vet** en __vet__", "%% geen commentaar", "end", "graph", "subgraph", "a; b", "\ufeff", "\u202eom", "`code`",
)  # fmt: skip
"""What people write in boxes and on arrows."""
NAMES = ("a", "b", "A1", "n_x", "een-stap", "twee.stap", "_", "end", "class", "wijk-overleg", "é", "impact", "x--y")
KINDS = ("Activiteiten", "Outputs", "Outcomes", "Impact", "Actoren", "Risico's", "Inputs", "Indicatoren", "Groep 1")
SHAPES = ("[{}]", "({})", "([{}])", "[[{}]]", "[({})]", "(({}))", "((({})))", ">{}]", "{{{}}}", "{{{{{}}}}}", "[/{}/]",
          "[\\{}\\]", '["{}"]', '["`{}`"]', '@{{ shape: rect, label: "{}" }}', "[{}", "{}]", '["{}]')  # fmt: skip
ARROWS = ("-->", "---", "-.->", "==>", "--o", "--x", "<-->", "~~~", "---->", "e1@-->", "->", "=>", "--", "-- {} -->",
          "-. {} .->", "== {} ==>", "-->|{}|", '-->|"{}"|', "-- {}", "-->|{}", ": {} :")  # fmt: skip
HOSTILE = (" ", "\n", "\t", "[", "(", "{", '"', "`", "|", "&", ";", "%%{", "}%%", "%%", "---\n", "<br>", "<b", "**",
           "__", "#1", "&#x", "-- ", "-.", "=", "--", "a & ", "a --> ", "subgraph x\n", "end\n", ":::k", "@{",
           "accDescr {", "class a k\n", "```mermaid\n", "title:", "\\", "/*", "<", "{a b}->", "[label=x]", '"a"+', "1.",
           "\u200b", "subgraph S {", "-", "a:b:", "linkStyle 1,")  # fmt: skip
"""What is repeated until it hurts."""


def drawings(rng: random.Random) -> tuple[str, bytes]:
    """The name of a file and what stands in it. Most are drawings that somebody could have made."""
    make: Callable[[random.Random], tuple[str, str]] = rng.choice(
        (_mermaid, _mermaid, _readme, _dot, _dot, _broken, _hostile)
    )
    name, text = make(rng)
    line_end = rng.choice(("\n", "\n", "\n", "\r\n", "\r"))
    encoding = rng.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    return name, text.replace("\n", line_end).encode(encoding, errors="replace")


def _many(rng: random.Random, one: Callable[[random.Random], str], most: int) -> list[str]:
    return [one(rng) for _ in range(rng.randrange(most + 1))]


# --- Mermaid ----------------------------------------------------------------------------------------------------------


def _mermaid(rng: random.Random) -> tuple[str, str]:
    return rng.choice(("x.mmd", "x.mmd", "x.mermaid")), _flowchart(rng)


def _flowchart(rng: random.Random) -> str:
    front = rng.choice(("", "", f"---\ntitle: {rng.choice(WORDS)}\n---\n", "%%{init: {'theme': 'dark'}}%%\n", "\n\n"))
    head = rng.choice(("flowchart LR", "graph TD", "flowchart TB;", "flowchart-elk RL", "graph", "sequenceDiagram"))
    return "\n".join([front + head, *_many(rng, _statement, 12), ""])


def _statement(rng: random.Random) -> str:
    indent = rng.choice(("", "  ", "\t"))
    kind = rng.randrange(12)
    if kind < 7:
        return indent + _chain(rng) + rng.choice(("", "", ";", "; " + _chain(rng)))
    if kind == 7:
        title = rng.choice((*KINDS, f'"{rng.choice(KINDS)}"', f"g{rng.randrange(3)} [{rng.choice(KINDS)}]", ""))
        return "\n".join(
            [f"{indent}subgraph {title}", *_many(rng, _statement, 3), indent + rng.choice(("end", "end", ""))]
        )
    return indent + rng.choice((
        f"class {rng.choice(NAMES)},{rng.choice(NAMES)} activiteit", "classDef k fill:#fff", "style a fill:#f9f",
        "linkStyle 0 stroke:#123456", "direction LR", f"%% {rng.choice(WORDS)}", f"accTitle: {rng.choice(WORDS)}",
        "accDescr {\n een zin\n}", 'click a href "https://voorbeeld.be"', f"%% id other1: {rng.choice(NAMES)}",
        "subgraph area_plan[x]", "@startuml", "participant a", "[*] --> a", "a : " + rng.choice(WORDS),
    ))  # fmt: skip


def _box(rng: random.Random) -> str:
    shape = rng.choice((*SHAPES, *SHAPES[:6], "", "", ""))
    return rng.choice(NAMES) + shape.format(rng.choice(WORDS)) + rng.choice(("", "", "", ":::activity"))


def _chain(rng: random.Random) -> str:
    parts = [_box(rng)]
    for _ in range(rng.randrange(4)):
        parts += [
            rng.choice(ARROWS).format(rng.choice(WORDS)),
            rng.choice((" & ", " & ")).join([_box(rng), *_many(rng, _box, 2)]),
        ]
    return rng.choice((" ", " ", "")).join(parts)


def _readme(rng: random.Random) -> tuple[str, str]:
    """A README with drawings, code, quotes, and fences that nobody closed."""

    def part(dice: random.Random) -> str:
        fence = dice.choice(("```", "````", "~~~", "  ```", ":::"))
        kind = dice.choice(("mermaid", "mermaid", "{.mermaid}", "python", ""))
        inside = _flowchart(dice) if dice.random() < 0.8 else dice.choice(WORDS)
        return f"{fence} {kind}\n{inside}\n{dice.choice((fence, fence, fence, '', '`````'))}"

    texts = [part(rng) if rng.random() < 0.6 else rng.choice(WORDS) for _ in range(rng.randrange(6))]
    return "README.md", "\n\n".join(texts)


# --- DOT --------------------------------------------------------------------------------------------------------------


def _dot(rng: random.Random) -> tuple[str, str]:
    graphs = [_graph(rng) for _ in range(rng.choice((1, 1, 1, 1, 2)))]
    return rng.choice(("x.dot", "x.gv")), "\n".join(graphs)


def _graph(rng: random.Random) -> str:
    head = rng.choice(("", "strict ")) + rng.choice(("digraph", "digraph", "graph", "DIGRAPH"))
    name = rng.choice(("", "G", "path", '"een plan"', "chain"))
    return f"{head} {name} {{\n{_body(rng, 0)}\n}}\n"


def _body(rng: random.Random, deep: int) -> str:
    return rng.choice(("\n", ";\n", "; ")).join(_dot_statement(rng, deep) for _ in range(rng.randrange(1, 8)))


def _text(rng: random.Random) -> str:
    said = rng.choice(WORDS)
    return rng.choice(
        (f'"{said}"', '"' + said.replace('"', '\\"') + '\\n"', f"<{said}>", f'"{said}" + "meer"', "x", "1.5")
    )


def _end(rng: random.Random, deep: int) -> str:
    if deep < 3 and rng.random() < 0.2:
        name = rng.choice(("", f"subgraph cluster_{rng.randrange(4)} ", "subgraph "))
        return f"{name}{{ {_body(rng, deep + 1)} }}"
    return rng.choice((*(f'"{one}"' for one in NAMES), "a", "b", "c", "n1")) + rng.choice(("", "", "", ":p", ":p:ne"))


def _attributes(rng: random.Random) -> str:
    names = ("label", "label", "xlabel", "style", "shape", "class", "color", "fillcolor", "dir", "weight", "tooltip")
    pairs = [f"{rng.choice(names)}={_text(rng)}" for _ in range(rng.randrange(4))]
    return f"[{rng.choice((' ', ', ', ';')).join(pairs)}]"


def _dot_statement(rng: random.Random, deep: int) -> str:
    kind = rng.randrange(10)
    if kind == 0:
        return f"{rng.choice(('node', 'edge', 'graph'))} {_attributes(rng)}"
    if kind == 1:
        return rng.choice((f"label={_text(rng)}", "rankdir=LR", "fixedsize=true", "// los", "/* los */", "# los\n"))
    arrow = rng.choice((" -> ", " -> ", " -- ", "->"))
    ends = arrow.join(_end(rng, deep) for _ in range(rng.choice((1, 2, 2, 3))))
    return ends + rng.choice(("", _attributes(rng), _attributes(rng) + _attributes(rng)))


# --- What nobody means to make, and what somebody makes on purpose ----------------------------------------------------


def _broken(rng: random.Random) -> tuple[str, str]:
    """A drawing with pieces gone, doubled or out of place."""
    name, text = rng.choice((_mermaid, _readme, _dot))(rng)
    for _ in range(rng.randrange(1, 6)):
        at, size = rng.randrange(len(text) + 1), rng.randrange(1, 12)
        piece = rng.choice(
            ("", text[at : at + size] * 2, rng.choice(HOSTILE), chr(rng.choice((0, 7, 0x85, 0xD800, 0xFFFE, 0x202E))))
        )
        text = text[:at] + piece + text[at + size :]
    return name, text


def _hostile(rng: random.Random) -> tuple[str, str]:
    """One or two signs over and over, at any place in a drawing."""
    name, text = rng.choice((_mermaid, _readme, _dot))(rng)
    for _ in range(rng.choice((1, 1, 2))):
        at = rng.randrange(len(text) + 1)
        many = "".join(rng.choice(HOSTILE) for _ in range(rng.choice((1, 1, 2)))) * rng.choice((20, 300, 3_000, 30_000))
        text = text[:at] + many[:900_000] + text[at:]
    return name, text
