"""Checks many plans with Dask, and sums up what their cities are to work on first.

    python summarise.py --made 10000             plans that the script makes itself
    python summarise.py plans/*.toc.yaml         plans of your own
    python summarise.py --scheduler tcp://HOST:8786 plans/*.toc.yaml

Needs Dask: pip install 'dask[distributed]'.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import reduce
from typing import Any

import toc

AT_ONCE = 50
"""Plans in one task: half a second of work, beside which a millisecond of planning is nothing."""


Source = str | int
"""The path to a plan, or the number of a plan to make: the worker makes it, so that no text has to travel."""


@dataclass(frozen=True)
class Summary:
    """What some plans come to. Two summaries can be added in any order, so that no machine has to hold all plans."""

    plans: int = 0
    boxes: int = 0
    arrows: int = 0
    without_errors: int = 0
    unreadable: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    """In how many plans each rule finds something."""


def summary_of(source: Source, on: date) -> Summary:
    """One plan. One that cannot be read is counted, and does not stop the others."""
    try:
        plan = toc.load(made(source) if isinstance(source, int) else source, on=on)
        findings = toc.check(plan)
    except toc.UsageError:
        return Summary(unreadable=1)
    severities = Counter(finding.severity.value for finding in findings)
    return Summary(
        plans=1,
        boxes=len(plan.nodes()),
        arrows=len(plan.links()),
        without_errors=int(not severities["error"]),
        severities=severities,
        rules=Counter({finding.rule for finding in findings}),
    )


def added(one: Summary, other: Summary) -> Summary:
    return Summary(*(getattr(one, name.name) + getattr(other, name.name) for name in fields(Summary)))


def summary(sources: Iterable[Source], on: date) -> Summary:
    """Some plans on this machine."""
    return reduce(added, (summary_of(source, on) for source in sources), Summary())


def summary_by(client: Any, sources: Sequence[Source], on: date) -> Summary:
    """All plans on the machines of a Dask client; as they come in, they are added up."""
    from dask.distributed import as_completed

    parts = [sources[start : start + AT_ONCE] for start in range(0, len(sources), AT_ONCE)]
    tasks = client.map(summary, parts, on=on)
    return reduce(added, (part for _, part in as_completed(tasks, with_results=True)), Summary())


DOING = ("bezoekt elke maand", "begeleidt elke week", "bevraagt twee keer per jaar")
PEOPLE = ("ouderen", "jongeren", "nieuwkomers", "huurders")
CHANGES = ("kennen meer buren bij naam", "vragen sneller hulp aan een dienst", "komen vaker buiten")


def made(seed: int) -> str:
    """A plan of 5 to 40 boxes; some lack what the rules ask for."""
    chance = random.Random(seed)  # noqa: S311 no secret depends on it
    who, number = chance.choice(PEOPLE), chance.randint(2, 20)
    lines = [
        "toc: 1",
        "taal: nl",
        f"titel: Plan {seed}",
        f"impactdoel: {{tekst: De {who} voelen zich thuis in hun wijk, wie: [doelgroep]}}",
        f"actoren: {{stad: {{naam: Stad, rol: stad}}, doelgroep: {{naam: De {who}, rol: doelgroep}}}}",
        "activiteiten:",
    ]
    for place in range(number):
        lines.append(f"  a{place}:")
        lines.append(f"    tekst: De stad {chance.choice(DOING)} de {who} in wijk {place + 1}")
        lines += ["    door: [stad]"] if chance.random() < 0.8 else []
        lines.append(f"    leidt_tot: [o{place}]")
    lines.append("outcomes:")
    for place in range(number):
        lines.append(f"  o{place}:")
        lines.append(f"    tekst: De {who} {chance.choice(CHANGES)}")
        lines += ["    wie: [doelgroep]"] if chance.random() < 0.8 else []
        lines.append(f"    leidt_tot: [{'impact' if chance.random() < 0.95 else 'nergens'}]")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Reads the command line, and prints the summary."""
    parser = argparse.ArgumentParser(description="Check many plans with Dask, and sum them up.")
    parser.add_argument("plans", nargs="*", help="paths to plans that every worker can reach")
    parser.add_argument("--made", type=int, default=0, help="make this many plans instead")
    parser.add_argument("--scheduler", help="address of a Dask scheduler (default: two workers on this machine)")
    parser.add_argument("--on", type=date.fromisoformat, default=date.today(), help="the day, as YYYY-MM-DD")  # noqa: DTZ011
    asked = parser.parse_args()

    from dask.distributed import Client

    client = Client(asked.scheduler) if asked.scheduler else Client(n_workers=2, threads_per_worker=1)
    with client:
        started = time.perf_counter()
        found = summary_by(client, asked.plans or range(asked.made), asked.on)
        seconds = time.perf_counter() - started
    print(f"{found.plans} plans in {seconds:.0f} s, {found.unreadable} unreadable")
    print(f"{found.boxes} boxes, {found.arrows} arrows, {found.without_errors} plans without errors")
    for rule, number in found.rules.most_common(10):
        print(f"{number:6} {rule}")


if __name__ == "__main__":
    main()
