"""How well the text rules agree with labels that people gave to real statements: precision and recall, per rule.

Every statement is put in its kind's place of a plan that is complete otherwise, but for the fields that would answer
for the text (who, by, for). `python tools/accuracy.py [FILE.csv …]`: columns id, lang, kind, text, expected_rules and,
where a file has it, `part`. Without files: the labelled statements beside the project, where they are, and our own.
`--part test` keeps to one part, `--show` lists every statement about which the rules and the labels differ.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from toc.core.model import Language  # noqa: E402
from toc.lint.engine import lint  # noqa: E402
from toc.lint.rules import ALL_RULES  # noqa: E402
from toc.syntax.source import read  # noqa: E402

FILES = (
    ROOT.parent / "shared" / "rules" / "labelled_statements.csv",
    ROOT.parent / "shared" / "rules" / "real_statements.csv",
    ROOT / "tests" / "data" / "statements.csv",
)
ABSENCE = frozenset(
    {
        "missing-target-group",
        "activity-without-actor",
        "activity-without-target",
        "activity-without-verb",
        "no-change-language",
        "not-stated-as-result",
        "indicator-without-measure",
        "indicator-without-population",
        "norm-without-number",
        "norm-without-deadline",
        "percentage-without-base",
    }
)
"""Rules that fire because something is absent; the others fire because something is there."""

MEASURED = frozenset(
    {
        *ABSENCE,
        "vague-verb",
        "slogan-not-goal",
        "organisation-as-subject",
        "unspecific-target-group",
        "means-end-in-statement",
        "vague-qualifier",
        "undefined-jargon",
        "absolute-claim",
        "vague-actor",
        "vague-activity-verb",
        "outcome-as-activity",
        "multiple-activities",
        "passive-without-actor",
        "activity-as-change",
        "output-as-outcome",
        "multiple-changes",
        "overlong-statement",
        "open-list-or-hedge",
        "placeholder-left",
        "indicator-not-neutral",
        "indicator-is-instrument",
        "double-barrelled-indicator",
        "learning-question-closed",
    }
)
"""The rules about the words of a statement: those that the labels speak of."""

PLACES = {
    "policy_objective": "policy_objective: {{text: {text}, source: MJP 2026-2031}}\n",
    "impact_goal": "impact_goal: {{text: {text}}}\n",
    "activity": "activities:\n  a: {{text: {text}}}\n",
    "output": "outputs:\n  a: {{text: {text}}}\n",
    "outcome": "outcomes:\n  a: {{text: {text}}}\n",
    "indicator": "indicators:\n  a: {{text: {text}, measures: [b]}}\n",
    "norm": "indicators:\n  a: {{text: Score, measures: [b], target: {{text: {text}}}}}\n",
    "learning_question": "learning_questions:\n  a: {{text: {text}}}\n",
}
RULES = [rule for rule in ALL_RULES if rule.name in MEASURED]


@dataclass(frozen=True)
class Statement:
    """One labelled statement."""

    id: str
    language: Language
    kind: str
    text: str
    expected: frozenset[str]


def statements(path: Path, part: str | None) -> Iterator[Statement]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if part and row.get("part") not in (None, part):
                continue
            labels = frozenset(filter(None, row["expected_rules"].split(";")))
            yield Statement(row["id"], Language(row["lang"]), row["kind"], row["text"], labels)


def found(statement: Statement) -> frozenset[str]:
    """The rules that fire on that statement in its place."""
    text = json.dumps(statement.text, ensure_ascii=False)
    plan = f"toc: 1\nlanguage: {statement.language}\n" + PLACES[statement.kind].format(text=text)
    document = read(plan, "statement.toc.yaml")
    findings = lint(document, RULES, today=date(2026, 11, 1))
    return frozenset(one.rule for one in findings)


@dataclass
class Score:
    """How often rules and labels agree: both, only the rule, only the label."""

    both: Counter[str]
    extra: Counter[str]
    missed: Counter[str]

    def row(self, name: str, rules: Iterable[str]) -> str:
        both, extra, missed = (sum(one[rule] for rule in rules) for one in (self.both, self.extra, self.missed))
        precision = f"{both / (both + extra):.2f}" if both + extra else "  - "
        recall = f"{both / (both + missed):.2f}" if both + missed else "  - "
        return f"{name:32} {precision:>9} {recall:>7} {both:6} {extra:6} {missed:6}"


def measured(rows: Iterable[Statement], *, show: bool) -> Score:
    score = Score(Counter(), Counter(), Counter())
    for one in rows:
        fired = found(one)
        score.both.update(fired & one.expected)
        score.extra.update(fired - one.expected)
        score.missed.update(one.expected - fired)
        if show and fired != one.expected:
            print(f"{one.id} [{one.kind}] {one.text}")
            print(f"    too many: {sorted(fired - one.expected)}  missed: {sorted(one.expected - fired)}")
    return score


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--part", choices=["dev", "test", "fresh"])
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    for path in asked.files or [one for one in FILES if one.is_file()]:
        score = measured(statements(path, asked.part), show=asked.show)
        rules = sorted(MEASURED, key=lambda name: (name in ABSENCE, name))
        print(f"\n{path.name}{f' ({asked.part})' if asked.part else ''}")
        print(f"{'rule':32} {'precision':>9} {'recall':>7} {'both':>6} {'extra':>6} {'missed':>6}")
        for name in rules:
            if score.both[name] + score.extra[name] + score.missed[name]:
                print(score.row(name, [name]))
        print(score.row("presence rules", MEASURED - ABSENCE))
        print(score.row("absence rules", ABSENCE))
        print(score.row("all", MEASURED))
    return 0


if __name__ == "__main__":
    sys.exit(main())
