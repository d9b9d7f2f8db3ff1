"""What `toc import` tells: what was understood, guessed and left out, and what changed in a plan."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toc.apps.cli.language import say, user_tongue
from toc.apps.cli.trouble import plain
from toc.core import keywords
from toc.core.model import Language, Plan
from toc.exchange.notes import Notes, Told
from toc.lint.formatters.visible import visible

if TYPE_CHECKING:
    from toc.exchange.draft import Path
    from toc.exchange.editing import NotSplicedError
    from toc.exchange.intoplan import Brought, OtherPlanError, ProblemsError
    from toc.exchange.newplan import NotProvedError
    from toc.exchange.threeway import Changes

_TITLES = {
    Told.UNDERSTOOD: ("Understood", "Begrepen"),
    Told.GUESSED: ("Guessed: please check", "Geraden: kijk even na"),
    Told.LEFT_OUT: ("Left out", "Weggelaten"),
}


def lines_of(notes: Notes, *, briefly: bool = False) -> Iterator[str]:
    """The notes under their headings, each with its place; `briefly`: without what was understood."""
    language = Language(user_tongue())
    for told, (english, dutch) in _TITLES.items():
        listed = [note for note in notes if note.told is told]
        if not listed or (briefly and told is Told.UNDERSTOOD):
            continue
        yield say(english, dutch)
        for note in listed:
            yield _shown(f"  {note.spot}: {note.text.spoken(language)}")


def _shown(text: str) -> str:
    return plain(visible(" ".join(text.split(" ")).replace("\n", " ")))


def tell_changes(brought: "Brought") -> None:
    """What changed in the plan, on standard output."""
    for line in _changes(brought.changes):
        sys.stdout.write(_shown(line) + "\n")
    for comment in brought.lost:
        sys.stdout.write(
            _shown(say(f"  comment that went with it: {comment}", f"  opmerking die mee verdween: {comment}")) + "\n"
        )


def tell_missing(changes: "Changes") -> None:
    """What the workbook still has and the plan has no longer, on standard output."""
    if not changes.missing:
        return
    count = len(changes.missing)
    lines = [
        say(
            f"In the workbook, and no longer in the plan ({count}): it stays away. --force brings it back",
            f"In de werkmap, en niet meer in het plan ({count}): het blijft weg. Met --force komt het terug",
        ),
        *(f"  {_way(path)}" for path in changes.missing),
    ]
    for line in lines:
        sys.stdout.write(_shown(line) + "\n")


def other_plan(path: str, trouble: "OtherPlanError") -> str:
    """That the workbook is of another plan, and what to do."""
    theirs, ours = trouble.theirs, trouble.ours
    return _shown(
        say(
            f"'{path}' stays as it is: the workbook was made of another plan ('{theirs}'), and this one is '{ours}'. "
            "Name the plan from which it was made. To bring its changes into this one all the same: --force",
            f"'{path}' blijft zoals het is: de werkmap is gemaakt van een ander plan ('{theirs}'), en dit is '{ours}'. "
            "Noem het plan waarvan ze gemaakt is. Toch de wijzigingen in dit plan brengen: --force",
        )
    )


def _changes(changes: "Changes") -> Iterator[str]:
    count = len(changes.set) + len(changes.added) + len(changes.removed) + len(changes.renamed)
    yield say(f"Changed in the plan ({count})", f"Veranderd in het plan ({count})")
    for path, new in changes.renamed.items():
        yield say(f"  {_way(path)}: is called {new} now", f"  {_way(path)}: heet nu {new}")
    for path in changes.set:
        yield f"  {_way(path)}"
    for path in changes.added:
        yield say(f"  {_way(path)}: added", f"  {_way(path)}: toegevoegd")
    for path in changes.removed:
        yield say(f"  {_way(path)}: removed", f"  {_way(path)}: verwijderd")


def _way(path: "Path") -> str:
    """The way to a value as the user's language spells it."""
    tongue = Language(user_tongue())
    spelled = []
    for index, step in enumerate(path):
        part = Plan if not index else None
        try:
            spelled.append(keywords.spell(step, tongue, part))
        except KeyError:
            spelled.append(step)
    return ".".join(spelled)


def conflicts_in_words(path: str, changes: "Changes") -> str:
    """The places that were changed in the plan and in the workbook."""
    listed = "".join(f"\n  {_way(one)}" for one in dict.fromkeys(changes.conflicts))
    return say(
        f"'{path}' stays as it is: since the workbook was made, these places changed in the plan as well, in "
        f"another way:"
        f"{listed}\nMake a new workbook and bring your changes there, or let the workbook win with --force.",
        f"'{path}' blijft zoals het is: sinds de werkmap gemaakt is, zijn deze plaatsen ook in het plan "
        f"veranderd, op een "
        f"andere manier:{listed}\nMaak een nieuwe werkmap en breng je wijzigingen daar aan, of laat de werkmap "
        f"winnen met "
        "--force.",
    )


def not_proved(name: str, where: str) -> str:
    """That the text that was made does not read as what was meant: then nothing is written."""
    return say(
        f"nothing is written: the plan would not read as what {name} says ({where}). Please report this.",
        f"er is niets geschreven: het plan zou niet hetzelfde zeggen als {name} ({where}). Meld dit alsjeblieft.",
    )


def empty_formula(path: str, spot: str, shown: str) -> str:
    """Why a plan is not changed from a workbook in which a formula has no value, and what to do."""
    return say(
        f"'{path}' stays as it is: the formula at {spot} has no value ({shown}), and would empty what stands in the "
        "plan. Open the workbook in Excel or LibreOffice, see that the cell shows a text or number, save it, and "
        "import it again.",
        f"'{path}' blijft zoals het is: de formule in {spot} heeft geen waarde ({shown}) en zou leegmaken wat in het "
        "plan staat. Open de werkmap in Excel of LibreOffice, kijk of de cel een tekst of getal toont, bewaar ze en "
        "importeer opnieuw.",
    )


def stays_as_it_is(path: str, trouble: "ProblemsError | NotSplicedError | NotProvedError") -> str:
    """Why a plan cannot be changed, and what to do."""
    from toc.apps.cli.quoting import quoted
    from toc.exchange.editing import NotSplicedError
    from toc.exchange.newplan import NotProvedError

    match trouble:
        case NotProvedError():
            return not_proved(path, trouble.where)
        case NotSplicedError(line=line):
            return say(
                f"'{path}' stays as it is: on line {line} it uses an anchor or brackets in a way that toc does not "
                "change. Change that place by hand, and import again.",
                f"'{path}' blijft zoals het is: regel {line} gebruikt een anker of haakjes op een manier die toc niet "
                "aanpast. Pas die plaats met de hand aan, en importeer opnieuw.",
            )
        case _:
            return say(
                f"'{path}' stays as it is: toc cannot read all of it yet (line {trouble.line}, {trouble.rule}). First "
                f"see what is wrong: toc lint {quoted(path)}",
                f"'{path}' blijft zoals het is: toc kan nog niet alles lezen (regel {trouble.line}, {trouble.rule}). "
                f"Kijk eerst wat er fout is: toc lint {quoted(path)}",
            )
