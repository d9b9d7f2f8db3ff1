"""What `toc lint` says of a plan, in words: for tests that compare texts."""

from collections.abc import Iterable
from datetime import date

from toc.core.findings import WordedFinding
from toc.core.languages import Language
from toc.core.settings import Settings
from toc.lint import engine
from toc.lint.rules.base import Rule
from toc.lint.wording import in_words
from toc.syntax.document import Document


def lint(
    document: Document, rules: Iterable[Rule], *, language: Language, today: date, settings: Settings | None = None
) -> list[WordedFinding]:
    return in_words(engine.lint(document, rules, today=today, settings=settings), language)
