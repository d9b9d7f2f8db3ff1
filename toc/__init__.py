"""toc: theory of change as code. Reads, checks and draws a *weg naar impact* written in YAML.

    import toc

    plan = toc.load("plan.toc.yaml")
    findings = toc.check(plan)
    svg = toc.render(plan, view="path")

The names in `__all__` are public and stable: they change as semantic versioning says. Everything else is private.
`docs/api.md` describes them.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toc.core.errors import RefusalError, UsageError
    from toc.core.findings import WordedFinding as Finding
    from toc.workspace.api import check, load, render, tables
    from toc.workspace.plan import Plan

__version__ = "0.1.0"

__all__ = ["Finding", "Plan", "RefusalError", "UsageError", "__version__", "check", "load", "render", "tables"]

_HOMES = {
    "Finding": "toc.core.findings:WordedFinding",
    "Plan": "toc.workspace.plan",
    "RefusalError": "toc.core.errors",
    "UsageError": "toc.core.errors",
    "check": "toc.workspace.api",
    "load": "toc.workspace.api",
    "render": "toc.workspace.api",
    "tables": "toc.workspace.api",
}


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first asked for: `import toc` itself costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'toc' has no attribute '{name}'")
    from importlib import import_module

    module, _, own_name = _HOMES[name].partition(":")
    found = getattr(import_module(module), own_name or name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
