"""TOC001: a stretch that is no YAML, said as the writer of the file would understand it."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import YAML_SPEC

invalid_yaml = rule(
    1,
    "invalid-yaml",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(YAML_SPEC,),
    nl=Wording(
        title="Het bestand is geldige YAML.",
        why="Wat toc niet kan lezen, telt niet mee: die stap ontbreekt dan in je weg naar impact en in de tekening.",
        say={
            "": "Vanaf hier kan toc het bestand niet verder lezen.",
            "tab": "Hier staat een tab; YAML kent enkel spaties.",
            "quote": "Hier opent een aanhalingsteken dat nergens sluit.",
            "bracket": "Hier opent een haakje {detail} dat nergens sluit.",
            "no-colon": "Op deze regel staat nergens een dubbelpunt na een sleutelwoord.",
            "colon": "Er staat een dubbelpunt in deze tekst; YAML leest dat als een nieuw sleutelwoord.",
            "nbsp": "Hier staat een vaste spatie waar een gewone hoort.",
            "no-blank": "Achter de dubbelpunt van '{detail}' staat geen spatie.",
            "odd-colon": "'{detail}' lijkt op een dubbelpunt, maar is er geen.",
            "other-sign": "Achter dit sleutelwoord staat '{detail}' waar een dubbelpunt hoort.",
            "hyphen": "Achter dit streepje staat geen spatie.",
            "bullet": "Met '{detail}' begint geen punt van een lijst.",
            "comment-inside": "Midden in een tekst staat een opmerking: verder leest toc die tekst niet.",
            "hash-in-brackets": "Alles achter dit # is een opmerking, ook het haakje dat moest sluiten.",
            "two-keywords": "Op deze regel staan twee sleutelwoorden; '{detail}' is het tweede.",
            "value": "Vanaf dit teken kan toc de waarde niet lezen.",
            "indent": "Deze regel springt verder in dan op deze plaats kan.",
            "depth": "Dit zit meer dan {detail} niveaus diep.",
            "alias": "'*{detail}' verwijst naar '&{detail}', maar dat staat nergens hierboven.",
            "recursive": "'*{detail}' verwijst naar het blok waar het zelf in staat.",
            "aliases": "'*{detail}' haalt zoveel tekst binnen dat dit geen plan meer kan zijn.",
        },
        do={
            "": "Vergelijk deze regel met de regels erboven: begin met evenveel spaties als wat ernaast hoort, en "
            "schrijf telkens een sleutelwoord, een dubbelpunt, een spatie en dan je tekst.",
            "tab": "Wis de tab en spring in met twee spaties.",
            "quote": "Sluit de tekst af met hetzelfde aanhalingsteken, of laat het weg. "
            "Begint je tekst met 's of 't? Zet hem dan helemaal tussen dubbele aanhalingstekens: \"'s Avonds ...\".",
            "bracket": "Sluit het haakje: bij [ hoort ], bij {{ hoort }}. Bijvoorbeeld {who}: [ouderen, jongeren].",
            "no-colon": "Schrijf een sleutelwoord, een dubbelpunt en een spatie: {text}: ... "
            "Hoort deze regel nog bij de tekst erboven? Laat hem dan verder inspringen.",
            "colon": "Zet de hele tekst tussen aanhalingstekens: {detail}.",
            "nbsp": "Vervang ze door een gewone spatie. Een vaste spatie komt mee als je plakt uit Word of Teams.",
            "no-blank": "Schrijf een spatie na de dubbelpunt, en dan wat erbij hoort.",
            "odd-colon": "Schrijf een gewone dubbelpunt en een spatie.",
            "other-sign": "Schrijf een dubbelpunt en een spatie.",
            "hyphen": "Schrijf een streepje, een spatie en dan je tekst: - ...",
            "bullet": "Schrijf een gewoon streepje, een spatie en dan je tekst: - ...",
            "comment-inside": "Zet de opmerking op een eigen regel boven het sleutelwoord. Hoort het # bij de tekst? "
            "Zet die tekst dan helemaal tussen aanhalingstekens.",
            "hash-in-brackets": "Hoort het # bij de tekst? Zet die tekst dan tussen aanhalingstekens. Is het een "
            "opmerking? Zet ze dan achter het haakje dat sluit.",
            "two-keywords": "Zet '{detail}:' met wat erachter staat op een nieuwe regel: twee spaties verder als het "
            "onder het eerste valt, anders even ver. Hoort het bij de tekst? Zet de hele tekst dan tussen "
            "aanhalingstekens.",
            "value": "Zet de hele tekst tussen enkele aanhalingstekens: {text}: '...'. Staat er een apostrof in, "
            "schrijf die dan dubbel (''). Is het een lijst? Kijk dan na of elk haakje één keer opent en één keer "
            "sluit.",
            "indent": "Laat sleutelwoorden die naast elkaar horen met evenveel spaties beginnen. Enkel wat eronder "
            "valt, springt twee spaties verder in.",
            "depth": "Een plan heeft aan vijf niveaus genoeg. Kijk na of er geen haakjes of spaties te veel staan.",
            "alias": "Zet '&{detail}' bij wat je wilt herhalen, of schrijf het hier voluit. "
            "Begint je tekst gewoon met een sterretje? Zet hem dan tussen aanhalingstekens.",
            "recursive": "Schrijf hier voluit wat je bedoelt.",
            "aliases": "Schrijf hier voluit wat je nodig hebt.",
        },
        point={
            "": "hier loopt het vast",
            "tab": "tab",
            "quote": "opent hier",
            "bracket": "opent hier",
            "related": "hier loopt het vast",
            "no-colon": "geen dubbelpunt",
            "colon": "deze dubbelpunt",
            "nbsp": "vaste spatie",
            "no-blank": "geen spatie",
            "odd-colon": "geen dubbelpunt",
            "other-sign": "geen dubbelpunt",
            "hyphen": "geen spatie",
            "bullet": "geen streepje",
            "comment-inside": "opmerking",
            "hash-in-brackets": "opmerking",
            "two-keywords": "tweede sleutelwoord",
            "indent": "te ver ingesprongen",
            "depth": "te diep",
            "alias": "verwijst naar niets",
            "recursive": "verwijst naar zichzelf",
            "aliases": "te veel tekst",
        },
        fix={
            "quote": "Zet de tekst tussen aanhalingstekens",
            "blank": "Zet een gewone spatie",
            "colon": "Zet een dubbelpunt en een spatie",
            "hyphen": "Zet een streepje en een spatie",
        },
        bad="impactdoel:\n  tekst: Ouderen en jongeren⟦:⟧ minder alleen in hun wijk\n",
        good="impactdoel:\n  tekst: 'Ouderen en jongeren: minder alleen in hun wijk'\n",
    ),
    en=Wording(
        title="The file is valid YAML.",
        why="What toc cannot read does not count: that step is then missing from your way to impact and from the "
        "picture.",
        say={
            "": "From here on toc cannot read the file.",
            "tab": "There is a tab here; YAML knows only spaces.",
            "quote": "A quotation mark opens here and closes nowhere.",
            "bracket": "A bracket {detail} opens here and closes nowhere.",
            "no-colon": "This line has no colon after a keyword.",
            "colon": "There is a colon in this text; YAML reads it as a new keyword.",
            "nbsp": "There is a non-breaking space here where a plain one belongs.",
            "no-blank": "There is no space after the colon of '{detail}'.",
            "odd-colon": "'{detail}' looks like a colon, and is none.",
            "other-sign": "This keyword has '{detail}' where a colon belongs.",
            "hyphen": "There is no space after this hyphen.",
            "bullet": "No item of a list starts with '{detail}'.",
            "comment-inside": "There is a comment in the middle of a text: toc reads no more of that text.",
            "hash-in-brackets": "All that follows this # is a comment, and so is the bracket that was to close.",
            "two-keywords": "There are two keywords on this line; '{detail}' is the second.",
            "value": "From this character on toc cannot read the value.",
            "indent": "This line is indented further than it can be in this place.",
            "depth": "This lies more than {detail} levels deep.",
            "alias": "'*{detail}' refers to '&{detail}', which stands nowhere above.",
            "recursive": "'*{detail}' refers to the block that it stands in.",
            "aliases": "'*{detail}' brings in so much text that this can no longer be a plan.",
        },
        do={
            "": "Compare this line with the lines above: start with as many spaces as what belongs beside it, and "
            "write a keyword, a colon, a space and then your text.",
            "tab": "Remove the tab and indent with two spaces.",
            "quote": "Close the text with the same quotation mark, or leave it out. "
            'Does your text start with an apostrophe? Then put it all between double quotation marks: "\'t is ...".',
            "bracket": "Close the bracket: ] belongs to [ and }} to {{. For example {who}: [older, young].",
            "no-colon": "Write a keyword, a colon and a space: {text}: ... "
            "Does this line still belong to the text above? Then indent it further.",
            "colon": "Put the whole text between quotation marks: {detail}.",
            "nbsp": "Replace it by a plain space. A non-breaking one comes along when you paste from Word or Teams.",
            "no-blank": "Write a space after the colon, and then what belongs to it.",
            "odd-colon": "Write a plain colon and a space.",
            "other-sign": "Write a colon and a space.",
            "hyphen": "Write a hyphen, a space and then your text: - ...",
            "bullet": "Write a plain hyphen, a space and then your text: - ...",
            "comment-inside": "Put the comment on a line of its own above the keyword. Is the # part of the text? "
            "Then put all of that text between quotation marks.",
            "hash-in-brackets": "Is the # part of the text? Then put that text between quotation marks. Is it a "
            "comment? Then put it behind the bracket that closes.",
            "two-keywords": "Put '{detail}:' with what stands behind it on a new line: two spaces further in where it "
            "falls under the first, otherwise as far in. Is it part of the text? Then put all of the text between "
            "quotation marks.",
            "value": "Put the whole text between single quotation marks: {text}: '...'. If there is an apostrophe in "
            "it, write that twice (''). Is it a list? Then check that every bracket opens once and closes once.",
            "indent": "Start keywords that belong side by side with the same number of spaces. Only what falls under "
            "them is indented by two spaces more.",
            "depth": "Five levels are enough for a plan. Check that there are no brackets or spaces too many.",
            "alias": "Put '&{detail}' where you write what you want to repeat, or write it out here. "
            "Does your text simply start with an asterisk? Then put it between quotation marks.",
            "recursive": "Write out here what you mean.",
            "aliases": "Write out here what you need.",
        },
        point={
            "": "stuck here",
            "tab": "tab",
            "quote": "opens here",
            "bracket": "opens here",
            "related": "stuck here",
            "no-colon": "no colon",
            "colon": "this colon",
            "nbsp": "non-breaking space",
            "no-blank": "no space",
            "odd-colon": "no colon",
            "other-sign": "no colon",
            "hyphen": "no space",
            "bullet": "no hyphen",
            "comment-inside": "comment",
            "hash-in-brackets": "comment",
            "two-keywords": "second keyword",
            "indent": "indented too far",
            "depth": "too deep",
            "alias": "refers to nothing",
            "recursive": "refers to itself",
            "aliases": "too much text",
        },
        fix={
            "quote": "Put the text between quotation marks",
            "blank": "Put a plain space",
            "colon": "Put a colon and a space",
            "hyphen": "Put a hyphen and a space",
        },
        bad="impact_goal:\n  text: Older and young people⟦:⟧ less alone in their neighbourhood\n",
        good="impact_goal:\n  text: 'Older and young people: less alone in their neighbourhood'\n",
    ),
)(reported_as("invalid-yaml"))
