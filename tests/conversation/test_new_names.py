"""Ids and labels that `toc new` makes of what somebody wrote."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toc.conversation.draft import actor_name, identifier, label, needs_label
from toc.core.model import ID_PATTERN


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("De buurtwerkers houden een koffietafel", "buurtwerkers_houden_koffietafel"),
        ("Élan! Vzw 't Sas", "elan_vzw_t"),
        ("123 gezinnen komen langs", "gezinnen_komen_langs"),
        ("Straße & Ærø", "strasse_aero"),
        ("مرحبا", "activiteit"),
        ("", "activiteit"),
        ("Impact", "impact_2"),
        ("Jonge gezinnen kennen elkaar", "jonge_gezinnen_kennen_3"),
        ("Straatvrijwilligers spreken nieuwkomers aan", "straatvrijwilligers_spreken"),
        ("Hottentottententententoonstellingsmakersgilde", "hottentottententententoonstellin"),
    ],
)
def test_ids(text: str, name: str) -> None:
    taken = {"jonge_gezinnen_kennen", "Jonge_Gezinnen_Kennen_2"}
    assert identifier(text, taken, "activiteit") == name


@given(st.text(), st.sets(st.sampled_from(["a", "b", "activiteit", "activiteit_2", "A"])))
def test_an_id_is_always_one_and_new(text: str, taken: set[str]) -> None:
    name = identifier(text, taken, "activiteit")
    assert re.match(ID_PATTERN, name)
    assert name.isascii()
    assert name.casefold() not in {one.casefold() for one in taken} | {"impact"}


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "De dienst Cultuur werkt samen met verenigingen voor ouderen en jongeren",
            "De dienst Cultuur werkt samen met verenigingen",
        ),
        (
            "Ouderen (75+) uit de wijk voelen zich veel minder vaak eenzaam",
            "Ouderen uit de wijk voelen zich veel minder",
        ),
        ("Buren kennen elkaar bij naam, en dat is nieuw sinds vorig jaar", "Buren kennen elkaar bij naam"),
        (
            "The library visits forty parents at home every month, with books",
            "The library visits forty parents at home",
        ),
        (
            "De energiesnoeiers voeren bij huurders met een laag inkomen gratis een scan uit",
            "De energiesnoeiers voeren bij huurders",
        ),
        (
            "Gezinnen met een laag inkomen zetten de verwarming af in de winter",
            "Gezinnen met een laag inkomen zetten de verwarming",
        ),
        ("a" * 200, "a" * 60),
    ],
)
def test_labels(text: str, short: str) -> None:
    assert needs_label(text)
    assert label(text) == short


@given(st.text(min_size=1).filter(str.strip))
def test_a_label_fits_in_a_picture(text: str) -> None:
    short = label(text)
    assert len(short) <= 60
    assert len(short.split()) <= 8


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("de buurtwerkers", "Buurtwerkers"),
        ("Honderd nieuwe bewoners", "Nieuwe bewoners"),
        ("40 ouders", "Ouders"),
        ("The library", "Library"),
        ("Huurders met een laag inkomen", "Huurders met een laag inkomen"),
        ("De derde leeftijd", "Derde leeftijd"),
        ("Erkende kinderopvang", "Erkende kinderopvang"),
        ("Gezinnen van de wijk", "Gezinnen van de wijk"),
        ("Iedereen", ""),
        ("People", ""),
        ("élan", "Élan"),
    ],
)
def test_actors(written: str, name: str) -> None:
    assert actor_name(written) == name
