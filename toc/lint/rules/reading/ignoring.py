"""TOC020 and TOC021: comments that ask to ignore a rule, without a reason or to no purpose."""

from collections.abc import Iterable, Iterator, Sequence

from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity
from toc.core.suggest import nearest, slip_of
from toc.lint.rules.base import Checklist, Inspection, Rule, rule
from toc.lint.rules.sources import FORMAT
from toc.syntax.document import Document, Ignore


def _nothing(_: Inspection) -> Iterable[RawFinding]:
    """What the comments spared is known after all other rules have run: `reports_on_ignores` says it."""
    return ()


ignore_without_reason = rule(
    20,
    "ignore-without-reason",
    Severity.WARNING,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(_nothing)

unused_ignore = rule(
    21,
    "unused-ignore",
    Severity.WARNING,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(_nothing)


def reports_on_ignores(
    document: Document, unused: Sequence[tuple[Ignore, str]], run: Sequence[Rule]
) -> Iterator[tuple[str, RawFinding]]:
    """What is to be said of the comments, with the rule that says it. Only rules that were run can be unused."""
    from toc.lint.rules import ALL_RULES, find

    known = [one.name for one in ALL_RULES]
    for ignore in document.ignores:
        for name in ignore.rules if not ignore.reason else ():
            yield ignore_without_reason.name, RawFinding(span=ignore.span, facts={"name": name})
    for ignore, name in unused:
        meant = find(name)
        near = None if meant else nearest(name, known)
        if near:
            at = document.text.index(name, ignore.span.start.offset)
            certain = slip_of(name, known) is not None
            repair = Fix("near", (Edit(at, at + len(name), near),), safe=certain)
            report = RawFinding(span=ignore.span, variant="near", facts={"name": name, "near": near}, fixes=(repair,))
        elif meant is None:
            report = RawFinding(span=ignore.span, variant="unknown", facts={"name": name})
        elif ignore.reason and meant in run:
            # The reason goes with it, and it may be the only place where that was written down.
            fixes = (Fix("", (_removal(document, ignore),), safe=False),) if len(ignore.rules) == 1 else ()
            report = RawFinding(span=ignore.span, facts={"name": name}, fixes=fixes)
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
