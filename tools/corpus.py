"""Generated plans for measuring: all sections, realistic Dutch text, any number of nodes, the same for the same seed.

python tools/corpus.py 40 7          one plan of 40 nodes, seed 7, on standard output
python tools/corpus.py 1000 1 build  a thousand plans of 5 to 200 nodes in the folder build
"""

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

PLACES = ("de Brugse Poort", "het Haveneiland", "de Molenwijk", "Sint-Anna", "de Stationsbuurt", "het Kasteelplein")
GROUPS = {
    "ouders": "alleenstaande ouders",
    "jongeren": "jongeren van 12 tot 18 jaar",
    "ouderen": "ouderen die alleen wonen",
    "nieuwkomers": "nieuwkomers",
    "huurders": "huurders van een sociale woning",
    "kinderen": "kinderen uit de lagere school",
    "vrijwilligers": "vrijwilligers van het buurthuis",
    "bewoners": "bewoners",
}
CITY = ("welzijn", "jeugd", "omgeving", "cultuur")
DOING = (
    "begeleidt elke week {wie} bij het invullen van papieren",
    "nodigt {wie} elke maand uit voor een gesprek over hun woning",
    "bezoekt {wie} twee keer per jaar thuis met een vaste medewerker",
    "leidt {wie} op om zelf een activiteit te begeleiden",
    "brengt {wie} in kleine groepen samen rond een gezamenlijke maaltijd",
    "organiseert voor {wie} taallessen met kinderopvang in dezelfde zaal",
)
CHANGES = (
    "kennen meer buren bij naam",
    "vragen sneller hulp aan een buur of een dienst",
    "durven vaker Nederlands te spreken in de winkel en op school",
    "komen elke week buiten voor een activiteit in de wijk",
    "voelen zich minder vaak alleen, ook in het weekend",
    "weten bij welke dienst ze terechtkunnen met een vraag over hun huur",
    "zetten zelf een activiteit op met andere bewoners",
    "besparen op hun energiefactuur omdat ze hun verbruik kennen",
)
OUTPUTS = (
    "nemen deel aan de gesprekken die in hun taal doorgaan",
    "volgen alle tien de lessen van het traject",
    "krijgen een vaste begeleider die hen na de eerste maand terugbelt",
    "ontmoeten elke maand dezelfde groep in het buurthuis",
)
REASONS = (
    "omdat ze ervaren dat iemand hun vraag ernstig neemt",
    "omdat een vast gezicht vertrouwen geeft",
    "omdat ze zien dat buren in dezelfde situatie het ook doen",
    "omdat de drempel lager ligt als het in de eigen straat is",
)
KINDS = ("kennis", "houding", "gedrag", "relatie", "levensomstandigheid")
TERMS = ("kort", "middellang", "lang")


def plan(nodes: int, seed: int = 1) -> str:
    """A plan with that many nodes (at least 4), impact goal included, in which everything leads to the impact goal."""
    return "\n".join(_Writer(nodes, random.Random(seed)).lines()) + "\n"  # noqa: S311 no secret depends on it


def write_plans(folder: Path, number: int, seed: int = 1, least: int = 5, most: int = 200) -> list[Path]:
    """That many plans in a folder, spread evenly over their sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(seed)  # noqa: S311
    paths = []
    for one in range(number):
        path = folder / f"plan{one:05d}.toc.yaml"
        path.write_text(plan(dice.randint(least, most), seed * 1_000_003 + one), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


class _Writer:
    """One plan, section by section."""

    def __init__(self, nodes: int, dice: random.Random) -> None:
        self.nodes = nodes
        self.activities = max(1, nodes // 4)
        self.outputs = max(1, nodes // 5)
        self.outcomes = max(1, nodes - self.activities - self.outputs - 1)
        self.dice = dice
        self.links: list[tuple[str, str]] = []

    def lines(self) -> Iterator[str]:
        yield from self._head()
        yield from self._activities()
        yield from self._outputs()
        yield from self._outcomes()
        yield from self._hypotheses()
        yield from self._indicators()
        yield from self._needs()
        yield from self._rest()

    def _pick(self, choices: Sequence[str]) -> str:
        return self.dice.choice(choices)

    def _text(self, text: str) -> list[str]:
        """A text as people write it: on the line, in quotes, or folded over two lines."""
        way = self.dice.random()
        if way < 0.2:
            words = text.split(" ")
            middle = len(words) // 2
            return ["    tekst: >-", f"      {' '.join(words[:middle])}", f"      {' '.join(words[middle:])}"]
        return [f'    tekst: "{text}"' if way < 0.4 else f"    tekst: {text}"]

    def _head(self) -> Iterator[str]:
        yield from ("toc: 1", "taal: nl", f"titel: Plan met {self.nodes} stappen", "organisatie: Stad Voorbeeld")
        yield from ('versie: "1.0"', "datum: 2026-02-16", "trekker: Dienst Welzijn", "status: definitief")
        yield "toelichting: >-"
        yield f"  In {self._pick(PLACES)} kennen veel bewoners hun buren niet. De stad kiest voor ontmoeting, en volgt"
        yield "  elk jaar samen met bewoners op wat dat verandert."
        yield "beleidsdoelstelling:"
        yield "  tekst: Bewoners van Voorbeeld kennen hun buren en voelen zich thuis in hun wijk"
        yield "  bron: Meerjarenplan 2026-2031"
        yield "impactdoel:"
        yield "  label: Bewoners voelen zich thuis"
        yield "  tekst: Bewoners van Voorbeeld voelen zich vaker thuis in hun wijk en helpen elkaar vooruit"
        yield from ("  wie: [bewoners]", "  waarom: Vier op de tien bewoners kennen geen enkele buur bij naam")
        yield from ("  termijn: lang", "  tegen: 2031-10-15", "actoren:")
        yield from (f"  {name}: {{naam: Dienst {name.capitalize()}, rol: stad}}" for name in CITY)
        yield from (f"  {name}: {{naam: {spoken.capitalize()}, rol: doelgroep}}" for name, spoken in GROUPS.items())

    def _activities(self) -> Iterator[str]:
        yield "activiteiten:"
        for number in range(self.activities):
            service, group = self._pick(CITY), self._pick([*GROUPS])
            text = f"Dienst {service.capitalize()} {self._pick(DOING).format(wie=GROUPS[group])}"
            yield f"  activiteit_{number}:"
            yield f"    label: Groep {number} voor {group}"
            yield from self._text(f"{text} in {self._pick(PLACES)}")
            yield from ("    aanpak: doelgroepen", f"    door: [{service}]", f"    voor: [{group}]")
            yield from (
                "    start: 2026-03-02",
                "    einde: 2029-12-21",
                "    frequentie: elke maand",
                "    waar: 5 wijken",
            )
            yield from ("    termijn: kort", f"    trekker: dienst {service.capitalize()}", "    prioriteit: hoog")
            yield self._leads(f"activiteit_{number}", [f"output_{self.dice.randrange(self.outputs)}"])
            yield "    stappen:"
            yield f"      - {{tekst: Een vaste zaal in de wijk zoeken, wie: {service}, tegen: 2026-03-16}}"

    def _outputs(self) -> Iterator[str]:
        yield "outputs:"
        for number in range(self.outputs):
            target = min(self.outcomes - 1, number * self.outcomes // self.outputs // 3)
            group = self._pick([*GROUPS])
            yield from self._change("output", number, group, self._pick(OUTPUTS), [f"outcome_{target}"])
            yield "    termijn: kort"

    def _outcomes(self) -> Iterator[str]:
        yield "outcomes:"
        for number in range(self.outcomes):
            group = self._pick([*GROUPS])
            yield from self._change("outcome", number, group, self._pick(CHANGES), self._targets(number))
            place = 3 * number // self.outcomes
            yield from (f"    soort: {self._pick(KINDS)}", f"    termijn: {TERMS[place]}")
            yield f"    tegen: {(2027, 2029, 2031)[place]}"

    def _change(self, kind: str, number: int, group: str, says: str, targets: list[str]) -> Iterator[str]:
        yield f"  {kind}_{number}:"
        yield f"    label: {kind.capitalize()} {number} bij {group}"
        yield from self._text(f"{GROUPS[group].capitalize()} uit straat {number} {says}")
        yield f"    wie: [{group}]"
        yield self._leads(f"{kind}_{number}", targets)

    def _leads(self, name: str, targets: list[str]) -> str:
        self.links += [(name, target) for target in targets]
        return f"    leidt_tot: [{', '.join(targets)}]"

    def _targets(self, number: int) -> list[str]:
        """One or two later outcomes near by; the last fifth leads to the impact goal."""
        if number >= self.outcomes * 4 // 5:
            return ["impact"]
        reach = range(number + 1, min(self.outcomes, number + 2 + self.outcomes // 4))
        return sorted({f"outcome_{self.dice.choice(reach)}" for _ in range(self.dice.choice((1, 1, 2)))})

    def _hypotheses(self) -> Iterator[str]:
        """Of two links out of three somebody wrote down why they would hold."""
        yield "hypothesen:"
        explained = [link for link in self.links if link[0].startswith("out") and self.dice.random() < 0.67]
        for number, (cause, effect) in enumerate(explained or self.links[:1]):
            yield f"  hypothese_{number}:"
            yield from self._text(
                f"Als mensen elkaar elke maand zien, dan {self._pick(CHANGES)}, {self._pick(REASONS)}"
            )
            yield f"    verband: {cause} -> {effect}"
            yield f"    mechanisme: Wie {number} keer hetzelfde gezicht ziet, stelt makkelijker een vraag"
            yield "    aannames:"
            yield "      - De groep blijft lang genoeg dezelfde om elkaar te leren kennen"
            yield "      - Er is een zaal op wandelafstand, ook 's avonds"
            yield f"    belang: {self._pick(('hoog', 'middel'))}"
            yield f"    bewijs: {self._pick(('zwak', 'matig', 'sterk'))}"
            yield from (
                "    bronnen:",
                "      - Evaluatie van de buurtwerking, Stad Voorbeeld, 2024",
                "    nagekeken: 2026-01-20",
            )

    def _indicators(self) -> Iterator[str]:
        yield "indicatoren:"
        for number in range(0, self.outcomes, 2):
            group = self._pick([*GROUPS])
            start = self.dice.randrange(10, 50)
            yield f"  indicator_{number}:"
            yield from self._text(f"Aandeel van de {GROUPS[group]} dat minstens {number + 1} buren bij naam kent")
            yield from (f"    meet: [outcome_{number}]", '    eenheid: "%"', "    richting: stijgt")
            yield f"    nulmeting: {{waarde: {start}, datum: 2026-02-02, bron: wijkbevraging}}"
            yield f"    norm: {{waarde: {start + 15}, tegen: 2029-12-31}}"
            yield from (
                "    bron: wijkbevraging",
                "    frequentie: om de twee jaar",
                "    verantwoordelijke: dienst Welzijn",
            )
            yield "    uitsplitsing: [wijk, leeftijd]"

    def _needs(self) -> Iterator[str]:
        yield "leervragen:"
        for number in range(0, self.outcomes, 4):
            yield f"  vraag_{number}:"
            yield f"    tekst: Welke {self._pick([*GROUPS])} in straat {number} bereikt de werking niet, en waarom?"
            yield f"    over: [outcome_{number}]"
            yield from (
                "    gebruiker: schepen van Welzijn",
                "    beslissing: de werkwijze van de buurtwerking vanaf 2028",
            )
            yield "    tegen: 2027-11-30"
        yield "methoden:"
        answers = ", ".join(f"indicator_{number}" for number in range(0, self.outcomes, 2))
        yield from (
            "  wijkbevraging:",
            "    naam: Wijkbevraging",
            "    soort: bevraging",
            f"    beantwoordt: [{answers}]",
        )
        yield from ("    bevraagden: [bewoners, ouderen]", "    wanneer: [2026-02-02, 2028-02-02, 2029-12-15]")
        yield from (
            "    verzamelt: dienst Welzijn",
            "    analyseert: dienst Welzijn",
            "    minuten: 8",
            "    aantal: 600",
        )
        yield "    persoonsgegevens: ja"

    def _rest(self) -> Iterator[str]:
        yield "neveneffecten:"
        yield "  drukte:"
        yield "    tekst: De buurthuizen raken vol, en kleine verenigingen vinden geen zaal meer"
        yield from ("    wie: bewoners", "    effect: negatief", "    door_toedoen_van: [activiteit_0]")
        yield "    signaal: Het aantal geweigerde aanvragen per kwartaal stijgt"


def main() -> None:
    number, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    if len(sys.argv) > 3:
        write_plans(Path(sys.argv[3]), number, seed)
    else:
        sys.stdout.write(plan(number, seed))


if __name__ == "__main__":
    main()
