"""Pieces of a plan with gaps to fill in, in the notation for snippets of the protocol."""

from toc.apps.lsp.places import Expected, is_yes_or_no
from toc.core import keywords
from toc.core.model import Language, Part
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf

_USUAL = {
    "actors": ("name", "role"),
    "inputs": ("text", "leads_to"),
    "activities": ("text", "by", "for", "leads_to"),
    "outputs": ("text", "who", "leads_to"),
    "outcomes": ("text", "who", "type", "leads_to"),
    "changes": ("text", "level", "who", "leads_to"),
    "goals": ("text", "who"),
    "hypotheses": ("link", "text", "assumptions"),
    "external_factors": ("text", "effect", "on"),
    "unintended_effects": ("text", "effect", "caused_by"),
    "indicators": ("text", "measures", "source", "frequency"),
    "learning_questions": ("text", "about", "user", "decision"),
    "methods": ("name", "type", "answers", "respondents", "when"),
    "steps": ("text", "who", "due"),
    "reflection": ("date", "text", "who"),
    "participation": ("who", "phase", "how"),
    "communication": ("who", "what", "form", "date"),
    "frames": ("name", "source"),
    "motive": ("text", "fulfilled"),
    "means": ("text", "fulfilled"),
    "opportunity": ("text", "fulfilled"),
}
"""The keywords of a new thing, by the English keyword of its section or list."""


def behind_keyword(there: Expected | None, *, brackets: bool) -> str:
    """What follows a new keyword: a colon, and where its value goes."""
    match there.shape if there else Leaf():
        case ListOf(reference=reference) if reference and not reference.to:
            return ": "  # a hypothesis mostly explains one link
        case ListOf(item=Leaf()) if brackets or (there and there.mark):
            return ": [$0]"
        case ListOf():
            return ":\n  - $0"
        case PartOf() | SectionOf():
            return ": {$0}" if brackets else ":\n  $0"
    return ": "


def new_thing(keyword: str, part: type[Part], name: str, spelling: Language, dash: str) -> str:
    """A new thing of a section under an id, or a new item of a list (with a `dash`), with gaps for its values."""
    indent = "  "
    rows = [
        f"{keywords.spell(one, spelling, part)}: {_gap(Expected(PartOf(part)).step(one), at, spelling)}"
        for at, one in enumerate(_USUAL[keyword], 1 if dash else 2)
    ]
    head = "" if dash else f"${{1:{name}}}:\n{indent}"
    return dash + head + f"\n{indent}".join(rows)


def _gap(there: Expected | None, number: int, spelling: Language) -> str:
    if there and isinstance(there.shape, ListOf):
        return f"${number}" if there.mark and not there.mark.to else f"[${number}]"
    values: list[str] = []
    if there and isinstance(there.shape, Leaf) and there.shape.values:
        values = [word.spelled(spelling) for word in keywords.VALUES[there.shape.values]]
    elif there and is_yes_or_no(there):
        values = ["nee", "ja"] if spelling is Language.NL else ["no", "yes"]
    return f"${{{number}|{','.join(values)}|}}" if values else f"${number}"


NEW_PLANS = {
    Language.NL: """toc: 1
taal: nl
titel: $1
status: ontwerp
impactdoel:
  tekst: $2
  wie: [${3:doelgroep}]
actoren:
  ${4:dienst}: {naam: $5, rol: stad}
  ${3:doelgroep}: {naam: $6, rol: doelgroep}
activiteiten:
  ${7:activiteit}:
    tekst: $8
    door: [${4:dienst}]
    voor: [${3:doelgroep}]
    leidt_tot: [${9:verandering}]
outcomes:
  ${9:verandering}:
    tekst: $10
    wie: [${3:doelgroep}]
    leidt_tot: [impact]
""",
    Language.EN: """toc: 1
language: en
title: $1
status: draft
impact_goal:
  text: $2
  who: [${3:target_group}]
actors:
  ${4:service}: {name: $5, role: city}
  ${3:target_group}: {name: $6, role: target_group}
activities:
  ${7:activity}:
    text: $8
    by: [${4:service}]
    for: [${3:target_group}]
    leads_to: [${9:change}]
outcomes:
  ${9:change}:
    text: $10
    who: [${3:target_group}]
    leads_to: [impact]
""",
}
"""A theory of change to begin with in each language, with gaps for its values."""
