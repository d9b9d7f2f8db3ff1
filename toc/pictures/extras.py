"""What a picture tells beside its boxes and arrows: facts on boxes, marks, weights of arrows, and notes below.

Each view has a place of its own for some parts of a plan; what else is asked for gets a letter with a number where it
belongs, and a line under the picture.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from toc.compare.difference import Change
from toc.core.graph import graph_of
from toc.core.model import Evidence, Hypothesis, Indicator, LearningQuestion, Link, Node, Plan, Term
from toc.core.numbers import shown as number_shown
from toc.core.numbers import spoken
from toc.core.scope import scope_of
from toc.pictures import theme
from toc.pictures.changes import Changes, faded
from toc.pictures.scene import Stroke
from toc.pictures.words import Words, terms_of


class Part(StrEnum):
    """What can be shown or left out."""

    ACTORS = "actors"
    TERMS = "terms"
    INDICATORS = "indicators"
    QUESTIONS = "questions"
    HYPOTHESES = "hypotheses"
    EVIDENCE = "evidence"
    ASSUMPTIONS = "assumptions"
    FACTORS = "factors"
    UNINTENDED = "unintended"


@dataclass(frozen=True, slots=True)
class Setting:
    """How close a picture is set: which part to take of the usual widths of boxes and of the usual gaps between them,
    the type size of labels, and the room above and below the text of a box. `below` puts under the house what usually
    stands beside it, `lanes` is how many results of the triple view may stand beside each other, `abreast` how many
    boxes of the house or of a layer of the hierarchy (0: as many as there are). A picture with a `breadth` is drawn to
    fit in it. A `sketch` shows how large all gets: the marks of arrows, which take long to place, are left out."""

    wide: float = 1.0
    gap: float = 1.0
    label: float = theme.LABEL_SIZE
    pad: float = 10.0
    below: bool = False
    lanes: int = 1
    abreast: int = 0
    breadth: float = 0.0
    sketch: bool = False

    @property
    def side(self) -> float:
        """The part of the usual width for what stands beside: its sentences need room."""
        return max(min(self.wide, 1.0), 0.8)

    @property
    def tight(self) -> bool:
        """Whether room counts more than balance: boxes stand next to what they lead to and as near to each other as the
        breadth asks; the roof is lower, and names and headings take less room."""
        return self.breadth > 0


USUAL = Setting()

Form = Literal["round", "square", "faded"] | Change
"""A badge (a round one without colour is faded), or the tag of what was added, removed or changed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A letter with numbers in a round or square badge, or a sign with a number in a tag: `H1,3`, `+2`."""

    text: str
    form: Form = "round"


@dataclass(frozen=True, slots=True)
class Note:
    """A mark and the lines that go with it, each with whether it is the less important part."""

    mark: Mark
    lines: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes of one kind under their heading; `legend` says what the mark stands for (empty: the legend says it
    otherwise)."""

    heading: str
    legend: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding for a picture: its text, and the nodes and arrows that it is about."""

    text: str
    severity: str
    nodes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """`facts` are short lines for the box of a node, `flags` marks at its corner, `marks` those on an arrow, `strokes`
    the lines of arrows where they differ from the usual, `changes` what a picture of a difference tells."""

    shown: frozenset[Part]
    facts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    flags: Mapping[str, Mark] = field(default_factory=dict)
    marks: Mapping[Link, Sequence[Mark]] = field(default_factory=dict)
    strokes: Mapping[Link, Stroke] = field(default_factory=dict)
    notes: tuple[Notes, ...] = ()
    weighed: bool = False
    setting: Setting = USUAL
    changes: Changes | None = None

    def has(self, part: Part) -> bool:
        return part in self.shown

    def stroke(self, link: Link, stroke: Stroke) -> Stroke:
        """The line of that arrow: an arrow that leads to something may have a weight, one that changed stands out."""
        if self.changes:
            return self.changes.stroke(link, stroke)
        if not self.weighed or stroke is not theme.ARROW:
            return stroke
        return self.strokes.get(link, theme.EVIDENCE[None])

    def marks_of(self, link: Link, stroke: Stroke) -> tuple[Mark, ...]:
        """The marks of the arrow that has this line in a picture of one plan."""
        marks = tuple(self.marks.get(link, ()))
        change = self.changes.change(link, stroke) if self.changes else None
        number = self.changes.number(link, stroke) if self.changes else None
        return (Mark(number, change), *marks) if number and change else marks

    def layer(self, link: Link, stroke: Stroke) -> int:
        """What is drawn later lies above what is drawn first: what changed lies above the rest."""
        return self.changes.layer(link, stroke) if self.changes else 0

    @property
    def ink(self) -> str:
        """The colour of a text that tells no change."""
        return theme.FADED_TEXT if self.changes else theme.INK

    def plain(self, stroke: Stroke) -> Stroke:
        """The line of an arrow that stands for none of the plan."""
        return faded(stroke) if self.changes else stroke


def shown_in(usual: Iterable[str], show: Iterable[Part], hide: Iterable[Part]) -> frozenset[Part]:
    """What a view shows that usually shows these parts. Assumptions stand at their hypotheses."""
    wanted = set(show)
    if Part.ASSUMPTIONS in wanted:
        wanted.add(Part.HYPOTHESES)
    return (frozenset(map(Part, usual)) | wanted) - frozenset(hide)


def extras(
    plan: Plan,
    placed: frozenset[str],
    shown: frozenset[Part],
    words: Words,
    *,
    remarks: Sequence[Remark] | None = None,
    numbers: Mapping[str, int] | None = None,
    setting: Setting = USUAL,
    with_scope: bool = True,
) -> Extras:
    """What a view tells beside its boxes and arrows, in which these parts are `placed`. `remarks` are findings (None:
    not asked for), `numbers` those of the whole plan, of which this may be a part: a note has the same number on every
    picture. `with_scope`: what the evaluation chose is marked."""
    made = _Making(plan, words, numbers_of(plan) if numbers is None else numbers)
    outside = shown - placed
    if Part.TERMS in outside:
        made.terms()
    if Part.INDICATORS in shown:
        made.indicators()
    if Part.QUESTIONS in shown:
        made.questions()
    if Part.FACTORS in outside:
        made.factors()
    if Part.UNINTENDED in outside:
        made.unintended()
    if Part.HYPOTHESES in shown:
        made.hypotheses(evidence=Part.EVIDENCE in shown, assumptions=Part.ASSUMPTIONS in shown)
    if with_scope:
        made.scope()
    if remarks is not None:
        made.remarks(remarks)
    weighed = Part.EVIDENCE in shown
    return Extras(
        shown=shown,
        facts=made.facts,
        flags=made.flags,
        marks={link: made.marks_of(link) for link in made.on_links},
        strokes=evidence_strokes(plan) if weighed else {},
        notes=tuple(note for note in made.notes if note.notes),
        weighed=weighed,
        setting=setting,
    )


def numbers_of(plan: Plan) -> dict[str, int]:
    """The number of everything that gets a note, each kind from 1, in the order of the file."""
    sections: tuple[Mapping[str, object], ...] = (
        plan.indicators,
        plan.learning_questions,
        plan.external_factors,
        plan.unintended_effects,
        plan.hypotheses,
    )
    return {name: number for section in sections for number, name in enumerate(section, 1)}


def evidence_strokes(plan: Plan) -> dict[Link, Stroke]:
    """The line of every link that a hypothesis explains, and of those from inputs, which nobody has to explain.

    A link that more than one hypothesis explains is as sure as the least supported of them.
    """
    order = list(Evidence)
    found: dict[Link, Evidence] = {}
    for hypothesis in plan.hypotheses.values():
        evidence = hypothesis.evidence
        if evidence is None:
            continue
        for link in hypothesis.links:
            found[link] = min(found.get(link, evidence), evidence, key=order.index)
    given = {Link(name, activity): theme.ARROW for name, one in plan.inputs.items() for activity in one.leads_to}
    return {**given, **{link: theme.EVIDENCE[evidence] for link, evidence in found.items()}}


class _Making:
    """Gathers facts, marks and notes, part by part."""

    def __init__(self, plan: Plan, words: Words, numbers: Mapping[str, int]) -> None:
        self.plan = plan
        self.numbers = numbers
        self.words = words
        self.facts: dict[str, list[str]] = {}
        self.flags: dict[str, Mark] = {}
        self.on_links: dict[Link, dict[tuple[str, Form], list[int]]] = {}
        self.notes: list[Notes] = []

    def marks_of(self, link: Link) -> tuple[Mark, ...]:
        return tuple(Mark(letter + _listed(numbers), form) for (letter, form), numbers in self.on_links[link].items())

    def _on_link(self, link: Link, letter: str, number: int, form: Form = "round") -> None:
        self.on_links.setdefault(link, {}).setdefault((letter, form), []).append(number)

    def _fact(self, node: str, text: str) -> None:
        self.facts.setdefault(node, []).append(text)

    def _about(self, target: str, letter: str, number: int, fact: str) -> None:
        """Puts something at what it is about: a mark on an arrow, a line in a box."""
        link = Link.parse(target)
        if link:
            self._on_link(link, letter, number)
        else:
            self._fact(target, fact)

    def terms(self) -> None:
        names = {Term.SHORT: self.words.short, Term.MEDIUM: self.words.medium, Term.LONG: self.words.long}
        found = terms_of(self.plan, graph_of(self.plan))
        doing = {name: one.term for name, one in self.plan.activities.items()}
        outputs = {name: one.term for name, one in self.plan.outputs.items()}
        for name, term in {**doing, **outputs, **found}.items():
            if term:
                self._fact(name, names[term])

    def indicators(self) -> None:
        notes = []
        for name, one in self.plan.indicators.items():
            number = self.numbers[name]
            course = self._course(one)
            for node in dict.fromkeys(one.measures):
                self._fact(node, f"I{number}: {course}")
            by = one.target.due if one.target else None
            due = f" ({self.words.by} {spoken(by, self.words.language)})" if by else ""
            lines = ((one.text or self.words.missing_text, False), (course + due, True))
            notes.append(Note(Mark(f"I{number}"), lines))
        self.notes.append(Notes(self.words.indicators, self.words.indicator, tuple(notes)))

    def _course(self, one: Indicator) -> str:
        """From baseline to target, and which of the two is not set."""
        start = one.baseline and one.baseline.value
        end = one.target and (one.target.value or one.target.text)
        if not start and not end:
            return self.words.no_course
        unit = "%" if one.unit == "%" else ""
        return " → ".join(
            f"{self._number(value)}{unit}" if value and value[-1:].isdigit() else (value or missing)
            for value, missing in ((start, self.words.no_baseline), (end, self.words.no_target))
        )

    def _number(self, value: str) -> str:
        """As the picture's language writes it; as it stands where the plan does not say in which language it is."""
        return number_shown(value, self.plan.language, self.words.language) if self.plan.language else value

    def questions(self) -> None:
        notes = []
        for name, one in self.plan.learning_questions.items():
            number = self.numbers[name]
            for target in dict.fromkeys(one.about):
                self._about(target, "L", number, f"L{number}: {self.words.question}")
            notes.append(Note(Mark(f"L{number}"), _question_lines(one, self.words)))
        self.facts = {name: _gathered(lines, self.words.question) for name, lines in self.facts.items()}
        self.notes.append(Notes(self.words.questions, self.words.question, tuple(notes)))

    def factors(self) -> None:
        notes = []
        for name, one in self.plan.external_factors.items():
            number = self.numbers[name]
            effect = self.words.factor_effect(one.effect)
            for target in dict.fromkeys(one.on):
                self._about(target, "E", number, f"E{number}: {effect}")
            small = " · ".join(part for part in (effect, one.programme) if part)
            notes.append(Note(Mark(f"E{number}"), ((one.text or one.label or "", False), (small, True))))
        self.notes.append(Notes(self.words.other_factors, self.words.external, tuple(notes)))

    def unintended(self) -> None:
        notes = []
        letter = self.words.unintended[0].upper()
        for name, one in self.plan.unintended_effects.items():
            number = self.numbers[name]
            for cause in dict.fromkeys(one.caused_by):
                self._fact(cause, f"{letter}{number}: {self.words.unintended}")
            signal = ((f"{self.words.signal}: {one.signal}", True),) if one.signal else ()
            lines = ((one.text or self.words.missing_text, False), *signal)
            notes.append(Note(Mark(f"{letter}{number}"), lines))
        self.notes.append(Notes(self.words.unintended_many, self.words.unintended, tuple(notes)))

    def hypotheses(self, *, evidence: bool, assumptions: bool) -> None:
        notes = []
        for name, one in self.plan.hypotheses.items():
            number = self.numbers[name]
            for link in one.links:
                self._on_link(link, "H", number)
            lines = _hypothesis_lines(one, self.words, evidence=evidence, assumptions=assumptions)
            notes.append(Note(Mark(f"H{number}"), lines))
        self.notes.append(Notes(self.words.hypotheses, self.words.explains, tuple(notes)))

    def scope(self) -> None:
        """What the plan chose to evaluate, and what not: a line in a box, a mark on an arrow, and the reason below."""
        scope = scope_of(self.plan)
        if scope is None:
            return
        words = self.words
        notes = []
        for names, links, mark, fact, why in (
            (scope.inside, scope.links_inside, words.inside, words.evaluated, scope.because),
            (scope.outside, scope.links_outside, words.outside, words.not_evaluated, ""),
        ):
            nodes = {name: node for name, node in self.plan.nodes() if name in names}
            for name in nodes:
                self._fact(name, fact)
            for link in sorted(links):
                self.on_links.setdefault(link, {}).setdefault((mark, "round"), [])
            told = tuple((line, False) for line in self._chosen(names))
            notes += [Note(Mark(mark), (*told, *(((why, True),) if why else ())))] if told else []
        self.notes.append(Notes(words.scope, "", tuple(notes)))

    def _chosen(self, names: Iterable[str]) -> Iterator[str]:
        """What the scope names, by the names of boxes and the texts of questions and hypotheses, as far as it is in
        this plan."""
        things: dict[str, Node | Hypothesis | LearningQuestion] = {**dict(self.plan.nodes()), **self.plan.hypotheses}
        things |= self.plan.learning_questions
        for written in names:
            link = Link.parse(written)
            ends = (link.cause, link.effect) if link else (written,)
            if all(end in things for end in ends):
                yield " → ".join(getattr(things[end], "label", None) or things[end].text or end for end in ends)

    def remarks(self, remarks: Sequence[Remark]) -> None:
        letter = self.words.finding[0].upper()
        on_nodes: dict[str, list[int]] = {}
        notes = []
        for number, one in enumerate(remarks, 1):
            for node in one.nodes:
                on_nodes.setdefault(node, []).append(number)
            for link in one.links:
                self._on_link(link, letter, number, "square")
            notes.append(Note(Mark(f"{letter}{number}", "square"), ((f"{one.severity}: {one.text}", False),)))
        self.flags = {node: Mark(letter + _listed(numbers), "square") for node, numbers in on_nodes.items()}
        self.notes.append(Notes(self.words.findings, self.words.finding, tuple(notes)))


def _listed(numbers: Sequence[int]) -> str:
    """`1,3`, or `7-11` for more than two that follow each other."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in runs)


def _gathered(lines: list[str], name: str) -> list[str]:
    """The lines of one box, with all its learning questions on one: `L1, L4: learning question`."""
    marks = [line.partition(":")[0] for line in lines if line.endswith(f": {name}")]
    rest = [line for line in lines if not line.endswith(f": {name}")]
    return [*rest, f"{', '.join(marks)}: {name}"] if marks else rest


def _question_lines(one: LearningQuestion, words: Words) -> tuple[tuple[str, bool], ...]:
    facts = (
        (words.for_whom, one.user),
        (words.decides, one.decision),
        (words.by, one.due and spoken(one.due, words.language)),
    )
    small = " · ".join(f"{name} {value}" for name, value in facts if value)
    return ((one.text or words.missing_text, False), *(((small, True),) if small else ()))


def _hypothesis_lines(
    one: Hypothesis, words: Words, *, evidence: bool, assumptions: bool
) -> tuple[tuple[str, bool], ...]:
    lines = [(one.text or words.missing_text, False)]
    if one.mechanism:
        lines.append((f"{words.mechanism}: {one.mechanism}", True))
    if assumptions:
        lines += [(f"{words.assumption}: {text}", True) for text in one.assumptions]
    if evidence:
        lines.append((words.evidence_name(one.evidence), True))
    return tuple(lines)
