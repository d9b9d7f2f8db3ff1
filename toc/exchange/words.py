"""What people write above their columns and on their tabs, in Dutch and English, and what they mean by it.

Plain words: small letters, no accents, no punctuation, no article in front. The keywords of the file format and the
headings of our own workbook are understood besides these.
"""

KINDS = {
    "activities": (
        "activiteit, activiteiten, actie, acties, wat doen we, wat gaan we doen, wat ga je doen, actiepunt, "
        "actiepunten, actieplan, maatregel, maatregelen, interventie, project, projecten, initiatief, aanbod, wat "
        "doet de stad, activity, activities, action, actions, action plan, what do we do, what we do, intervention, "
        "measure, initiative"
    ),
    "outputs": (
        "output, outputs, resultaat, resultaten, rechtstreeks resultaat, direct resultaat, rechtstreekse resultaten, "
        "directe resultaten, prestatie, prestaties, wat levert het op, gewenst resultaat, gewenste resultaten, "
        "deliverable, deliverables, direct result, direct results, product, producten"
    ),
    "outcomes": (
        "outcome, outcomes, effect, effecten, verandering, tussendoel, tussendoelen, gewenste verandering, beoogde "
        "verandering, beoogde veranderingen, wat verandert er, wat verandert, gedragsverandering, tussenstap, "
        "tussenstappen, change, intermediate outcome, intermediate outcomes, what changes, intermediate goal, "
        "intended change, beoogd effect, beoogde effecten, maatschappelijk effect, leereffect, result, results"
    ),
    "changes": (
        "veranderingen, changes, resultaten en effecten, outputs en outcomes, outputs and outcomes, resultatenketen"
    ),
    "impact_goal": (
        "impact, impactdoel, impactdoelstelling, doel, doelen, einddoel, hoofddoel, globaal doel, ultiem doel, "
        "lange termijn doel, impact goal, goal, ultimate goal, long term goal, overall goal"
    ),
    "challenge": "uitdaging, uitdagingen, maatschappelijke uitdaging, challenge, challenges",
    "actors": (
        "actor, actoren, betrokkene, betrokkenen, betrokken actoren, stakeholder, stakeholders, partners, "
        "belanghebbenden, spelers, actors, wie is wie, doelgroepen, target groups"
    ),
    "inputs": "middel, middelen, input, inputs, resource, resources, inzet",
    "hypotheses": (
        "hypothese, hypothesen, hypotheses, hypothesis, als dan, veronderstelling, veronderstellingen, redenering, "
        "mechanismen, werkzame factor, werkzame factoren"
    ),
    "external_factors": (
        "factor, factoren, externe factor, externe factoren, risico, risicos, risico s, andere factoren, "
        "contextfactor, contextfactoren, external factor, external factors, risk, risks, randfactoren"
    ),
    "unintended_effects": (
        "unintended, neveneffect, neveneffecten, onbedoeld effect, onbedoelde effecten, side effect, side effects, "
        "unintended effect, unintended effects"
    ),
    "indicators": (
        "indicator, indicatoren, indicators, wat meten we, wat meet je, meetpunt, meetpunten, kpi, kpis, kpi s, hoe "
        "meten we dit, what do we measure, measure of success, monitoring, meetplan"
    ),
    "learning_questions": (
        "leervraag, leervragen, impactleervraag, impactleervragen, evaluatievraag, evaluatievragen, learning "
        "question, learning questions, evaluation question, evaluation questions, wat willen we weten, "
        "onderzoeksvraag"
    ),
    "methods": (
        "methode, methoden, methodes, meetinstrument, meetinstrumenten, instrument, instrumenten, method, methods, "
        "hoe meten we, meting, metingen, dataverzameling, data collection, tool, tools, hoe gaan we meten"
    ),
    "links": (
        "verband, verbanden, link, links, relatie, relaties, pijl, pijlen, koppeling, koppelingen, samenhang, "
        "relations, arrows"
    ),
    "steps": (
        "stap, stappen, eerste stap, eerste stappen, volgende stap, volgende stappen, step, steps, first steps, next "
        "steps, to do"
    ),
    "reflection": (
        "reflectie, reflectiemoment, reflectiemomenten, duiding, reflection, sense making, leermoment, leermomenten"
    ),
    "participation": "participatie, inspraak, participation, involvement",
    "communication": (
        "communicatie, communicatieplan, communicatiemoment, communicatiemomenten, terugkoppeling naar betrokkenen, "
        "communication, communication plan, dissemination"
    ),
    "conditions": "randvoorwaarde, randvoorwaarden, voorwaarden, conditions, preconditions",
    "frames": "kader, kaders, referentiekader, bouwstenen, frame, frames, framework, building blocks",
    "glossary": (
        "begrip, begrippen, begrippenlijst, woordenlijst, verklarende woordenlijst, glossary, definities, definitions"
    ),
}
"""Headings and tabs that name a kind of thing."""

_ANY = {
    "number": "nr, nummer, volgnummer, volgnr, no, number, code, ref, referentie, actienummer, nr actie",
    "label": "label, korte naam, korte titel, titel, short name, short title, title, kort",
    "text": (
        "tekst, omschrijving, beschrijving, formulering, volledige tekst, description, text, toelichting, "
        "explanation, inhoud, wat, what, naam, name, volledige omschrijving"
    ),
}

_NODE = {
    "leads_to": (
        "leidt tot, draagt bij tot, draagt bij aan, bijdrage aan, zorgt voor, gevolg, leads to, contributes to, "
        "resulteert in, waartoe leidt dit, bijdrage tot, tussendoel nr, naar"
    ),
    "feeds_back_to": "koppelt terug naar, terugkoppeling, feeds back to, feedback",
    "term": "termijn, term, kt mlt lt, kt lt, tijdshorizon, korte lange termijn, horizon, timeframe",
    "frames": "kader, kaders, bouwsteen, bouwstenen, frame, frames, building block, building blocks",
}

_CHANGE = {
    **_ANY,
    **_NODE,
    "who": (
        "wie, bij wie, voor wie, doelgroep, doelgroepen, wie verandert, wie verandert er, who, for whom, target "
        "group, actor, actoren, bij wie is het te zien, betrokkenen"
    ),
    "type": "soort, type, soort verandering, aard, kind of change, domein",
    "due": "tegen, tegen wanneer, wanneer, deadline, streefdatum, due, by when, when, timing, jaar, datum",
    "external": "extern, external, door anderen",
    "not_measured": "niet gemeten, reden niet meten, not measured",
    "level": "niveau, level, output outcome, soort resultaat, output of outcome, output outcome impact",
}

ATTRIBUTES: dict[str, dict[str, str]] = {
    "actors": {
        "number": "nr, nummer, volgnummer, no, number, code",
        "name": "naam, actor, wie, organisatie, dienst, partner, name, who, organisation, organization, stakeholder",
        "role": "rol, type, soort, categorie, hoedanigheid, role, category, kind, soort actor",
        "aliases": "alias, aliassen, ook genoemd, afkorting, andere namen, aliases, also known as, abbreviation",
        "note": "toelichting, opmerking, opmerkingen, omschrijving, note, notes, remarks, beschrijving, description",
    },
    "inputs": {
        **_ANY,
        "amount": "bedrag, hoeveel, budget, kost, kostprijs, raming, amount, cost, hoeveelheid, aantal, vte",
        "by": "door, door wie, van wie, dienst, bron, by, provided by, financier",
        "leads_to": "leidt tot, activiteit, voor activiteit, voor actie, activity, action, voor welke actie, actie",
    },
    "activities": {
        **_ANY,
        **_NODE,
        "by": (
            "door, door wie, wie, uitvoerder, uitvoerders, uitgevoerd door, wie doet het, wie voert uit, dienst, "
            "diensten, betrokken dienst, betrokken diensten, by, by whom, who, implemented by, department, "
            "stadsdienst, actor"
        ),
        "with": (
            "met, met wie, partner, partners, samen met, samenwerking, samenwerking met, in samenwerking met, "
            "externe partners, with, with whom, together with, betrokken partners, partnerorganisaties"
        ),
        "for": (
            "voor, voor wie, doelgroep, doelgroepen, begunstigden, for, for whom, target group, target groups, "
            "beneficiaries, publiek"
        ),
        "approach": "aanpak, doen met, approach, werkwijze, type aanpak",
        "start": "start, startdatum, begin, begindatum, vanaf, start date, van",
        "end": (
            "einde, einddatum, eind, tot, deadline, end, end date, until, tegen, tegen wanneer, tot wanneer, timing, "
            "wanneer, when"
        ),
        "duration": "duur, duurtijd, looptijd, duration",
        "frequency": "frequentie, hoe vaak, frequency, how often, ritme",
        "where": "waar, plaats, locatie, wijk, where, place, location, plek, buurt",
        "volume": "volume, aantal, hoeveel, omvang, bereik, number, how many, aantal deelnemers",
        "owner": (
            "trekker, verantwoordelijke, eigenaar, projectleider, wie trekt, wie neemt dit op, contactpersoon, "
            "owner, lead, responsible, coordinator, verantwoordelijke dienst, eindverantwoordelijke, "
            "projectverantwoordelijke"
        ),
        "priority": "prioriteit, belang, priority, urgentie",
        "budget": "budget, kost, kostprijs, kosten, raming, middelen, cost, bedrag",
    },
    "outputs": _CHANGE,
    "outcomes": _CHANGE,
    "changes": _CHANGE,
    "challenge": {"text": "tekst, omschrijving, text"},
    "impact_goal": {
        "text": "tekst, omschrijving, formulering, text, impactdoel, doel",
        "label": "label, korte naam, titel",
        "who": "wie, voor wie, doelgroep, who, for whom, target group",
        "why": "waarom, why, aanleiding, probleem",
        "horizon": "termijn, horizon, term",
        "due": "tegen, tegen wanneer, due, by when, jaar, wanneer",
    },
    "hypotheses": {
        **_ANY,
        "text": "tekst, omschrijving, hypothese, als dan omdat, hypothesis, text, redenering",
        "link": "verband, link, pijl, tussen, relation, van naar, over welk verband",
        "mechanism": "mechanisme, waarom werkt het, omdat, mechanism, because, werkend mechanisme, werkzame factor",
        "assumptions": "aanname, aannames, assumptie, assumpties, voorwaarde, assumption, assumptions",
        "importance": "belang, importance, hoe belangrijk, kritisch",
        "evidence": "bewijs, onderbouwing, bewijskracht, evidence, support, sterkte bewijs",
        "sources": "bron, bronnen, source, sources, literatuur, referenties",
        "reviewed": "nagekeken, nagekeken op, reviewed, laatste nazicht",
    },
    "external_factors": {
        **_ANY,
        "effect": "effect, helpt of hindert, invloed, helps or hinders, kans of risico, positief of negatief",
        "on": "op, invloed op, werkt in op, waarop, on, affects",
        "programme": "programma, programme, ander programma, project",
    },
    "unintended_effects": {
        **_ANY,
        "who": "wie, bij wie, doelgroep, who",
        "effect": "effect, positief of negatief, positive or negative, aard",
        "caused_by": "door toedoen van, oorzaak, veroorzaakt door, caused by, cause",
        "signal": "signaal, waaraan merken we dit, signal, hoe merken we dit",
    },
    "indicators": {
        **_ANY,
        "measures": (
            "meet, hoort bij, bij, voor welk resultaat, voor welke verandering, resultaat, output, outcome, "
            "verandering, tussendoel, effect, measures, result, change, activiteit, actie, wat meet het, gekoppeld "
            "aan, doelstelling"
        ),
        "unit": "eenheid, meeteenheid, unit, meetwaarde",
        "direction": "richting, gewenste richting, trend, direction, evolutie, gewenste evolutie",
        "baseline.value": (
            "nulmeting, beginwaarde, startwaarde, uitgangswaarde, huidige waarde, huidige situatie, beginsituatie, "
            "nulwaarde, baseline, start value, current value, nulmeting waarde, waarde nulmeting, baseline value"
        ),
        "baseline.date": (
            "datum nulmeting, nulmeting datum, nulmeting wanneer, baseline date, nulmeting jaar, jaar nulmeting"
        ),
        "baseline.plan": "plan nulmeting, nulmeting plan, baseline plan",
        "baseline.source": "bron nulmeting, nulmeting bron, baseline source",
        "target.value": (
            "norm, streefcijfer, streefwaarde, doelwaarde, target, te behalen, gewenste waarde, streefdoel, target "
            "value, norm waarde, streefcijfers, ambitie"
        ),
        "target.due": (
            "tegen, tegen wanneer, streefdatum, norm tegen, norm jaar, norm datum, jaar norm, streefjaar, target "
            "date, target year, due, by when, deadline, target due, norm wanneer"
        ),
        "target.text": "norm tekst, norm in woorden, target text, toelichting norm",
        "source": (
            "bron, databron, bron van de data, gegevensbron, source, data source, waar komt het cijfer vandaan, waar "
            "te vinden"
        ),
        "frequency": (
            "frequentie, hoe vaak, wanneer, meetfrequentie, meetmoment, meetmomenten, frequency, how often, timing, "
            "periodiciteit"
        ),
        "responsible": (
            "verantwoordelijke, verantwoordelijk, wie, wie meet, trekker, wie volgt op, eigenaar, responsible, who, "
            "owner, who measures, door wie, opvolging"
        ),
        "disaggregation": (
            "uitsplitsing, uitsplitsing naar, opsplitsing, disaggregation, breakdown, per groep, uitgesplitst naar"
        ),
    },
    "learning_questions": {
        **_ANY,
        "text": "tekst, vraag, question, text, omschrijving",
        "about": (
            "over, waarover, hoort bij, gaat over, about, concerning, verandering, resultaat, hypothese, output, "
            "outcome"
        ),
        "user": "gebruiker, voor wie, wie gebruikt het antwoord, wie gebruikt dit, user, used by, for whom, wie",
        "decision": "beslissing, waarvoor, beslissing waarvoor, wat doen we ermee, decision, use, gebruik",
        "due": "tegen, wanneer, tegen wanneer, due, by when, deadline",
    },
    "methods": {
        "number": "nr, nummer, no, number, code",
        "name": "naam, methode, instrument, name, method, omschrijving, beschrijving, titel",
        "type": "soort, type, soort methode, kind",
        "answers": (
            "beantwoordt, indicator, indicatoren, vraag, leervraag, leervragen, hoort bij, voor indicator, answers, "
            "indicators, indicatoren en leervragen, informatienood, informatienoden, meet"
        ),
        "respondents": (
            "bevraagden, respondenten, bij wie, wie bevragen we, doelgroep, voor wie, respondents, who is asked"
        ),
        "when": "wanneer, timing, meetmoment, meetmomenten, when, moment, momenten, datum, planning",
        "collects": (
            "verzamelt, wie verzamelt, wie, door wie, verantwoordelijke, uitvoerder, collects, who collects, "
            "responsible, who"
        ),
        "analyses": "analyseert, wie analyseert, verwerking, analyses, who analyses",
        "analysis": "analyse, hoe analyseren, hoe analyseren we, manier van analyseren, analysis, how to analyse",
        "minutes": "minuten, tijd per bevraagde, minutes, duur, tijdsduur",
        "cases": "aantal, steekproef, aantal bevraagden, number, sample, cases, n",
        "personal_data": "persoonsgegevens, gdpr, avg, personal data, privacy",
    },
    "links": {
        "from": "van, oorzaak, bron, from, cause, source, vertrekpunt, start, als, if",
        "to": "naar, gevolg, doel, to, effect, target, eindpunt, dan, then",
        "kind": "soort verband, soort, type, kind, relation, verband",
        "text": "hypothese, hypothesis, toelichting, label, opmerking, note",
        "mechanism": "omdat, waarom, mechanisme, because, why, mechanism",
    },
    "steps": {
        "activity": "activiteit, actie, activity, action",
        "text": "tekst, stap, omschrijving, wat, text, step, what, eerste stap",
        "who": "wie, wie neemt dit op, door, trekker, verantwoordelijke, who, owner, by, responsible",
        "due": "tegen, wanneer, tegen wanneer, deadline, datum, due, by when, when, date",
    },
    "reflection": {
        "date": "datum, wanneer, date, when",
        "text": "tekst, wat, onderwerp, omschrijving, text, what, topic",
        "who": "wie, met wie, deelnemers, who, participants",
    },
    "participation": {
        "who": "wie, doelgroep, who",
        "phase": "fase, phase, stap",
        "how": "hoe, manier, how, methode, omschrijving",
        "date": "datum, wanneer, date, when",
    },
    "conditions": {
        "condition": "voorwaarde, soort, type, condition, kind",
        "text": "tekst, omschrijving, wat, text, randvoorwaarde, what",
        "fulfilled": "vervuld, in orde, ok, fulfilled, voldaan, status",
        "action": "actie, wat doen we eraan, aanpak, action, what to do",
        "who": "wie, wie doet het, trekker, verantwoordelijke, who, responsible, owner",
        "due": "tegen, wanneer, tegen wanneer, deadline, datum, due, by when, when, date",
    },
    "communication": {
        "who": "wie, aan wie, voor wie, naar wie, doelgroep, publiek, who, to whom, for whom, audience",
        "what": "wat, boodschap, inhoud, welke resultaten, onderwerp, what, message, content",
        "form": "vorm, hoe, kanaal, in welke vorm, medium, form, channel, how",
        "date": "datum, wanneer, tegen, moment, timing, date, when, by when",
    },
    "frames": {
        "name": "naam, kader, niveau, bouwsteen, label, name, frame, level, building block",
        "source": "bron, van wie, uit, source, from",
    },
    "glossary": {
        "term": "begrip, woord, term, word",
        "meaning": "betekenis, definitie, uitleg, meaning, definition, omschrijving",
    },
}
"""Headings that name a keyword, by the kind of thing that they are about."""

FORM = {
    "title": (
        "titel, naam, naam project, project, titel project, projecttitel, title, project title, naam van het plan, plan"
    ),
    "organisation": "organisatie, stad, stad of organisatie, organisation, organization, city, gemeente, bestuur",
    "narrative": "toelichting, verhaal, beschrijving, narrative, story, korte beschrijving, samenvatting, summary",
    "version": "versie, version",
    "date": "datum, date, laatst bijgewerkt, opgemaakt op, datum opmaak",
    "owner": "trekker, eigenaar, verantwoordelijke, owner, contactpersoon, projectleider",
    "status": "status",
    "language": "taal, language",
    "policy_objective.text": (
        "beleidsdoelstelling, bd, mjp beleidsdoelstelling, policy objective, strategische doelstelling, beleidsdoel, "
        "doelstelling mjp, meerjarenplan doelstelling"
    ),
    "policy_objective.source": "bron beleidsdoelstelling, meerjarenplan, mjp, policy plan",
    "policy_objective.code": "code beleidsdoelstelling, nummer beleidsdoelstelling, policy code",
    "context.problem": (
        "aanleiding, probleem, probleemstelling, uitdaging, problem, challenge, problem statement, nood, context"
    ),
    "context.ideal": "ideaalbeeld, droom, visie, ideale situatie, ideaalsituatie, ideal, vision, gewenste situatie",
    "context.society": "maatschappij, maatschappelijke context, context maatschappij, society",
    "context.interventions": (
        "interventies, wat bestaat er al, context interventies, bestaand aanbod, existing interventions"
    ),
    "impact_goal.text": (
        "impactdoel, impactdoelstelling, impact, doel, globaal doel, hoofddoel, einddoel, impact goal, goal, overall "
        "goal"
    ),
    "impact_goal.label": "impactdoel kort, label impactdoel",
    "impact_goal.who": "doelgroep, voor wie, voor wie maak je het verschil, target group, for whom, doelgroepen",
    "impact_goal.why": "waarom, why, waarom doen we dit",
    "impact_goal.horizon": "termijn impactdoel, horizon",
    "impact_goal.due": "tegen, tegen wanneer, streefjaar, by when",
    "impact_goal.candidates": "kandidaten, shortlist, short list, overwogen doelen, candidates",
    "why_measure": "waarom meten, waarom meten we, waarvoor meten we, why measure, why do we measure",
    "coaching_topics": "coachingvragen, vragen voor de coach, coaching, coaching topics, topics voor coaching",
    "evaluation.users": "gebruikers, users, gebruikers evaluatie",
    "evaluation.scope.because": "waarom dit bereik, reden bereik, why this scope",
}
"""What stands before a colon, or in the first column of a form."""

ENDS = (
    ("van", "naar"), ("oorzaak", "gevolg"), ("als", "dan"),
    ("from", "to"), ("cause", "effect"), ("if", "then"), ("source", "target"),
)  # fmt: skip
"""The headings of two columns that say where an arrow starts and where it ends."""
