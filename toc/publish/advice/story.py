"""An advice in words: the blocks of a document, in Dutch or English."""

from collections.abc import Iterator, Sequence

from toc.core.findings import Finding
from toc.core.model import IMPACT, Indicator, Method, MethodType, Plan
from toc.lint.rules.base import Checklist
from toc.publish.advice.advice import MOST, SHOWN, Advice, Answer, Before, Comparison, NeedAdvice, Topic, Verdict
from toc.publish.advice.decision import Fit, Option
from toc.publish.documents.blocks import Bullets, Heading, Labelled, Paragraph, Text
from toc.publish.tables.burden import hours_of, rounds_of, total_of
from toc.publish.tables.speech import Tongue

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
        yield Heading(
            1, say("Advice on measuring", "Meetadvies") + (f": {self._plan.title}" if self._plan.title else "")
        )
        yield Paragraph(
            say(
                "Everything below follows from the plan by fixed rules, which docs/advice.md shows. It is advice: you "
                "know your city, toc does not.",
                "Alles hieronder volgt uit het plan volgens vaste regels, die je vindt in docs/advice.nl.md. Het "
                "blijft advies: jij kent je stad, toc niet.",
            ),
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
        yield Heading(2, say("Which method for what", "Welke methode waarvoor"))
        if not needs:
            yield Paragraph(
                say(
                    "The plan has no indicators or learning questions yet. Start there: what do you want to know, and "
                    "what for?",
                    "Het plan heeft nog geen indicatoren of leervragen. Begin daar: wat wil je weten, en waarvoor?",
                ),
                "gap",
            )
        for number, one in enumerate(needs, start=1):
            yield from self._need(number, one)

    def _need(self, number: int, one: NeedAdvice) -> Iterator[Text]:
        say = self._say
        kind = (
            say("Indicator", "Indicator") if isinstance(one.need, Indicator) else say("Learning question", "Leervraag")
        )
        yield Heading(3, f"{number}. {one.need.text or one.need.id}")
        about = ", ".join(map(self._label, one.about)) or say("nothing in particular", "niets in het bijzonder")
        yield Labelled(kind, say(f"about {about}", f"over {about}"))
        well = [option for option in one.options if option.fit is Fit.WELL]
        partly = [option for option in one.options if option.fit is Fit.PARTLY][: SECOND if well else SECOND + 1]
        for option in well:
            yield Labelled(say("Fits well", "Past goed"), self._reasoned(option))
        for option in partly:
            yield Labelled(say("Can add to it", "Vult aan") if well else say("Possible", "Kan"), self._reasoned(option))
        badly = [option for option in reversed(one.options) if option.total < 0][:SECOND]
        for option in badly:
            yield Labelled(say("Fits badly", "Past slecht"), self._reasoned(option, against=True))
        if not well and not partly:
            yield Labelled(
                say("Too little known", "Te weinig bekend"),
                say(
                    "fill in what it is about and what kind of change that is (type).",
                    "vul in waarover het gaat en wat voor verandering dat is (soort).",
                ),
                "gap",
            )
        yield self._chosen(one)

    def _chosen(self, one: NeedAdvice) -> Text:
        """What the plan has for it, and whether that fits."""
        say = self._say
        label = say("In the plan", "In het plan")
        if not one.chosen:
            return Labelled(label, say("no method yet", "nog geen methode"), "gap")
        return Labelled(label, "; ".join(self._judged(one, method) for method in one.chosen))

    def _judged(self, one: NeedAdvice, method: Method) -> str:
        say, name = self._say, self._named(method)
        option = one.option(method.type) if method.type else None
        if option is None:
            return name
        words = {
            Fit.WELL: say("fits well", "past goed"),
            Fit.PARTLY: say(
                "can do it, best with another method beside it", "kan, liefst met een andere methode erbij"
            ),
            Fit.OPEN: say("nothing in the plan speaks for or against it", "niets in het plan pleit ervoor of ertegen"),
            Fit.BADLY: say("fits this need badly", "past hier slecht"),
        }
        return f"{name}: {words[option.fit]}"

    def _reasoned(self, option: Option, *, against: bool = False) -> str:
        """A method with the reasons for it, or those against it; both count, so the other side is given in short."""
        language = self._tongue.language
        mine = [row for row in option.rows if (row.weight < 0) is against]
        other = [row for row in option.rows if (row.weight < 0) is not against]
        reasons = " ".join(row.reason[language] for row in mine)
        against_it = " ".join(row.reason[language] for row in other)
        but = f"{self._say('But: ', 'Maar: ')}{against_it[0].lower()}{against_it[1:]}" if other else ""
        return f"{self._method(option.method)}. {reasons} {but}".strip()

    def comparison(self, found: Sequence[Comparison]) -> Iterator[Text]:
        """What a measurement before and after would need here."""
        say = self._say
        yield Heading(2, say("Before and after", "Voor en na"))
        if not found:
            yield Paragraph(
                say(
                    "No indicator measures an outcome or the impact goal, so there is nothing to compare yet.",
                    "Geen enkele indicator meet een outcome of het impactdoel. Er valt dus nog niets te vergelijken.",
                ),
                "gap",
            )
            return
        yield Paragraph(
            say(
                "A difference means something if the same question is asked in the same way, to the same people or to "
                "a group like them, at the same time of the year, and before the activity starts as well.",
                "Een verschil zegt pas iets als je dezelfde vraag op dezelfde manier stelt, aan dezelfde mensen of een "
                "gelijkaardige groep, in dezelfde tijd van het jaar, en ook vóór de activiteit begint.",
            )
        )
        if any(one.needed is not None for one in found):
            yield Paragraph(
                say(
                    "How many people are needed holds for two separate groups, in each of which everybody belongs to "
                    "those whom the indicator is about (a chance of 5% to see a difference that is not there and of "
                    "20% to miss one that is).",
                    "Hoeveel mensen er nodig zijn, geldt voor twee aparte groepen waarin iedereen hoort bij wie de "
                    "indicator beschrijft (5% kans om een verschil te zien dat er niet is, 20% kans om er een te "
                    "missen).",
                ),
                "note",
            )
        for one in found:
            yield Labelled(self._plan.indicators[one.indicator].text or one.indicator, " ".join(self._compared(one)))

    def _compared(self, one: Comparison) -> Iterator[str]:
        say = self._say
        start = self._tongue.day(one.start.isoformat()) if one.start else ""
        yield {
            Before.DONE: say("The measurement before is there.", "De nulmeting is er."),
            Before.PLANNED: say("The measurement before is planned.", "De nulmeting is gepland."),
            Before.POSSIBLE: say(
                f"Measure before the start{f' ({start})' if start else ''}.",
                f"Meet nog vóór de start{f' ({start})' if start else ''}.",
            ),
            Before.TOO_LATE: say(
                f"There is no measurement from before the start ({start}), and it cannot be made any more. Look for "
                "figures of earlier years, ask people to look back at how it was (Pratt, McGuigan & Katzev, 2000), or "
                "compare with a group that has not started yet.",
                f"Er is geen meting van vóór de start ({start}), en die kan er niet meer komen. Zoek cijfers van "
                "vorige jaren, laat mensen terugblikken op hoe het was (Pratt, McGuigan & Katzev, 2000), of vergelijk "
                "met een groep die nog niet begonnen is.",
            ),
        }[one.before]
        if one.moments == 0:
            yield say("No method says yet when it is measured.", "Nog geen methode zegt wanneer er gemeten wordt.")
        elif one.moments == 1 and one.before in (Before.POSSIBLE, Before.TOO_LATE):
            yield say("One moment is planned: plan a second.", "Er is één moment gepland: plan er een tweede.")
        if one.needed is not None and one.people is not None:
            yield self._sized(one.needed, one.people)

    def _sized(self, needed: int, people: int) -> str:
        if people < needed:
            return self._say(
                f"With {people} people a difference as large as between baseline and norm is easily missed, or seen "
                f"where there is none: about {needed} are needed at each measurement. Fewer will do if you follow the "
                "same people.",
                f"Met {people} mensen mis je een verschil zo groot als tussen nulmeting en norm gemakkelijk, of zie je "
                f"er een dat toeval is: er zijn er bij elke meting ongeveer {needed} nodig. Volg je dezelfde mensen, "
                "dan volstaan er minder.",
            )
        return self._say(
            f"{people} people are enough to see the difference between baseline and norm (about {needed} are needed).",
            f"{people} mensen zijn genoeg om het verschil tussen nulmeting en norm te zien (ongeveer {needed} nodig).",
        )

    def burden(self) -> Iterator[Text]:
        """What the time of all methods adds up to."""
        say, methods = self._say, list(self._plan.methods.values())
        yield Heading(2, say("What it takes", "Wat het vraagt"))
        if not methods:
            yield Paragraph(say("The plan has no methods yet.", "Het plan heeft nog geen methoden."), "gap")
            return
        yield Bullets(tuple(f"{self._named(one)}: {self._time(one)}" for one in methods))
        hours = sum(hours_of(one) or 0 for one in methods)
        whole = sum(total_of(one) or 0 for one in methods)
        known = say(
            f"Together {self._hours(hours)} for one round and {self._hours(whole)} over all moments with a date. ",
            f"Samen {self._hours(hours)} voor één ronde en {self._hours(whole)} over alle momenten met een datum. ",
        )
        missing = self._tongue.count(
            sum(total_of(one) is None for one in methods), ("method", "methode"), ("methods", "methoden")
        )
        unknown = say(
            f"Of {missing} the time is not fully known, so it will be more. ",
            f"Van {missing} is de tijd niet volledig bekend: het wordt dus meer. ",
        )
        yield Paragraph(
            (known if hours else "")
            + (unknown if any(total_of(one) is None for one in methods) else "")
            + say("Time for analysis comes on top.", "De tijd voor analyse komt daar nog bij.")
        )
        if hours > self._limit:
            yield Paragraph(
                say(
                    f"That is more than {self._limit} hours a round. Ask less, ask fewer people, or use figures that "
                    "exist already.",
                    f"Dat is meer dan {self._limit} uur per ronde. Vraag minder, vraag het aan minder mensen, of "
                    "gebruik cijfers die er al zijn.",
                ),
                "gap",
            )

    def _time(self, method: Method) -> str:
        say, hours, rounds, total = self._say, hours_of(method), rounds_of(method), total_of(method)
        if hours is None:
            return say("unknown (minutes or number is not filled in)", "onbekend (minuten of aantal is niet ingevuld)")
        if rounds is None or total is None:
            return say(f"{self._hours(hours)} each time", f"{self._hours(hours)} per keer")
        times = self._tongue.count(rounds, ("round", "ronde"), ("rounds", "rondes"))
        return say(
            f"{self._hours(hours)} a round, {times}: {self._hours(total)}",
            f"{self._hours(hours)} per ronde, {times}: {self._hours(total)}",
        )

    def _hours(self, hours: float) -> str:
        return f"{self._tongue.hours(hours).text} {self._say('hours', 'uur')}"

    def evaluation(self, advice: Advice) -> Iterator[Text]:
        """Whether an impact evaluation is worth it."""
        say = self._say
        yield Heading(2, say("Is an impact evaluation worth it?", "Loont een impactevaluatie?"))
        yield Paragraph(
            say(
                "Following results (monitoring) is always worth it. An evaluation that shows what the plan itself "
                "changed costs much more, and five criteria tell when that is worth it.",
                "Resultaten opvolgen (monitoring) loont altijd. Een evaluatie die toont wat het plan zelf veranderde, "
                "kost veel meer. Vijf criteria zeggen wanneer dat de moeite is.",
            )
        )
        yield Bullets(tuple(map(self._answered, advice.worth.answers)))
        yes = advice.worth.yes
        yield Labelled(
            say("So", "Dus"),
            {
                Verdict.EVALUATE: say(
                    f"{yes} of 5 are a yes. An impact evaluation is worth considering.",
                    f"{yes} van de 5 zijn een ja. Een impactevaluatie is het overwegen waard.",
                ),
                Verdict.MONITOR: say(
                    f"{yes} of 5 are a yes. Follow your results, and keep an impact evaluation for later.",
                    f"{yes} van de 5 zijn een ja. Volg je resultaten op en bewaar een impactevaluatie voor later.",
                ),
                Verdict.FOLLOW: say(
                    "The approach is tested and described already. Follow whether it is carried out as described.",
                    "De aanpak is al getest en beschreven. Volg op of ze gebeurt zoals beschreven.",
                ),
                Verdict.OPEN: say(
                    "Not enough criteria are answered to say.",
                    "Er zijn te weinig criteria beantwoord om dat te zeggen.",
                ),
            }[advice.worth.verdict],
        )

    def _answered(self, one: Answer) -> str:
        say = self._say
        title, question = self._criteria()[one.criterion]
        words = {True: say("yes", "ja"), False: say("no", "nee"), None: say("no answer yet", "nog geen antwoord")}
        why = f" ({one.why})" if one.why else ""
        hints = "".join(f" {self._hint(name, number)}" for name, number in one.hints)
        return f"{title}: {question} {words[one.answer].capitalize()}{why}.{hints}"

    def _criteria(self) -> dict[str, tuple[str, str]]:
        say = self._say
        return {
            "innovative": (say("Innovative", "Innovatief"), say("is the approach new?", "is de aanpak nieuw?")),
            "replicable": (
                say("Replicable", "Reproduceerbaar"),
                say("could others do it after you?", "kunnen anderen het nadoen?"),
            ),
            "strategic": (
                say("Strategic", "Strategisch"),
                say("does a decision depend on it?", "hangt er een beslissing van af?"),
            ),
            "untested": (
                say("Untested", "Ongetest"),
                say("is it unknown whether it works?", "is nog onbekend of het werkt?"),
            ),
            "influential": (
                say("Influential", "Invloedrijk"),
                say("will the results change policy?", "zullen de resultaten het beleid veranderen?"),
            ),
        }

    def _hint(self, name: str, number: int) -> str:
        say = self._say
        return {
            "thin": say(
                f"Hypotheses with little or no evidence: {number}.",
                f"Hypothesen die zwak of niet onderbouwd zijn: {number}.",
            ),
            "decisions": say(
                f"Learning questions that serve a decision: {number}.",
                f"Leervragen waarop een beslissing wacht: {number}.",
            ),
            "users": say(
                f"Users of the evaluation that the plan names: {number}.",
                f"Gebruikers van de evaluatie die het plan noemt: {number}.",
            ),
        }[name]

    def coaching(self, advice: Advice) -> Iterator[Text]:
        """Topics to take to a coach."""
        say = self._say
        yield Heading(2, say("Topics for coaching", "Vragen voor coaching"))
        if advice.own_topics:
            yield Heading(3, say("From the plan", "Uit het plan"))
            yield Bullets(advice.own_topics)
        for topic in advice.topics[:MOST]:
            yield Heading(3, self._question(topic.checklist))
            yield Bullets(tuple(self._told(finding) for finding in topic.findings[:SHOWN]) + self._rest(topic))
        if not advice.topics:
            yield Paragraph(
                say("toc lint finds nothing open.", "toc lint vindt niets dat nog open staat."),
            )

    def _told(self, finding: Finding) -> str:
        line = finding.span.start.line
        return self._say(f"{finding.message} (line {line})", f"{finding.message} (regel {line})")

    def _rest(self, topic: Topic) -> tuple[str, ...]:
        more = len(topic.findings) - SHOWN
        if more <= 0:
            return ()
        # By its status a plan shows less than this: all of it counts for a final plan.
        command = f"toc lint --profile final --only {topic.checklist}"
        return (self._say(f"and {more} more: {command}", f"en nog {more}: {command}"),)

    def _question(self, checklist: Checklist) -> str:
        en, nl = _QUESTIONS[checklist]
        return self._say(en, nl)

    def _label(self, name: str) -> str:
        if name == IMPACT:
            return self._say("the impact goal", "het impactdoel")
        node = dict(self._plan.nodes())[name]
        return f"'{node.label or node.text or name}'"

    def _method(self, method: MethodType) -> str:
        en, nl = METHODS[method]
        return self._say(en, nl)

    def _named(self, method: Method) -> str:
        kind = self._method(method.type) if method.type else ""
        if not method.name:
            return kind or method.id
        return f"{method.name} ({kind.lower()})" if kind and kind.lower() not in method.name.lower() else method.name


METHODS = {
    MethodType.REGISTRATION: ("Registration", "Registratie"),
    MethodType.SURVEY: ("Survey", "Bevraging"),
    MethodType.INTERVIEW: ("Interview", "Interview"),
    MethodType.FOCUS_GROUP: ("Focus group", "Focusgroep"),
    MethodType.OBSERVATION: ("Observation", "Observatie"),
    MethodType.STORIES: ("Stories, such as most significant change", "Verhalen, zoals most significant change"),
    MethodType.EXISTING_DATA: ("Existing data", "Bestaande data"),
    MethodType.CONTRIBUTION: ("Contribution analysis", "Contributieanalyse"),
    MethodType.COMPARISON: ("Comparison with another group", "Vergelijking met een andere groep"),
    MethodType.OTHER: ("Other", "Andere"),
}
_QUESTIONS = {
    Checklist.IMPACT_GOAL: ("What exactly is our impact goal, and why?", "Wat is precies ons impactdoel, en waarom?"),
    Checklist.ACTIVITIES: ("Who does what, for and with whom?", "Wie doet wat, voor en met wie?"),
    Checklist.CHANGES: (
        "Which changes do we want to see on the way?",
        "Welke veranderingen willen we onderweg zien?",
    ),
    Checklist.ACTORS: ("In whom must the change show?", "Bij wie moet de verandering te zien zijn?"),
    Checklist.LINKS: ("Why would one thing lead to the other?", "Waarom zou het ene tot het andere leiden?"),
    Checklist.PICTURE: (
        "Can somebody else follow our way to impact?",
        "Kan iemand anders onze weg naar impact volgen?",
    ),
    Checklist.INFORMATION_NEEDS: (
        "What do we need to know, and what for?",
        "Wat moeten we weten, en waarvoor?",
    ),
    Checklist.METHODS: ("How do we get to know it, and who does it?", "Hoe komen we het te weten, en wie doet dat?"),
    Checklist.ACTION_PLAN: ("What are our first steps?", "Wat zijn onze eerste stappen?"),
    Checklist.PARTICIPATION: (
        "How do we involve people, with respect for their time and data?",
        "Hoe betrekken we mensen, met respect voor hun tijd en gegevens?",
    ),
    Checklist.EVALUATION: ("Is an impact evaluation worth it here?", "Loont een impactevaluatie hier?"),
}
