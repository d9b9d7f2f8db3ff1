"""What is wrong with the file itself: the reader finds it, the rules here put it into words."""

from toc.lint.rules.base import Rule
from toc.lint.rules.reading.backslash_in_quotes import backslash_in_quotes
from toc.lint.rules.reading.byte_order_mark import byte_order_mark
from toc.lint.rules.reading.duplicate_id import duplicate_id
from toc.lint.rules.reading.duplicate_key import duplicate_key
from toc.lint.rules.reading.empty_file import empty_file
from toc.lint.rules.reading.hidden_by_hash import hidden_by_hash
from toc.lint.rules.reading.ids_differ_by_case import ids_differ_by_case
from toc.lint.rules.reading.ignoring import ignore_without_reason, unused_ignore
from toc.lint.rules.reading.invalid_id import invalid_id
from toc.lint.rules.reading.invalid_yaml import invalid_yaml
from toc.lint.rules.reading.missing_part import missing_part
from toc.lint.rules.reading.mixed_keywords import mixed_keywords
from toc.lint.rules.reading.not_a_plan import not_a_plan
from toc.lint.rules.reading.several_documents import several_documents
from toc.lint.rules.reading.too_large import too_large
from toc.lint.rules.reading.unknown_keyword import unknown_keyword
from toc.lint.rules.reading.unprintable_character import unprintable_character
from toc.lint.rules.reading.unreadable_file import unreadable_file
from toc.lint.rules.reading.wrong_date import wrong_date
from toc.lint.rules.reading.wrong_encoding import wrong_encoding
from toc.lint.rules.reading.wrong_type import wrong_type
from toc.lint.rules.reading.wrong_value import wrong_value

RULES: tuple[Rule, ...] = (
    invalid_yaml,
    wrong_encoding,
    duplicate_key,
    unknown_keyword,
    wrong_type,
    wrong_value,
    wrong_date,
    missing_part,
    invalid_id,
    duplicate_id,
    ids_differ_by_case,
    mixed_keywords,
    empty_file,
    not_a_plan,
    several_documents,
    unprintable_character,
    byte_order_mark,
    too_large,
    unreadable_file,
    ignore_without_reason,
    unused_ignore,
    hidden_by_hash,
    backslash_in_quotes,
)
