"""TOC107: a target group without an edge."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.language.lists import Match
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, GAC, GRYP_HEYLEN
from toc.lint.rules.texts import Texts
from toc.syntax.statements import GOALS, Said, Statement

_FOR_ALL = late(r"\b(for all|voor allen)\W*$", re.IGNORECASE)
_JOINED = frozenset({"en", "and", "aged", "affected"})


@rule(
    107,
    "unspecific-target-group",
    Severity.INFO,
    Checklist.IMPACT_GOAL,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at("step 1.1: for whom do you make the difference?", "stap 1.1: voor wie maak je het verschil?"),
        GRYP_HEYLEN.at(
            "first find out who the young families are, and where that group ends",
            "breng eerst in kaart wie de jonge gezinnen zijn en hoe je die groep afbakent",
        ),
        GAC.at("say who is included, and who especially", "zeg wie erbij hoort, en wie in het bijzonder"),
    ),
    nl=Wording(
        title="Je kunt zeggen wie er bij de doelgroep hoort en wie niet.",
        why="Bij 'iedereen' weet je niet bij wie je moet aankloppen om te vragen of het beter gaat. Hoe scherper de "
        "groep, hoe gerichter je werkt en hoe sneller je een verschil ziet.",
        say="'{found}' laat nog open over wie het gaat.",
        do="Noem een leeftijd, een wijk of een situatie ('alleenstaande ouders in de Muide'), of zeg wie je zeker wil "
        "bereiken ('bewoners, vooral 75-plussers').",
        point="wie precies?",
        bad="""\
impactdoel:
  tekst: ⟦Alle inwoners⟧ nemen vaker de fiets naar het werk
""",
        good="""\
impactdoel:
  tekst: Werknemers op de bedrijvenzone nemen vaker de fiets naar het werk
""",
    ),
    en=Wording(
        title="You can say who belongs to the target group and who does not.",
        why="With 'everyone' you do not know on whose door to knock to ask whether things are better. The sharper the "
        "group, the better you can aim and the sooner you see a difference.",
        say="'{found}' leaves open who this is about.",
        do="Name an age, a neighbourhood or a situation ('lone parents in Harbour Ward'), or say whom you want to "
        "reach above all ('residents, especially those over 75').",
        point="who exactly?",
        bad="""\
impact_goal:
  text: ⟦All residents⟧ cycle to work more often
""",
        good="""\
impact_goal:
  text: Employees on the business park cycle to work more often
""",
    ),
)
def unspecific_target_group(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(*GOALS, Statement.OUTCOME):
        for match in texts.find(said, "universal", "universal-exceptions"):
            bare = texts.lists.has(match.entry, "bare-groups")
            if bare and _says_which(texts, said, match):
                continue
            found = said.text[match.start : match.end]
            yield Report(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
            break
        else:
            if ending := _FOR_ALL.search(said.text):
                span = texts.at(said, *ending.span(1))
                yield Report(span=span, facts={"found": ending[1]}, node=said.node)


def _says_which(texts: Texts, said: Said, match: Match) -> bool:
    """Whether something says which people: an adjective or number before, `with`, `who` or `and` behind."""
    tokens = texts.read(said).tokens
    place = next(one for one, token in enumerate(tokens) if token.start >= match.start)
    has = texts.lists.has
    behind = tokens[place + 1].low if place + 1 < len(tokens) else ""
    before = tokens[place - 1] if place else None
    described = before is not None and before.is_word and not has(before.low, "before-bare-groups")
    joined = has(behind, "prepositions") or has(behind, "subordinators") or behind in _JOINED
    return described or joined or behind.endswith("ing")
