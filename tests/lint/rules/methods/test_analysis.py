"""How information is analysed: a way to do it, and not who does."""

from datetime import date

import pytest
from places import Check, at
from worded import lint

from toc.core.model import Language
from toc.lint.rules.methods.people import analysis_names_people
from toc.syntax.source import read

RULES = (analysis_names_people,)

PLAN = """\
toc: 1
taal: nl
actoren:
  analist: {naam: Data-analist, rol: stad, aliassen: [cel data]}
methoden:
  m1: {naam: Bevraging, analyse: WRITTEN}
"""


@pytest.mark.parametrize("written", ["analist", "Data-analist", "Cel data"])
def test_people_are_no_way_to_analyse(check: Check, written: str) -> None:
    check(PLAN.replace("WRITTEN", written), expect=[at(6, 25, "analysis-names-people")])


@pytest.mark.parametrize("written", ["per wijk, voor en na", "de data-analist legt de wijken naast elkaar", '"?"'])
def test_a_way_is_left_alone(check: Check, written: str) -> None:
    check(PLAN.replace("WRITTEN", written), expect=[])


def test_who_is_moved_unless_somebody_is_named_already() -> None:
    def fixes(text: str) -> list[bool]:
        (found,) = lint(read(text, "p.toc.yaml"), RULES, language=Language.NL, today=date(2026, 11, 1))
        return [fix.safe for fix in found.fixes]

    assert fixes(PLAN.replace("WRITTEN", "analist")) == [False]
    assert fixes(PLAN.replace("WRITTEN", "Jan, analyseert: Jan")) == []
