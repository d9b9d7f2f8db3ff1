"""The settings file of one person, outside every repository: it names the folders of rules that this person trusts.

It decides on nothing that others would see differently: only whether code of a plan's repository may run here.
"""

import os
import sys

from toc.core.messages import message
from toc.workspace.config.complaint import Complaint, SettingsError
from toc.workspace.config.files import load

NAME = "config.toml"
KEY = "allow-plugin-folders"


def path() -> str:
    """Where the file is: in `TOC_CONFIG_HOME`, or where the system keeps such files; empty where there is no place."""
    if "TOC_CONFIG_HOME" in os.environ:
        home = os.environ["TOC_CONFIG_HOME"]
        return os.path.join(home, NAME) if os.path.isabs(home) else ""
    if sys.platform == "win32":
        base = os.environ.get("APPDATA", "")
    else:
        base = os.environ.get("XDG_CONFIG_HOME", "")
        base = base if os.path.isabs(base) else os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(base, "toc", NAME) if os.path.isabs(base) else ""


def allows(folder: str) -> bool:
    """Whether the file names that very folder, by its path from the root. Raises SettingsError for a file that does not
    hold."""
    file = path()
    if not file or not os.path.isfile(file):
        return False
    found = load(file)
    written = found.table.get(KEY, []) if found else []
    if not isinstance(written, list) or not all(isinstance(one, str) and os.path.isabs(one) for one in written):
        raise SettingsError([Complaint(path=file, text=message("settings-list-of-folders", name=KEY))])
    return any(os.path.normpath(one) == folder for one in written)
