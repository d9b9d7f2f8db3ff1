"""What is wrong with the file itself: the reader finds it, the rules here put it into words."""

from toc.lint.rules.base import Rule
from toc.lint.rules.reading.backslash_in_quotes import backslash_in_quotes
from toc.lint.rules.reading.hidden_by_hash import hidden_by_hash
from toc.lint.rules.reading.ignoring import ignore_without_reason, unused_ignore
from toc.lint.rules.reading.reported import (
    byte_order_mark,
    duplicate_id,
    duplicate_key,
    empty_file,
    ids_differ_by_case,
    invalid_id,
    invalid_yaml,
    missing_part,
    mixed_keywords,
    not_a_plan,
    several_documents,
    too_large,
    unknown_keyword,
    unprintable_character,
    unreadable_file,
    wrong_date,
    wrong_encoding,
    wrong_type,
    wrong_value,
)

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
