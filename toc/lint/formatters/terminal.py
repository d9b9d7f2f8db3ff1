"""Findings at a terminal: in full for people, or one line for each."""

from collections.abc import Iterator, Sequence

from toc.core.findings import Finding, Label, Severity, WordedFinding
from toc.core.languages import Language
from toc.core.messages import text
from toc.core.text import Lines
from toc.lint.folding import folded
from toc.lint.formatters import Checked, Page
from toc.lint.formatters.excerpt import Excerpt
from toc.lint.formatters.paint import BOLD, DIM, FRAME, SEVERITY
from toc.lint.formatters.visible import one_line, visible, wrapped
from toc.lint.formatters.words import Tally, listed, severity_word, stands, with_others
from toc.lint.readiness import Standing
from toc.lint.wording import worded

# --- In full ----------------------------------------------------------------------------------------------------------
# Findings for people at a terminal: what is wrong, where it stands, what to write instead and why it matters.


class Full:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._tally = Tally(folds=True)
        self._explained: set[str] = set()

    def file(self, file: Checked) -> Iterator[str]:
        page, standing = self._page, file.standing
        self._tally.add(standing)
        for fold in folded(standing.counting):
            # The same reason at every finding of a rule would hide what is new: the first one gives it.
            told = worded(fold.first, file.language)
            why = told.rationale if told.rationale not in self._explained else ""
            self._explained.add(told.rationale)
            yield "\n".join(block(told, file.lines, file.language, page, why=why, others=fold.others)) + "\n\n"
        if file.lines is not None and file.findings and not page.quiet:
            yield "\n".join(_standing(file.path, standing, file.language, page)) + "\n\n"

    def closing(self, language: Language) -> Iterator[str]:
        if not self._page.quiet:
            yield self._page.paint(self._tally.summary(language, later=self._tally.files > 1), BOLD) + "\n"


_NEXT = 5
"""So many of the points that come next are named: enough to go on with, not so many that one gives up."""


def _standing(path: str, standing: Standing, language: Language, page: Page) -> Iterator[str]:
    """Which profile the plan passes, and what stands between it and the next."""
    lines = wrapped(stands(path, standing, language), page.width)
    yield from (page.paint(line, BOLD) for line in lines)
    points = folded(standing.blocking)
    for fold in points[:_NEXT]:
        finding, start = fold.first, fold.first.span.start
        place = page.paint(f"{start.line}:{start.column}", FRAME)
        told = f"{with_others(fold, language)} ({finding.rule})"
        first, *rest = wrapped(told, page.width - 4, first=len(f"{start.line}:{start.column}"))
        yield f"  {place} {first}"
        yield from (f"    {line}" for line in rest)
    more = len(folded(standing.later)) - min(len(points), _NEXT)
    if more and standing.following:
        profile = max(standing.later, key=lambda one: one.applies_from.order).applies_from
        left = text(language, "lint-more-later", count=more, profile=profile.value)
        yield from (f"  {line}" for line in wrapped(left, page.width - 2))


def block(
    finding: WordedFinding,
    lines: Lines | None,
    language: Language,
    page: Page,
    *,
    why: str,
    others: Sequence[Finding] = (),
) -> Iterator[str]:
    """One finding, row by row; `others` are those that say the same elsewhere."""
    paint = page.paint
    colour = SEVERITY[finding.severity]
    kind = f"{severity_word(finding.severity, language)}[{finding.code} {finding.rule}]"
    first, *rest = wrapped(one_line(finding.message), page.width - 2, first=len(kind))
    yield f"{paint(kind, colour)}{paint(f': {first}', BOLD)}"
    yield from (f"  {paint(line, BOLD)}" for line in rest)
    gutter = len(str(max(span.end.line for span in (finding.span, *(label.span for label in finding.related)))))
    start = finding.span.start
    yield f"{'':{gutter}}{paint('-->', FRAME)} {visible(finding.path)}:{start.line}:{start.column}"
    if lines is not None:
        primary = Label(finding.span, finding.label)
        yield from Excerpt(
            lines=lines, primary=primary, related=finding.related, gutter=gutter, colour=colour, page=page
        ).rows()
    yield from _note(text(language, "lint-also"), listed(others, language), gutter, page, "")
    yield from _note(text(language, "lint-help"), finding.help, gutter, page, "")
    for fix in finding.fixes:
        yield from _note(text(language, "lint-fix"), fix.title, gutter, page, "")
    yield from _note(text(language, "lint-why"), why, gutter, page, DIM)


def _note(name: str, said: str, gutter: int, page: Page, colour: str) -> Iterator[str]:
    """`= help: …`, wrapped under its own first word."""
    if not said:
        return
    indent = gutter + 1 + len(f"= {name}: ")
    first, *rest = wrapped(one_line(said), page.width - indent)
    sign = page.paint("=", FRAME)
    yield f"{'':{gutter}} {sign} {page.paint(f'{name}:', colour or BOLD)} {page.paint(first, colour)}"
    yield from (f"{'':{indent}}{page.paint(line, colour)}" for line in rest)


# --- One line for each finding ----------------------------------------------------------------------------------------
# `path:line:column: severity[code name] message`; behind it the other places where the same is to be said.
#
# Programs read these lines as well: the severity is the same word in every language.


class Concise:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._tally = Tally(folds=True)

    def file(self, file: Checked) -> Iterator[str]:
        paint, standing = self._page.paint, file.standing
        self._tally.add(standing)
        path = visible(file.path)
        kinds: dict[tuple[Severity, str, str], str] = {}
        for fold in folded(standing.counting):
            finding = fold.first
            _, line, column = finding.span.start
            place = paint(f"{path}:{line}:{column}", BOLD)
            told = finding.severity, finding.code, finding.rule
            kind = kinds.get(told)
            if kind is None:  # a plan has many findings of a few kinds
                kind = kinds[told] = paint(
                    f"{finding.severity}[{finding.code} {finding.rule}]", SEVERITY[finding.severity]
                )
            yield f"{place}: {kind} {with_others(fold, file.language)}\n"

    def closing(self, language: Language) -> Iterator[str]:
        if not self._page.quiet:
            yield self._tally.summary(language) + "\n"
