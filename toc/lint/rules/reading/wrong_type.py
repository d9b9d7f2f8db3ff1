"""TOC005: a list where a text belongs, a text where a block belongs, and so on."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

wrong_type = rule(
    5,
    "wrong-type",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT.at("what every keyword holds", "wat er bij elk sleutelwoord hoort"),),
    nl=Wording(
        title="Achter elk sleutelwoord staat het soort waarde dat erbij hoort: tekst, een lijst of een blok.",
        why="Een waarde in een andere vorm kan toc niet plaatsen: wat je daar schreef, valt uit je plan.",
        say={
            "text": "Bij '{keyword}' hoort gewone tekst; hier staat een lijst of een blok.",
            "list": "Bij '{keyword}' hoort een lijst; hier staat een blok met sleutelwoorden.",
            "part": "Bij '{keyword}' hoort een blok met sleutelwoorden; hier staat losse tekst of een lijst.",
            "section": "Onder '{keyword}' krijgt elk onderdeel een eigen id; hier staan er geen.",
            "key": "Een lijst of blok kan geen sleutelwoord of id zijn.",
        },
        do={
            "text": "Schrijf één tekst. Staat er een dubbelpunt in je zin, zet de zin dan tussen aanhalingstekens.",
            "list": "Schrijf de waarden tussen haakjes: {keyword}: [eerste, tweede].",
            "part": "Zet eronder, twee spaties verder, telkens een sleutelwoord met zijn waarde. Hier kan staan: "
            "{known}.",
            "section": "Geef elk onderdeel een regel met een eigen id en een dubbelpunt, en zet de rest daar "
            "ingesprongen onder. Met dat id verwijs je er later naar.",
            "key": "Schrijf vóór de dubbelpunt één woord: een sleutelwoord of een id.",
        },
        point={
            "text": "geen gewone tekst",
            "list": "geen lijst",
            "part": "geen blok met sleutelwoorden",
            "section": "geen id's",
            "key": "geen sleutelwoord of id",
        },
        bad="""\
hypothesen:
  vertrouwen:
    tekst: Als buren elkaar kennen, dan voelen ze zich veiliger, omdat ze op elkaar letten
    aannames:
      - ⟦Buren doen mee: ze hebben tijd⟧
""",
        good="""\
hypothesen:
  vertrouwen:
    tekst: Als buren elkaar kennen, dan voelen ze zich veiliger, omdat ze op elkaar letten
    aannames:
      - 'Buren doen mee: ze hebben tijd'
""",
    ),
    en=Wording(
        title="After every keyword stands the kind of value that belongs to it: a text, a list or a block.",
        why="toc cannot place a value in another form: what you wrote there drops out of your plan.",
        say={
            "text": "'{keyword}' takes plain text; here is a list or a block.",
            "list": "'{keyword}' takes a list; here is a block of keywords.",
            "part": "'{keyword}' takes a block of keywords; here is loose text or a list.",
            "section": "Under '{keyword}' every part has an id of its own; here there are none.",
            "key": "A list or block cannot be a keyword or id.",
        },
        do={
            "text": "Write one text. If there is a colon in your sentence, put the sentence between quotation marks.",
            "list": "Write the values between brackets: {keyword}: [first, second].",
            "part": "Write below it, two spaces further, keywords with their values. What can stand here: {known}.",
            "section": "Give every part a line with an id of its own and a colon, and indent the rest below it. "
            "With that id you refer to it later.",
            "key": "Write one word before the colon: a keyword or an id.",
        },
        point={
            "text": "no plain text",
            "list": "no list",
            "part": "no block of keywords",
            "section": "no ids",
            "key": "no keyword or id",
        },
        bad="""\
hypotheses:
  trust:
    text: If neighbours know each other, then they feel safer, because they look out for each other
    assumptions:
      - ⟦Neighbours join in: they have the time⟧
""",
        good="""\
hypotheses:
  trust:
    text: If neighbours know each other, then they feel safer, because they look out for each other
    assumptions:
      - 'Neighbours join in: they have the time'
""",
    ),
)(reported_as("wrong-type"))
