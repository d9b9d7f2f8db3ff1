"""Findings that say what a test wants them to say: their texts are facts, and stand in no file of a rule."""

from collections.abc import Iterator
from typing import Any

import pytest

from toc.core.findings import Finding, Fix, Label, Severity, Span
from toc.core.languages import Language
from toc.core.messages import Message
from toc.lint import folding, wording
from toc.lint.wording import Wording

_OWN = "own"


class _Same(dict[str, str]):
    """Texts in which every key is its own text, besides those that are given."""

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ARG002 every key has a text
        return super().get(key, _escaped(key))


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def finding(span: Span, message: str, severity: Severity = Severity.ERROR, **more: Any) -> Finding:
    """A finding of a rule that there is not, with texts of its own; `more` as of a finding in words."""
    said = {name: more.pop(name, "") for name in ("label", "help", "rationale")}
    related: tuple[Label, ...] = more.pop("related", ())
    source = more.pop("source", "")
    fixes: tuple[Fix, ...] = more.pop("fixes", ())
    return Finding(
        code="TOC999",
        rule="some-rule",
        severity=severity,
        path=more.pop("path", "plan.toc.yaml"),
        span=span,
        variant=_OWN,
        facts=(("message", message), *said.items()),
        related=tuple((label.span, label.text) for label in related),
        sources=(Message((source,)),) if source else (),
        fixes=fixes,
        **more,
    )


@pytest.fixture(autouse=True, scope="module")
def own_texts() -> Iterator[None]:
    """Lets these findings speak, and all others as their rules do."""
    real = wording._words_of

    def words_of(found: Finding, language: Language) -> Wording:
        if found.variant != _OWN:
            return real(found, language)
        message, help_, label = (_Same({_OWN: f"{{{name}}}"}) for name in ("message", "help", "label"))
        some = real(found._replace(code="TOC003", rule="duplicate-key"), language)
        return some._replace(message=message, help=help_, label=label, rationale="{rationale}", fix=_Same(), sources=())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wording, "_words_of", words_of)
        patch.setattr(folding, "EACH_ITS_OWN", frozenset({"some-rule"}))
        yield
