"""What `toc lint` says of a plan, in words: for tests that compare texts."""

from collections.abc import Iterable
from datetime import date

from places import Found, placed

from toc.core.findings import WordedFinding
from toc.core.languages import Language
from toc.core.settings import Settings
from toc.lint import engine
from toc.lint.rules.base import Rule
from toc.lint.wording import in_words
from toc.syntax.document import Document
from toc.syntax.source import read


def lint(
    document: Document, rules: Iterable[Rule], *, language: Language, today: date, settings: Settings | None = None
) -> list[WordedFinding]:
    return in_words(engine.lint(document, rules, today=today, settings=settings), language)


class Looking:
    """Lints texts of plans by these rules, on 1 November 2026."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)

    def findings(self, text: str, language: Language, settings: Settings | None = None) -> list[WordedFinding]:
        document = read(text, "plan.toc.yaml")
        return lint(document, self._rules, language=language, today=date(2026, 11, 1), settings=settings)

    def found(self, text: str, language: Language, settings: Settings | None = None) -> list[Found]:
        return placed(self.findings(text, language, settings))

    def since(self, text: str) -> list[tuple[str, str]]:
        """The rules that find something, each with the profile from which on it counts."""
        return [(one.rule, str(one.applies_from)) for one in self.findings(text, Language.NL)]
