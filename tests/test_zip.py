"""toc from a zip without processes and compiled helpers, as in a browser: it gives what it gives natively."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from running import ROOT

from toc.pictures import engine

PROGRAM = '''
import builtins, json, sys

BLOCKED = {"subprocess", "multiprocessing"}
REFUSED = {"rapidfuzz", "_ruamel_yaml", "pygraphviz"}
real = builtins.__import__


def guarded(name, globals=None, *rest, **named):
    """No module of toc gets at processes; nobody gets at a compiled helper that a browser lacks."""
    first, asks = name.partition(".")[0], str((globals or {}).get("__name__", ""))
    if first in REFUSED or (first in BLOCKED and asks.partition(".")[0] == "toc"):
        raise ImportError(name)
    return real(name, globals, *rest, **named)


builtins.__import__ = guarded
layouts, path = json.loads(sys.stdin.read()), sys.argv[1]

import datetime
import toc
from toc.conversation.templates import templates
from toc.pictures import engine
from toc.pictures.views import names
from toc.syntax.formatting.tidy import tidy
from toc.workspace.cache import Cache

assert ".zip" in toc.__file__
engine.use(lambda text, program, *, pinned: layouts[program + str(pinned) + text])
exec(sys.argv[2])
assert not {"rapidfuzz", "_ruamel_yaml", "multiprocessing.connection"} & set(sys.modules)
'''

ANSWER = """
day = datetime.date(2026, 3, 1)
plan = toc.load(path, on=day)
print(json.dumps({
    "findings": [str(one) for language in ("nl", "en") for one in toc.check(plan, language=language)],
    "slip": [one.message for one in toc.check("toc: 1\\nuitkomstne:\\n  a: {tekst: b}\\n", language="nl", on=day)],
    "tables": toc.tables(plan),
    "pictures": [toc.render(plan, view, "svg").decode() for view in names()],
    "tidy": repr(tidy(plan.document.text.encode(), path)),
    "templates": [one.name for one in templates()],
    "key": len(Cache("", today=day).key(b"", "")),
}, default=str, sort_keys=True))
"""


def _zip(place: Path) -> Path:
    """The package as a wheel has it."""
    made = place / "toc.zip"
    with zipfile.ZipFile(made, "w") as archive:
        for file in sorted((ROOT / "toc").rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                archive.write(file, file.relative_to(ROOT))
        for file in sorted((ROOT / "examples").glob("*.toc.yaml")):
            archive.write(file, f"toc/examples/{file.name}")
    return made


@pytest.mark.thorough
def test_lints_formats_tabulates_and_draws_from_a_zip_as_natively(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = str(ROOT / "examples" / "ubuntu.toc.yaml")
    layouts: dict[str, str] = {}
    native = engine._embedded

    def remembered(text: str, program: str, *, pinned: bool) -> bytes:
        answer = native(text, program, pinned=pinned)
        layouts[program + str(pinned) + text] = answer.decode()
        return answer

    monkeypatch.setattr(engine, "_embedded", remembered)
    exec(f"import datetime, json, toc\n{_IMPORTS}{ANSWER}", {"path": plan})
    wanted = capsys.readouterr().out

    path = [str(_zip(tmp_path)), *(one for one in sys.path if one.endswith("-packages"))]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {path!r}\n{PROGRAM}", plan, ANSWER],
        input=json.dumps(layouts),
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
        env={**os.environ, "PYTHONPATH": ""},
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == json.loads(wanted)


_IMPORTS = """
from toc.conversation.templates import templates
from toc.pictures.views import names
from toc.syntax.formatting.tidy import tidy
from toc.workspace.cache import Cache
"""
