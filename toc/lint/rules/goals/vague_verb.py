"""TOC103: a verb that says what one strives for, not what becomes different."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import clause_of, does_it_themselves, group_for, weight
from toc.lint.rules.sources import DHAENE, FARO, GEZINSCOACHING, HOT
from toc.syntax.statements import CHANGES, GOALS

_SUPPORT = frozenset({"ondersteunen", "uitbouwen", "support"})
"""In an output or outcome these tell an activity: another rule says so."""


@rule(
    103,
    "vague-verb",
    Severity.WARNING,
    Checklist.IMPACT_GOAL,
    since=Profile.DRAFT,
    sources=(
        DHAENE.at(
            "why step 1: policy objectives and expected changes are often too vague",
            "waarom stap 1: beleidsdoelstellingen en verwachte veranderingen zijn vaak te vaag",
        ),
        FARO.at("weak main verbs", "zwakke hoofdwerkwoorden"),
        HOT.at(
            "words that say little, such as 'inzetten op', 'borgen' and 'stimuleren'",
            "woorden die weinig zeggen, zoals 'inzetten op', 'borgen' en 'stimuleren'",
        ),
        GEZINSCOACHING.at("3.1: vague and ambiguous goals", "3.1: vage en ambigue doelstellingen"),
    ),
    nl=Wording(
        title="Een doel of verandering zegt wat er anders wordt, niet waar je naar streeft.",
        why="Een werkwoord als 'inzetten op' vertelt wat de stad wil, niet wat mensen ervan merken. Dan kan straks "
        "niemand nagaan of het gelukt is.",
        say="'{found}' zegt waar je naar streeft, nog niet wat er anders wordt.",
        do={
            "": "Begin met wie er iets van merkt en zeg wat er voor hen anders is, bijvoorbeeld 'Ouderen krijgen vaker "
            "bezoek'.",
            "group": "Begin met wie er iets van merkt en zeg wat er voor hen anders is: '{group} …'.",
        },
        point="wat wordt er anders?",
        bad="""\
impactdoel:
  tekst: We ⟦zetten volop in op⟧ werk voor jongeren
""",
        good="""\
impactdoel:
  tekst: Jongeren uit de wijk vinden sneller een eerste job
""",
    ),
    en=Wording(
        title="A goal or change says what becomes different, not what one strives for.",
        why="A verb such as 'promote' tells what the city wants, not what people notice of it. Then nobody can find "
        "out later whether it worked.",
        say="'{found}' says what you strive for, not yet what becomes different.",
        do={
            "": "Start with those who notice it and say what is different for them, for instance 'Older residents have "
            "visitors more often'.",
            "group": "Start with those who notice it and say what is different for them: '{group} …'.",
        },
        point="what becomes different?",
        bad="""\
impact_goal:
  text: We ⟦strive for⟧ more jobs for young people
""",
        good="""\
impact_goal:
  text: Young people from the ward find a first job sooner
""",
    ),
    note=(
        (
            "People who really do it are spared: 'Parents take care of their children', 'Neighbours invest in each "
            "other'. The policy objective is only worth a thought once there is an impact goal: it is given, the "
            "impact goal is yours."
        ),
        (
            "Mensen die het echt doen, blijven buiten schot: 'Ouders zorgen voor hun kinderen', 'Buren investeren in "
            "elkaar'. De beleidsdoelstelling is enkel stof tot nadenken zodra er een impactdoel is: die ligt vast, het "
            "impactdoel kies je zelf."
        ),
    ),
)
def vague_verb(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(*GOALS, *CHANGES):
        reading = texts.read(said)
        opening = [match for match in texts.find(said, "vague-openings") if not match.start]
        for match in (*opening, *texts.find_verbs(said, "vague-verbs")):
            if said.kind in CHANGES and match.entry in _SUPPORT:
                continue
            clause = clause_of(reading, match)
            if clause and does_it_themselves(texts, said, clause, match):
                continue
            group = group_for(inspection, said)
            yield Report(
                span=texts.at_match(said, match),
                say="group" if group else "",
                facts={"found": said.text[match.start : match.end], "group": group},
                node=said.node,
                severity=weight(inspection, said, Severity.WARNING),
            )
            break
