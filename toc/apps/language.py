"""The language in which `toc` speaks to the person at the keyboard; findings speak the language of their file."""

import os
import sys
from typing import Literal

from toc.core.messages import text

Tongue = Literal["nl", "en"]
"""`Language` as an option's type: help and usage errors do without the model, which takes time to import."""


def user_tongue() -> Tongue:
    """Dutch where TOC_LANG or else the locale says so, English otherwise."""
    wanted = os.environ.get("TOC_LANG") or _locale()
    return "nl" if wanted.lower().startswith(("nl", "dutch", "flemish")) else "en"


def say(id_: str, /, **facts: object) -> str:
    """The message in the user's language."""
    return text(user_tongue(), id_, **facts)


def either(en: str, nl: str) -> str:
    """The one of two texts that is in the user's language."""
    return nl if user_tongue() == "nl" else en


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
