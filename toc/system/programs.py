"""Where other programs stand."""

import os


def find_program(name: str) -> str | None:
    """Where a program stands, by the folders of PATH that are absolute. Windows would look in the current folder first,
    and run a `git.exe` that the repository has.
    """
    file = f"{name}.exe" if os.name == "nt" else name
    folders = (folder for folder in os.environ.get("PATH", "").split(os.pathsep) if os.path.isabs(folder))
    found = (os.path.join(folder, file) for folder in folders)
    return next((path for path in found if os.path.isfile(path) and os.access(path, os.X_OK)), None)
