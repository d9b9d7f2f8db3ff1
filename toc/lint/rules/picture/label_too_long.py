"""TOC602: a box in the picture with too many words in it."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.core.model import NODE_SECTIONS, Node
from toc.core.settings import Limit
from toc.language.tokens import count_words
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.gaps import is_any_unread, section_span
from toc.lint.rules.sources import DHAENE
from toc.syntax.statements import Located

_RULE = "label-too-long"
TEXT_WORDS = Limit(
    _RULE,
    "text-words",
    12,
    (
        "Words that a text without a label may have",
        "Woorden die een tekst zonder label mag hebben",
    ),
)
LABEL_WORDS = Limit(_RULE, "label-words", 8, ("Words that a label may have", "Woorden die een label mag hebben"))
LABEL_CHARACTERS = Limit(
    _RULE, "label-characters", 60, ("Characters that a label may have", "Tekens die een label mag hebben")
)
_START_WORDS = 5
_PART_ENDS = late(r"[,;:(]|\s(?:en|and)\s")


@rule(
    602,
    _RULE,
    Severity.INFO,
    Checklist.PICTURE,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "the picture of Ubuntu, with a few words in every box",
            "de tekening van Ubuntu, met enkele woorden per vakje",
        ),
    ),
    nl=Wording(
        title="Elk vakje van de tekening heeft een kort label.",
        why="Een tekening bespreek je met mensen die haar voor het eerst zien. Een paar woorden per vakje lezen ze "
        "mee, een hele zin in twintig vakjes leest niemand.",
        say={
            "": "'{node}' heeft geen label, en de tekst telt {count} woorden.",
            "long": "Label '{found}' is lang: {count} woorden en {characters} tekens.",
            "part": "Label '{found}' is lang: {count} woorden en {characters} tekens.",
            "all": "Geen enkel vakje heeft een label, en bij {count} ervan telt de tekst meer dan {limit} woorden.",
        },
        do={
            "": "Geef een {label} van twee tot acht woorden, bijvoorbeeld met het begin van de tekst: '{start} …'.",
            "long": "Houd het bij twee tot acht woorden: de volledige zin staat bij {text}.",
            "part": "Houd het bij twee tot acht woorden, bijvoorbeeld '{start}': de volledige zin staat bij {text}.",
            "all": "Geef elk vakje een {label} van twee tot acht woorden: de volledige zin blijft bij {text} staan.",
        },
        point={"": "geen {label}", "long": "te lang", "part": "te lang", "all": "geen labels"},
        bad="""\
activiteiten:
  ⟦proefritten⟧:
    tekst: De dienst Mobiliteit laat ouders in elke wijk twee weken lang gratis een bakfiets uitproberen
outputs:
  getest: {label: Ouders testen een bakfiets, tekst: Ouders testen twee weken een bakfiets}
""",
        good="""\
activiteiten:
  proefritten:
    label: Bakfietsen uitproberen
    tekst: De dienst Mobiliteit laat ouders in elke wijk twee weken lang gratis een bakfiets uitproberen
outputs:
  getest: {label: Ouders testen een bakfiets, tekst: Ouders testen twee weken een bakfiets}
""",
    ),
    en=Wording(
        title="Every box of the picture has a short label.",
        why="A picture is discussed with people who see it for the first time. They read along with a few words per "
        "box; nobody reads whole sentences in twenty boxes.",
        say={
            "": "'{node}' has no label, and its text has {count} words.",
            "long": "Label '{found}' is long: {count} words and {characters} characters.",
            "part": "Label '{found}' is long: {count} words and {characters} characters.",
            "all": "No box has a label, and the text of {count} of them has more than {limit} words.",
        },
        do={
            "": "Give it a {label} of two to eight words, for instance with the start of the text: '{start} …'.",
            "long": "Keep it to two to eight words: the full sentence stands under {text}.",
            "part": "Keep it to two to eight words, for instance '{start}': the full sentence stands under {text}.",
            "all": "Give each box a {label} of two to eight words: the full sentence stays under {text}.",
        },
        point={"": "no {label}", "long": "too long", "part": "too long", "all": "no labels"},
        bad="""\
outcomes:
  savings:
    label: ⟦Tenants in the towers spend less on heating thanks to the coach⟧
    text: Tenants in the towers spend less on heating
""",
        good="""\
outcomes:
  savings:
    label: Tenants spend less on heating
    text: Tenants in the towers spend less on heating
""",
    ),
    note=(
        "Where no box has a label at all, the plan gets one finding.",
        "Heeft geen enkel vakje een label, dan krijgt het plan één melding.",
    ),
    limits=(TEXT_WORDS, LABEL_WORDS, LABEL_CHARACTERS),
)
def label_too_long(inspection: Inspection) -> Iterator[Report]:
    nodes = dict(inspection.plan.nodes())
    unlabelled = {name: count for name, node in nodes.items() if (count := _words_without_label(inspection, node))}
    if len(unlabelled) > 1 and not any(node.label for node in nodes.values()):
        yield from _no_labels(inspection, len(unlabelled))
        return
    for name, node in nodes.items():
        if name in unlabelled:
            start = " ".join((node.text or "").split()[:_START_WORDS])
            facts = {"node": inspection.label(name), "count": unlabelled[name], "start": start}
            yield Report(span=inspection.at(name), facts=facts, node=name, absent=("label",))
        elif node.label:
            yield from _long_label(inspection, name, node.label)


def _words_without_label(inspection: Inspection, node: Node) -> int:
    """How many words a picture has to show for want of a label; 0 where that is not too many."""
    count = 0 if node.label else count_words(node.text or "")
    return count if count > inspection.limit(TEXT_WORDS) else 0


def _no_labels(inspection: Inspection, count: int) -> Iterator[Report]:
    sections = (*NODE_SECTIONS, "impact_goal")
    if any(is_any_unread(inspection.document, section, "label") for section in NODE_SECTIONS):
        return
    facts = {"count": count, "limit": inspection.limit(TEXT_WORDS)}
    yield Report(span=section_span(inspection, *sections), say="all", facts=facts)


def _long_label(inspection: Inspection, name: str, label: str) -> Iterator[Report]:
    count = count_words(label)
    if count <= inspection.limit(LABEL_WORDS) and len(label) <= inspection.limit(LABEL_CHARACTERS):
        return
    part = _PART_ENDS.split(label, maxsplit=1)[0].strip()
    short = part != label.strip() and count_words(part) <= inspection.limit(LABEL_WORDS)
    start = part if short and inspection.texts.read_text(part).clauses else ""
    place = Located(inspection.document, (*inspection.document.path_of(name), "label"), label)
    facts = {"found": label, "count": count, "characters": len(label), "start": start}
    yield Report(span=place.span(0, len(label)), say="part" if start else "long", facts=facts, node=name)
