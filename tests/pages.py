"""Pages for the tests: of a plan, with its findings, and of a plan that does everything it can to do harm."""

from datetime import date
from html.parser import HTMLParser
from typing import Any

from toc.core.findings import Profile
from toc.core.model import Language, Part, Plan, Reference
from toc.lint.engine import lint
from toc.lint.formatters import Checked
from toc.lint.rules import ALL_RULES
from toc.lint.wording import in_order
from toc.pictures.render import scene
from toc.publish.page.build import page
from toc.syntax.document import Document

DAY = date(2026, 11, 1)
PAYLOAD = (
    '<script>window.hit=1</script><img src=x onerror="window.hit=1">{{script}}{{words}}</template></svg></style>'
    "</script>]]>--><!-- \"quotes\" 'en' &amp; \u202e\u0000"
)
_KEPT = {"id", "toc", "date", "due", "start", "end", "reviewed"}


def page_of(document: Document, *, findings: bool = True, **wanted: Any) -> str:
    """The page of a plan as `toc render --format html` makes it, on a fixed day."""
    checked = {language: checked_in(document, language) for language in Language} if findings else None
    return page(document, lambda view, spoken: scene(document.plan, view, language=spoken), checked=checked, **wanted)


def checked_in(document: Document, language: Language) -> Checked:
    found = in_order(lint(document, ALL_RULES, today=DAY), language)
    profile = Profile(document.plan.status) if document.plan.status else Profile.DRAFT
    return Checked(path="x", language=language, findings=found, lines=document.lines, profile=profile)


def poisoned(part: Any) -> Any:
    """The same plan with a script in every text."""
    changed: dict[str, Any] = {}
    for name, field in type(part).model_fields.items():
        said = getattr(part, name)
        if isinstance(said, Part):
            changed[name] = poisoned(said)
        elif isinstance(said, dict):
            changed[name] = {key: poisoned(one) if isinstance(one, Part) else PAYLOAD for key, one in said.items()}
        elif isinstance(said, tuple) and not any(isinstance(one, Reference) for one in field.metadata):
            changed[name] = tuple(poisoned(one) if isinstance(one, Part) else PAYLOAD for one in said)
        elif type(said) is str and name not in _KEPT:
            changed[name] = PAYLOAD
    return part.model_copy(update=changed)


def is_poisoned(plan: Plan) -> bool:
    """Whether the texts of every kind of part are."""
    first = [
        next(iter(getattr(plan, name).values())) for name in ("activities", "outcomes", "hypotheses", "indicators")
    ]
    return plan.title == PAYLOAD and all(one.text == PAYLOAD for one in first)


class Read(HTMLParser):
    """A page as a browser takes it apart: elements with their attributes, and the texts of some of them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": [], "h1": [], "title": []}
        self._open = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in self.texts:
            self._open = tag
            self.texts[tag].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open][-1] += data

    def with_attribute(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.elements if name in attributes]
