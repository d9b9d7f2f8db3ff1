"""What the reader found wrong with the file itself: rules without a check of their own, which hand on its reports."""

from collections.abc import Iterable, Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Check, Checklist, Inspection, rule
from toc.lint.rules.sources import FORMAT, YAML_SPEC

# --- Handing on -------------------------------------------------------------------------------------------------------
# How a rule words what the reader found.


def reported_as(name: str) -> Check:
    """A check that hands on what the reader reported under that name."""

    def check(inspection: Inspection) -> Iterable[RawFinding]:
        return (problem.report for problem in inspection.document.problems if problem.rule == name)

    return check


# --- TOC001: a stretch that is no YAML, said as the writer of the file would understand it ----------------------------

invalid_yaml = rule(
    1,
    "invalid-yaml",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(YAML_SPEC,),
)(reported_as("invalid-yaml"))


# --- TOC002: bytes that are no UTF-8 ----------------------------------------------------------------------------------

wrong_encoding = rule(
    2,
    "wrong-encoding",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("wrong-encoding"))


# --- TOC003: the same keyword or id twice in one place ----------------------------------------------------------------

duplicate_key = rule(
    3,
    "duplicate-key",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("duplicate-key"))


# --- TOC004: a keyword that that part of the plan does not have -------------------------------------------------------

unknown_keyword = rule(
    4,
    "unknown-keyword",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("unknown-keyword"))


# --- TOC005: a list where a text belongs, a text where a block belongs, and so on -------------------------------------

wrong_type = rule(
    5,
    "wrong-type",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("wrong-type"))


# --- TOC006: a value that is none of those that a keyword takes -------------------------------------------------------

wrong_value = rule(
    6,
    "wrong-value",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("wrong-value"))


# --- TOC007: a date that is neither an ISO date nor a year ------------------------------------------------------------

wrong_date = rule(
    7,
    "wrong-date",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("wrong-date"))


# --- TOC008: a part without what it cannot do without -----------------------------------------------------------------

missing_part = rule(
    8,
    "missing-part",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("missing-part"))


# --- TOC009: an id that cannot be one ---------------------------------------------------------------------------------

invalid_id = rule(
    9,
    "invalid-id",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("invalid-id"))


# --- TOC010: one id for two things ------------------------------------------------------------------------------------

duplicate_id = rule(
    10,
    "duplicate-id",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("duplicate-id"))


# --- TOC011: two ids that differ in capitals only ---------------------------------------------------------------------


@rule(
    11,
    "ids-differ-by-case",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)
def ids_differ_by_case(inspection: Inspection) -> Iterator[RawFinding]:
    firsts = {IMPACT: IMPACT} if inspection.plan.impact_goal else {}
    for name in inspection.document.sections:
        first = firsts.setdefault(name.casefold(), name)
        if first != name:
            yield RawFinding(
                span=inspection.at(name),
                facts={"first": first, "second": name},
                related=((inspection.at(first), "first"),),
                node=name,
            )


# --- TOC012: Dutch and English keywords in one file -------------------------------------------------------------------

mixed_keywords = rule(
    12,
    "mixed-keywords",
    Severity.WARNING,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("mixed-keywords"))


# --- TOC013: a file with nothing in it --------------------------------------------------------------------------------

empty_file = rule(
    13,
    "empty-file",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("empty-file"))


# --- TOC014: a file that starts with something else than keywords -----------------------------------------------------

not_a_plan = rule(
    14,
    "not-a-plan",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("not-a-plan"))


# --- TOC015: more than one YAML document in one file ------------------------------------------------------------------

several_documents = rule(
    15,
    "several-documents",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("several-documents"))


# --- TOC016: a character that nobody can see and YAML does not take ---------------------------------------------------

unprintable_character = rule(
    16,
    "unprintable-character",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(YAML_SPEC,),
)(reported_as("unprintable-character"))


# --- TOC017: a byte order mark at the start of the file ---------------------------------------------------------------

byte_order_mark = rule(
    17,
    "byte-order-mark",
    Severity.INFO,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("byte-order-mark"))


# --- TOC018: a file that is too large to be a plan --------------------------------------------------------------------

too_large = rule(
    18,
    "too-large",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("too-large"))


# --- TOC019: a file that cannot be opened. No document reports it: whoever opens files does ---------------------------

unreadable_file = rule(
    19,
    "unreadable-file",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("unreadable-file"))
