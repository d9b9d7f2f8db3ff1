"""TOC106: a goal or outcome that does not say in whom something changes."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Role
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import naming_nobody, quoted, weight
from toc.lint.rules.sources import DHAENE, GAC, INNOVATION_NETWORK
from toc.syntax.statements import GOALS, Said, Statement


@rule(
    106,
    "missing-target-group",
    Severity.ERROR,
    Checklist.IMPACT_GOAL,
    since=Profile.DRAFT,
    sources=(
        DHAENE.at("step 1.1: for whom do you make the difference?", "stap 1.1: voor wie maak je het verschil?"),
        INNOVATION_NETWORK.at(
            "it is clear who or what will experience the change",
            "het is duidelijk bij wie of wat de verandering te zien is",
        ),
        GAC.at("a result says in whom the change is seen", "een resultaat zegt bij wie de verandering te zien is"),
    ),
    nl=Wording(
        title="Een doel of outcome zegt bij wie er iets verandert.",
        why="Verandering zie je bij mensen of organisaties. Staat er niet bij wie, dan weet straks niemand aan wie je "
        "moet vragen of er iets veranderd is.",
        say={
            "": "Outcome '{found}' zegt niet bij wie er iets verandert.",
            "goal": "Het impactdoel '{found}' zegt niet voor wie er iets verandert.",
            "goal with groups": "Het impactdoel '{found}' zegt niet voor wie er iets verandert.",
            "policy_objective": "De beleidsdoelstelling '{found}' zegt niet voor wie er iets verandert.",
        },
        do={
            "": "Begin de zin met wie je bedoelt, en zet het id van die groep bij {who}: [id].",
            "with groups": "Begin de zin met wie je bedoelt ({groups}, of iemand anders?), en zet het id bij {who}: "
            "[id].",
            "goal with groups": "Begin de zin met wie je bedoelt ({groups}?), en zet het id van die groep bij {who}: "
            "[id].",
            "policy_objective": "Ligt die zin vast, zeg het dan in je impactdoel: voor welke groep maak je het "
            "verschil?",
        },
        point={
            "": "bij wie?",
            "goal": "voor wie?",
            "goal with groups": "voor wie?",
            "policy_objective": "voor wie?",
        },
        bad="""\
impactdoel:
  tekst: ⟦De drempel naar sport en cultuur wordt lager⟧
""",
        good="""\
impactdoel:
  tekst: Kinderen uit gezinnen met een laag inkomen sporten vaker in een club
""",
    ),
    en=Wording(
        title="A goal or outcome says in whom something changes.",
        why="Change is seen in people or organisations. If nothing says in whom, nobody will know whom to ask whether "
        "anything has changed.",
        say={
            "": "Outcome '{found}' does not say in whom something changes.",
            "goal": "The impact goal '{found}' does not say for whom something changes.",
            "goal with groups": "The impact goal '{found}' does not say for whom something changes.",
            "policy_objective": "The policy objective '{found}' does not say for whom something changes.",
        },
        do={
            "": "Start the sentence with those you mean, and put the id of that group in {who}: [id].",
            "with groups": "Start the sentence with those you mean ({groups}, or somebody else?), and put the id "
            "in {who}: [id].",
            "goal with groups": "Start the sentence with those you mean ({groups}?), and put the id of that group in "
            "{who}: [id].",
            "policy_objective": "If that sentence is given, say it in your impact goal: for which group do you make "
            "the difference?",
        },
        point={
            "": "in whom?",
            "goal": "for whom?",
            "goal with groups": "for whom?",
            "policy_objective": "for whom?",
        },
        bad="""\
impact_goal:
  text: ⟦The threshold to sport and culture is lower⟧
""",
        good="""\
impact_goal:
  text: Children from families on a low income join a sports club more often
""",
    ),
    note=(
        (
            "An outcome weighs as much as the impact goal, from review on: where its text names nobody, "
            "change-without-who and target-group-undeclared leave it to this rule. A `who` that is filled in answers "
            "the question; an output is left to change-without-who. The policy objective gets a warning, and is only "
            "worth a thought once there is an impact goal."
        ),
        (
            "Een outcome weegt even zwaar als het impactdoel, vanaf de nalezing: waar de tekst niemand noemt, laten "
            "change-without-who en target-group-undeclared het aan deze regel over. Een ingevulde `wie` is een "
            "antwoord; een output is voor change-without-who. De beleidsdoelstelling krijgt een waarschuwing, en is "
            "enkel stof tot nadenken zodra er een impactdoel is."
        ),
    ),
)
def missing_target_group(inspection: Inspection) -> Iterator[Report]:
    groups = [one.name for one in inspection.plan.actors.values() if one.role is Role.TARGET_GROUP and one.name]
    for said in naming_nobody(inspection, *GOALS, Statement.OUTCOME):
        given = said.kind is Statement.POLICY_OBJECTIVE
        yield Report(
            span=inspection.texts.whole(said),
            say=_key(said, some=bool(groups)),
            facts={"found": quoted(said.text), "groups": groups},
            node=said.node,
            severity=weight(inspection, said, Severity.WARNING if given else Severity.ERROR),
            since=None if said.kind is Statement.IMPACT_GOAL else Profile.REVIEW,
            absent=("who",) if said.node else (),
        )


def _key(said: Said, *, some: bool) -> str:
    """`some`: the file has target groups to choose from."""
    if said.kind is Statement.POLICY_OBJECTIVE:
        return said.kind
    goal = "goal" if said.kind is Statement.IMPACT_GOAL else ""
    return f"{goal} with groups".strip() if some else goal
