"""Nothing in a plan, nor in its name, acts on whoever reads a report."""

import html
import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from saying import finding
from saying import own_texts as own_texts  # noqa: PLC0414 used by pytest
from test_formatters import ACTS_ON_A_TERMINAL, ANY_TEXT, checked, some_findings, written

from toc.core.model import Language
from toc.core.text import Lines
from toc.lint.formatters import Checked, OutputFormat
from toc.lint.formatters.ci import harmless
from toc.lint.formatters.prose import code, prose
from toc.lint.formatters.visible import one_line

pytestmark = pytest.mark.thorough

COMMANDS = (
    "::error::nep",
    "goed\n::add-mask::geheim",
    "goed\r::stop-commands::x",
    "goed\u2028::set-output name=a::b",
    "goed ##[add-mask]geheim",
    "100%0A::error::nep",
    "a,line=1::b",
)
MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)> <b>vet</b> <!-- weg",
    "[hier](https://kwaad.example) ![beeld](https://kwaad.example/a.png) [x]: https://kwaad.example [^1]",
    "https://kwaad.example www.kwaad.example jan@kwaad.example <https://kwaad.example>",
    "@jan @stad/team #12 !12 ~etiket %mijlpaal &3 $5 GH-12 *iteration:1 [issue:3] [[wiki]]",
    "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef 1234567",
    "`code` ``` **vet** __vet__ ~~weg~~ {+ erbij +} [- eraf -] $x^2$ $`x`$ :smile:",
    "a | b\n| --- | --- |",
    "/close",
    "- [x] klaar",
    "1. een",
    "# kop",
    "> citaat",
    "&lt;b&gt; &#64;jan &copy;",
    "einde\\",
    "]]> <![CDATA[ </failure></testsuite> &amp; \x00\x0b\x1b[31m\ufffe\uffff\ud800",
)
EVIL = (*COMMANDS, *MARKUP)


def told(text: str) -> Checked:
    """A file in whose every text that text stands."""
    one = finding(Lines(text).span(0, len(text)), text, label=text, help=text, rationale=text, source=text, node=text)
    return replace(checked(one._replace(path=text), text=text), path=text)


def runner_commands(log: str) -> list[str]:
    """The lines that the runner of GitHub Actions obeys."""
    return [line for line in re.split("\r\n|\n|\r", log) if line.lstrip().startswith("::") or "##[" in line]


@pytest.mark.parametrize("text", EVIL)
def test_an_annotation_is_one_command_of_our_own(text: str) -> None:
    log = written(told(text), to=OutputFormat.GITHUB)
    (line,) = runner_commands(log)
    head, _, data = line[2:].partition("::")
    names = [pair.partition("=")[0] for pair in head.removeprefix("error ").split(",")]
    assert [name for name in names if not name.lower().endswith(("col", "column"))] == [
        "file",
        "line",
        "endLine",
        "title",
    ]
    assert "##[" not in line
    assert re.search("%(?!0A|0D|25|3A|2C)", head + data) is None
    assert log.count("\n") == 2


@pytest.mark.parametrize("text", EVIL)
@pytest.mark.parametrize("output_format", OutputFormat)
def test_no_report_gives_a_command_to_github(text: str, output_format: OutputFormat) -> None:
    log = written(told(text), to=output_format)
    if output_format in (OutputFormat.FULL, OutputFormat.CONCISE):
        log = harmless(log)
    commands = runner_commands(log)
    assert len(commands) == (output_format is OutputFormat.GITHUB)


def test_what_is_made_harmless_reads_the_same() -> None:
    log = "a ::b\n ::c\n\t ::d\n##[e] ::\n\n\n::f"
    assert harmless(log).replace("\u200b", "") == log
    assert runner_commands(harmless(log)) == []


@given(file=some_findings())
def test_any_annotation_is_on_one_line(file: Checked) -> None:
    log = written(file, to=OutputFormat.GITHUB)
    assert len(runner_commands(log)) == len(file.standing.counting)
    assert log.count("\n") == len(file.standing.counting) + 1
    assert ACTS_ON_A_TERMINAL.findall(log) == []


@given(file=some_findings())
@example(file=told(EVIL[-1]))
def test_any_junit_is_xml(file: Checked) -> None:
    text = written(file, to=OutputFormat.JUNIT)
    assert text.isascii()
    suites = ET.fromstring(text)
    assert {one.tag for one in suites.iter()} <= {"testsuites", "testsuite", "testcase", "failure"}
    assert len(list(suites.iter("failure"))) == len(file.standing.counting)


@given(file=some_findings())
def test_any_json_is_ascii_and_whole(file: Checked) -> None:
    for output_format in (OutputFormat.GITLAB, OutputFormat.SARIF):
        text = written(file, to=output_format)
        assert re.search("[^ -~\n]", text) is None
        json.loads(text)
    lines = written(file, to=OutputFormat.JSONL).splitlines()
    assert [json.loads(line)["rule"] for line in lines] == ["some-rule"] * len(file.findings)


@pytest.mark.parametrize("text", EVIL)
def test_a_message_of_sarif_has_no_links(text: str) -> None:
    run = json.loads(written(told(text), to=OutputFormat.SARIF))["runs"][0]
    (result,) = run["results"]
    messages = [result["message"]["text"], result["locations"][0]["message"]["text"]]
    assert not any("](" in message or "markdown" in result["message"] for message in messages)


MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
ALLOWED = {"p", "span", "ul", "li", "strong", "em", "code", "br", "h4", "details", "summary"}
LEFT_TO_SERVICES = re.compile(
    r"[@#]\w|[!%~&$]\d|[~%]\"|://|www\.|\[\[|[{\[][+-]|\[\w+:|:\w+:|\b[A-Za-z]+-\d|[0-9a-f]{7}|\*iteration:"
)
"""What GitHub and GitLab make links of, or more, in the text that is left."""


def rendered(markdown: str) -> tuple[set[str], str]:
    """The elements of the page that becomes of it, and its text outside code."""
    page = MARKDOWN.render(markdown)
    return set(re.findall(r"</?([a-z0-9]+)", page)), html.unescape(
        re.sub(r"<[^>]*>", "", re.sub(r"<code>.*?</code>", "", page))
    )


@pytest.mark.parametrize("text", EVIL)
def test_a_comment_is_text(text: str) -> None:
    comment = written(told(text), to=OutputFormat.MD)
    elements, shown = rendered(comment)
    assert elements <= ALLOWED
    assert LEFT_TO_SERVICES.findall(shown) == []
    assert [line for line in comment.splitlines() if line.lstrip().startswith("/")] == []


@given(text=ANY_TEXT | st.text("@#!$%~^&*[]{}()<>`_|\\+-=:/.1aw \n'\"", max_size=60))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """Up to a thousand characters; hidden ones become visible before that."""
    elements, shown = rendered(prose(text))
    assert elements <= {"p", "span"}
    assert shown.replace("\u200b", "").strip("\n") == one_line(text).replace("\u200b", "")
    elements, _ = rendered(f"- {code(text)} x")
    assert elements == {"ul", "li", "code"}


@given(file=some_findings())
def test_any_comment_keeps_its_form(file: Checked) -> None:
    comment = written(file, to=OutputFormat.MD, language=Language.EN)
    elements, _ = rendered(comment)
    assert elements <= ALLOWED
    assert ACTS_ON_A_TERMINAL.findall(comment) == []
    assert comment.count("- **") == len(file.findings)
