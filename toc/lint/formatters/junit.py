"""JUnit's XML, which nearly every CI service shows as a list of tests: a suite for each file, a failed test for each
finding that counts, and one test that passed where there is none."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from toc.core.findings import Finding, WordedFinding
from toc.core.languages import Language
from toc.core.messages import text
from toc.lint.formatters import Checked, Page
from toc.lint.formatters.later import Later
from toc.lint.formatters.places import from_root
from toc.lint.formatters.visible import one_line, visible
from toc.lint.formatters.words import severity_word
from toc.lint.wording import worded

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold in any way: https://www.w3.org/TR/xml/#charsets"""


class JUnit:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._suites = Later()
        self._tests = self._failures = 0

    def file(self, file: Checked) -> tuple[()]:
        counting = file.standing.counting
        self._tests += len(counting) or 1
        self._failures += len(counting)
        for piece in _suite(file, counting, from_root(file.path, self._page.root)):
            self._suites.add(piece)
        return ()

    def closing(self, language: Language) -> Iterator[str]:  # noqa: ARG002 there is no summary in words
        yield '<?xml version="1.0" encoding="utf-8"?>\n'
        yield f'<testsuites name="toc lint" tests="{self._tests}" failures="{self._failures}" errors="0">\n'
        yield from self._suites.back()
        yield "</testsuites>\n"


def _suite(file: Checked, counting: Sequence[Finding], path: str) -> Iterator[str]:
    place = _xml(visible(path))
    yield (
        f'  <testsuite name="{place}" tests="{len(counting) or 1}" failures="{len(counting)}" errors="0" skipped="0">\n'
    )
    if not counting:
        yield f'    <testcase classname="{place}" name="toc lint" file="{place}"/>\n'
    seen: Counter[str] = Counter()
    for finding in (worded(one, file.language) for one in counting):
        name = _name(finding)
        seen[name] += 1
        number = f" ({seen[name]})" if seen[name] > 1 else ""
        yield (
            f'    <testcase classname="{place}" name="{_xml(name + number)}" file="{place}" '
            f'line="{finding.span.start.line}">\n'
        )
        yield f'      <failure type="{finding.severity}" message="{_xml(one_line(finding.message))}">'
        yield f"{_xml(_text(finding, file))}</failure>\n    </testcase>\n"
    yield "  </testsuite>\n"


def _name(finding: WordedFinding) -> str:
    """Without the line: a service follows a test by its name, and lines move."""
    part = f": {finding.node}" if finding.node else ""
    return one_line(f"{finding.code} {finding.rule}{part}")


def _text(finding: WordedFinding, file: Checked) -> str:
    start = finding.span.start
    place = f"{visible(finding.path)}:{start.line}:{start.column}"
    severity = severity_word(finding.severity, file.language)
    rows = (
        (f"{place}: {severity}", finding.message),
        (text(file.language, "lint-help"), finding.help),
        (text(file.language, "lint-why"), finding.rationale),
    )
    return "\n".join(f"{name}: {one_line(said)}" for name, said in rows if said)


def _xml(text: str) -> str:
    """For an attribute or an element, in ASCII: right in whatever encoding the stream turns out to have."""
    escaped = html.escape(_NO_XML.sub("\ufffd", text)).replace("##[", "##&#91;")
    return escaped.encode("ascii", "xmlcharrefreplace").decode()
