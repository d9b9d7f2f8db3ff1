"""TOC006: a value that is none of those that a keyword takes."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

wrong_value = rule(
    6,
    "wrong-value",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT.at("the values of every keyword", "welke waarden elk sleutelwoord kent"),),
    nl=Wording(
        title="Een keuze, een getal of ja/nee is ingevuld met een waarde die toc kent.",
        why="Een waarde die toc niet kent, telt als niet ingevuld: de actor of de stap krijgt dan geen plaats in de "
        "tekening of in de controle.",
        say={
            "": "'{written}' kan niet bij '{keyword}'.",
            "near": "'{written}' kan niet bij '{keyword}'. Bedoel je '{near}'?",
            "boolean": "Bij '{keyword}' hoort ja of nee; hier staat '{written}'.",
            "number": "Bij '{keyword}' hoort een heel getal; hier staat '{written}'.",
            "thousands": "Bij '{keyword}' hoort een heel getal zonder punten of spaties; hier staat '{written}'.",
            "version": "toc kent geen versie '{written}' van het bestandsformaat.",
        },
        do={
            "": "Kies {values}.",
            "boolean": "Schrijf {keyword}: ja of {keyword}: nee.",
            "number": "Schrijf enkel cijfers, bijvoorbeeld {keyword}: 30.",
            "thousands": "Schrijf enkel cijfers: {keyword}: {near}.",
            "version": "Schrijf bovenaan toc: 1.",
        },
        point={
            "": "onbekende waarde",
            "near": "bedoel je {near}?",
            "boolean": "ja of nee?",
            "number": "geen heel getal",
            "thousands": "bedoel je {near}?",
        },
        fix={"replace": "Schrijf '{near}'"},
        bad="actoren:\n  jeugdwerkers: {naam: Jeugdwerkers, rol: ⟦parner⟧}\n",
        good="actoren:\n  jeugdwerkers: {naam: Jeugdwerkers, rol: partner}\n",
    ),
    en=Wording(
        title="A choice, a number or a yes/no is filled in with a value that toc knows.",
        why="A value that toc does not know counts as not filled in: the actor or step then gets no place in the "
        "picture or in the checks.",
        say={
            "": "'{written}' is no value of '{keyword}'.",
            "near": "'{written}' is no value of '{keyword}'. Did you mean '{near}'?",
            "boolean": "'{keyword}' takes yes or no; here is '{written}'.",
            "number": "'{keyword}' takes a whole number; here is '{written}'.",
            "thousands": "'{keyword}' takes a whole number without points, commas or spaces; here is '{written}'.",
            "version": "toc knows no version '{written}' of the file format.",
        },
        do={
            "": "Choose {values}.",
            "boolean": "Write {keyword}: yes or {keyword}: no.",
            "number": "Write digits only, for example {keyword}: 30.",
            "thousands": "Write digits only: {keyword}: {near}.",
            "version": "Write toc: 1 at the top.",
        },
        point={
            "": "unknown value",
            "near": "did you mean {near}?",
            "boolean": "yes or no?",
            "number": "no whole number",
            "thousands": "did you mean {near}?",
        },
        fix={"replace": "Write '{near}'"},
        bad="actors:\n  youth_workers: {name: Youth workers, role: ⟦parner⟧}\n",
        good="actors:\n  youth_workers: {name: Youth workers, role: partner}\n",
    ),
)(reported_as("wrong-value"))
