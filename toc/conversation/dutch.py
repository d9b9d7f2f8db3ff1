"""The conversation in Dutch, as a trainer in Flanders would lead it."""

from toc.conversation.question import Step
from toc.conversation.words import Ask, Phrase, Text, Words

WORDS = Words(
    ask={
        Ask.TITLE: Text(
            "Waarover gaat je plan? Geef het een korte naam.",
            "Die naam komt boven je tekening.",
            "Buren die elkaar kennen",
        ),
        Ask.ORGANISATION: Text(
            "Voor welke stad of organisatie is het?",
            "Dan weet toc wie er in jouw zinnen 'de stad' is.",
            "Stad Lindeveld",
        ),
        Ask.OBJECTIVE: Text(
            "Van welke beleidsdoelstelling vertrek je? Neem ze letterlijk over.",
            "Je begint bij wat beslist is, ook als dat nog vaag klinkt.",
            "Iedereen telt mee in Lindeveld",
        ),
        Ask.SOURCE: Text(
            "Waar staat die doelstelling?", "Zo vindt iedereen ze terug.", "Meerjarenplan 2026-2031, BD 4"
        ),
        Ask.PROBLEM: Text(
            "Wat is er vandaag aan de hand? Een cijfer, een klacht, een verhaal.",
            "Pas als je weet wat er wringt, weet je welk verschil je wilt maken.",
            "In de wijkbevraging zegt één op de drie ouderen dat er bijna nooit iemand langskomt",
        ),
        Ask.IDEAL: Text(
            "Stel dat alles lukt: wat zie je dan? Dromen mag.",
            "Wie het eindbeeld ziet, vindt makkelijker de weg ernaartoe.",
            "Op zaterdag drinken buren samen koffie, en niemand zit nog alleen die dat niet wil",
        ),
        Ask.WHY: Text(
            "Waarom wil de stad dit? Voor wie wordt er dan iets anders?",
            "De waarom-vraag brengt je van wat de stad doet naar wat mensen ervan merken.",
            "Ouderen staan er nu te vaak alleen voor",
        ),
        Ask.WHY_AGAIN: Text(
            "En waarom is dát belangrijk?",
            "Vraag door tot je bij het leven van mensen uitkomt. Ben je er? Druk op Enter.",
            "Wie mensen om zich heen heeft, voelt zich beter en blijft langer zelfstandig",
        ),
        Ask.GOAL: Text(
            "Schrijf een mogelijk impactdoel: voor wie is er op het einde wat anders?",
            "We zetten er straks een paar naast elkaar, en dan kies je.",
            "Ouderen in Lindeveld voelen zich minder eenzaam",
        ),
        Ask.GOAL_MORE: Text(
            "Nog een mogelijk impactdoel?",
            "Met twee of drie naast elkaar zie je beter wat je echt wilt. Genoeg? Druk op Enter.",
        ),
        Ask.CHOOSE: Text(
            "Welk impactdoel kies je?", "Eén doel geeft richting. De andere bewaar ik als shortlist in je plan."
        ),
        Ask.GOAL_WHO: Text(
            "Voor wie maak je dat verschil?", "Je doelgroep komt nog vaak terug, dus noem ze bij naam.", "Ouderen"
        ),
        Ask.HORIZON: Text("Wanneer mag je dat verschil verwachten?", "Impact heeft tijd nodig: meestal is het lang."),
        Ask.LABEL: Text(
            "Hoe noem je dit in de tekening? Een paar woorden volstaan.", "Een korte naam leest vlotter in een kader."
        ),
        Ask.ACTIVITY: Text(
            "Welke activiteit plan je? Schrijf een hele zin: wie doet wat, en voor of met wie?",
            "Een activiteit is wat jullie zelf doen, nog niet wat er daardoor verandert.",
            "De buurtwerkers houden elke zaterdag een koffietafel voor ouderen in het buurthuis",
        ),
        Ask.ACTIVITY_MORE: Text(
            "Welke activiteit komt er nog bij?",
            "Eén activiteit per keer. Zijn dat ze allemaal? Druk op Enter.",
            "De dienst Welzijn leidt twintig vrijwilligers op tot huisbezoeker",
        ),
        Ask.BY: Text("Wie voert dat uit?", "Wat van niemand is, blijft liggen.", "Buurtwerkers, Dienst Welzijn"),
        Ask.FOR: Text("Voor wie doen jullie het?", "Dan zie je straks of je doelgroep erbij is.", "Ouderen"),
        Ask.WITH: Text(
            "Met welke partners werken jullie daarvoor samen?",
            "Een partner voert mee uit, of moet zelf iets anders gaan doen. Geen partners? Typ een streepje: -.",
            "Seniorenraad",
        ),
        Ask.APPROACH: Text(
            "Waarmee werk je dan vooral?",
            "Een goede mix van mensen, organisaties en wijken maakt je weg sterker.",
        ),
        Ask.OUTPUT: Text(
            "{activity}: wat levert dat meteen op?",
            "Dat is een output: je kunt het zien of tellen, maar iemands leven is nog niet veranderd.",
            "Veertig ouderen komen minstens één keer per maand naar de koffietafel",
        ),
        Ask.OUTPUT_MORE: Text(
            "{activity}: levert dat nog iets anders op?",
            "Soms vertrekken er twee wegen uit één activiteit. Niets meer? Druk op Enter.",
        ),
        Ask.THEN: Text(
            "{before}. En dan? Wie weet, kan, voelt of doet daardoor iets anders?",
            "Zet één stap per keer, tot je bij je impactdoel bent. Weet je het nog niet? Druk op Enter.",
            "Ouderen kennen meer mensen in hun straat",
        ),
        Ask.CHANGES_IN: Text(
            "Bij wie zie je die verandering?",
            "Een verandering zit altijd in iemand: dan weet je ook bij wie je kunt gaan kijken.",
            "Ouderen",
        ),
        Ask.TYPE: Text(
            "Wat voor verandering is dat?",
            "Van weten naar doen is het nog ver: zo zie je of er onderweg een stap ontbreekt.",
        ),
        Ask.TERM: Text("Wanneer kun je dat zien?", "Een oorzaak komt altijd voor haar gevolg."),
        Ask.SAME: Text("'{name}': bedoel je '{known}'?", "Dezelfde naam voor dezelfde mensen houdt je plan leesbaar."),
        Ask.ROLE: Text("Welke rol heeft '{name}'?", "Wie voert uit, wie doet mee, en voor wie doe je het?"),
        Ask.MISSING: Text(
            "Wie hoort er nog bij?",
            "Denk aan wie anders moet gaan werken, en aan wie je licht vergeet. Niemand? Druk op Enter.",
            "Huisartsen, Mantelzorgers",
        ),
        Ask.CHANGE_OF: Text(
            "{actor}: wat moet er bij hen veranderen opdat je plan werkt?",
            "Bij hen zie je nog geen enkele verandering in je plan. Hoeft het niet? Druk op Enter.",
            "Huisartsen vertellen hun patiënten over de koffietafel",
        ),
        Ask.BROUGHT_BY: Text(
            "Door welke activiteit komt dat?", "Elke verandering heeft een oorzaak die jullie in handen hebben."
        ),
        Ask.DOUBTED: Text(
            "Welke pijlen zijn het zwakst? Typ hun nummers, met een komma ertussen.",
            "Waar je twijfelt, valt er later het meest te leren.",
        ),
        Ask.EVIDENCE: Text(
            "{cause} → {effect}. Hoeveel bewijs heb je dat het zo gaat?",
            "Eerlijk zijn mag: een idee is ook een begin.",
        ),
        Ask.IMPORTANCE: Text(
            "Hoe belangrijk is die pijl? Wat als het niet zo gaat?",
            "Veel belang en weinig bewijs: dat onderzoek je eerst.",
        ),
        Ask.HYPOTHESIS: Text(
            "Maak er één zin van: als … dan … omdat …",
            "Na 'omdat' komt waarom je erin gelooft. Net dat kun je later nagaan.",
            "Als ouderen elkaar wekelijks zien, dan voelen ze zich minder eenzaam, omdat er iemand is die hen mist",
        ),
        Ask.MECHANISM: Text(
            "Wat gebeurt er bij de mensen zelf, waardoor het werkt?",
            "Dat is het mechanisme: hoe mensen reageren, niet wat jullie doen.",
            "Wie verwacht wordt, komt makkelijker buiten",
        ),
        Ask.ASSUMPTION: Text(
            "Wat moet er kloppen opdat dit opgaat?",
            "Een aanname heb je niet in de hand, maar je plan rekent er wel op.",
            "Ouderen geraken vlot tot in het buurthuis",
        ),
        Ask.FACTOR: Text(
            "Wat speelt er nog mee, los van wat jullie doen?",
            "Jullie dragen bij aan de impact, maar jullie zijn nooit alleen. Niets? Druk op Enter.",
            "De bus rijdt op zaterdag niet meer door de wijk",
        ),
        Ask.FACTOR_MORE: Text("Wat speelt er nog mee?", "Niets meer? Druk op Enter."),
        Ask.EFFECT: Text("Helpt dat, of hindert het?", "Zo weet je wat je in het oog moet houden."),
        Ask.ON: Text("Waar op je weg merk je dat?", "Hoe preciezer, hoe beter je het kunt opvolgen."),
        Ask.MEASURED: Text(
            "Bij welke veranderingen wil je kunnen zien of ze er komen? Typ hun nummers, met een komma ertussen.",
            "Kies er een paar: wat niemand opvolgt, hoef je niet te meten. Is dat voor later? Druk op Enter.",
        ),
        Ask.INDICATOR: Text(
            "{change}. Waaraan merk je dat? Wat kun je tellen of meten?",
            "Dat is een indicator: zeg wat je telt en bij wie, niet welke kant het uit moet.",
            "Aantal ouderen dat minstens één keer per week een buur spreekt",
        ),
        Ask.UNIT: Text(
            "In welke eenheid druk je dat uit?", "Dan leest iedereen het cijfer op dezelfde manier.", "ouderen"
        ),
        Ask.BASELINE: Text(
            "Wat is het cijfer vandaag?",
            "Dat is de nulmeting: zonder een cijfer van vóór de start kun je later geen verschil tonen. Geen cijfer? "
            "Druk op Enter.",
            "35",
        ),
        Ask.TARGET: Text(
            "Welk cijfer wil je halen?",
            "Dat is de norm: spreek af wat goed genoeg is vóór je meet. Nog niet? Druk op Enter.",
            "50",
        ),
        Ask.DATA: Text(
            "Waar komt dat cijfer vandaan?",
            "Een bron die er al is, spaart iedereen tijd.",
            "Wijkbevraging, om de twee jaar",
        ),
        Ask.QUESTION: Text(
            "Wat wil je te weten komen dat je niet kunt tellen?",
            "Dat is een leervraag. Ze begint met hoe, waarom, voor wie of wat. Geen vraag? Druk op Enter.",
            "Waarom komen sommige ouderen maar één keer naar de koffietafel?",
        ),
        Ask.QUESTION_MORE: Text("Wat wil je nog te weten komen?", "Geen vragen meer? Druk op Enter."),
        Ask.ABOUT: Text("Over welk stuk van je weg gaat die vraag?", "Zo komt het antwoord later op de juiste plek."),
        Ask.USER: Text(
            "Wie wacht op het antwoord?", "Een vraag waar niemand op wacht, blijft liggen.", "Stuurgroep Welzijn"
        ),
        Ask.DECISION: Text(
            "Wat beslissen ze met dat antwoord?",
            "Dan weet je ook wanneer je het nodig hebt, en hoe zeker het moet zijn.",
            "Of er ook in andere wijken een koffietafel komt",
        ),
        Ask.MENU: Text(
            "Aan welke stap wil je werken?",
            "Wat er al staat, blijft staan. Klaar? Druk op Enter.",
        ),
    },
    say={
        Phrase.WELCOME: "Dag! We maken samen een weg naar impact, in de stappen van de training. Typ je antwoord en "
        "druk op Enter. Met ? krijg je meer uitleg, met < ga je één vraag terug, en met stop bewaar je alles om later "
        "verder te doen. Iets overslaan kan: druk gewoon op Enter.",
        Phrase.WELCOME_BACK: "Welkom terug! We gaan verder waar je gebleven was. Weet je nog: ? is meer uitleg, < is "
        "één vraag terug, stop is bewaren.",
        Phrase.OBJECTIVE_NOTED: "Goed, dat is ons vertrekpunt. Nu vragen we waarom, tot er mensen in beeld komen.",
        Phrase.OBJECTIVE_VAGUE: "Daar moet je nu niets aan doen: een beleidsdoelstelling is vaak ruim. Net daarom "
        "vragen we nu waarom, tot er mensen in beeld komen.",
        Phrase.GOAL_CHOSEN: "Mooi. Dit is vanaf nu je kompas: {goal}",
        Phrase.NO_ACTIVITY: "Er staat nog geen activiteit in je plan. Zonder activiteiten kunnen we de weg nog niet "
        "tekenen.",
        Phrase.LEFT_OPEN: "We laten dit even open. Je vindt het terug met toc new of toc lint.",
        Phrase.OPEN_ENDS: "Dit raakt nog niet tot bij je impactdoel: {names}.",
        Phrase.ALL_REACH: "Elke activiteit raakt nu tot bij je impactdoel.",
        Phrase.WAY: "Je weg tot nu toe",
        Phrase.NOT_YET: "raakt er nog niet",
        Phrase.SEE_ABOVE: "zie hoger",
        Phrase.PEOPLE: "Dit zijn ze tot nu toe: {actors}.",
        Phrase.LINKS: "Dit zijn de pijlen waar je plan van afhangt. Ik zet erbij waar de sprong groot is.",
        Phrase.NO_LINKS: "Er zijn nog geen pijlen tussen veranderingen, dus hier valt nog niets te onderzoeken.",
        Phrase.JUMP: "grote sprong",
        Phrase.LEADS_TO: "{cause} → {effect}",
        Phrase.IMPACT: "het impactdoel: {goal}",
        Phrase.IS_IMPACT: "impactdoel",
        Phrase.YES: "ja",
        Phrase.NO: "nee",
        Phrase.GOOD: "Zo staat het er goed.",
        Phrase.MORE_REMARKS: "Er valt nog iets over te zeggen; dat zie je later met toc lint.",
        Phrase.NOTHING_BEFORE: "Dit is de eerste vraag: terug kan hier niet.",
        Phrase.NO_NUMBER: "Dat nummer staat niet in de lijst. Kies er een van 1 tot {most}.",
        Phrase.NO_CHOICE: "Typ het nummer van je keuze, van 1 tot {most}.",
        Phrase.NO_NAME: "Dat lijkt een hele zin. Hier vraag ik namen, bijvoorbeeld: Buurtwerkers, Ouderen.",
        Phrase.NO_WORDS: "Een cijfer of een leesteken zegt later niemand nog iets. Schrijf het in woorden.",
        Phrase.NO_LIST: "Hier is nog geen lijst om uit te kiezen: schrijf het voluit.",
        Phrase.NEEDED: "Zonder dit kunnen we niet verder. Typ ? voor een voorbeeld, of stop om er later op terug te "
        "komen.",
        Phrase.TOO_LONG: "Dat is wel heel lang. Hou het bij één of twee zinnen.",
        Phrase.MENU: "Dit plan bestond al. Ik vul aan wat ontbreekt; aan wat er staat, raak ik niet.",
        Phrase.LACKS_NOTHING: "in orde",
        Phrase.LACKS_TEXT: "nog in te vullen",
        Phrase.NOTHING_LACKS: "Hier valt niets meer aan te vullen.",
        Phrase.LACKS_MANY: "{number} open",
        Phrase.DONE: "Dat was het! Je eerste versie staat er.",
        Phrase.ACTIVITY: "activiteit",
        Phrase.CHANGE: "verandering",
        Phrase.REASON: "waarom",
        Phrase.FACTOR: "factor",
        Phrase.ACTOR: "actor",
        Phrase.INDICATOR: "indicator",
        Phrase.QUESTION: "leervraag",
        Phrase.FILL_IN_OBJECTIVE: "Doelstelling XX wordt werkelijkheid",
        Phrase.FILL_IN_SOURCE: "XX: het meerjarenplan en het nummer",
        Phrase.FILL_IN_WHY: "XX: een cijfer, een klacht of een verhaal",
        Phrase.FILL_IN_GOAL: "Doelgroep XX ervaart minder problemen",
        Phrase.FILL_IN_ACTIVITY: "De dienst XX organiseert elke maand iets voor de doelgroep",
        Phrase.FILL_IN_OUTPUT: "De doelgroep krijgt XX",
        Phrase.FILL_IN_OUTCOME: "De doelgroep doet vaker XX",
        Phrase.FILL_IN_TITLE: "Een weg naar impact",
        Phrase.SERVICE: "Dienst XX",
        Phrase.TARGET_GROUP: "Doelgroep XX",
        Phrase.LATER: "Vul in waar XX staat. Nakijken: toc lint. Tekenen: toc render. Liever een gesprek? toc new",
        Phrase.STEP: "Stap {number} van {of}: {title}",
        Phrase.EXAMPLE: "Bijvoorbeeld: {example}",
        Phrase.BAD: "Niet zo:  {text}",
        Phrase.BETTER: "Wel zo:   {text}",
        Phrase.ENTER_TAKES: "Enter = {answer}.",
        Phrase.ENTER_SKIPS: "Enter = overslaan.",
        Phrase.ENTER_KEEPS: "Enter laat het zo, - maakt het leeg.",
        Phrase.REWRITE: "Herschrijf je zin, of druk op Enter om ze zo te laten.",
        Phrase.EARLIER: "Daarnet schreef je: {answer}.",
        Phrase.CHOICES: "Typ een nummer.",
        Phrase.NUMBERS: "Typ de nummers, met een komma ertussen.",
        Phrase.ACTORS: "Typ nummers of nieuwe namen, met een komma ertussen.",
        Phrase.NAMES: "Typ namen, met een komma ertussen.",
        Phrase.OR_NUMBER: "Typ een zin, of het nummer van wat er al staat.",
    },
    helps={
        "absolute-claim": "Schrijf welke kant het uitgaat: minder, vaker, sneller. Hoeveel precies is iets voor "
        "later, bij de indicatoren.",
        "activity-as-change": "Dat hoort bij de activiteiten. Schrijf hier bij wie er daardoor iets verandert, en wat.",
        "activity-without-verb": "Maak er een zin van: wie doet wat, en voor wie? De korte naam vraag ik zo meteen.",
        "duplicate-change": "Is het hetzelfde? Typ dan het nummer van wat er al staat. Is het iets anders? Schrijf "
        "wat er verschilt: bij wie, of wat precies.",
        "indicator-not-neutral": "Schrijf wat je telt of meet. Welk cijfer je wilt halen, vraag ik zo meteen.",
        "indicator-without-measure": "Begin met wat je telt of meet: 'Aantal …', 'Aandeel van …', 'Score op …'.",
        "link-without-hypothesis": "Vul aan met 'omdat …': waarom zou het zo gaan?",
        "means-end-in-statement": "Houd hier één ding: wat er verandert. Waardoor het komt of waartoe het leidt, "
        "wordt een stap apart.",
        "missing-target-group": "Begin je zin met de mensen die je bedoelt.",
        "multiple-activities": "Schrijf er nu één op; de volgende vraag ik zo meteen.",
        "multiple-changes": "Kies er hier één. De andere wordt een stap apart, ervoor of erna.",
        "norm-number-in-text": "Typ alleen het cijfer.",
        "number-read-two-ways": "Typ een duizendtal zonder punt, en decimalen met een komma en zonder nullen op het "
        "einde.",
        "organisation-as-subject": "Draai de zin om en begin met wie er iets van merkt. Wat jullie ervoor doen, komt "
        "bij de activiteiten.",
        "outcome-as-activity": "Dat vraag ik straks bij 'en dan?'. Schrijf hier wat iemand ervoor doet, bijvoorbeeld "
        "'De buurtwerker belt elke week aan bij …'.",
        "output-as-outcome": "Schrijf wat mensen daardoor anders doen, weten of voelen. Dat ze er waren, is een "
        "output.",
        "undefined-jargon": "Schrijf in gewone woorden wat mensen dan doen of ervaren.",
        "vague-qualifier": "Zeg wat je dan ziet, bijvoorbeeld 'zonder schimmel' of 'op tien minuten stappen'.",
    },
    steps={
        Step.OPENING: ("Om te beginnen", ""),
        Step.GOAL: (
            "Van beleidsdoelstelling naar impactdoel",
            "Een beleidsdoelstelling is vaak vaag. We zoeken voor wie je het verschil maakt, en welk verschil.",
        ),
        Step.ACTIVITIES: (
            "Activiteiten",
            "Wat gaan jullie doen? Wie doet wat, voor wie en met wie?",
        ),
        Step.CHANGES: (
            "Veranderingen",
            "Bij elke activiteit vragen we 'en dan?', tot we bij je impactdoel zijn.",
        ),
        Step.ACTORS: (
            "Actoren",
            "Bij wie moeten de veranderingen te zien zijn?",
        ),
        Step.HYPOTHESES: (
            "Hypothesen",
            "Elke pijl is een vermoeden. We bekijken de zwakste schakels.",
        ),
        Step.SURROUNDINGS: (
            "Wat er nog meespeelt",
            "Je stad is niet alleen: wat helpt of hindert er, los van wat jullie doen?",
        ),
        Step.NEEDS: (
            "Meten en leren",
            "De tweede dag: waaraan merk je dat het lukt, en wat wil je nog weten? Voor later? Druk telkens op Enter.",
        ),
    },
    sections={
        "policy_objective": ("De beleidsdoelstelling waarvan je vertrekt, met haar bron.",),
        "context": ("De context: waarom is dit nodig, en hoe ziet het eruit als alles lukt?",),
        "impact_goal": ("Het impactdoel: voor wie maak je op het einde welk verschil?",),
        "actors": ("De actoren: wie voert uit (stad), wie werkt mee (partner), voor wie doe je het (doelgroep)?",),
        "activities": ("De activiteiten: wie doet wat, voor wie en met wie?",),
        "outputs": ("De outputs: wat leveren de activiteiten meteen op?",),
        "outcomes": ("De outcomes: wat verandert er daarna bij mensen? Eén verandering per stap.",),
        "hypotheses": ("De hypothesen: waarom zou het ene tot het andere leiden?",),
        "indicators": ("De indicatoren: waaraan merk je of een verandering er komt?",),
        "learning_questions": ("De leervragen: wat wil je te weten komen, voor wie, en om wat te beslissen?",),
        "external_factors": ("De externe factoren: wat helpt of hindert, los van wat jullie doen?",),
    },
)
