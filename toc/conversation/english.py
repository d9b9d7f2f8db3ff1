"""The conversation in English."""

from toc.conversation.question import Step
from toc.conversation.words import Ask, Phrase, Text, Words

WORDS = Words(
    ask={
        Ask.TITLE: Text(
            "What is your plan about? Give it a short name.",
            "The name goes above your picture.",
            "Neighbours who know each other",
        ),
        Ask.ORGANISATION: Text(
            "For which city or organisation is it?",
            "Then toc knows who 'the city' is in your sentences.",
            "City of Lindenfield",
        ),
        Ask.OBJECTIVE: Text(
            "From which policy objective do you start? Copy it word for word.",
            "You start from what was decided, even where that still sounds vague.",
            "Everybody counts in Lindenfield",
        ),
        Ask.SOURCE: Text(
            "Where can that objective be found?",
            "Then everybody can find it again.",
            "City Plan 2026-2031, objective 4",
        ),
        Ask.PROBLEM: Text(
            "What is going on today? A figure, a complaint, a story.",
            "Once you know where it hurts, you know which difference you want to make.",
            "In the neighbourhood survey one in three older residents says that hardly anybody ever drops by",
        ),
        Ask.IDEAL: Text(
            "Suppose that all goes well: what do you see then? Dreaming is allowed.",
            "Once you see where it ends, you find the way there more easily.",
            "On Saturdays neighbours have coffee together, and nobody is alone who does not want to be",
        ),
        Ask.WHY: Text(
            "Why does the city want this? For whom does something become different?",
            "Asking why takes you from what the city does to what people notice of it.",
            "Older residents are left on their own too often",
        ),
        Ask.WHY_AGAIN: Text(
            "And why does that matter?",
            "Keep asking until you arrive at people's lives. Are you there? Press Enter.",
            "People with company feel better and stay independent longer",
        ),
        Ask.GOAL: Text(
            "Write a possible impact goal: for whom is what different in the end?",
            "We put a few side by side, and then you choose.",
            "Older residents of Lindenfield feel less lonely",
        ),
        Ask.GOAL_MORE: Text(
            "Another possible impact goal?",
            "With two or three side by side you see better what you really want. Enough? Press Enter.",
        ),
        Ask.CHOOSE: Text(
            "Which impact goal do you choose?",
            "One goal gives direction. I keep the others in your plan as a short list.",
        ),
        Ask.GOAL_WHO: Text(
            "For whom do you make that difference?",
            "Your target group will come back often, so call it by its name.",
            "Older residents",
        ),
        Ask.HORIZON: Text("When can that difference be expected?", "Impact takes time: mostly it is the long term."),
        Ask.LABEL: Text(
            "What do you call this in the picture? A few words will do.", "A short name reads more easily in a box."
        ),
        Ask.ACTIVITY: Text(
            "Which activity do you plan? Write a whole sentence: who does what, and for or with whom?",
            "An activity is what you do yourselves, not yet what changes because of it.",
            "The community workers hold a coffee morning for older residents every Saturday",
        ),
        Ask.ACTIVITY_MORE: Text(
            "Which other activity do you plan?",
            "One activity at a time. Are these all of them? Press Enter.",
            "The welfare department trains twenty volunteers to visit people at home",
        ),
        Ask.BY: Text("Who carries it out?", "What is nobody's job does not get done.", "Community workers, Welfare"),
        Ask.FOR: Text(
            "For whom do you do it?", "Then you see later whether your target group is in it.", "Older residents"
        ),
        Ask.WITH: Text(
            "With which partners do you work for that?",
            "A partner carries it out with you, or has to do something differently. No partners? Type a dash: -.",
            "Senior council",
        ),
        Ask.APPROACH: Text(
            "What do you mostly work with then?",
            "A good mix of people, organisations and neighbourhoods makes your way stronger.",
        ),
        Ask.OUTPUT: Text(
            "{activity}: what does that bring about directly?",
            "That is an output: you can see or count it, but nobody's life has changed yet.",
            "Forty older residents come to the coffee morning at least once a month",
        ),
        Ask.OUTPUT_MORE: Text(
            "{activity}: does that bring about anything else?",
            "Sometimes two ways start from one activity. Nothing else? Press Enter.",
        ),
        Ask.THEN: Text(
            "{before}. So what? Who knows, can do, feels or does something else because of that?",
            "One step at a time, until you are at your impact goal. Do you not know yet? Press Enter.",
            "Older residents know more people in their street",
        ),
        Ask.CHANGES_IN: Text(
            "In whom do you see that change?",
            "A change is always in somebody: then you know where to look for it.",
            "Older residents",
        ),
        Ask.TYPE: Text(
            "What kind of change is that?",
            "It is a long way from knowing to doing: this shows whether a step is missing.",
        ),
        Ask.TERM: Text("When can you see that?", "A cause always comes before its effect."),
        Ask.SAME: Text("'{name}': do you mean '{known}'?", "One name for the same people keeps your plan readable."),
        Ask.ROLE: Text("Which role does '{name}' have?", "Who carries out, who joins in, and for whom do you do it?"),
        Ask.MISSING: Text(
            "Who else belongs here?",
            "Think of those who have to work differently, and of those who are easily forgotten. Nobody? Press Enter.",
            "General practitioners, Family carers",
        ),
        Ask.CHANGE_OF: Text(
            "{actor}: what has to change in them so that your plan works?",
            "Your plan shows no change in them yet. Is none needed? Press Enter.",
            "General practitioners tell their patients about the coffee morning",
        ),
        Ask.BROUGHT_BY: Text("Which activity brings that about?", "Every change has a cause that is in your hands."),
        Ask.DOUBTED: Text(
            "Which arrows are the weakest? Type their numbers, with commas between them.",
            "Where you doubt, there is most to learn later.",
        ),
        Ask.EVIDENCE: Text(
            "{cause} → {effect}. How much evidence do you have that it goes like this?",
            "Be honest: an idea is a beginning too.",
        ),
        Ask.IMPORTANCE: Text(
            "How important is that arrow? What if it does not go like this?",
            "Much depends on it and there is little evidence: look into that first.",
        ),
        Ask.HYPOTHESIS: Text(
            "Make it one sentence: if … then … because …",
            "After 'because' comes why you believe it. That is what you can look into later.",
            "If older residents see each other every week, then they feel less lonely, because somebody misses them",
        ),
        Ask.MECHANISM: Text(
            "What happens in the people themselves, so that it works?",
            "That is the mechanism: how people respond, not what you do.",
            "Somebody who is expected gets out of the house more easily",
        ),
        Ask.ASSUMPTION: Text(
            "What has to be true for this to hold?",
            "An assumption is not in your hands, but your plan counts on it.",
            "Older residents can easily get to the community centre",
        ),
        Ask.FACTOR: Text(
            "What else plays a part, apart from what you do?",
            "You contribute to the impact, but never alone. Nothing? Press Enter.",
            "The bus no longer crosses the neighbourhood on Saturdays",
        ),
        Ask.FACTOR_MORE: Text("What else plays a part?", "Nothing else? Press Enter."),
        Ask.EFFECT: Text("Does that help, or does it hinder?", "Then you know what to keep an eye on."),
        Ask.ON: Text("Where on your way do you notice that?", "The more precise, the better you can follow it."),
        Ask.MEASURED: Text(
            "Of which changes do you want to see whether they come about? Type their numbers, with commas between "
            "them.",
            "Choose a few: what nobody follows up need not be measured. Is that for later? Press Enter.",
        ),
        Ask.INDICATOR: Text(
            "{change}. How will you notice? What can you count or measure?",
            "That is an indicator: say what you count and in whom, not which way it should go.",
            "Number of older residents who talk to a neighbour at least once a week",
        ),
        Ask.UNIT: Text(
            "In which unit do you express that?", "Then everybody reads the figure in the same way.", "older residents"
        ),
        Ask.BASELINE: Text(
            "What is the figure today?",
            "That is the baseline: without a figure from before the start you cannot show a difference later. No "
            "figure? Press Enter.",
            "35",
        ),
        Ask.TARGET: Text(
            "Which figure do you want to reach?",
            "That is the target: agree on what is good enough before you measure. Not yet? Press Enter.",
            "50",
        ),
        Ask.DATA: Text(
            "Where does that figure come from?",
            "A source that is there already saves everybody time.",
            "Neighbourhood survey, every two years",
        ),
        Ask.QUESTION: Text(
            "What do you want to find out that you cannot count?",
            "That is a learning question. It starts with how, why, for whom or what. No question? Press Enter.",
            "Why do some older residents come to the coffee table only once?",
        ),
        Ask.QUESTION_MORE: Text("What else do you want to find out?", "No more questions? Press Enter."),
        Ask.ABOUT: Text("Which part of your way is that question about?", "Then the answer lands in the right place."),
        Ask.USER: Text(
            "Who is waiting for the answer?",
            "A question that nobody waits for is left lying.",
            "Welfare steering group",
        ),
        Ask.DECISION: Text(
            "What will they decide with that answer?",
            "Then you also know when you need it, and how sure it has to be.",
            "Whether other neighbourhoods get a coffee table too",
        ),
        Ask.MENU: Text("On which step do you want to work?", "What is there stays there. Done? Press Enter."),
    },
    say={
        Phrase.WELCOME: "Hello! Together we make a theory of change, in the steps of the training. Type your answer "
        "and press Enter. With ? you get more explanation, with < you go back one question, and with stop everything "
        "is kept so that you can go on later. You may skip things: just press Enter.",
        Phrase.WELCOME_BACK: "Welcome back! We go on where you were. Remember: ? is more explanation, < is one "
        "question back, stop is keep and stop.",
        Phrase.OBJECTIVE_NOTED: "Good, that is where we start. Now we ask why, until there are people in the picture.",
        Phrase.OBJECTIVE_VAGUE: "You need not change that: a policy objective is often wide. That is why we now ask "
        "why, until there are people in the picture.",
        Phrase.GOAL_CHOSEN: "Good. From now on this is your compass: {goal}",
        Phrase.NO_ACTIVITY: "There is no activity in your plan yet. Without activities we cannot draw the way.",
        Phrase.LEFT_OPEN: "We leave this open for now. You will find it again with toc new or toc lint.",
        Phrase.OPEN_ENDS: "This does not reach your impact goal yet: {names}.",
        Phrase.ALL_REACH: "Every activity now reaches your impact goal.",
        Phrase.WAY: "Your way so far",
        Phrase.NOT_YET: "does not get there yet",
        Phrase.SEE_ABOVE: "see above",
        Phrase.PEOPLE: "These are the people so far: {actors}.",
        Phrase.LINKS: "These are the arrows on which your plan depends. I have marked the big jumps.",
        Phrase.NO_LINKS: "There are no arrows between changes yet, so there is nothing to look into here.",
        Phrase.JUMP: "big jump",
        Phrase.LEADS_TO: "{cause} → {effect}",
        Phrase.IMPACT: "the impact goal: {goal}",
        Phrase.IS_IMPACT: "impact goal",
        Phrase.YES: "yes",
        Phrase.NO: "no",
        Phrase.GOOD: "That reads well.",
        Phrase.MORE_REMARKS: "There is more to say about it; you will see that later with toc lint.",
        Phrase.NOTHING_BEFORE: "This is the first question: there is nothing to go back to.",
        Phrase.NO_NUMBER: "That number is not in the list. Choose one from 1 to {most}.",
        Phrase.NO_CHOICE: "Type the number of your choice, from 1 to {most}.",
        Phrase.NO_NAME: "That looks like a whole sentence. Here I ask for names, for instance: Community workers, "
        "Older residents.",
        Phrase.NO_WORDS: "A number or a sign by itself will tell nobody anything later. Write it in words.",
        Phrase.NO_LIST: "There is no list here yet to choose from: write it out.",
        Phrase.NEEDED: "Without this we cannot go on. Type ? for an example, or stop to come back to it later.",
        Phrase.TOO_LONG: "That is very long. Keep it to one or two sentences.",
        Phrase.MENU: "This plan was here already. I add what is missing; what is there I do not touch.",
        Phrase.LACKS_NOTHING: "all right",
        Phrase.LACKS_TEXT: "still to fill in",
        Phrase.NOTHING_LACKS: "There is nothing to add here any more.",
        Phrase.LACKS_MANY: "{number} open",
        Phrase.DONE: "That was it! Your first version is there.",
        Phrase.ACTIVITY: "activity",
        Phrase.CHANGE: "change",
        Phrase.REASON: "why",
        Phrase.FACTOR: "factor",
        Phrase.ACTOR: "actor",
        Phrase.INDICATOR: "indicator",
        Phrase.QUESTION: "question",
        Phrase.FILL_IN_OBJECTIVE: "Objective XX comes true",
        Phrase.FILL_IN_SOURCE: "XX: the multi-year plan and the number",
        Phrase.FILL_IN_WHY: "XX: a figure, a complaint or a story",
        Phrase.FILL_IN_GOAL: "Target group XX has fewer problems",
        Phrase.FILL_IN_ACTIVITY: "Service XX organises something for the target group every month",
        Phrase.FILL_IN_OUTPUT: "The target group receives XX",
        Phrase.FILL_IN_OUTCOME: "The target group does XX more often",
        Phrase.FILL_IN_TITLE: "A theory of change",
        Phrase.SERVICE: "Service XX",
        Phrase.TARGET_GROUP: "Target group XX",
        Phrase.LATER: "Fill in what says XX. Check: toc lint. Draw: toc render. Rather a conversation? toc new",
        Phrase.STEP: "Step {number} of {of}: {title}",
        Phrase.EXAMPLE: "For instance: {example}",
        Phrase.BAD: "Not this: {text}",
        Phrase.BETTER: "But this: {text}",
        Phrase.ENTER_TAKES: "Enter = {answer}.",
        Phrase.ENTER_SKIPS: "Enter = skip.",
        Phrase.ENTER_KEEPS: "Enter leaves it so, - empties it.",
        Phrase.REWRITE: "Rewrite your sentence, or press Enter to leave it so.",
        Phrase.EARLIER: "Just now you wrote: {answer}.",
        Phrase.CHOICES: "Type a number.",
        Phrase.NUMBERS: "Type the numbers, with commas between them.",
        Phrase.ACTORS: "Type numbers or new names, with commas between them.",
        Phrase.NAMES: "Type names, with commas between them.",
        Phrase.OR_NUMBER: "Type a sentence, or the number of what is there already.",
    },
    helps={
        "absolute-claim": "Write which way it goes: less, more often, sooner. How much exactly is for later, with the "
        "indicators.",
        "activity-as-change": "That belongs with the activities. Write here in whom something changes because of it, "
        "and what.",
        "activity-without-verb": "Make it a sentence: who does what, and for whom? I ask for the short name in a "
        "moment.",
        "duplicate-change": "Is it the same? Then type the number of what is there already. Is it something else? "
        "Write what differs: in whom, or what exactly.",
        "indicator-not-neutral": "Write what you count or measure. Which figure you want to reach I ask in a moment.",
        "indicator-without-measure": "Start with what you count or measure: 'Number of …', 'Share of …', 'Score on …'.",
        "link-without-hypothesis": "Add 'because …': why would it go like that?",
        "means-end-in-statement": "Keep one thing here: what changes. What brings it about or what it leads to "
        "becomes a step of its own.",
        "missing-target-group": "Start your sentence with the people whom you mean.",
        "multiple-activities": "Write down one of them now; I ask for the next in a moment.",
        "multiple-changes": "Choose one here. The other becomes a step of its own, before or after it.",
        "norm-number-in-text": "Type the figure only.",
        "number-read-two-ways": "Type thousands without a point, and decimals without zeros at the end.",
        "organisation-as-subject": "Turn the sentence round and start with those who notice it. What you do for it "
        "comes with the activities.",
        "outcome-as-activity": "I ask for that later, at 'so what?'. Write here what somebody does for it, for "
        "instance 'The community worker rings the bell every week at …'.",
        "output-as-outcome": "Write what people do, know or feel differently because of it. That they were there is "
        "an output.",
        "undefined-jargon": "Write in plain words what people then do or experience.",
        "vague-qualifier": "Say what you see then, for instance 'without mould' or 'within ten minutes on foot'.",
    },
    steps={
        Step.OPENING: ("To begin with", ""),
        Step.GOAL: (
            "From policy objective to impact goal",
            "A policy objective is often vague. We look for whom you make the difference, and which one.",
        ),
        Step.ACTIVITIES: ("Activities", "What will you do? Who does what, for whom and with whom?"),
        Step.CHANGES: ("Changes", "For each activity we ask 'so what?', until we are at your impact goal."),
        Step.ACTORS: ("Actors", "In whom should the changes be seen?"),
        Step.HYPOTHESES: ("Hypotheses", "Every arrow is a guess. We look at the weakest links."),
        Step.SURROUNDINGS: (
            "What else plays a part",
            "Your city is not alone: what helps or hinders, apart from what you do?",
        ),
        Step.NEEDS: (
            "Measuring and learning",
            "The second day: how will you notice that it works, and what do you want to learn? Later? Press Enter.",
        ),
    },
    sections={
        "policy_objective": ("The policy objective from which you start, with its source.",),
        "context": ("The context: why is this needed, and what does it look like if all goes well?",),
        "impact_goal": ("The impact goal: for whom do you make which difference in the end?",),
        "actors": ("The actors: who carries out (city), who joins in (partner), for whom (target_group)?",),
        "activities": ("The activities: who does what, for whom and with whom?",),
        "outputs": ("The outputs: what do the activities bring about directly?",),
        "outcomes": ("The outcomes: what changes in people after that? One change at a time.",),
        "hypotheses": ("The hypotheses: why would one thing lead to the other?",),
        "indicators": ("The indicators: how will you notice whether a change comes about?",),
        "learning_questions": ("The learning questions: what do you want to find out, for whom, to decide what?",),
        "external_factors": ("The external factors: what helps or hinders, apart from what you do?",),
    },
)
