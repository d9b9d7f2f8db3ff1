"""What toc says about the sentences with which the training itself teaches: every goal, change, action, norm, indicator
and question of its documents, in a draft and in a final plan.

`python tools/trainer_sentences.py FOLDER` reads the documents 000, 001 and 004 in that folder and prints a table in
Markdown, then two figures: how many findings in a draft the documents contradict, and which share of the sentences gets
an error or a warning in a final plan. `--all` shows the tips of a final plan as well.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from accuracy import MEASURED  # noqa: E402

from toc.core.findings import Finding, Profile, Severity  # noqa: E402
from toc.lint.engine import lint  # noqa: E402
from toc.lint.rules import ALL_RULES  # noqa: E402
from toc.syntax.source import read  # noqa: E402

SPOKEN = MEASURED | {"term-text-conflict", "count-as-output", "indicator-level-mismatch"}
"""The rules that look at one sentence: the other ones ask what a plan lacks."""
RULES = [rule for rule in ALL_RULES if rule.name in SPOKEN]

LINES = {
    "policy_objective": {"000": "260 276-278"},
    "impact_goal": {"000": "232 262-265 269 276-278", "001": "108-109 116"},
    "activity": {
        "000": "240-241 296-297 301-303 307-309",
        "001": "146-147 149-150 152-153 162-164 166-169 179-180 182-183 210-211",
    },
    "output": {"001": "213-214 216 235 240", "004": "32-33 54-56 70"},
    "outcome": {"000": "234-238 320-322", "001": "111 113-114 117 119", "004": "58 63 64 66 67-68 72-74"},
    "indicator": {"001": "237-238 241 250-257 292", "004": "60-61"},
    "norm": {"001": "213-214 216 235 240 286-290"},
    "learning_question": {"004": "27 28-29 120-121"},
}
"""Where the documents have sentences of each kind: lines of a document, or the lines over which one sentence runs."""
CELLS = {("000", line) for line in range(320, 323)}
"""Lines of a table with paragraphs, each of one or more sentences."""

# What the documents themselves object to: a finding there repeats the training.
TOO_VAGUE = "000:222: beleidsdoelstellingen in het MJP te vaag"
NOT_CHOSEN = "000:267: niet gekozen na feedback in de stad"
AGREED = {
    **{("policy_objective", "000", line): TOO_VAGUE for line in (260, 276, 277, 278)},
    ("impact_goal", "000", 262): NOT_CHOSEN,
}

SLIPS = (
    ("Eris ", "Er is "),
    ("foetsen", "toetsen"),
    ("kumnen", "kunnen"),
    ("financién", "financiën"),
    ("wie berekenen", "we berekenen"),
    ("vernouding", "verhouding"),
    ("Ma1jaar", "Na 1 jaar"),
    ("&0%", "80%"),
    ("wiaar", "waar"),
)
"""What was misread where a picture was turned into text."""
LEADING = re.compile(
    r"\s*(?:[—–•-] |o (?=\w)|[a-e]\. |ii?\. )?\s*"
    r"(?:(?:Actie|Resultaat|Indicator|Outcomes?|Output|IMPACTDOELSTELLING|MJP Beleidsdoelstelling)\s*[:=]\s*)?"
)
TRAILING = re.compile(r"\s*(?:\(doel\)|\(tussendoel\)|\((?P<term>KT|MLT|LT)\)?)\s*$")
TERMS = {"KT": "short", "MLT": "medium", "LT": "long"}
WEIGHTS = {Severity.ERROR: "fout", Severity.WARNING: "waarschuwing", Severity.INFO: "tip"}


@dataclass(frozen=True)
class Sentence:
    """One sentence of a document, as what it stands there; `term` where it has one behind it."""

    document: str
    line: int
    kind: str
    text: str
    term: str = ""


def sentences(folder: Path) -> Iterator[Sentence]:
    """The sentences of the documents in that folder, kind by kind."""
    for kind, places in LINES.items():
        for document, ranges in places.items():
            (path,) = sorted(folder.glob(f"{document}_*.txt"))
            lines = path.read_text(encoding="utf-8").splitlines()
            for first, last in map(_ends, ranges.split()):
                yield from _of_lines(document, kind, lines, first, last)


def _ends(written: str) -> tuple[int, int]:
    first, _, last = written.partition("-")
    return int(first), int(last or first)


def _of_lines(document: str, kind: str, lines: Sequence[str], first: int, last: int) -> Iterator[Sentence]:
    """One sentence where the lines of a range run on, else one for each line."""
    apart = document == "000"
    for line in range(first, last + 1) if apart else (first,):
        written = lines[line - 1] if apart else " ".join(lines[first - 1 : last])
        for text in _texts(document, kind, line, written):
            term = TRAILING.search(text)
            known = TERMS.get(term["term"] or "", "") if term else ""
            yield Sentence(document, line, kind, _clean(text), known)


def _texts(document: str, kind: str, line: int, written: str) -> Iterator[str]:
    if (document, line) in CELLS:
        for paragraph in re.findall(r"<p>(.*?)</p>", written.partition("\t")[2]):
            yield from re.split(r"(?<=\.) (?=[A-Z])", paragraph)
    elif "\t" in written:
        yield written.split("\t")[kind == "impact_goal"]
    elif " + " in written:
        yield from written.split(" + ")
    elif kind == "learning_question":
        yield from re.split(r"(?<=\?) (?=[A-Z])", re.sub(r"^.*?\. (?=In welke)", "", written))
    else:
        yield written


def _clean(text: str) -> str:
    text = re.sub(r"\*\*|\s+–\s+\**dit gaat over impact\**", "", " ".join(text.split()))
    text = TRAILING.sub("", LEADING.sub("", text, count=1))
    for slip, right in SLIPS:
        text = text.replace(slip, right)
    return re.sub(r"\b(spel|samen)- ", r"\1", text).strip()


def plan_of(sentence: Sentence) -> str:
    """A plan with that sentence in its place, and beside it what the documents say beside it."""
    text = json.dumps(sentence.text, ensure_ascii=False)
    head = (
        "toc: 1\nlanguage: nl\n"
        "actors:\n  gezinnen: {name: Jonge gezinnen, role: target_group, aliases: [gezinnen, ouders]}\n"
        "  inwoners: {name: Inwoners, role: target_group}\n"
    )
    term = f", term: {sentence.term}" if sentence.term else ""
    # The actions of 001 stand beside the sub-goal of young families, those of Ubuntu under "doen met …".
    aim = ", leads_to: b" if sentence.document == "001" else _approach(sentence)
    # "Ze …" goes on about the people of the sentence before it; the sub-goals of 001 are those of young families.
    about_them = sentence.text.startswith("Ze ") or sentence.document == "001"
    who = ", who: [gezinnen]" if about_them else ""
    places = {
        "policy_objective": f"impact_goal: {{text: Inwoners wonen goed}}\npolicy_objective: {{text: {text}}}\n",
        "impact_goal": f"impact_goal: {{text: {text}}}\n",
        "activity": f"activities:\n  a: {{text: {text}{term}{aim}}}\n"
        "outcomes:\n  b: {text: Jonge gezinnen kennen elkaar, who: [gezinnen]}\n",
        "output": f"outputs:\n  a: {{text: {text}}}\n",
        "outcome": f"outcomes:\n  a: {{text: {text}{who}}}\n",
        "indicator": f"indicators:\n  a: {{text: {text}, measures: [b]}}\n",
        "norm": f"indicators:\n  a: {{text: Score, measures: [b], target: {{text: {text}}}}}\n",
        "learning_question": f"learning_questions:\n  a: {{text: {text}}}\n",
    }
    return head + places[sentence.kind]


def _approach(sentence: Sentence) -> str:
    """Under which heading an activity of Ubuntu stands: "doen met …"."""
    if sentence.document != "000" or sentence.line < 296:
        return ""
    heading = "individuals" if sentence.line < 299 else "organisations" if sentence.line < 305 else "neighbourhoods"
    return f", approach: {heading}"


def found(sentence: Sentence) -> list[Finding]:
    """What toc says about that sentence, whatever the profile."""
    document = read(plan_of(sentence), "sentence.toc.yaml")
    line = next(number for number, text in enumerate(plan_of(sentence).splitlines(), 1) if _quoted(sentence) in text)
    findings = lint(document, RULES, today=date(2026, 11, 1))
    return [one for one in findings if one.span.start.line == line]


def _quoted(sentence: Sentence) -> str:
    return json.dumps(sentence.text, ensure_ascii=False)


def counting(findings: Sequence[Finding], profile: Profile) -> list[Finding]:
    return [one for one in findings if one.applies_from.order <= profile.order]


def cell(findings: Sequence[Finding]) -> str:
    return ", ".join(f"{one.code[3:]} {one.rule} ({WEIGHTS[one.severity]})" for one in findings)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    print("| waar | soort | zin | in een ontwerp | in een definitief plan |\n| --- | --- | --- | --- | --- |")
    number = contradicted = heavy = 0
    for sentence in sentences(asked.folder):
        findings = found(sentence)
        draft, final = counting(findings, Profile.DRAFT), counting(findings, Profile.FINAL)
        weighty = [one for one in final if one.severity is not Severity.INFO]
        agreed = AGREED.get((sentence.kind, sentence.document, sentence.line), "")
        number += 1
        contradicted += 0 if agreed else len(draft)
        heavy += bool(weighty)
        shown = cell(draft) + (f" [{agreed}]" if agreed and draft else "")
        place = f"{sentence.document}:{sentence.line}"
        print(f"| {place} | {sentence.kind} | {sentence.text} | {shown} | {cell(final if asked.all else weighty)} |")
    print(f"\nSentences: {number}. Findings in a draft that the documents contradict: {contradicted}.")
    print(f"With an error or a warning in a final plan: {heavy} ({heavy / number:.0%}).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
