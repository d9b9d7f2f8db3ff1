"""The report on a plan for those who decide or take part: chapters as blocks, and the way to impact as a story."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toc.core import keywords
from toc.core.findings import Severity
from toc.core.graph import graph_of
from toc.core.model import (
    IMPACT,
    Criteria,
    Criterion,
    Evaluation,
    ExternalFactor,
    Goal,
    Input,
    Language,
    Link,
    Plan,
    Privacy,
    Status,
    UnintendedEffect,
)
from toc.core.scope import scope_of
from toc.language.embedding import Embedder
from toc.lint.folding import Fold, folded
from toc.lint.readiness import Standing
from toc.lint.rules.texts import Texts
from toc.lint.wording import message_of
from toc.publish.documents import Block, Bullets, Grid, Heading, Labelled, Paragraph, Picture
from toc.publish.tables.table import Table, Tongue

# --- The story --------------------------------------------------------------------------------------------------------
# The way to impact as a story: who does what, so that what changes, and what comes of that.
#
# Every sentence is made of the plan's own statements. Each change is told once; where a way meets one that was told
# already, it says so by its label.


@dataclass(frozen=True, slots=True)
class Passage:
    """One activity with all that comes of it, or (with the label of the impact goal) what all of it leads to."""

    title: str
    text: str


class Teller:
    """Tells one plan. Sentences are in the language of its texts, and so is what joins them.

    Without `sentences` (there is no grammar for that language) every statement stands by itself.
    """

    def __init__(self, plan: Plan, language: Language, sentences: "Sentences | None") -> None:
        self._plan = plan
        self._sentences = sentences
        self._tongue = Tongue(language)
        self._graph = graph_of(plan)
        self._goals = plan.all_goals().keys()
        self._told: set[str] = set()
        self._steps = 0

    def passages(self) -> Iterator[Passage]:
        """A passage for every activity in the order of the plan, then for results to which no activity leads."""
        for name in (*self._plan.activities, *self._plan.outputs, *self._plan.outcomes):
            if name not in self._told and (name in self._plan.activities or not self._reached(name)):
                self._told.add(name)
                self._steps = 0
                yield Passage(self._label(name), " ".join(self._from(name)))

    def _reached(self, name: str) -> bool:
        return any(one in self._plan.activities for one in self._graph.upstream([name]))

    def _from(self, start: str) -> Iterator[str]:
        """What happens at that box, and from change to change what comes of it."""
        effects = self._effects(start)
        new = [one for one in effects if one not in self._goals and one not in self._told]
        yield self._opening(start, new)
        yield from self._joined(start, [one for one in effects if one not in new], just_told=not new)
        self._told.update(new)
        waiting = list(new)
        # The change that the sentence before this one told: "dat" and "daardoor" mean that one.
        last = new[0] if len(new) == 1 else ""
        while waiting:
            cause = waiting.pop(0)
            effects = self._effects(cause)
            fresh = [one for one in effects if one not in self._goals and one not in self._told]
            met = [one for one in effects if one not in fresh]
            yield from self._joined(cause, met, just_told=cause == last)
            last = last if cause == last or not met else ""
            for effect in fresh:
                self._told.add(effect)
                waiting.append(effect)
                yield self._after(effect, cause, just_told=cause == last)
                last = effect

    def _effects(self, name: str) -> list[str]:
        return list(dict.fromkeys(link.effect for link in self._graph.links() if link.cause == name))

    def _opening(self, name: str, effects: Sequence[str]) -> str:
        """A box with its first effects: "De stad doet dit, zodat bewoners dat kunnen."."""
        own = self._statement(name).strip().rstrip(".")
        clauses = [self._clause(effect) for effect in effects]
        if not effects:
            return f"{own}."
        if all(clauses):
            so = self._tongue.say("so-that")
            joined = f" {self._tongue.say('and')} {so} ".join(clause for clause in clauses if clause)
            return f"{own}, {so} {joined}."
        return " ".join([f"{own}.", *(self._result(effect) for effect in effects)])

    def _result(self, name: str) -> str:
        """A statement that cannot be turned round for sure, as it stands."""
        return self._tongue.say("what-comes-of-it") + f"{self._plain(name)}."

    def _after(self, effect: str, cause: str, *, just_told: bool) -> str:
        """What comes of a change that was told: "Daardoor …", or with its label where another was told since."""
        inverted, clause = self._inverted(effect), self._clause(effect)
        say = self._tongue.say
        if just_told and inverted:
            self._steps += 1
            return (say("as-a-result") if self._steps % 2 else say("in-that-way")) + f"{inverted}."
        if just_told and clause:
            return say("that-leads-to-this") + f"{clause}."
        label = self._label(cause)
        if inverted:
            return say("because-of", label=label) + f"{inverted}."
        if clause:
            return say("leads-to-this-2", label=label) + f"{clause}."
        return say("leads-to-this", label=label) + f"{self._plain(effect)}."

    def _joined(self, cause: str, effects: Sequence[str], *, just_told: bool) -> Iterator[str]:
        """Where a way meets what was told elsewhere, or the impact goal."""
        say = self._tongue.say
        that = say("that") if just_told else f"'{self._label(cause)}'"
        labels = [f"'{self._label(effect)}'" for effect in effects if effect not in self._goals]
        goals = [f"'{self._label(effect)}'" for effect in effects if effect in self._goals and effect != IMPACT]
        if labels:
            listed = f" {say('and')} ".join(labels)
            yield say("also-leads-to", that=that, listed=listed)
        if goals:
            yield say("contributes-to-goals", that=that, listed=f" {say('and')} ".join(goals))
        if IMPACT in effects:
            yield say("contributes-to-the-impact-goal", that=that)

    def _statement(self, name: str) -> str:
        node = dict(self._plan.nodes())[name]
        return node.text or node.label or name

    def _label(self, name: str) -> str:
        node = dict(self._plan.nodes())[name]
        return node.label or node.text or name

    def _clause(self, name: str) -> str | None:
        return self._sentences.clause(self._statement(name)) if self._sentences else None

    def _inverted(self, name: str) -> str | None:
        return self._sentences.inverted(self._statement(name)) if self._sentences else None

    def _plain(self, name: str) -> str:
        text = self._statement(name)
        return self._sentences.plain(text) if self._sentences else text.strip().rstrip(".")


class Sentences:
    """Puts the statements of a plan into other sentences. A capital stays where the plan writes one in the middle of a
    sentence or a name, and in the names of municipalities."""

    def __init__(self, plan: Plan, texts: Texts) -> None:
        names = {
            word for actor in plan.actors.values() for word in (actor.name or "").split()[1:] if word[:1].isupper()
        }
        for said in texts.all:
            names.update(word.strip("'\",.") for word in said.text.split()[1:] if word[:1].isupper())
        if texts.language is Language.NL:
            names.update(word.capitalize() for word in texts.lists.entries("municipalities"))
        self._texts = texts
        self._embedder = Embedder(texts.language, texts.verbs, names.__contains__)

    def clause(self, text: str) -> str | None:
        """The statement after "so that"; None where that cannot be told for sure."""
        return self._embedder.clause(self._texts.read_text(text))

    def inverted(self, text: str) -> str | None:
        """The statement after "as a result"; None where that cannot be told for sure."""
        return self._embedder.inverted(self._texts.read_text(text))

    def plain(self, text: str) -> str:
        """The statement after a colon."""
        return self._embedder.plain(self._texts.read_text(text))


# --- Chapters ---------------------------------------------------------------------------------------------------------
# The report on a plan for those who decide or take part: chapters as blocks, in the language of the plan's texts or
# in the other one. The plan's own sentences stay as they are.

MOST_OPEN = 12
"""So many open points a report names; it says how many there are more."""
MOST_NAMED = 6
"""Parts of the plan that an open point names besides the first."""
_NAME = 40
"""Characters of the name of such a part."""


class PlanReport:
    """Writes the chapters of one report. `language` is that of the plan's texts, `sentences` puts these into other
    sentences; `pictures` and `tables` are made by whoever knows how."""

    def __init__(
        self,
        plan: Plan,
        language: Language,
        sentences: Sentences | None,
        tongue: Tongue,
        pictures: Sequence[Picture],
        tables: Sequence[Table],
    ) -> None:
        self._plan = plan
        self._language = language
        self._sentences = sentences
        self._tongue = tongue
        self._say = tongue.say
        self._pictures = pictures
        self._tables = tables

    def chapters(self, standing: Standing) -> Iterator[Block]:
        """The whole report: what is read first on pages that stand, tables behind it. A chapter for which the plan has
        nothing is left out, except where that is a gap."""
        yield from self.title()
        yield from self.summary(standing)
        yield from self.picture()
        yield from self.story()
        yield from self.beginnings()
        yield from self.surroundings()
        yield from self.evaluating()
        yield from self.together()
        yield from self.open_points(standing)
        yield from self.terms()
        yield from (Grid(table) for table in self._tables)

    def title(self) -> Iterator[Block]:
        """What it is, of whom and of when."""
        say, plan = self._say, self._plan
        yield Heading(1, plan.title or say("way-to-impact"))
        status = self._tongue.value(plan.status) if plan.status else ""
        version = f"{say('version')} {plan.version}" if plan.version else ""
        day = self._tongue.day(plan.date) if plan.date else ""
        facts = " · ".join(part for part in (plan.organisation, version, day, status, plan.owner) if part)
        if facts:
            yield Paragraph(facts, "note")

    def summary(self, standing: Standing) -> Iterator[Block]:
        """The plan on half a page."""
        say, plan = self._say, self._plan
        yield Heading(2, say("in-short"))
        yield from self._goals()
        yield Paragraph(" ".join(self._in_numbers()))
        objective = plan.policy_objective
        if objective and objective.text:
            source = ", ".join(part for part in (objective.source, objective.code, objective.url) if part)
            told = f"{objective.text} ({source})" if source else objective.text
            yield Labelled(say("policy-objective"), told)
        if plan.context and plan.context.problem:
            yield Labelled(say("reason"), plan.context.problem)
        if plan.context and plan.context.ideal:
            yield Labelled(say("ideal"), plan.context.ideal)
        if plan.narrative:
            yield Paragraph(plan.narrative)
        yield Paragraph(self._how_far(standing), "note")

    def _goals(self) -> Iterator[Block]:
        """The impact goal, and the goals side by side."""
        say, plan, goal = self._say, self._plan, self._plan.impact_goal
        text = goal and (goal.text or goal.label)
        if goal and text:
            yield Paragraph(self._goal(text) + self._by_when(goal.due))
            if goal.horizon:
                yield Labelled(say("term"), self._tongue.value(goal.horizon))
            if goal.why:
                yield Labelled(say("why"), goal.why)
        elif not plan.goals:
            yield Paragraph(say("the-plan-has-no-impact"), "gap")
        if plan.goals:
            opening = say("the-plan-has-goals") if text else say("the-plan-wants-goals", count=len(plan.goals))
            yield Paragraph(opening)
            yield Bullets(tuple(self._one_of(name, one) for name, one in plan.goals.items()))

    def _one_of(self, name: str, goal: Goal) -> str:
        """A goal beside others, with when and why."""
        said = (goal.text or goal.label or name).rstrip(".")
        why = f" {self._say('why')}: {goal.why.rstrip('.')}." if goal.why else ""
        term = f" {self._say('term')}: {self._tongue.value(goal.horizon)}." if goal.horizon else ""
        return f"{said}.{self._by_when(goal.due)}{term}{why}"

    def _goal(self, text: str) -> str:
        clause = self._sentences.clause(text) if self._sentences else None
        if clause and self._tongue.language is self._language:
            return self._say("this-plan-wants-to-see", clause=clause) + "."
        return self._say("this-is-what-the-plan") + f"{text.rstrip('.')}."

    def _by_when(self, due: str | None) -> str:
        return self._say("by-4", day=self._tongue.day(due)) if due else ""

    def _in_numbers(self) -> Iterator[str]:
        """Who does how much, through how many changes."""
        say, plan = self._say, self._plan
        doing = list(dict.fromkeys(one for activity in plan.activities.values() for one in activity.by))
        names = [plan.actors[one].name or one for one in doing if one in plan.actors]
        activities = say("count-of-activities", count=len(plan.activities))
        changes = say("count-of-changes", count=len(list(plan.changes())))
        if names:
            listed = _listed(names, say("and"))
            yield say(
                "carry-out-which-lead-to",
                count=len(names),
                listed=_capital(listed),
                activities=activities,
                changes=changes,
                goal=say("to-those-goals" if plan.goals and not plan.impact_goal else "to-that-goal"),
            )
        else:
            yield say("the-plan-has-and", activities=activities, changes=changes)
        yield from self._what_is_measured()

    def _what_is_measured(self) -> Iterator[str]:
        """Indicators, what they lack, and learning questions."""
        say = self._say
        all_of_them = list(self._plan.indicators.values())
        questions = len(self._plan.learning_questions)
        total = len(all_of_them) + questions
        if not total:
            yield say("nothing-shows-yet-whether-it")
            return
        indicators = say("count-of-indicators", count=len(all_of_them))
        asked = say("count-of-learning-questions", count=questions)
        listed = _listed([*[indicators] * bool(all_of_them), *[asked] * bool(questions)], say("and"))
        yield say("show-whether-it-works", count=total, listed=listed)
        no_baseline = sum(not (one.baseline and one.baseline.value) for one in all_of_them)
        no_target = sum(not (one.target and (one.target.value or one.target.text)) for one in all_of_them)
        if no_baseline or no_target:
            yield say("still-without-a-baseline-without", no_baseline=no_baseline, no_target=no_target)

    def _how_far(self, standing: Standing) -> str:
        """What the check says of the plan as a whole."""
        say = self._say
        if standing.passed is None:
            return say("checked-with-toc-lint-there")
        word = self._tongue.value(Status(standing.passed))
        return say("checked-with-toc-lint-the", word=word)

    def picture(self) -> Iterator[Block]:
        if self._pictures:
            say = self._say
            yield Heading(2, say("the-way-to-impact-in-a"))
            yield Paragraph(
                say("what-we-do-what-changes"),
                "note",
            )
            yield from self._pictures

    def story(self) -> Iterator[Block]:
        """Who does what, so that what changes."""
        passages = list(Teller(self._plan, self._language, self._sentences).passages())
        if not passages:
            return
        yield Heading(2, self._say("the-way-to-impact-in"))
        for one in passages:
            yield Heading(3, one.title)
            yield Paragraph(one.text)

    def beginnings(self) -> Iterator[Block]:
        """What the plan starts from: what goes on, the goals that were considered, and the means."""
        say, plan = self._say, self._plan
        context, candidates = (
            plan.context,
            tuple(text for goal in plan.all_goals().values() for text in goal.candidates),
        )
        lists = (
            (say("report-in-society"), context.society if context else ()),
            (say("report-what-others-do"), context.interventions if context else ()),
            (say("report-goals-considered"), candidates),
            (say("report-means"), tuple(map(self._means, plan.inputs.values()))),
        )
        if any(listed for _, listed in lists):
            yield Heading(2, say("report-what-the-plan-starts-from"))
        for heading, listed in lists:
            if listed:
                yield Heading(3, heading)
                yield Bullets(listed)

    def _means(self, one: Input) -> str:
        facts = (one.amount, ", ".join(map(self._name, one.by)), self._for(one.leads_to))
        return _with_facts(_named(one), facts)

    def _for(self, targets: Sequence[str]) -> str:
        return self._say("report-for", names=self._labels(targets)) if targets else ""

    def surroundings(self) -> Iterator[Block]:
        """What comes in from outside, and what nobody aims at."""
        say, plan = self._say, self._plan
        if plan.external_factors:
            yield Heading(2, say("what-else-plays-a-part"))
            yield Bullets(tuple(map(self._factor, plan.external_factors.values())))
        if plan.unintended_effects:
            yield Heading(2, say("effects-that-nobody-aims-at"))
            yield Bullets(tuple(map(self._unintended, plan.unintended_effects.values())))

    def _factor(self, one: ExternalFactor) -> str:
        word = {"helps": self._say("helps"), "hinders": self._say("hinders")}.get(str(one.effect), "")
        on = self._say("report-works-on", names=self._labels(one.on)) if one.on else ""
        programme = self._say("report-programme", name=one.programme) if one.programme else ""
        return _with_facts(_named(one), (word, on, programme))

    def _unintended(self, one: UnintendedEffect) -> str:
        say = self._say
        facts = (
            self._tongue.value(one.effect) if one.effect else "",
            say("report-with", names=", ".join(map(self._name, one.who))) if one.who else "",
            say("report-caused-by", names=self._labels(one.caused_by)) if one.caused_by else "",
            f"{say('sign-of-it')}: {one.signal}" if one.signal else "",
        )
        return _with_facts(one.text or one.id, facts)

    def evaluating(self) -> Iterator[Block]:
        """Why there is measuring, what is evaluated and what not, and whether that is worth it."""
        say, plan = self._say, self._plan
        evaluation = plan.evaluation or Evaluation(users=())
        blocks = [*self._why_and_what(evaluation), *self._scope(), *self._criteria(evaluation)]
        if blocks:
            yield Heading(2, say("report-what-we-evaluate"))
            yield from blocks

    def _why_and_what(self, evaluation: Evaluation) -> Iterator[Block]:
        say = self._say
        if self._plan.why_measure:
            yield Labelled(say("report-why-measure"), self._plan.why_measure)
        if evaluation.type:
            yield Labelled(say("report-kind-of-evaluation"), self._tongue.value(evaluation.type))
        if evaluation.users:
            yield Labelled(say("report-who-uses-it"), ", ".join(map(self._name, evaluation.users)))

    def _scope(self) -> Iterator[Block]:
        say, scope = self._say, scope_of(self._plan)
        written = self._plan.evaluation.scope if self._plan.evaluation else None
        if written is None:
            return
        for heading, named in (("report-we-evaluate", written.include), ("report-we-do-not-evaluate", written.exclude)):
            if named:
                yield Heading(3, say(heading))
                yield Bullets(tuple(map(self._target, named)))
        if written.because:
            yield Labelled(say("why"), written.because)
        elif scope:
            yield Labelled(say("why"), self._tongue.missing(), "gap")

    def _criteria(self, evaluation: Evaluation) -> Iterator[Block]:
        """The five criteria, with their answers."""
        found = [(name, one) for name, one in evaluation.criteria or () if isinstance(one, Criterion)]
        if found:
            yield Heading(3, self._say("report-is-it-worth-it"))
            yield Bullets(tuple(self._criterion(name, one) for name, one in found))

    def _criterion(self, name: str, one: Criterion) -> str:
        answer = self._answer(one.answer) or self._tongue.missing()
        question = keywords.word_of(name, Criteria).about(self._tongue.language)
        return f"{question} {_capital(answer)}" + (f": {one.why}" if one.why else "")

    def _answer(self, answer: bool | None) -> str:
        return "" if answer is None else self._say("yes") if answer else self._say("no-2")

    def _labels(self, targets: Sequence[str]) -> str:
        """What ids and links stand for, by name."""
        return "; ".join(self._target(one) for one in targets)

    def _target(self, written: str) -> str:
        link = Link.parse(written)
        return f"{self._target(link.cause)} → {self._target(link.effect)}" if link else self._title(written)

    def _title(self, name: str) -> str:
        plan = self._plan
        things = {**dict(plan.nodes()), **plan.hypotheses, **plan.learning_questions}
        thing = things.get(name)
        return (thing and (getattr(thing, "label", None) or thing.text)) or name

    def together(self) -> Iterator[Block]:
        """How results are read together, and what happens with data of people."""
        say, plan = self._say, self._plan
        if plan.reflection or plan.participation:
            yield Heading(2, say("reading-results-together"))
            yield Bullets(tuple(self._moment(one.date, one.text, one.who) for one in plan.reflection))
            yield from self._taking_part()
        if plan.privacy:
            yield Heading(2, say("privacy"))
            for name in ("purpose", "legal_basis", "retention", "storage"):
                told: str | None = getattr(plan.privacy, name)
                yield Labelled(self._keyword(name), told or self._tongue.missing(), "plain" if told else "gap")
            if plan.privacy.special_category is not None:
                yield Labelled(self._keyword("special_category"), self._answer(plan.privacy.special_category))

    def _keyword(self, name: str) -> str:
        return keywords.spell(name, self._tongue.language, Privacy).replace("_", " ").capitalize()

    def _moment(self, day: str | None, text: str | None, who: Sequence[str]) -> str:
        when = f"{self._tongue.day(day)}: " if day else ""
        people = f" ({', '.join(map(self._name, who))})" if who else ""
        return f"{when}{text or self._say('reading-together')}{people}"

    def _taking_part(self) -> Iterator[Block]:
        plan = self._plan
        if plan.participation:
            yield Heading(3, self._say("who-takes-part"))
            yield Bullets(
                tuple(
                    self._moment(one.date, one.how, one.who)
                    + (f" – {self._tongue.value(one.phase)}" if one.phase else "")
                    for one in plan.participation
                )
            )

    def open_points(self, standing: Standing) -> Iterator[Block]:
        """What the check still asks, and the plan's own topics for coaching."""
        say = self._say
        found = [*standing.counting, *standing.blocking]
        yield Heading(2, say("what-is-still-open"))
        if not found:
            yield Paragraph(say("toc-lint-finds-nothing-that"))
        ranked = sorted(folded(found), key=lambda fold: -fold.first.severity.weight)
        if ranked:
            yield Bullets(tuple(self._point(one) for one in ranked[:MOST_OPEN]))
        if len(ranked) > MOST_OPEN:
            more = len(ranked) - MOST_OPEN
            yield Paragraph(say("and-more-toc-lint", more=more), "note")
        if self._plan.coaching_topics:
            yield Heading(3, say("topics-for-coaching"))
            yield Bullets(self._plan.coaching_topics)

    def _point(self, fold: Fold) -> str:
        one = fold.first
        words = {
            Severity.ERROR: self._say("error"),
            Severity.WARNING: self._say("warning"),
            Severity.INFO: self._say("tip"),
        }
        return f"{message_of(one, self._tongue.language)}{self._elsewhere(fold)} ({words[one.severity]})"

    def _elsewhere(self, fold: Fold) -> str:
        """The other parts of the plan of which the same is to be said, as people call them."""
        names = list(dict.fromkeys(self._called(one.node) for one in fold.others if one.node))
        more = len(names) - MOST_NAMED
        left_out = f" {self._say('more-of-the-same', count=more)}" if more > 0 else ""
        places = ", ".join(f"'{name}'" for name in names[:MOST_NAMED]) + left_out
        return f" {self._say('lint-also-at', places=places)}" if names else ""

    def _called(self, identifier: str) -> str:
        """The label of a part of the plan, or the first words of its text."""
        node = dict(self._plan.nodes()).get(identifier)
        said = (node and (node.label or node.text)) or identifier
        return said if len(said) <= _NAME else said[: _NAME - 2].rsplit(" ", 1)[0] + " …"

    def terms(self) -> Iterator[Block]:
        """The glossary."""
        if self._plan.glossary:
            yield Heading(2, self._say("terms"))
            for term, meaning in sorted(self._plan.glossary.items(), key=lambda one: one[0].casefold()):
                yield Labelled(term, meaning)

    def _name(self, identifier: str) -> str:
        actor = self._plan.actors.get(identifier)
        return (actor.name if actor else None) or identifier


def _named(one: Input | ExternalFactor) -> str:
    """Its short name, and the sentence where that says more."""
    return ": ".join(dict.fromkeys(part for part in (one.label, one.text) if part)) or one.id


def _with_facts(text: str, facts: Sequence[str | None]) -> str:
    """A text with what is known of it behind it in brackets."""
    known = "; ".join(fact for fact in facts if fact)
    return f"{text} ({known})" if known else text


def _listed(names: Sequence[str], last: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
