"""TOC310: two steps that say nearly the same, or a change that repeats the impact goal."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.changes.likeness import alike, telling_words
from toc.lint.rules.sources import DAVIES_2012, INNOVATION_NETWORK


@rule(
    310,
    "duplicate-change",
    Severity.WARNING,
    Checklist.CHANGES,
    since=Profile.DRAFT,
    sources=(
        INNOVATION_NETWORK.at(
            "the goal covers the scope of all outcomes together", "het doel omvat alle outcomes samen"
        ),
        DAVIES_2012.at(
            "a theory of change is complete and every step in it is explained",
            "een weg naar impact is volledig en elke stap erin is uitgelegd",
        ),
    ),
    nl=Wording(
        title="Elke stap zegt iets wat de andere stappen en het impactdoel niet zeggen.",
        why="Twee stappen die hetzelfde zeggen, verbergen wat er tussenin moet gebeuren: de weg lijkt langer dan hij "
        "is, en je meet hetzelfde twee keer.",
        say={
            "": "'{change}' zegt (bijna) hetzelfde als '{same}'.",
            "impact": "'{change}' zegt (bijna) hetzelfde als het impactdoel.",
        },
        do={
            "": "Voeg de twee samen, of schrijf in allebei wat er verschilt: bij wie, wat precies of in welke "
            "situatie.",
            "impact": "Schrijf welke stap aan het impactdoel voorafgaat: wat verandert er eerst, en bij wie? "
            "Komt er niets tussen, laat deze stap dan weg en wijs met {leads_to} meteen naar het impactdoel.",
        },
        point={"": "zegt hetzelfde", "earlier": "staat hier al"},
        bad="""\
impactdoel:
  tekst: Ouderen voelen zich veiliger in hun wijk
outcomes:
  ⟦veiliger⟧:
    tekst: De ouderen in de wijk voelen zich veiliger
""",
        good="""\
impactdoel:
  tekst: Ouderen voelen zich veiliger in hun wijk
outcomes:
  kennen_buren:
    tekst: Ouderen kennen meer buren bij naam
""",
    ),
    en=Wording(
        title="Every step says something that the other steps and the impact goal do not say.",
        why="Two steps that say the same hide what has to happen in between: the way seems longer than it is, and you "
        "measure the same thing twice.",
        say={
            "": "'{change}' says (nearly) the same as '{same}'.",
            "impact": "'{change}' says (nearly) the same as the impact goal.",
        },
        do={
            "": "Merge the two, or write in both what differs: in whom, what exactly or in which situation.",
            "impact": "Write which step comes before the impact goal: what changes first, and in whom? "
            "If nothing comes in between, leave this step out and point with {leads_to} straight to the impact goal.",
        },
        point={"": "says the same", "earlier": "stands here already"},
        bad="""\
impact_goal:
  text: Older residents feel safer in their neighbourhood
outcomes:
  ⟦safer⟧:
    text: The older residents in the neighbourhood feel safer
""",
        good="""\
impact_goal:
  text: Older residents feel safer in their neighbourhood
outcomes:
  know_neighbours:
    text: Older residents know more neighbours by name
""",
    ),
    note=(
        (
            "Compares the words as they stand, without those that say little; finding their lemmas would take a "
            "dictionary."
        ),
        "Vergelijkt de woorden zoals ze er staan, zonder die weinig zeggen; grondvormen zoeken vraagt een woordenboek.",
    ),
)
def duplicate_change(inspection: Inspection) -> Iterator[Report]:
    plan = inspection.plan
    texts = {change.id: change.text or change.label or "" for change in plan.changes()}
    if plan.impact_goal:
        texts[IMPACT] = plan.impact_goal.text or plan.impact_goal.label or ""
    names = sorted(texts, key=inspection.at)
    words = [telling_words(texts[name], inspection.document.language) for name in names]
    for later, earlier in alike(words):
        pair = names[later], names[earlier]
        change, same = reversed(pair) if pair[0] == IMPACT else pair
        yield Report(
            span=inspection.at(names[later]),
            say="impact" if IMPACT in pair else "",
            facts={"change": inspection.label(change), "same": inspection.label(same)},
            related=((inspection.at(names[earlier]), "earlier"),),
            node=names[later],
        )
