"""The impact measurement table: which methods answer which indicator or learning question."""

from typing import NamedTuple

from toc.core.model import Method
from toc.lint.rules.base import Inspection
from toc.lint.rules.needs.gaps import is_any_unread


class Table(NamedTuple):
    """For every information need the methods that answer it, by id, in the order of the file.

    `unsure` tells that a method may answer more than could be read.
    """

    methods: dict[str, dict[str, Method]]
    unsure: bool

    @classmethod
    def of(cls, inspection: Inspection) -> "Table":
        methods: dict[str, dict[str, Method]] = {}
        for name, method in inspection.plan.methods.items():
            for need in method.answers:
                methods.setdefault(need, {})[name] = method
        return cls(methods, is_any_unread(inspection.document, "methods", "answers"))

    @property
    def answering(self) -> set[str]:
        """The methods that answer something."""
        return {name for methods in self.methods.values() for name in methods}

    def of_need(self, need: str) -> dict[str, Method]:
        return self.methods.get(need, {})
