"""How other services name a file, and how they know a finding again after the lines of its file have moved."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator

from toc.core.findings import Finding
from toc.lint.formatters import Checked


def from_root(path: str, root: str) -> str:
    """The path from the folder of the repository, with `/`; as it is where there is no root, or it lies outside."""
    if root:
        try:
            folder, name = os.path.split(path)
            inside = os.path.relpath(os.path.realpath(folder), os.path.realpath(root))
        except (OSError, ValueError):  # the current folder is gone, another drive, a name that no file can have
            inside = os.pardir
        if inside.split(os.sep)[0] != os.pardir:
            return os.path.normpath(os.path.join(inside, name)).replace(os.sep, "/")
    return path.replace(os.sep, "/")


def with_fingerprints(file: Checked, path: str) -> Iterator[tuple[Finding, str]]:
    """Every finding of the file with what stays the same when lines move: its rule, `path`, its part of the plan, and
    the how-manieth of these it is."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in file.findings:
        seen[finding.rule, finding.node] += 1
        key = json.dumps([finding.rule, path, finding.node, seen[finding.rule, finding.node]])
        yield finding, hashlib.sha256(key.encode()).hexdigest()
