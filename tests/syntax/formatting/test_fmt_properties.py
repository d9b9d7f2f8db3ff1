"""What holds for the tidy form of any plan, however oddly it was written."""

import re
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toc.core.keywords import KEYWORDS, VALUES
from toc.core.model import Language, Part, Plan
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.syntax.formatting.equivalence import comments
from toc.syntax.formatting.normalize import _answered
from toc.syntax.formatting.parser import build
from toc.syntax.formatting.tidy import tidy
from toc.syntax.source import read

pytestmark = pytest.mark.slow

NL, EN = Language.NL, Language.EN

SIGNS = ["- en", "# 1", "a: b", "50 %", 'zeg "ja"', "[x]", "{y}", "C:\\", "x #y", "waarom?", "x, y", "http://a.be/#b"]
WORDS = ["", "buren", "'s avonds", "café:", "één", "😀", "\t", "ja", "12", *"?*&!|>%@`,", *SIGNS]
SENTENCE = "Bewoners van de wijk ontmoeten elkaar vaker op een plein zonder auto's en groeten hun buren bij naam"
LONG = SENTENCE.split()
texts = st.one_of(
    st.sampled_from(
        ["0.3", "2026", "null", "~", "ja", "no", "12:30", "", " ", "Meer buren", "a\nb", "a\n\nb\n", "\na", "-"]
    ),
    st.lists(st.sampled_from(WORDS + LONG), max_size=6).map(" ".join),
    st.lists(st.sampled_from(WORDS + LONG * 3), min_size=10, max_size=40).map(" ".join),
    st.lists(st.sampled_from([*WORDS, *LONG, "\n", "\n\n", "\n  "]), max_size=12).map(" ".join),
    st.lists(st.sampled_from(["Eerst dit.", "Dan dat,", "en zo.", "- punt"]), max_size=5).map("\n".join),
    st.text(alphabet=st.sampled_from("ab é:#-'\"?,[]{}&*!|>%@\\ \n\t\x07\x85\u2028.~=<"), max_size=12),
)
REMARKS = ["# gewoon", "#krap", "# b: {naam: Y}", "# toc: ignore[level-skip] nog niet", "#", "# a # b", "## kop ##"]
OWN = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("pqr"), inner, max_size=3),
    max_leaves=4,
)


PLAIN = re.compile(r"[\w(][^:#,\[\]{}\n\t\"'\\&*!|>%@`?\x00-\x1f\x7f-\xa0\u2028]*")


@dataclass
class Scribe:
    """Writes a plan as nobody should: every line may look different."""

    draw: st.DrawFn
    quiet: bool
    lines: list[str] = field(default_factory=list)
    ids: int = 0
    anchors: list[str] = field(default_factory=list)

    def one(self, *choices: object) -> object:
        return self.draw(st.sampled_from(choices))

    def seldom(self) -> bool:
        return not self.quiet and self.draw(st.integers(0, 7)) == 0

    def around(self, indent: int) -> None:
        """Blank lines and comments, at this indent or at any other."""
        while self.seldom():
            kind = self.one("", "there", "there", "anywhere")
            column = indent if kind == "there" else self.draw(st.integers(0, indent + 4))
            self.lines.append("" if not kind else " " * column + str(self.one(*REMARKS)))

    def beside(self) -> str:
        return f" {self.one('', ' ', '      ')}{self.one(*REMARKS)}" if self.seldom() else ""

    def scalar(self, text: str, indent: int, *, flow: bool) -> tuple[str, list[str]]:
        """What stands on the line of the keyword, and on the lines below it."""
        plain = (
            re.fullmatch(r"[\w(][^:#,\[\]{}\n\t\"'\\&*!|>%@`?\x00-\x1f\x7f-\xa0\u2028]*", text) and text == text.strip()
        )
        safe = not re.search(r"[\x00-\x08\x85\u2028\n\t]", text)
        styles = ["double", *(["plain"] * 4 if plain else []), *(["single"] if safe else [])]
        block = not flow and not re.search(r"[\x00-\x08\x85\u2028\t]| \n|\n | $|^ ", text) and text.strip("\n")
        styles += ["|", ">"] if block and not text.startswith("\n") else []
        match self.one(*styles):
            case "plain":
                words = text.split(" ")
                cut = self.draw(st.integers(0, len(words) - 1)) if self.seldom() and all(words) else 0
                rest = [" " * (indent + 3) + " ".join(words[cut:])] if cut else []
                return (" ".join(words[:cut]) if cut else text), rest
            case "single":
                return "'" + text.replace("'", "''") + "'", []
            case "double":
                escaped = re.sub(r'["\\]', r"\\\g<0>", text).replace("\n", "\\n").replace("\t", "\\t")
                return '"' + re.sub(r"[\x00-\x1f\x85\u2028]", lambda one: f"\\u{ord(one[0]):04x}", escaped) + '"', []
            case sign:
                ends = len(text) - len(text.rstrip("\n"))
                body = text.rstrip("\n").split("\n")
                if sign == ">":
                    body = re.sub(r"\n+", lambda one: one[0] + "\n", text.rstrip("\n")).split("\n")
                shift = " " * (indent + int(str(self.one(1, 2, 4))))
                return f"{sign}{('-', '', '+')[min(ends, 2)]}", [
                    *(shift + one if one else "" for one in body), *[""] * (ends - 1)]  # fmt: skip

    def entry(self, lead: str, value: object, indent: int) -> None:
        """A value behind a keyword or a dash."""
        if isinstance(value, str):
            head, below = self.scalar(value, indent, flow=False)
            anchor = ""
            if self.seldom() and value:
                self.anchors.append(value)
                anchor = f"&a{len(self.anchors)} "
            elif self.seldom() and value in self.anchors:
                head, below = f"*a{len(self.anchors) - self.anchors[::-1].index(value)}", []
            beside = "" if below and head[0] not in "|>" else self.beside()
            self.lines += [f"{lead}{self.one(' ', ' ', '   ')}{anchor}{head}{beside}", *below]
        elif not value or self.draw(st.integers(0, 3)) == 0:
            self.flow_entry(lead, value, indent)
        elif isinstance(value, list):
            self.lines.append(lead + self.beside())
            inner = indent + (int(str(self.one(0, 2, 2, 3))) if lead.endswith(":") else 2)
            for item in value:
                self.around(inner)
                self.entry(" " * inner + "-", item, inner)
        elif lead.endswith("-") and self.one(True, True, False):
            start = len(self.lines)
            quiet, self.quiet = self.quiet, True
            self.mapping(value, indent + 2)
            self.quiet = quiet
            self.lines[start] = lead + " " + self.lines[start][indent + 2 :]
        else:
            self.lines.append(lead + self.beside())
            self.mapping(value, indent + int(str(self.one(1, 2, 2, 2, 4))))

    def mapping(self, value: object, indent: int) -> None:
        assert isinstance(value, dict)
        for key, inner in value.items():
            self.around(indent)
            self.entry(f"{' ' * indent}{key}:", inner, indent)

    def flow_entry(self, lead: str, value: object, indent: int) -> None:
        text = self.flow(value)
        if self.seldom() and isinstance(value, list) and value:
            pieces = [self.flow(one) for one in value]
            self.lines.append(f"{lead} [" + self.beside())
            self.lines += [f"{' ' * (indent + 2)}{one},{self.beside()}" for one in pieces]
            self.lines.append(" " * (indent + 1) + "]" + self.beside())
        else:
            self.lines.append(f"{lead} {text}{self.beside()}")

    def flow(self, value: object) -> str:
        if isinstance(value, str):
            return self.scalar(value, 0, flow=True)[0]
        space = str(self.one("", "", " "))
        if isinstance(value, list):
            return f"[{space}" + ", ".join(self.flow(one) for one in value) + f"{space}]"
        assert isinstance(value, dict)
        return f"{{{space}" + ", ".join(f"{key}: {self.flow(one)}" for key, one in value.items()) + f"{space}}}"


@st.composite
def plans(draw: st.DrawFn, *, quiet: bool = False) -> str:
    """The text of a plan with all kinds of parts, in any order and any form."""
    scribe = Scribe(draw, quiet)
    language = draw(st.sampled_from(Language))
    data = _part(scribe, Plan, language)
    scribe.mapping({**data, "toc": "1", draw(st.sampled_from(["taal", "language"])): language.value}, 0)
    scribe.around(0)
    return "\n".join(scribe.lines) + draw(st.sampled_from(["", "\n", "\n\n\n"]))


def _part(scribe: Scribe, part: type[Part], language: Language) -> dict[str, object]:
    words = [word for word in KEYWORDS[part] if word.en not in ("toc", "language")]
    chosen = scribe.draw(st.lists(st.sampled_from(words), unique_by=lambda word: word.en, max_size=5))
    needed = [word for word in words if word.en in part.needs_one_of[:1]]
    found: dict[str, object] = {}
    for word in [*chosen, *needed]:
        spelled = word.spelled(language)
        found[spelled] = _value(scribe, part, word.en, shapes_of(part)[word.en], language)
    if scribe.seldom():
        found[f"x-{scribe.draw(st.sampled_from('abc'))}"] = scribe.draw(OWN)
    return found


def _value(scribe: Scribe, part: type[Part], name: str, shape: Shape, language: Language) -> object:
    draw = scribe.draw
    match shape:
        case ListOf():
            if isinstance(shape.item, Leaf) and draw(st.booleans()):
                return draw(st.lists(st.sampled_from(["bewoners", "buren", "impact", "a -> b"]), max_size=12))
            return [_value(scribe, part, "", shape.item, language) for _ in range(draw(st.integers(0, 3)))]
        case PartOf():
            return _part(scribe, shape.part, language)
        case SectionOf():
            things: dict[str, object] = {}
            for _ in range(draw(st.integers(0, 3))):
                scribe.ids += 1
                things[f"ding{scribe.ids}"] = _value(scribe, part, "", shape.item, language)
            return things
        case Leaf():
            return _leaf(scribe, part, name, shape, language)


def _leaf(scribe: Scribe, part: type[Part], name: str, shape: Leaf, language: Language) -> str:
    if shape.values:
        word = scribe.draw(st.sampled_from(VALUES[shape.values]))
        return scribe.draw(st.sampled_from([word.spelled(language), *word.also]))
    if name in ("date", "due", "start", "end", "reviewed"):
        return str(scribe.one("2026", "2026-03-01"))
    if name in ("minutes", "cases"):
        return "15"
    return str(scribe.one("ja", "nee", "true", "yes")) if name in _answered(part) else scribe.draw(texts)


some = settings(max_examples=60, suppress_health_check=list(HealthCheck))
HARMLESS = {"missing-part", "mixed-keywords"}


def problems(text: str) -> set[str]:
    return {one.rule for one in read(text, "x").problems}


def remarks(text: str) -> list[str]:
    return sorted(comments(build(text)).elements())


@some
@given(plans())
def test_the_tidy_form_says_the_same_with_every_comment_and_does_not_change_again(text: str) -> None:
    done = tidy(text.encode(), "x")
    if done.refusal:
        # A comment behind `>-` covers nothing as long as it stands there.
        assert problems(text) - HARMLESS or "# toc: ignore" in text
        return
    tidied = done.content.decode()
    before, after = read(text, "x"), read(tidied, "x")
    assert after.plan == before.plan
    assert _sections(after.plan) == _sections(before.plan)
    assert remarks(tidied) == remarks(text)
    assert len(remarks(text)) >= len(before.ignores)
    assert tidy(done.content, "x") == done


def _sections(plan: Plan) -> list[list[str]]:
    names = ("actors", "inputs", "activities", "outputs", "outcomes", "hypotheses", "external_factors")
    others = ("unintended_effects", "indicators", "learning_questions", "methods")
    return [list(getattr(plan, name)) for name in (*names, *others)]


@some
@given(plans(quiet=True))
def test_a_quiet_plan_is_never_refused(text: str) -> None:
    """Without comments and anchors there is nothing that could be in the way."""
    done = tidy(text.encode(), "x")
    assert done.refusal is None or problems(text) - HARMLESS
    assert tidy(text.replace("\n", "\r\n").encode(), "x").content == done.content.replace(b"\n", b"\r\n")


@some
@given(plans(quiet=True), st.sampled_from(Language))
def test_keywords_go_to_the_other_language_and_back(text: str, language: Language) -> None:
    there = tidy(text.encode(), "x", language)
    if problems(text) - HARMLESS:
        return
    across = tidy(there.content, "x", EN if language is NL else NL)
    back = tidy(across.content, "x", language)
    assert (there.refusal, across.refusal, back.refusal) == (None, None, None)
    documents = [read(one.content, "x") for one in (there, across, back)]
    plan = read(text, "x").plan
    assert [one.plan for one in documents] == [plan] * 3
    assert [one.spelling for one in documents] == [language, EN if language is NL else NL, language]
    assert not any(one.rule == "mixed-keywords" for document in documents for one in document.problems)
    assert tidy(back.content, "x", language) == back
