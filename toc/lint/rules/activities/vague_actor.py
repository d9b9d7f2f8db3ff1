"""TOC202: an activity of 'we'."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Role
from toc.lint.rules.activities.named import offered
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, GRYP_HEYLEN, VLAANDEREN
from toc.syntax.statements import Statement


@rule(
    202,
    "vague-actor",
    Severity.INFO,
    Checklist.ACTIVITIES,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at("step 1.2: who is going to do what", "stap 1.2: wie gaat wat doen?"),
        GRYP_HEYLEN.at("action plan: who takes it up", "actieplan: wie het opneemt"),
        VLAANDEREN.at("say who does something", "zeg wie iets doet"),
    ),
    nl=Wording(
        title="Een activiteit noemt de dienst of de partner, en niet 'we'.",
        why="Binnen je dienst weet iedereen wie 'we' zijn. Wie het plan bij een partner leest, of twee jaar later, "
        "weet dat niet.",
        say="Wie is '{found}' hier?",
        do={
            "": "Zet de naam van de dienst in de plaats van '{found}', of vul {by}: [id] in.",
            "offered": "Zet de naam van de dienst in de plaats van '{found}', of vul {by}: [id] in; uitvoerders in dit "
            "plan: {offered}.",
        },
        point="welke dienst?",
        bad="""\
activiteiten:
  spelnamiddag:
    tekst: Elke maand houden ⟦we⟧ een spelnamiddag voor jonge gezinnen
""",
        good="""\
activiteiten:
  spelnamiddag:
    tekst: De buurtwerker houdt elke maand een spelnamiddag voor jonge gezinnen
  babbelbank:
    tekst: We zetten een babbelbank bij elke bushalte voor ouderen
    door: [wijkteam]
actoren:
  wijkteam: {naam: Wijkteam, rol: stad}
""",
    ),
    en=Wording(
        title="An activity names the service or the partner, and not 'we'.",
        why="Within your service everybody knows who 'we' are. Whoever reads the plan at a partner's, or two years "
        "later, does not.",
        say="Who is '{found}' here?",
        do={
            "": "Put the name of the service in the place of '{found}', or fill in {by}: [id].",
            "offered": "Put the name of the service in the place of '{found}', or fill in {by}: [id]; who can carry "
            "out in this plan: {offered}.",
        },
        point="which service?",
        bad="""\
activities:
  play_afternoon:
    text: Every month ⟦we⟧ hold a play afternoon for young families
""",
        good="""\
activities:
  play_afternoon:
    text: The community worker holds a play afternoon for young families every month
  chat_bench:
    text: We put a bench at every bus stop for older residents
    by: [area_team]
actors:
  area_team: {name: Area team, role: city}
""",
    ),
)
def vague_actor(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    carriers = offered(inspection, Role.CITY, Role.PARTNER)
    for said in texts.of(Statement.ACTIVITY):
        match = next(texts.find(said, "we"), None)
        if match and not inspection.plan.activities[said.node].by:
            yield Report(
                span=texts.at_match(said, match),
                say="offered" if carriers else "",
                facts={"found": said.text[match.start : match.end], "offered": carriers},
                node=said.node,
                absent=("by",),
            )
