"""TOC020 and TOC021: comments that ask to ignore a rule, without a reason or to no purpose."""

from collections.abc import Iterable, Iterator, Sequence

from toc.core.findings import Edit, Profile, Repair, Report, Severity
from toc.core.suggest import nearest, slip_of
from toc.lint.rules.base import Checklist, Inspection, Rule, Wording, rule
from toc.lint.rules.sources import FORMAT
from toc.syntax.document import Document, Ignore


def _nothing(_: Inspection) -> Iterable[Report]:
    """What the comments spared is known after all other rules have run: `reports_on_ignores` says it."""
    return ()


ignore_without_reason = rule(
    20,
    "ignore-without-reason",
    Severity.WARNING,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT,),
    nl=Wording(
        title="Wie een regel negeert, schrijft erbij waarom.",
        why="Over een jaar leest iemand anders dit plan. Zonder reden weet die niet of dit een keuze was "
        "of een vergetelheid.",
        say="Hier vraag je om '{name}' te negeren, maar niet waarom. toc negeert de regel dus niet.",
        do="Zet de reden achter het haakje: # toc: ignore[{name}] omdat ...",
        point="geen reden",
        bad="titel: Veilig  ⟦# toc: ignore[link-without-hypothesis]⟧\n",
        good="titel: Veilig  # toc: ignore-file[link-without-hypothesis] hypothesen volgen op dag 2\n",
    ),
    en=Wording(
        title="Who ignores a rule says why.",
        why="In a year somebody else reads this plan. Without a reason nobody knows whether this was a "
        "choice or an oversight.",
        say="This asks to ignore '{name}', but does not say why. So toc does not ignore the rule.",
        do="Put the reason after the bracket: # toc: ignore[{name}] because ...",
        point="no reason",
        bad="title: Safe  ⟦# toc: ignore[link-without-hypothesis]⟧\n",
        good="title: Safe  # toc: ignore-file[link-without-hypothesis] hypotheses come on day 2\n",
    ),
)(_nothing)

unused_ignore = rule(
    21,
    "unused-ignore",
    Severity.WARNING,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT,),
    nl=Wording(
        title="Elke opmerking die een regel negeert, is nog nodig.",
        why="Wat niet meer nodig is, verbergt later misschien een nieuwe fout op dezelfde plaats.",
        say={
            "": "Er is hier niets te negeren voor '{name}'.",
            "unknown": "'{name}' is geen regel van toc.",
            "near": "'{name}' is geen regel van toc. Bedoel je '{near}'?",
        },
        do={
            "": "Wis de opmerking, of zet ze bij wat ze moet dekken: achteraan de regel waar het "
            "begint, of op een regel erboven.",
            "unknown": "Alle regels zie je met toc rule --all.",
            "near": "Schrijf {near}.",
        },
        point={"": "niet nodig", "unknown": "geen regel", "near": "geen regel"},
        fix={"": "Wis de opmerking", "near": "Schrijf '{near}'"},
        bad="titel: Veilig  ⟦# toc: ignore[dead-end-activty] wordt later aangevuld⟧\n",
        good="titel: Veilig  # wordt later aangevuld\n",
    ),
    en=Wording(
        title="Every comment that ignores a rule is still needed.",
        why="What is no longer needed may hide a new mistake in the same place later.",
        say={
            "": "There is nothing here to ignore for '{name}'.",
            "unknown": "'{name}' is no rule of toc.",
            "near": "'{name}' is no rule of toc. Did you mean '{near}'?",
        },
        do={
            "": "Remove the comment, or put it with what it has to cover: at the end of the line where that starts, "
            "or on a line above.",
            "unknown": "toc rule --all shows all rules.",
            "near": "Write {near}.",
        },
        point={"": "not needed", "unknown": "no rule", "near": "no rule"},
        fix={"": "Remove the comment", "near": "Write '{near}'"},
        bad="title: Safe  ⟦# toc: ignore[dead-end-activty] will be added later⟧\n",
        good="title: Safe  # will be added later\n",
    ),
)(_nothing)


def reports_on_ignores(
    document: Document, unused: Sequence[tuple[Ignore, str]], run: Sequence[Rule]
) -> Iterator[tuple[str, Report]]:
    """What is to be said of the comments, with the rule that says it. Only rules that were run can be unused."""
    from toc.lint.rules import ALL_RULES, find

    known = [one.name for one in ALL_RULES]
    for ignore in document.ignores:
        for name in ignore.rules if not ignore.reason else ():
            yield ignore_without_reason.name, Report(span=ignore.span, facts={"name": name})
    for ignore, name in unused:
        meant = find(name)
        near = None if meant else nearest(name, known)
        if near:
            at = document.text.index(name, ignore.span.start.offset)
            certain = slip_of(name, known) is not None
            repair = Repair("near", (Edit(at, at + len(name), near),), safe=certain)
            report = Report(span=ignore.span, say="near", facts={"name": name, "near": near}, repairs=(repair,))
        elif meant is None:
            report = Report(span=ignore.span, say="unknown", facts={"name": name})
        elif ignore.reason and meant in run:
            # The reason goes with it, and it may be the only place where that was written down.
            repairs = (Repair("", (_removal(document, ignore),), safe=False),) if len(ignore.rules) == 1 else ()
            report = Report(span=ignore.span, facts={"name": name}, repairs=repairs)
        else:
            continue
        yield unused_ignore.name, report


def _removal(document: Document, ignore: Ignore) -> Edit:
    """Takes out the comment with the blanks before it; a line of its own goes whole."""
    start, end = document.lines.bounds(ignore.span.start.line)
    before = document.text[start : ignore.span.start.offset]
    if not before.strip():
        return Edit(start, end, "")
    return Edit(start + len(before.rstrip()), ignore.span.end.offset, "")
