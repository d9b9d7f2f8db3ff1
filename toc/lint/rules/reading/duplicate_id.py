"""TOC010: one id for two things."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

duplicate_id = rule(
    10,
    "duplicate-id",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT.at("ids are unique over the whole file", "een id komt in het hele bestand maar één keer voor"),),
    nl=Wording(
        title="Elk id komt maar één keer voor in het hele bestand.",
        why="Een pijl wijst met een id één ding aan. Heten twee dingen hetzelfde, dan weet niemand welke stap je "
        "bedoelt.",
        say="Het id '{id}' bestaat al.",
        do="Geef een van de twee een ander id, en pas de verwijzingen ernaar aan.",
        point={"": "tweede keer", "first": "eerste keer"},
        bad="""\
actoren:
  jeugdwerkers: {naam: Jeugdwerkers, rol: partner}
outcomes:
  ⟦jeugdwerkers⟧: {tekst: Jeugdwerkers bieden andere activiteiten aan}
""",
        good="""\
actoren:
  jeugdwerkers: {naam: Jeugdwerkers, rol: partner}
outcomes:
  ander_aanbod: {tekst: Jeugdwerkers bieden andere activiteiten aan}
""",
    ),
    en=Wording(
        title="Every id occurs only once in the whole file.",
        why="An arrow points to one thing by its id. If two things share a name, nobody knows which step you mean.",
        say="The id '{id}' exists already.",
        do="Give one of the two another id, and change the references to it.",
        point={"": "second time", "first": "first time"},
        bad="""\
actors:
  youth_workers: {name: Youth workers, role: partner}
outcomes:
  ⟦youth_workers⟧: {text: Youth workers offer other activities}
""",
        good="""\
actors:
  youth_workers: {name: Youth workers, role: partner}
outcomes:
  other_activities: {text: Youth workers offer other activities}
""",
    ),
)(reported_as("duplicate-id"))
