"""What is wrong with the file itself: the reader finds it, the rules here put it into words."""

from toc.rules.base import Rule
from toc.rules.reading.duplicate_key import duplicate_key

RULES: tuple[Rule, ...] = (duplicate_key,)
