"""Outputs and outcomes in one section, and goals, in the editor."""

from lsp_plans import opened

from toc.apps.lsp.places import symbols

PLAN = """\
toc: 1
taal: nl
doelen:
  thuis: {tekst: Gezinnen voelen zich thuis}
veranderingen:
  folder: {niveau: output, tekst: Bewoners kregen een folder}
  groeten: {tekst: Bewoners groeten elkaar}
outcomes:
  praten: {tekst: Bewoners praten}
"""


def test_the_outline_shows_changes_where_they_are_written() -> None:
    found = {one.name: [child.name for child in one.children or ()] for one in symbols(opened(PLAN))}
    assert found == {"doelen": ["thuis"], "veranderingen": ["folder", "groeten"], "outcomes": ["praten"]}
    alone = symbols(opened(PLAN.partition("outcomes:")[0]))
    assert [one.name for one in alone] == ["doelen", "veranderingen"]
