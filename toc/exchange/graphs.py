"""A drawn graph → a draft of a plan: what its boxes are is read off groups, classes and colours, or off their
places.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from toc.exchange.draft import Draft, Names, Thing
from toc.exchange.finding import number_of, numbered
from toc.exchange.headings import kind_of_title
from toc.exchange.naming import is_id
from toc.model import IMPACT

CHAIN = ("activities", "outputs", "outcomes", "impact_goal")
_WAYS = {
    ("inputs", "activities"): ("leads_to", False),
    ("actors", "activities"): ("by", True),
    ("activities", "actors"): ("for", False),
    ("external_factors", "*"): ("on", False),
    ("*", "unintended_effects"): ("caused_by", True),
    ("indicators", "*"): ("measures", False),
    ("*", "indicators"): ("measures", True),
    ("learning_questions", "*"): ("about", False),
    ("methods", "indicators"): ("answers", False),
    ("methods", "learning_questions"): ("answers", False),
}
"""What an arrow between these kinds means: the keyword, and whether it stands at the end of the arrow."""
_OTHERS = {"external_factors", "unintended_effects", "indicators", "learning_questions", "methods", "inputs", "actors"}


@dataclass(slots=True, eq=False)
class Node:
    """A box: `kinds` are names that may say what it is, the closest first; `who` are the names of actors under its
    text.
    """

    id: str
    label: str
    spot: str
    kinds: list[str] = field(default_factory=list)
    who: list[str] = field(default_factory=list)
    keep_id: bool = False
    lines: list[str] = field(default_factory=list)
    """The lines of its text, where these are told apart."""
    strong: bool = False
    """Whether the first of these is in bold."""
    form: str = ""
    """What opens its text in Mermaid: `([`."""


@dataclass(frozen=True, slots=True)
class Arrow:
    tail: str
    head: str
    spot: str
    label: str = ""
    back: bool = False
    """Drawn as a loop back: it strengthens an earlier step."""


@dataclass(slots=True)
class Graph:
    """What a file draws. `name` is the file's, `title` what stands above the drawing."""

    name: str
    nodes: dict[str, Node] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    title: str = ""
    left_out: list[tuple[str, str, str]] = field(default_factory=list)
    """What it draws that is no part of a plan: where, and what in English and Dutch."""


def read_graph(graph: Graph) -> Draft:
    """The plan that a graph draws."""
    draft = Draft()
    if graph.title:
        draft.top.values["title",] = graph.title
    kinds = _kinds(graph)
    guessed = _by_place(graph, kinds)
    things = {name: _thing(draft, node, {**kinds, **guessed}, guessed) for name, node in graph.nodes.items()}
    loops = _loops(graph, {**kinds, **guessed})
    for index, arrow in enumerate(graph.arrows):
        _connect(draft, arrow, things, is_loop=index in loops)
    _settle_goal(draft, things)
    _tell(draft, graph, guessed)
    return draft


def _kinds(graph: Graph) -> dict[str, str]:
    """What is said of the boxes: by a group, a class, a colour, or a word before a colon."""
    found: dict[str, str] = {}
    for name, node in graph.nodes.items():
        before, colon, rest = node.label.partition(":")
        said = [*node.kinds, *([before] if colon and rest.strip() else [])]
        kind = next((kind for one in said if (kind := kind_of_title(one))), None)
        if kind:
            found[name] = "outcomes" if kind == "changes" else kind
        if kind and colon and kind_of_title(before) == kind and len(before) < 20:
            node.label = rest.strip()
        if name.lower() in (IMPACT, "impactdoel", "impact_goal"):
            found[name] = "impact_goal"
    goals = [name for name, kind in found.items() if kind == "impact_goal"]
    if len(goals) > 1:
        # A group that is called 'the way to impact' holds everything.
        found = {name: kind for name, kind in found.items() if kind != "impact_goal" or name.lower() == IMPACT}
    return {name: kind for name, kind in found.items() if kind in (*CHAIN, *_OTHERS, "hypotheses")}


def _by_place(graph: Graph, kinds: dict[str, str]) -> dict[str, str]:
    """What boxes are of which nothing is said: where arrows start are activities, where they all end is the goal."""
    after: dict[str, set[str]] = {name: set() for name in graph.nodes}
    before: dict[str, set[str]] = {name: set() for name in graph.nodes}
    for arrow in graph.arrows:
        if not arrow.back and arrow.tail != arrow.head and kinds.get(arrow.tail, "outcomes") in CHAIN:
            after[arrow.tail].add(arrow.head)
            before[arrow.head].add(arrow.tail)
    free = [name for name in graph.nodes if name not in kinds]
    ends = [name for name in free if before[name] and not after[name]]
    has_goal = "impact_goal" in kinds.values()
    found: dict[str, str] = {}
    for name in free:
        if after[name] and not before[name] and "activities" not in {kinds.get(one) for one in before[name]}:
            found[name] = "activities"
        elif len(ends) == 1 and name == ends[0] and not has_goal:
            found[name] = "impact_goal"
        else:
            found[name] = "outcomes"
    known = {**kinds, **found}
    for name, kind in found.items():
        # What comes right behind activities and leads on to changes is what the activities deliver.
        delivered = before[name] and {known[one] for one in before[name]} == {"activities"}
        if kind == "outcomes" and delivered and {known[one] for one in after[name]} == {"outcomes"}:
            found[name] = "outputs"
    return found


def _thing(draft: Draft, node: Node, kinds: dict[str, str], guessed: dict[str, str]) -> Thing:
    kind = kinds[node.id]
    thing = draft.add(kind, node.spot)
    number, text = numbered(node.label)
    thing.numbers |= {number_of(node.id), *([number] if number else [])}
    if node.keep_id and is_id(node.id):
        thing.given = node.id
    thing.values[("name",) if kind in ("actors", "methods") else ("text",)] = text
    if node.who:
        thing.values["by" if kind == "activities" else "who",] = Names(
            list(node.who),
            node.spot,
            ("actors",),
            free=kind == "inputs",
            role="city" if kind == "activities" else "target_group",
        )
    if node.id in guessed and kind in CHAIN:
        thing.check((), *_GUESS[kind])
    return thing


_GUESS = {
    "activities": (
        "an activity? nothing leads to it in the drawing",
        "een activiteit? er komt niets voor in de tekening",
    ),
    "outputs": ("an output? it comes right after activities", "een output? ze komt vlak na activiteiten"),
    "outcomes": (
        "an outcome? read off its place in the drawing",
        "een outcome? afgelezen van haar plaats in de tekening",
    ),
    "impact_goal": ("the impact goal? everything leads to it", "het impactdoel? alles leidt ernaartoe"),
}


def _loops(graph: Graph, kinds: dict[str, str]) -> set[int]:
    """The arrows that lead back: drawn as such, or closing a circle."""
    loops = {index for index, arrow in enumerate(graph.arrows) if arrow.back}
    after: dict[str, list[tuple[int, str]]] = {name: [] for name in graph.nodes}
    for index, arrow in enumerate(graph.arrows):
        if index not in loops and kinds.get(arrow.tail) in CHAIN and kinds.get(arrow.head) in CHAIN:
            after[arrow.tail].append((index, arrow.head))
    state: dict[str, int] = {}
    for start in _from_causes(graph, kinds):
        waiting: list[tuple[str, Iterator[tuple[int, str]]]] = []
        if start not in state:
            state[start] = 1
            waiting.append((start, iter(after[start])))
        while waiting:
            name, following = waiting[-1]
            step = next(following, None)
            if step is None:
                state[name] = 2
                waiting.pop()
            elif state.get(step[1]) == 1:
                loops.add(step[0])
            elif step[1] not in state:
                state[step[1]] = 1
                waiting.append((step[1], iter(after[step[1]])))
    return loops


def _from_causes(graph: Graph, kinds: dict[str, str]) -> list[str]:
    return sorted(graph.nodes, key=lambda name: CHAIN.index(kinds[name]) if kinds[name] in CHAIN else len(CHAIN))


def _connect(draft: Draft, arrow: Arrow, things: dict[str, Thing], *, is_loop: bool) -> None:
    tail, head = things[arrow.tail], things[arrow.head]
    if tail.section in CHAIN and head.section in CHAIN:
        way = "feeds_back_to" if is_loop else "leads_to"
        if tail.section == "impact_goal" or tail is head:
            draft.notes.left_out(arrow.spot, "an arrow from the impact goal", "een pijl vanuit het impactdoel")
            return
        tail.add_name((way,), Names([], arrow.spot, (), things=[head]))
        if is_loop and not arrow.back:
            draft.notes.guessed(
                arrow.spot, "closes a circle: read as a feedback loop", "sluit een cirkel: gelezen als terugkoppeling"
            )
        _reason(draft, arrow, tail, head)
        return
    for pair in ((tail.section, head.section), (tail.section, "*"), ("*", head.section)):
        if pair in _WAYS:
            name, at_head = _WAYS[pair]
            owner, other = (head, tail) if at_head else (tail, head)
            owner.add_name((name,), Names([], arrow.spot, (), things=[other]))
            return
    draft.notes.left_out(
        arrow.spot,
        f"an arrow that has no meaning in a plan: '{tail.name}' to '{head.name}'",
        f"een pijl die in een plan niets betekent: van '{tail.name}' naar '{head.name}'",
    )


def _reason(draft: Draft, arrow: Arrow, tail: Thing, head: Thing) -> None:
    """Words on an arrow are why the one would lead to the other."""
    if len(arrow.label.split()) < 2:
        return
    why = draft.row("reasons", arrow.spot)
    why.values = {
        ("mechanism",): arrow.label,
        ("from",): Names([], arrow.spot, (), things=[tail]),
        ("to",): Names([], arrow.spot, (), things=[head]),
    }


def _settle_goal(draft: Draft, things: dict[str, Thing]) -> None:
    goals = [thing for thing in things.values() if thing.section == "impact_goal"]
    for goal in goals[:1]:
        for path, value in goal.values.items():
            draft.top.values["impact_goal", *path] = value
        draft.top.checks += [(("impact_goal", *path), both) for path, both in goal.checks]
        draft.things.remove(goal)
        goal.id = IMPACT
    for other in goals[1:]:
        other.section = "outcomes"
        other.check((), "an impact goal, or a step towards it?", "een impactdoel, of een stap ernaartoe?")


def _tell(draft: Draft, graph: Graph, guessed: dict[str, str]) -> None:
    for spot, english, dutch in graph.left_out:
        draft.notes.left_out(spot, english, dutch)
    count, arrows = len(graph.nodes), len(graph.arrows)
    draft.notes.understood(
        graph.name,
        f"{count} boxes and {arrows} arrows",
        f"{count} {'vak' if count == 1 else 'vakken'} en {arrows} {'pijl' if arrows == 1 else 'pijlen'}",
    )
    names_nl = {"activities": "activiteit", "outputs": "output", "outcomes": "outcome", "impact_goal": "impactdoel"}
    names_en = {"activities": "activity", "outputs": "output", "outcomes": "outcome", "impact_goal": "impact goal"}
    for kind, number in Counter(guessed.values()).items():
        listed = ", ".join(f"'{graph.nodes[name].label}'" for name in list(guessed) if guessed[name] == kind)
        draft.notes.guessed(
            graph.name,
            f"{number} × {names_en[kind]} by the place in the drawing: {listed}",
            f"{number} × {names_nl[kind]} door de plaats in de tekening: {listed}",
        )
