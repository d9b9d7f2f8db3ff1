"""What rules rest on, told to a Dutch reader in Dutch and to an English one in English."""

import json
import re

import pytest
from running import Run

from toc.core.model import Language
from toc.lint.rules import ALL_RULES, find
from toc.lint.rules.base import Rule, Source
from toc.lint.rules.sources import BONELL, GDPR, OECD_DAC, ONZE_TAAL

pytestmark = pytest.mark.thorough

CITED = [pytest.param(rule, id=rule.name) for rule in ALL_RULES]
DUTCH, ENGLISH = (
    re.compile(rf"\b({words})\b", re.IGNORECASE)
    for words in ("het|een|en|wie|wat|van|voor|niet|bij|zijn", "the|an|and|who|what|for|not|with|are|by")
)
"""Words that tell a language: none of them is a word of the other one."""
PLAN = """\
toc: 1
taal: nl
status: ontwerp
impactdoel:
  tekst: We zetten volop in op werk voor jongeren
"""


def without_quotes(text: str) -> str:
    """What is left in the language of the text when terms of the work itself are taken out."""
    return re.sub(r"'[^']*'|\([^)]*\)", "", text)


@pytest.mark.parametrize("rule", CITED)
def test_every_part_of_a_work_is_told_in_both_languages(rule: Rule) -> None:
    texts = [rule.wording(language).sources for language in (Language.EN, Language.NL)]
    for english, dutch in zip(*texts, strict=True):
        assert bool(english) == bool(dutch)
        assert not english or english != dutch
        assert ENGLISH.findall(without_quotes(dutch)) == []
        assert DUTCH.findall(without_quotes(english)) == []


@pytest.mark.parametrize("rule", CITED)
def test_no_rule_cites_a_part_alike_in_both_languages(rule: Rule) -> None:
    dutch, english = (rule.source(language) for language in (Language.NL, Language.EN))
    assert not any(rule.wording(Language.EN).sources) or dutch != english


@pytest.mark.parametrize(
    ("source", "dutch", "english"),
    [
        (
            GDPR,
            "Europese Unie (2016), Algemene Verordening Gegevensbescherming (2016/679)",
            "European Union (2016), General Data Protection Regulation (2016/679)",
        ),
        (
            BONELL,
            "C. Bonell e.a. (2015), 'Dark logic', Journal of Epidemiology and Community Health",
            "C. Bonell et al. (2015), 'Dark logic', Journal of Epidemiology and Community Health",
        ),
        (
            OECD_DAC,
            "OESO/DAC (2002), Glossary of Key Terms in Evaluation and Results Based Management",
            "OECD/DAC (2002), Glossary of Key Terms in Evaluation and Results Based Management",
        ),
        (ONZE_TAAL, "Onze Taal, Zinslengte, onzetaal.nl", "Onze Taal, Zinslengte, onzetaal.nl"),
    ],
)
def test_a_title_stays_as_published_and_the_words_around_it_do_not(source: Source, dutch: str, english: str) -> None:
    assert (source.text(Language.NL), source.text(Language.EN)) == (dutch, english)


def test_the_part_of_a_work_comes_behind_it() -> None:
    rule = find("vague-verb")
    assert rule
    assert [tuple(rule.cited(language)) for language in VAGUE] == list(VAGUE.values())


VAGUE = {
    Language.NL: (
        (
            "C. Dhaene (ACE Europe) (2025), Training impactmeting voor de centrumsteden, dag 1: waarom stap 1: "
            "beleidsdoelstellingen en verwachte veranderingen zijn vaak te vaag"
        ),
        "J. Van Leeuwen (FARO), Zeven vragen om uw doelstellingen aan te scherpen: zwakke hoofdwerkwoorden",
        (
            "Heldere overheidstaal, heldereoverheidstaal.nl: woorden die weinig zeggen, zoals 'inzetten op', "
            "'borgen' en 'stimuleren'"
        ),
        (
            "B. Storms (Thomas More), Impactevaluatie gezinscoaching, verslag van de sessie: 3.1: vage en ambigue "
            "doelstellingen"
        ),
    ),
    Language.EN: (
        (
            "C. Dhaene (ACE Europe) (2025), Training impactmeting voor de centrumsteden, day 1: why step 1: policy "
            "objectives and expected changes are often too vague"
        ),
        "J. Van Leeuwen (FARO), Zeven vragen om uw doelstellingen aan te scherpen: weak main verbs",
        (
            "Heldere overheidstaal, heldereoverheidstaal.nl: words that say little, such as 'inzetten op', "
            "'borgen' and 'stimuleren'"
        ),
        (
            "B. Storms (Thomas More), Impactevaluatie gezinscoaching, report of the session: 3.1: vague and ambiguous "
            "goals"
        ),
    ),
}


@pytest.mark.parametrize(("language", "works"), VAGUE.items())
def test_a_finding_cites_in_its_language(toc: Run, language: Language, works: tuple[str, ...]) -> None:
    def said(output_format: str) -> str:
        options = ("--select", "vague-verb", "--lang", language.value, "--output-format", output_format)
        return toc("lint", *options, "-", stdin=PLAN.encode()).out

    (found,) = json.loads(said("json"))["findings"]
    (line,) = said("jsonl").splitlines()
    (run,) = json.loads(said("sarif"))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    whole = "; ".join(works)
    assert [found["source"], json.loads(line)["source"], run["results"][0]["properties"]["source"]] == [whole] * 3
    assert rule["properties"]["sources"] == list(works)
    assert all(text.endswith(f": {whole}") for text in rule["help"].values())


@pytest.mark.parametrize(("language", "heading"), [(Language.NL, "Steunt op"), (Language.EN, "Rests on")])
def test_a_rule_is_explained_with_its_sources(toc: Run, language: Language, heading: str) -> None:
    shown = toc("rule", "vague-verb", "--lang", language.value).out
    told = shown[shown.index(f"\n{heading}\n") :]
    assert " ".join(told.split()) == f"{heading} {' '.join(VAGUE[language])}"
