"""The language in which `toc` speaks to the person at the keyboard; findings speak the language of their file."""

import os
import sys

from toc.core.languages import Language
from toc.core.messages import text

Tongue = Language
"""The type of options that choose a language."""


def user_tongue() -> Tongue:
    """The language that TOC_LANG or else the locale names, where toc speaks it; English otherwise."""
    wanted = os.environ.get("TOC_LANG") or _locale()
    wanted = wanted.lower()
    if wanted.startswith(("dutch", "flemish")):  # as Windows calls them
        return Language.NL
    return next((language for language in Language if wanted.startswith(language)), Language.EN)


def say(id_: str, /, **facts: object) -> str:
    """The message in the user's language."""
    return text(user_tongue(), id_, **facts)


def _locale() -> str:
    """The locale's name, as gettext finds it: LANGUAGE counts only where some locale is set."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if named.partition(".")[0] in ("C", "POSIX"):
        return "C"
    if named:
        return os.environ.get("LANGUAGE") or named
    if sys.platform == "win32":
        import locale

        return locale.getlocale()[0] or ""
    return ""
