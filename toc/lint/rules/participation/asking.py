"""Which methods ask people themselves."""

from toc.core.model import MethodType

ASKS_PEOPLE = frozenset(
    {MethodType.INTERVIEW, MethodType.SURVEY, MethodType.REGISTRATION, MethodType.FOCUS_GROUP, MethodType.STORIES}
)
"""They take the time of people, and as a rule it is known who answered."""
