"""TOC304: a change that is not told as something reached."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.language.lists import Match
from toc.language.reading import Form, Reading
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import activity_words, opening_group, own_opening, reach_words
from toc.lint.rules.sources import GAC, UNDAF_REFINING
from toc.syntax.statements import CHANGES, Said, Statement


@rule(
    304,
    "not-stated-as-result",
    Severity.INFO,
    Checklist.CHANGES,
    since=Profile.REVIEW,
    sources=(
        UNDAF_REFINING.at("language of results", "resultaatgerichte taal"),
        GAC.at("a result is told as a state that is reached", "een resultaat staat er als iets wat bereikt is"),
    ),
    nl=Wording(
        title="Een verandering staat er als een zin over iets wat bereikt is.",
        why="Schrijf je alsof het al zover is, dan kan iedereen op het einde nagaan of het klopt. Bij 'zal', 'moet' of "
        "een losse titel weet je niet wat je dan moet zien.",
        say={
            "modal": "'{found}' zegt wat er zou moeten komen, niet wat er bereikt is.",
            "infinitive": "'{found}' klinkt als een opdracht, niet als iets wat bereikt is.",
            "heading": "'{found}' is een titel: er staat niet wie wat anders doet, weet of voelt.",
        },
        do={
            "modal": "Laat '{found}' weg en schrijf de zin alsof het al zover is, bijvoorbeeld '{group} …'.",
            "": "Maak er een zin van met wie en wat, alsof het al zover is, bijvoorbeeld '{group} …'.",
        },
        point={"modal": "nog een plan", "infinitive": "nog een opdracht", "heading": "geen zin"},
        bad="""\
outcomes:
  fietsen:
    tekst: Leerlingen ⟦zullen⟧ vaker met de fiets naar school komen
""",
        good="""\
outcomes:
  fietsen:
    tekst: Leerlingen komen vaker met de fiets naar school
""",
    ),
    en=Wording(
        title="A change is a sentence about something that has been reached.",
        why="Written as if it were there already, everybody can see in the end whether it is true. With 'will', "
        "'should' or a bare heading nobody knows what to look for.",
        say={
            "modal": "'{found}' says what is to come, not what has been reached.",
            "infinitive": "'{found}' sounds like a task, not like something that has been reached.",
            "heading": "'{found}' is a heading: it does not say who does, knows or feels what differently.",
        },
        do={
            "modal": "Leave '{found}' out and write the sentence as if it were there already, for example '{group} …'.",
            "": "Make it a sentence with who and what, as if it were there already, for example '{group} …'.",
        },
        point={"modal": "still a plan", "infinitive": "still a task", "heading": "no sentence"},
        bad="""\
outcomes:
  cycling:
    text: Pupils ⟦should⟧ cycle to school more often
""",
        good="""\
outcomes:
  cycling:
    text: Pupils cycle to school more often
""",
    ),
    note=(
        (
            "Silent where another rule says already what kind of text it is: an activity, an output, a vague verb, the "
            "organisation as subject. A phrase without a verb is reported on outputs and outcomes; on an impact goal "
            "slogan-not-goal says it."
        ),
        (
            "Zwijgt waar een andere regel al zegt wat voor tekst het is: een activiteit, een output, een vaag "
            "werkwoord, de organisatie als onderwerp. Een titel zonder werkwoord krijgt een melding bij outputs en "
            "outcomes; bij een impactdoel zegt slogan-not-goal het."
        ),
    ),
)
def not_stated_as_result(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.IMPACT_GOAL, *CHANGES):
        reading = texts.read(said)
        modal = next((one for one in texts.find(said, "modals") if _is_in_main(reading, one)), None)
        if modal:
            yield _report(inspection, said, "modal", (modal.start, modal.end))
        elif _is_said_already(inspection, said):
            continue
        elif reading.form is Form.INFINITIVE:
            yield _report(inspection, said, "infinitive", reading.place(reading.heads[0], reading.heads[0]))
        elif reading.form is Form.CHANGE_NOUN or (reading.form is Form.PHRASE and said.kind in CHANGES):
            yield _report(inspection, said, "heading", (0, len(said.text)))


def _report(inspection: Inspection, said: Said, say: str, place: tuple[int, int]) -> Report:
    facts = {"found": said.text[place[0] : place[1]], "group": opening_group(inspection, said)}
    return Report(span=inspection.texts.at(said, *place), say=say, facts=facts, node=said.node)


def _is_in_main(reading: Reading, match: Match) -> bool:
    return any(reading.tokens[place].start == match.start for place in reading.main)


def _is_said_already(inspection: Inspection, said: Said) -> bool:
    """Whether another rule says what kind of text this is: an activity, an output, a slogan."""
    texts = inspection.texts
    if activity_words(inspection, said) or own_opening(texts, said):
        return True
    return said.kind is not Statement.OUTPUT and next(reach_words(texts, said), None) is not None
