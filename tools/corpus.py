"""Generated plans for measuring: realistic Dutch text, any number of nodes, the same for the same seed."""

import random
import sys

PLACES = ("de Brugse Poort", "het Haveneiland", "de Molenwijk", "Sint-Anna", "de Stationsbuurt", "het Kasteelplein")
GROUPS = (
    "Alleenstaande ouders",
    "Jongeren",
    "Ouderen",
    "Nieuwkomers",
    "Buren",
    "Kinderen",
    "Huurders",
    "Vrijwilligers",
)
DOING = ("begeleidt", "nodigt maandelijks uit", "bezoekt thuis", "leidt op", "brengt samen")
CHANGES = (
    "kennen elkaar beter",
    "vragen sneller hulp",
    "durven meer Nederlands te spreken",
    "komen vaker buiten",
    "nemen zelf initiatief",
    "voelen zich minder alleen",
)
TERMS = ("kort", "middellang", "lang")


def plan(nodes: int, seed: int = 1) -> str:
    """A plan with that many nodes (at least 4), impact goal included, in which everything leads to the impact goal."""
    dice = random.Random(seed)  # noqa: S311 no secret depends on it
    activities = max(1, nodes // 4)
    outputs = max(1, nodes // 5)
    outcomes = max(1, nodes - activities - outputs - 1)
    lines = _head(nodes)
    lines.append("activiteiten:")
    for number in range(activities):
        group = GROUPS[number % len(GROUPS)].lower()
        lines += [
            f"  activiteit_{number}:",
            f"    label: {group.capitalize()} in {dice.choice(PLACES)}",
            f"    tekst: De dienst Welzijn {dice.choice(DOING)} {group} in {dice.choice(PLACES)} ({number})",
            "    door: [welzijn]",
            "    voor: [bewoners]",
            "    frequentie: elke maand",
            f"    leidt_tot: [output_{dice.randrange(outputs)}]",
        ]
    lines.append("outputs:")
    for number in range(outputs):
        target = min(outcomes - 1, number * outcomes // outputs // 3)
        lines += _change(
            f"output_{number}", f"{dice.choice(GROUPS)} nemen deel aan groep {number}", [f"outcome_{target}"]
        )
    lines.append("outcomes:")
    for number in range(outcomes):
        targets = _targets(number, outcomes, dice)
        term = TERMS[3 * number // outcomes]
        text = f"{dice.choice(GROUPS)} van straat {number} {dice.choice(CHANGES)}"
        lines += [*_change(f"outcome_{number}", text, targets), "    soort: gedrag", f"    termijn: {term}"]
    return "\n".join(lines) + "\n"


def _head(nodes: int) -> list[str]:
    return [
        "toc: 1",
        "taal: nl",
        f"titel: Plan met {nodes} stappen",
        "organisatie: Stad Voorbeeld",
        "beleidsdoelstelling: {tekst: Iedereen hoort erbij, bron: MJP 2026-2031}",
        "impactdoel:",
        "  tekst: Bewoners voelen zich thuis in hun wijk en helpen elkaar vooruit",
        "  wie: [bewoners]",
        "  termijn: lang",
        "actoren:",
        "  welzijn: {naam: Dienst Welzijn, rol: stad}",
        "  bewoners: {naam: Bewoners, rol: doelgroep}",
    ]


def _change(name: str, text: str, targets: list[str]) -> list[str]:
    return [f"  {name}:", f"    tekst: {text}", "    wie: [bewoners]", f"    leidt_tot: [{', '.join(targets)}]"]


def _targets(number: int, outcomes: int, dice: random.Random) -> list[str]:
    """One or two later outcomes near by; the last fifth leads to the impact goal."""
    if number >= outcomes * 4 // 5:
        return ["impact"]
    reach = range(number + 1, min(outcomes, number + 2 + outcomes // 4))
    return sorted({f"outcome_{dice.choice(reach)}" for _ in range(dice.choice((1, 1, 2)))})


if __name__ == "__main__":
    sys.stdout.write(plan(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
