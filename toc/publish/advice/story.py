"""An advice in words, and the page that shows the whole decision table."""

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

from toc.core.findings import Finding
from toc.core.model import IMPACT, Indicator, Language, Method, MethodType, Plan
from toc.lint.rules.base import Checklist
from toc.lint.wording import message_of
from toc.publish.advice.advice import MOST, SHOWN, Advice, Answer, Before, Comparison, NeedAdvice, Topic, Verdict
from toc.publish.advice.decision import FITS, Fit, Option, Row, table
from toc.publish.advice.guides import GUIDED, TITLES, names
from toc.publish.documents import Bullets, Heading, Labelled, Paragraph, Text
from toc.publish.tables.figures import hours_of, rounds_of, total_of
from toc.publish.tables.table import Tongue

# --- An advice --------------------------------------------------------------------------------------------------------
# An advice in words: the blocks of a document, in Dutch or English.

_STORIES = GUIDED.index(MethodType.STORIES)
SECOND = 2
"""So many methods that fit partly are named beside those that fit well, and as many that fit badly."""


class Teller:
    """Tells one advice about one plan. `limit` is how many hours a round may take before it is said to be much."""

    def __init__(self, plan: Plan, tongue: Tongue, limit: int) -> None:
        self._plan = plan
        self._tongue = tongue
        self._say = tongue.say
        self._limit = limit

    def story(self, advice: Advice) -> Iterator[Text]:
        """The whole advice, chapter by chapter. A chapter about which the plan says nothing says so."""
        say = self._say
        yield Heading(1, say("advice-on-measuring") + (f": {self._plan.title}" if self._plan.title else ""))
        yield Paragraph(
            say("everything-below-follows-from-the"),
            "note",
        )
        yield from self.methods(advice.needs)
        if advice.whole or advice.comparisons:
            yield from self.comparison(advice.comparisons)
        if advice.whole:
            yield from self.burden()
            yield from self.evaluation(advice)
            yield from self.coaching(advice)

    def methods(self, needs: Sequence[NeedAdvice]) -> Iterator[Text]:
        """Which methods suit each need, and why."""
        say = self._say
        yield Heading(2, say("which-method-for-what"))
        if not needs:
            yield Paragraph(
                say("the-plan-has-no-indicators"),
                "gap",
            )
        for number, one in enumerate(needs, start=1):
            yield from self._need(number, one)
        if needs:
            yield Paragraph(say("guide-how-to-see-one", name=names(self._tongue.language)[_STORIES]), "note")

    def _need(self, number: int, one: NeedAdvice) -> Iterator[Text]:
        say = self._say
        kind = say("indicator") if isinstance(one.need, Indicator) else say("learning-question-2")
        yield Heading(3, f"{number}. {one.need.text or one.need.id}")
        about = ", ".join(map(self._label, one.about)) or say("nothing-in-particular")
        yield Labelled(kind, say("about", about=about))
        well = [option for option in one.options if option.fit is Fit.WELL]
        partly = [option for option in one.options if option.fit is Fit.PARTLY][: SECOND if well else SECOND + 1]
        if one.asks_what_caused_it:
            yield Labelled(say("start-with"), say("advice-before-after-and-ask"))
        for option in well:
            yield Labelled(say("fits-well-2"), self._reasoned(option))
        for option in partly:
            yield Labelled(say("can-add-to-it") if well else say("possible"), self._reasoned(option))
        badly = [option for option in reversed(one.options) if option.total < 0][:SECOND]
        for option in badly:
            yield Labelled(say("fits-badly"), self._reasoned(option, against=True))
        if not well and not partly:
            yield Labelled(
                say("too-little-known"),
                say("fill-in-what-it-is"),
                "gap",
            )
        yield self._chosen(one)

    def _chosen(self, one: NeedAdvice) -> Text:
        """What the plan has for it, and whether that fits."""
        say = self._say
        label = say("in-the-plan")
        if not one.chosen:
            return Labelled(label, say("no-method-yet"), "gap")
        return Labelled(label, "; ".join(self._judged(one, method) for method in one.chosen))

    def _judged(self, one: NeedAdvice, method: Method) -> str:
        say, name = self._say, self._named(method)
        option = one.option(method.type) if method.type else None
        if option is None:
            return name
        words = {
            Fit.WELL: say("fits-well"),
            Fit.PARTLY: say("can-do-it-best-with"),
            Fit.OPEN: say("nothing-in-the-plan-speaks"),
            Fit.BADLY: say("fits-this-need-badly"),
        }
        return f"{name}: {words[option.fit]}"

    def _reasoned(self, option: Option, *, against: bool = False) -> str:
        """A method with the reasons for it, or those against it; both count, so the other side is given in short."""
        language = self._tongue.language
        mine = [row for row in option.rows if (row.weight < 0) is against]
        other = [row for row in option.rows if (row.weight < 0) is not against]
        reasons = " ".join(row.reason[language] for row in mine)
        against_it = " ".join(row.reason[language] for row in other)
        but = f"{self._say('but')}{against_it[0].lower()}{against_it[1:]}" if other else ""
        return f"{self._method(option.method)}. {reasons} {but}".strip()

    def comparison(self, found: Sequence[Comparison]) -> Iterator[Text]:
        """What a measurement before and after would need here."""
        say = self._say
        yield Heading(2, say("before-and-after"))
        if not found:
            yield Paragraph(
                say("no-indicator-measures-an-outcome"),
                "gap",
            )
            return
        yield Paragraph(say("a-difference-means-something-if"))
        if any(one.needed is not None for one in found):
            yield Paragraph(
                say("how-many-people-are-needed"),
                "note",
            )
        for one in found:
            yield Labelled(self._plan.indicators[one.indicator].text or one.indicator, " ".join(self._compared(one)))

    def _compared(self, one: Comparison) -> Iterator[str]:
        say = self._say
        start = self._tongue.day(one.start.isoformat()) if one.start else ""
        yield {
            Before.DONE: say("the-measurement-before-is-there"),
            Before.PLANNED: say("the-measurement-before-is-planned"),
            Before.POSSIBLE: say("advice-measure-before-the-start", start=f" ({start})" if start else ""),
            Before.TOO_LATE: say("there-is-no-measurement-from", start=start),
        }[one.before]
        if one.moments == 0:
            yield say("no-method-says-yet-when")
        elif one.moments == 1 and one.before in (Before.POSSIBLE, Before.TOO_LATE):
            yield say("one-moment-is-planned-plan")
        if one.needed is not None and one.people is not None:
            yield self._sized(one.needed, one.people)

    def _sized(self, needed: int, people: int) -> str:
        if people < needed:
            return self._say("with-people-a-difference-as", people=people, needed=needed)
        return self._say("people-are-enough-to-see", people=people, needed=needed)

    def burden(self) -> Iterator[Text]:
        """What the time of all methods adds up to."""
        say, methods = self._say, list(self._plan.methods.values())
        yield Heading(2, say("what-it-takes"))
        if not methods:
            yield Paragraph(say("the-plan-has-no-methods"), "gap")
            return
        yield Bullets(tuple(f"{self._named(one)}: {self._time(one)}" for one in methods))
        hours = sum(hours_of(one) or 0 for one in methods)
        whole = sum(total_of(one) or 0 for one in methods)
        known = say("together-for-one-round-and", hours=self._hours(hours), hours2=self._hours(whole))
        missing = say("count-of-methods", count=sum(total_of(one) is None for one in methods))
        unknown = say("of-the-time-is-not", missing=missing)
        yield Paragraph(
            (known if hours else "")
            + (unknown if any(total_of(one) is None for one in methods) else "")
            + say("time-for-analysis-comes-on")
        )
        if hours > self._limit:
            yield Paragraph(
                say("that-is-more-than-hours", limit=self._limit),
                "gap",
            )

    def _time(self, method: Method) -> str:
        say, hours, rounds, total = self._say, hours_of(method), rounds_of(method), total_of(method)
        if hours is None:
            return say("unknown-minutes-or-number-is")
        if rounds is None or total is None:
            return say("each-time", hours=self._hours(hours))
        times = say("count-of-rounds", count=rounds)
        return say("a-round", hours=self._hours(hours), times=times, hours2=self._hours(total))

    def _hours(self, hours: float) -> str:
        return f"{self._tongue.hours(hours).text} {self._say('hours')}"

    def evaluation(self, advice: Advice) -> Iterator[Text]:
        """Whether an impact evaluation is worth it."""
        say = self._say
        yield Heading(2, say("is-an-impact-evaluation-worth"))
        yield Paragraph(say("following-results-monitoring-is-always"))
        yield Bullets(tuple(map(self._answered, advice.worth.answers)))
        yes = advice.worth.yes
        yield Labelled(
            say("so"),
            {
                Verdict.EVALUATE: say("of-5-are-a-yes-an", yes=yes),
                Verdict.MONITOR: say("of-5-are-a-yes", yes=yes),
                Verdict.FOLLOW: say("the-approach-is-tested-and"),
                Verdict.OPEN: say("not-enough-criteria-are-answered"),
            }[advice.worth.verdict],
        )

    def _answered(self, one: Answer) -> str:
        say = self._say
        title, question = self._criteria()[one.criterion]
        words = {True: say("yes"), False: say("no-2"), None: say("no-answer-yet")}
        why = f" ({one.why})" if one.why else ""
        hints = "".join(f" {self._hint(name, number)}" for name, number in one.hints)
        return f"{title}: {question} {words[one.answer].capitalize()}{why}.{hints}"

    def _criteria(self) -> dict[str, tuple[str, str]]:
        say = self._say
        return {
            "innovative": (say("innovative"), say("is-the-approach-new")),
            "replicable": (
                say("replicable"),
                say("could-others-do-it-after"),
            ),
            "strategic": (
                say("strategic"),
                say("does-a-decision-depend-on"),
            ),
            "untested": (
                say("untested"),
                say("is-it-unknown-whether-it"),
            ),
            "influential": (
                say("influential"),
                say("will-the-results-change-policy"),
            ),
        }

    def _hint(self, name: str, number: int) -> str:
        say = self._say
        return {
            "thin": say("hypotheses-with-little-or-no", number=number),
            "decisions": say("learning-questions-that-serve-a", number=number),
            "users": say("users-of-the-evaluation-that", number=number),
        }[name]

    def coaching(self, advice: Advice) -> Iterator[Text]:
        """Topics to take to a coach."""
        say = self._say
        yield Heading(2, say("topics-for-coaching"))
        if advice.own_topics:
            yield Heading(3, say("from-the-plan"))
            yield Bullets(advice.own_topics)
        for topic in advice.topics[:MOST]:
            yield Heading(3, self._question(topic.checklist))
            yield Bullets(tuple(self._told(finding) for finding in topic.findings[:SHOWN]) + self._rest(topic))
        if not advice.topics:
            yield Paragraph(
                say("toc-lint-finds-nothing-open"),
            )

    def _told(self, finding: Finding) -> str:
        line = finding.span.start.line
        return self._say("line", message2=message_of(finding, self._tongue.language), line=line)

    def _rest(self, topic: Topic) -> tuple[str, ...]:
        more = len(topic.findings) - SHOWN
        if more <= 0:
            return ()
        # By its status a plan shows less than this: all of it counts for a final plan.
        command = f"toc lint --profile final --only {topic.checklist}"
        return (self._say("and-more", more=more, command=command),)

    def _question(self, checklist: Checklist) -> str:
        return self._say(_QUESTIONS[checklist])

    def _label(self, name: str) -> str:
        if name == IMPACT:
            return self._say("the-impact-goal")
        node = dict(self._plan.nodes())[name]
        return f"'{node.label or node.text or name}'"

    def _method(self, method: MethodType) -> str:
        return self._say(METHODS[method])

    def _named(self, method: Method) -> str:
        kind = self._method(method.type) if method.type else ""
        if not method.name:
            return kind or method.id
        return f"{method.name} ({kind.lower()})" if kind and kind.lower() not in method.name.lower() else method.name


METHODS = {**TITLES, MethodType.OTHER: "advice-other"}
_QUESTIONS = {
    Checklist.IMPACT_GOAL: "advice-what-exactly-is-our-impact",
    Checklist.ACTIVITIES: "advice-who-does-what-for-and",
    Checklist.CHANGES: "advice-which-changes-do-we-want",
    Checklist.ACTORS: "advice-in-whom-must-the-change",
    Checklist.LINKS: "advice-why-would-one-thing-lead",
    Checklist.PICTURE: "advice-can-somebody-else-follow-our",
    Checklist.INFORMATION_NEEDS: "advice-what-do-we-need-to",
    Checklist.METHODS: "advice-how-do-we-get-to",
    Checklist.ACTION_PLAN: "advice-what-are-our-first-steps",
    Checklist.PARTICIPATION: "advice-how-do-we-involve-people",
    Checklist.EVALUATION: "advice-is-an-impact-evaluation-worth",
}


# --- The page ---------------------------------------------------------------------------------------------------------
# The page that shows the whole decision table, so that nobody has to take an advice on trust. `make gen` writes it.


def page(language: Language) -> str:
    """The page in that language, as Markdown."""
    return "\n".join(_lines(Tongue(language))) + "\n"


def _lines(tongue: Tongue) -> Iterator[str]:
    say, language = tongue.say, tongue.language
    yield say("how-toc-advise-comes-to")
    yield ""
    yield say("nederlands-advice-nl-md-advice")
    yield ""
    yield (files("toc.publish.advice") / "data" / f"page.{language}.md").read_text(encoding="utf-8").rstrip()
    yield ""
    yield say("what-speaks-for-and-against")
    yield ""
    yield say("weights-run-from-3-strongly", fits=FITS)
    for method, name in METHODS.items():
        rows = [row for row in table().rows if row.method is method]
        if rows:
            yield ""
            yield f"### {say(name)}"
            yield ""
            yield say("if-weight-because-source")
            yield "| --- | ---: | --- | --- |"
            yield from (_row(row, language) for row in rows)
    yield ""
    yield say("sources-2")
    yield ""
    yield from (f"- `{name}`: {work[language]}." for name, work in table().sources.items())
    yield ""
    yield say("the-reasons-follow-these-works")


def _row(row: Row, language: Language) -> str:
    weight = f"{row.weight}".replace("-", "−")
    fact = "; ".join(table().facts[name][language] for name in (row.fact, row.only_with) if name)
    return f"| {fact} | {weight} | {row.reason[language]} | `{row.source}` |"


VERSION = 1
"""Goes up when a name or a meaning changes; new names may come without that."""


def as_json(advice: Advice, language: Language, path: str) -> bytes:
    """The advice on one plan. `path` is the name of the plan to show."""
    whole = {
        "version": VERSION,
        "plan": path,
        "language": language.value,
        "needs": [_need(one, language) for one in advice.needs],
        "before_and_after": [_comparison(one) for one in advice.comparisons],
        "impact_evaluation": {
            "verdict": advice.worth.verdict.value,
            "criteria": {one.criterion: {"answer": one.answer, "why": one.why} for one in advice.worth.answers},
        },
        "coaching": {
            "own": list(advice.own_topics),
            "open": [
                {
                    "checklist": topic.checklist.value,
                    "findings": [
                        {"rule": one.rule, "message": message_of(one, language), "line": one.span.start.line}
                        for one in topic.findings
                    ],
                }
                for topic in advice.topics
            ],
        },
    }
    return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _need(one: NeedAdvice, language: Language) -> dict[str, Any]:
    return {
        "id": one.need.id,
        "about": list(one.about),
        "start_with": "before_after_and_ask" if one.asks_what_caused_it else None,
        "facts": {fact.name: fact.evidence for fact in one.facts},
        "methods": [_option(option, language) for option in one.options if option.rows],
        "chosen": [method.id for method in one.chosen],
    }


def _option(option: Option, language: Language) -> dict[str, Any]:
    reasons = [
        {"fact": row.fact, "weight": row.weight, "reason": row.reason[language], "source": row.source}
        for row in option.rows
    ]
    return {"method": option.method.value, "fit": option.fit.value, "sum": option.total, "reasons": reasons}


def _comparison(one: Comparison) -> dict[str, Any]:
    return {
        "indicator": one.indicator,
        "before": one.before.value,
        "start": one.start.isoformat() if one.start else None,
        "moments": one.moments,
        "people_needed": one.needed,
        "people_asked": one.people,
    }
