"""The action plan that `toc table actions` made, filled in or changed by people → things of a draft.

Its cells hold several facts, in the forms of `toc.publish.tables.actions`: a result with its norm and indicator, a step
with who and by when. A table says less than a plan (no ids, no short names of goals beside their sentences): what the
plan has already stays as it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from toc.core.messages import message
from toc.core.model import IMPACT, Language
from toc.exchange.draft import Draft, Names, Thing
from toc.exchange.figures import figure, leading
from toc.exchange.grid import Cell, Grid
from toc.exchange.headings import Meaning
from toc.exchange.naming import key_of
from toc.exchange.rows import ROLES, Filler
from toc.exchange.source_words import is_gap
from toc.exchange.table_rows import TableRows
from toc.exchange.values import moment
from toc.publish.tables.actions import action_columns
from toc.publish.tables.table import Tongue

_NEEDED = frozenset({"action", "contributes", "results", "indicators", "steps", "who"})
"""The columns by which an action plan of ours is known: a list of one's own has other headings."""
_HEAD_AMONG = 15
_MARK = re.compile(r"(?P<text>.*\S)\s+\((?P<mark>I\d+)(?:,\s+\w+\s+(?P<due>[^()]+))?\)", re.DOTALL)
_MARKED = re.compile(r"(?P<mark>I\d+)\s+(?P<text>.+)", re.DOTALL)
_FACTS = re.compile(r"(?P<text>.*\S)\s+\((?P<facts>[^()]+)\)", re.DOTALL)
_ONE = {"term": ("term",), "where": ("where",), "volume": ("volume",), "priority": ("priority",), "budget": ("budget",)}
"""Columns of one fact, with the keyword that it is."""


@dataclass(slots=True)
class _Row:
    """What a row names: its activity, what it contributes to, its results, and its indicators by their mark."""

    activity: Thing
    spot: str
    goals: list[Thing] = field(default_factory=list)
    results: list[Thing] = field(default_factory=list)
    indicators: dict[str, Thing] = field(default_factory=dict)


@cache
def _headings() -> tuple[dict[str, str], ...]:
    """The columns of the table by their heading, in each language."""
    return tuple({column.heading: column.key for column in action_columns(Tongue(one))} for one in Language)


def _columns(cells: Sequence[Cell]) -> dict[str, int]:
    """Which column holds what; empty where that row is not the head of an action plan of ours."""
    for known in _headings():
        found = {known[cell.text]: place for place, cell in enumerate(cells) if cell.text in known}
        if found.keys() >= _NEEDED:
            return found
    return {}


def head_of(grid: Grid) -> int | None:
    """The row of headings of an action plan that toc made; None where the sheet is none, or is of several plans."""
    head = next((row for row, cells in enumerate(grid.rows[:_HEAD_AMONG]) if _columns(cells)), None)
    if head is not None and grid.at(head, 0).text in {Tongue(one).say("plan") for one in Language}:
        plans = {grid.at(row, 0).text for row in range(head + 1, len(grid.rows))}
        return head if len(plans - {""}) == 1 else None
    return head


class ActionPlanReader:
    """Reads such a sheet. `rows` knows what was named before, by the plan or by other lists."""

    def __init__(self, draft: Draft, filler: Filler, rows: TableRows) -> None:
        self._draft = draft
        self._filler = filler
        self._rows = rows
        self._words = [Tongue(one).say for one in Language]

    def read(self, grid: Grid, head: int) -> None:
        """All rows, down to a blank one: notes stand below that."""
        columns = _columns(grid.rows[head])
        if head:
            title = next((cell.text for cells in grid.rows[1:head] for cell in cells if cell.text), "")
            self._draft.top.values.setdefault(("title",), title)
        self._say_other_columns(grid, head, columns)
        count = 0
        for row in range(head + 1, len(grid.rows)):
            if not any(cell.text for cell in grid.rows[row]):
                break
            cells = {key: grid.at(row, place) for key, place in columns.items() if grid.at(row, place).text}
            spots = {key: grid.spot(row, place) for key, place in columns.items()}
            if "action" in cells:
                self._row(cells, spots)
                count += 1
            else:
                self._draft.notes.left_out(grid.spot(row), message("a-row-without-a-text"))
        said = message("import-rows", count=count) + " (" + message("import-action-plan-of-toc") + ")"
        self._draft.notes.understood(f"{grid.name}!{head + 2}:{head + 1 + count}", said)

    def _say_other_columns(self, grid: Grid, head: int, columns: Mapping[str, int]) -> None:
        for place, cell in enumerate(grid.rows[head]):
            count = sum(bool(grid.at(row, place).text) for row in range(head + 1, len(grid.rows)))
            if cell.text and place not in columns.values() and count:
                self._draft.notes.left_out(
                    grid.spot(head, place), message("import-column-left-out", name=cell.text, count=count)
                )

    def _row(self, cells: Mapping[str, Cell], spots: Mapping[str, str]) -> None:
        row = _Row(self._activity(cells["action"].text, spots["action"]), spots["action"])
        texts = {key: _lines(cell.text) for key, cell in cells.items()}
        row.goals = [self._goal(text, spots["contributes"]) for text in texts.get("contributes", ())]
        for text in texts.get("indicators", ()):
            found = _MARKED.fullmatch(text)
            thing = self._named("indicators", found["text"] if found else text, spots["indicators"])
            row.indicators[found["mark"] if found else text] = thing
        self._results(row, texts.get("results", ()), spots["results"])
        self._connect(row)
        for text in texts.get("steps", ()):
            self._step(row, text, spots["steps"])
        self._people(row, texts, spots)
        self._reach(row, texts, spots)
        self._when(row, texts, spots)
        for key, path in _ONE.items():
            if key in cells:
                self._fill(row.activity, path, cells[key].text, spots[key])

    def _fill(self, thing: Thing, path: tuple[str, ...], text: str, spot: str) -> None:
        self._filler.fill(thing, Meaning(thing.section, path), Cell(text), spot)

    # --- what the row names

    def _activity(self, text: str, spot: str) -> Thing:
        """The activity with that sentence, or with that short name above it."""
        label, _, sentence = text.partition("\n")
        known = self._rows.known("activities", text, sentence, label)
        if known:
            return known
        thing = self._rows.named("activities", ("text",), sentence or label, spot)
        if sentence:
            thing.values["label",] = label
        return thing

    def _named(self, section: str, text: str, spot: str) -> Thing:
        return self._rows.known(section, text) or self._rows.named(section, ("text",), text, spot)

    def _goal(self, text: str, spot: str) -> Thing:
        """An outcome, or the impact goal: of that the table says that it is one."""
        for say in self._words:
            prefix = f"{say('impact-goal-2')}: "
            if text.startswith(prefix):
                return self._impact(text.removeprefix(prefix), spot)
        return self._named("outcomes", text, spot)

    def _impact(self, text: str, spot: str) -> Thing:
        goal = Thing(IMPACT, spot, id=IMPACT, known=True)
        top = self._draft.top.values
        if not {("impact_goal", "text"), ("impact_goal", "label")} & top.keys():
            top["impact_goal", "text"] = text
        goal.values["text",] = text
        return goal

    def _results(self, row: _Row, texts: Sequence[str], spot: str) -> None:
        """Results with their norms: a line that says `norm` is that of the result above it, or else of the action."""
        about: Thing = row.activity
        for text in texts:
            found = _MARK.fullmatch(text)
            sentence = found["text"] if found else text
            norm = next((sentence.removeprefix(one) for one in self._norm_words if sentence.startswith(one)), None)
            if norm is None:
                about = self._result(row, sentence, spot)
            if found and found["mark"] in row.indicators:
                indicator = row.indicators[found["mark"]]
                self._norm(indicator, norm or sentence, found["due"], spot)
                self._measure(indicator, about, spot)

    @property
    def _norm_words(self) -> list[str]:
        return [f"{say('norm')}: " for say in self._words]

    def _result(self, row: _Row, sentence: str, spot: str) -> Thing:
        """An output; the goal itself where the row contributes to that, and its norm stands here."""
        goal = next((one for one in row.goals if key_of(sentence) in map(key_of, one.names)), None)
        goal = goal or self._rows.known("outcomes", sentence)
        if goal:
            return goal
        thing = self._named("outputs", sentence, spot)
        row.results.append(thing)
        return thing

    def _norm(self, indicator: Thing, norm: str, due: str | None, spot: str) -> None:
        if indicator.known and any(path[0] == "target" for path in indicator.values):
            return
        number, share = figure(norm), leading(norm)
        if number.value:
            self._fill(indicator, ("target", "value"), norm, spot)
        else:
            indicator.values["target", "text"] = norm
        if share.value:
            indicator.values.setdefault(("target", "value"), share.value)
            indicator.values.setdefault(("unit",), share.unit)
        day = moment(due) if due else None
        if day:
            indicator.values["target", "due"] = day[0]

    @staticmethod
    def _measure(indicator: Thing, about: Thing, spot: str) -> None:
        if not indicator.known:
            indicator.add_name(("measures",), Names([], spot, (about.section,), things=[about]))

    def _connect(self, row: _Row) -> None:
        """The action leads to its results, and these to its goals; a plan that has the action has its ways too."""
        if row.activity.known:
            return
        direct = row.results or row.goals
        row.activity.add_name(("leads_to",), _names(direct, row.spot))
        for result in row.results:
            if not result.known:
                result.add_name(("leads_to",), _names(row.goals, row.spot))
                if len(row.goals) > 1:
                    result.check(("leads_to",), message("import-each-to-each-goal", spot=row.spot))
        for indicator in row.indicators.values():
            if not indicator.known and ("measures",) not in indicator.values:
                self._measure(indicator, row.activity, row.spot)

    # --- what the row says of its activity

    def _step(self, row: _Row, text: str, spot: str) -> None:
        """`Kind en Gezin bellen (Buurtwerker, 15/05/2026)`."""
        step = self._draft.row("steps", spot)
        found = _FACTS.fullmatch(text)
        facts = found["facts"].split(", ") if found else []
        day = moment(facts[-1]) if facts else None
        if day:
            step.values["due",] = day[0]
            facts.pop()
        who = [one for one in facts if one.strip()]
        if who:
            step.values["who",] = Names(who, spot, ("actors",), free=True)
        what = found["text"] if found else text
        if not is_gap(what):
            step.values["text",] = what
        step.values["activity",] = Names([], spot, ("activities",), things=[row.activity])

    def _people(self, row: _Row, texts: Mapping[str, list[str]], spots: Mapping[str, str]) -> None:
        """`trekker: An`, `door: Bibliotheek`, `met: Ouders`; without a word before it, who carries it out."""
        for text in texts.get("who", ()):
            role, rest = self._part(text, {"lead": ("owner",), "by": ("by",), "with": ("with",)})
            self._person(row, role or ("by",), rest, spots["who"])
        for text in texts.get("for", ()):
            self._person(row, ("for",), text, spots["for"])

    def _person(self, row: _Row, path: tuple[str, ...], text: str, spot: str) -> None:
        if path == ("owner",):
            self._fill(row.activity, path, text, spot)
        else:
            row.activity.add_name(path, Names([text], spot, ("actors",), role=ROLES[path[0]]))

    def _reach(self, row: _Row, texts: Mapping[str, list[str]], spots: Mapping[str, str]) -> None:
        """The two columns that paper has in the place of five: for whom, where and how much; priority and budget."""
        for text in texts.get("reach", ()):
            path, rest = self._part(text, {"where": ("where",), "how-much-2": ("volume",)})
            if path:
                self._fill(row.activity, path, rest, spots["reach"])
            else:
                self._person(row, ("for",), rest, spots["reach"])
        for text in texts.get("urgency", ()):
            path, rest = self._part(text, {"priority-2": ("priority",)})
            self._fill(row.activity, path or ("budget",), rest, spots["urgency"])

    def _when(self, row: _Row, texts: Mapping[str, list[str]], spots: Mapping[str, str]) -> None:
        """`van 15/09/2026`, `tot 30/11/2026`, `elke maand`, `duur: 2 uur`."""
        for text in texts.get("when", ()):
            path, rest = self._dated(text)
            if path is None:
                path, rest = self._part(text, {"duration-2": ("duration",)})
            self._fill(row.activity, path or ("frequency",), rest, spots["when"])

    def _dated(self, text: str) -> tuple[tuple[str, ...] | None, str]:
        for say in self._words:
            for id_, path in (("from", ("start",)), ("to", ("end",))):
                rest = text.removeprefix(say(id_))
                if rest != text and moment(rest):
                    return path, rest
        return None, text

    def _part(self, text: str, ids: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...] | None, str]:
        """The keyword that the word before a colon means, and what stands behind it."""
        for say in self._words:
            for id_, path in ids.items():
                prefix = f"{say(id_)}: "
                if text.startswith(prefix):
                    return path, text.removeprefix(prefix)
        return None, text


def _names(things: Sequence[Thing], spot: str) -> Names:
    return Names([], spot, tuple(dict.fromkeys(one.section for one in things)), things=list(things))


def _lines(text: str) -> list[str]:
    return list(_stripped(text.split("\n")))


def _stripped(texts: Sequence[str]) -> Iterator[str]:
    return (one.strip() for one in texts if one.strip())
