"""The short list, the first exercise of day 1: each candidate is weighed as the goal that it can become."""

from places import Check, at

from toc.lint.rules import ALL_RULES
from toc.syntax.source import read

RULES = tuple(
    one
    for one in ALL_RULES
    if one.name
    in {
        *("impact-goal-missing-or-many", "organisation-as-subject", "vague-verb", "slogan-not-goal", "missing-part"),
        "missing-target-group",
    }
)

# 000:262-265
NOT_CHOSEN = """\
toc: 1
taal: nl
organisatie: Stad Ubuntu
actoren:
  inwoners: {naam: Inwoners, rol: doelgroep}
impactdoel:
  kandidaten:
    - De stad zet in op preventief beleid en positieve beeldvorming zodat inwoners een hoger veiligheidsgevoel ervaren
    - Inwoners, over de generaties heen, voelen zich veiliger in de wijk en in de stad
"""
CHOSEN = """  tekst: Inwoners, over de generaties heen, voelen zich veiliger in de wijk en in de stad
  wie: inwoners
"""


def test_without_a_choice_each_candidate_is_weighed(check: Check) -> None:
    check(
        NOT_CHOSEN,
        expect=[
            at(7, 3, "impact-goal-missing-or-many"),
            at(8, 7, "organisation-as-subject"),
            at(8, 15, "vague-verb"),
        ],
    )


def test_of_a_goal_that_is_chosen_the_others_are_let_be(check: Check) -> None:
    check(NOT_CHOSEN + CHOSEN, expect=[])


def test_a_short_list_is_a_whole_goal_to_read() -> None:
    assert read(NOT_CHOSEN, "plan.toc.yaml").problems == ()
