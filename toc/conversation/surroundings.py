"""Step 6: what else helps or hinders, apart from what the city does."""

from toc.conversation.draft import made
from toc.conversation.names import values
from toc.conversation.question import Choice, Kind
from toc.conversation.talk import Steps, Talk
from toc.conversation.words import Ask, Phrase
from toc.core.model import IMPACT, ExternalFactor, FactorEffect


def surroundings_step(talk: Talk) -> Steps:
    """Asks for external factors until there are no more."""
    while True:
        number = len(talk.plan.external_factors) + 1
        text = yield from talk.ask_text(Ask.FACTOR if number == 1 else Ask.FACTOR_MORE, f"factor:{number}")
        if not text:
            return
        effect = yield from talk.ask_text(
            Ask.EFFECT, f"factor:{number}:effect", kind=Kind.CHOICE, choices=values(FactorEffect, talk.language)
        )
        places = [*([IMPACT] if talk.plan.impact_goal else []), *talk.draft.changes()]
        choices = tuple(Choice(name, talk.draft.said(name)) for name in places)
        on = yield from talk.ask_list(
            Ask.ON, f"factor:{number}:on", kind=Kind.MANY, choices=choices, proposal=lambda: (IMPACT,)
        )
        factor = made(ExternalFactor, text=text, effect=FactorEffect(effect) if effect else None, on=on)
        talk.draft.add("external_factors", factor, text, talk.phrase(Phrase.FACTOR))
