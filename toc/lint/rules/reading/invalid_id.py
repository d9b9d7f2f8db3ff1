"""TOC009: an id that cannot be one."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

invalid_id = rule(
    9,
    "invalid-id",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(
        FORMAT.at("what an id consists of; impact is reserved", "waaruit een id bestaat; impact is voorbehouden"),
    ),
    nl=Wording(
        title="Een id bestaat uit gewone letters, cijfers, _ en -, en begint met een letter.",
        why="Pijlen lopen van id naar id. Met een spatie of een ander teken erin vindt een pijl zijn stap niet terug.",
        say={"": "'{id}' kan geen id zijn.", "reserved": "'{id}' kan hier geen id zijn: zo heet het impactdoel al."},
        do={
            "": "Begin met een letter en gebruik enkel letters zonder accent, cijfers, _ en -, bijvoorbeeld "
            "{suggestion}.",
            "reserved": "Kies een ander id. Met {id} wijst een pijl naar het impactdoel.",
        },
        point={"": "geen geldig id", "reserved": "id van het impactdoel"},
        bad="actoren:\n  ⟦ouderen 75+⟧: {naam: Ouderen vanaf 75 jaar, rol: doelgroep}\n",
        good="actoren:\n  ouderen_75: {naam: Ouderen vanaf 75 jaar, rol: doelgroep}\n",
    ),
    en=Wording(
        title="An id consists of plain letters, digits, _ and -, and starts with a letter.",
        why="Arrows run from id to id. With a space or another character in it an arrow cannot find its step.",
        say={
            "": "'{id}' cannot be an id.",
            "reserved": "'{id}' cannot be an id here: it is the name of the impact goal.",
        },
        do={
            "": "Start with a letter and use only letters without accents, digits, _ and -, for example {suggestion}.",
            "reserved": "Choose another id. With {id} an arrow points to the impact goal.",
        },
        point={"": "no valid id", "reserved": "id of the impact goal"},
        bad="actors:\n  ⟦older 75+⟧: {name: Residents over 75, role: target_group}\n",
        good="actors:\n  older_75: {name: Residents over 75, role: target_group}\n",
    ),
)(reported_as("invalid-id"))
