"""A drawn graph → a draft of a plan: what its boxes are is read off groups, classes and colours, or off their
places.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from toc.core.messages import Message, message
from toc.core.model import IMPACT
from toc.exchange.draft import Draft, Names, Thing, say_taken
from toc.exchange.headings import SINGULAR, kind_of_title
from toc.exchange.limits import MAX_ARROWS, MAX_BOXES, MAX_DRAWING, MAX_DRAWINGS, too_large_a_drawing
from toc.exchange.naming import is_id, key_of
from toc.exchange.numbering import Numbering, before_text, number_of

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
    own: bool = False
    """Whether toc itself drew it: then its text, kind and id are those of a plan."""
    external: bool = False
    """Whether it says that it comes about outside the plan."""


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
    left_out: list[tuple[str, Message]] = field(default_factory=list)
    """What it draws that is no part of a plan: where, and what."""
    guessed: list[tuple[str, Message]] = field(default_factory=list)
    own: bool = False
    """Whether toc itself drew it."""

    def one_way(self, spot: str, tail: str, head: str) -> None:
        """Tells that an arrow with two heads is read as one arrow."""
        self.left_out.append(
            (
                spot,
                message("the-arrow-back-from-to-it", label=self.label(head), label2=self.label(tail)),
            )
        )

    def label(self, name: str) -> str:
        """The text of that box."""
        return self.nodes[name].label if name in self.nodes else name


def added(graph: Graph, drawn: Graph, number: int) -> None:
    """Adds one drawing of a file to those before it; `number` is its place among them, from 1.

    A box that drawings of ours share is there once. In other drawings the same short name can be another box: there
    only boxes with the same text are one.
    """
    if number > MAX_DRAWINGS:
        raise too_large_a_drawing("drawings")
    keys = {name: _key(graph, node, number) for name, node in drawn.nodes.items()}
    graph.title = graph.title or drawn.title
    graph.own = graph.own or drawn.own
    graph.left_out += drawn.left_out
    graph.guessed += drawn.guessed
    for name, node in drawn.nodes.items():
        key = keys[name]
        if key not in graph.nodes:
            graph.nodes[key] = node if key == name else replace(node, id=key, keep_id=False)
    people = {name for node in graph.nodes.values() for name in node.who}
    if len(graph.nodes) + len(people) > MAX_BOXES:
        raise too_large_a_drawing("boxes")
    known = {(arrow.tail, arrow.head, arrow.back, arrow.label) for arrow in graph.arrows} if number > 1 else set()
    arrows = (replace(arrow, tail=keys[arrow.tail], head=keys[arrow.head]) for arrow in drawn.arrows)
    graph.arrows += [arrow for arrow in arrows if (arrow.tail, arrow.head, arrow.back, arrow.label) not in known]
    if len(graph.arrows) > MAX_ARROWS:
        raise too_large_a_drawing("arrows")
    if sum(len(arrow.label) for arrow in graph.arrows) > MAX_DRAWING:
        # `a & b -- words --> c & d` says the same words four times.
        raise too_large_a_drawing("characters")


def _key(graph: Graph, node: Node, number: int) -> str:
    """Under which name a box of another drawing is kept."""
    there = graph.nodes.get(node.id)
    if there is None or there.label == node.label or (there.own and node.own):
        return node.id
    named = node.keep_id and node.id in (there.label, node.label)
    return node.id if named else f"{node.id} ({number})"


def read_graph(graph: Graph) -> Draft:
    """The plan that a graph draws."""
    draft = Draft()
    if graph.title:
        draft.top.values["title",] = graph.title
    kinds = _kinds(graph)
    guessed = _by_place(graph, kinds)
    things = _things(draft, graph, {**kinds, **guessed}, guessed)
    loops = _loops(graph, {**kinds, **guessed})
    for index, arrow in enumerate(graph.arrows):
        _connect(draft, arrow, things, is_loop=index in loops)
    _settle_goal(draft, things)
    _tell(draft, graph, guessed)
    return draft


def add_ends(draft: Draft) -> None:
    """A list of arrows and nothing else is a graph written down: where its arrows start and end are boxes."""
    links = draft.rows.get("links", [])
    goal = any(path[0] == "impact_goal" for path in draft.top.values)
    if not links or goal or any(thing.section in CHAIN for thing in draft.things):
        return
    graph = Graph(links[0].spot.partition("!")[0])
    for row in links:
        ends = [_named(graph, row.values.get(way), row.spot) for way in (("from",), ("to",))]
        back = row.values.get(("kind",)) == "feeds_back_to"
        graph.arrows += [Arrow(tail, head, row.spot, back=back) for tail in ends[0] for head in ends[1]]
    kinds = _by_place(graph, {})
    _settle_goal(draft, _things(draft, graph, kinds, kinds))
    _tell_places(draft, graph, kinds)


def _named(graph: Graph, names: object, spot: str) -> list[str]:
    """The boxes that one end of an arrow names."""
    found = {key_of(text): text for text in names.texts} if isinstance(names, Names) else {}
    for key, text in found.items():
        graph.nodes.setdefault(key, Node(key, text, spot))
    return list(found)


def _kinds(graph: Graph) -> dict[str, str]:
    """What is said of the boxes: by a group, a class, a colour, or a word before a colon."""
    found: dict[str, str] = {}
    for name, node in graph.nodes.items():
        if node.own:
            if kind := "impact_goal" if name == IMPACT else kind_of_title(next(iter(node.kinds), "")):
                found[name] = kind
            continue
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


def _things(draft: Draft, graph: Graph, kinds: dict[str, str], guessed: dict[str, str]) -> dict[str, Thing]:
    """The things that the boxes are, by the names of these; what was taken off their texts is said."""
    numbering = Numbering(node.label for node in graph.nodes.values() if not node.own)
    things: dict[str, Thing] = {}
    taken: list[str] = []
    for name, node in graph.nodes.items():
        number, text, off = ("", node.label, False) if node.own else numbering.off(node.label)
        taken += [before_text(node.label, text)] if off else []
        things[name] = _thing(draft, node, text, kinds, guessed)
        things[name].numbers |= {number_of(node.id), *([number] if number else [])}
    say_taken(draft.notes, graph.name, taken)
    return things


def _thing(draft: Draft, node: Node, text: str, kinds: dict[str, str], guessed: dict[str, str]) -> Thing:
    kind = kinds[node.id]
    thing = draft.add(kind, node.spot)
    if node.keep_id and is_id(node.id) and len(node.id) <= _LONGEST_ID:
        thing.given = node.id
    thing.values[("name",) if kind in ("actors", "methods") else ("text",)] = text
    if node.who:
        thing.values["by" if kind == "activities" else "who",] = Names(
            list(node.who),
            node.spot,
            ("actors",),
            free=kind == "inputs",
            role="city" if kind == "activities" else "target_group",
            exact=node.own,
        )
    if node.external and kind in ("outputs", "outcomes"):
        thing.values["external",] = True
    if node.id in guessed and kind in CHAIN:
        thing.check((), _GUESS[kind])
    return thing


_GUESS = {
    "activities": message("an-activity-nothing-leads-to-it"),
    "outputs": message("an-output-it-comes-right-after"),
    "outcomes": message("an-outcome-read-off-its-place"),
    "impact_goal": message("the-impact-goal-everything-leads-to"),
}


_LONGEST_ID = 100
"""Characters: what is longer is no name but a text."""


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
        if tail is head:
            draft.notes.left_out(arrow.spot, message("an-arrow-from-to-itself", name=tail.name))
            return
        if tail.section == "impact_goal":
            draft.notes.left_out(
                arrow.spot,
                message("an-arrow-from-the-impact-goal", name=head.name),
            )
            return
        tail.add_name((way,), Names([], arrow.spot, (), things=[head]))
        if is_loop and not arrow.back:
            draft.notes.guessed(arrow.spot, message("closes-a-circle-read-as-a"))
        _reason(draft, arrow, tail, head)
        return
    for pair in ((tail.section, head.section), (tail.section, "*"), ("*", head.section)):
        if pair in _WAYS:
            name, at_head = _WAYS[pair]
            owner, other = (head, tail) if at_head else (tail, head)
            owner.add_name((name,), Names([], arrow.spot, (), things=[other]))
            if arrow.label:
                draft.notes.left_out(arrow.spot, message("the-words-on-an-arrow", label=arrow.label))
            return
    draft.notes.left_out(
        arrow.spot,
        message("an-arrow-that-has-no-meaning", name=tail.name, name2=head.name),
    )


def _reason(draft: Draft, arrow: Arrow, tail: Thing, head: Thing) -> None:
    """Words on an arrow are why the one would lead to the other. A single word says too little for that."""
    if len(arrow.label.split()) < 2:
        if arrow.label:
            draft.notes.left_out(arrow.spot, message("the-word-on-an-arrow", label=arrow.label))
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
        other.check((), message("an-impact-goal-or-a-step"))


_NOT_DRAWN = message("what-a-drawing-does-not-hold")
"""What is lost where a plan goes out as a drawing and comes back."""


def _tell(draft: Draft, graph: Graph, guessed: dict[str, str]) -> None:
    for spot, said in graph.left_out:
        draft.notes.left_out(spot, said)
    if graph.own:
        draft.notes.left_out(graph.name, _NOT_DRAWN)
    for spot, said in graph.guessed:
        draft.notes.guessed(spot, said)
    count, arrows = len(graph.nodes), len(graph.arrows)
    draft.notes.understood(
        graph.name,
        message(
            "import-boxes-and-arrows",
            boxes=message("import-boxes", count=count),
            arrows=message("import-arrows", count=arrows),
        ),
    )
    _tell_places(draft, graph, guessed)


def _tell_places(draft: Draft, graph: Graph, guessed: dict[str, str]) -> None:
    for kind, number in Counter(guessed.values()).items():
        listed = ", ".join(f"'{graph.nodes[name].label}'" for name in list(guessed) if guessed[name] == kind)
        draft.notes.guessed(
            graph.name,
            message("import-kind-by-place", number=number, kind=SINGULAR[kind], listed=listed),
        )
