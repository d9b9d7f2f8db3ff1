"""Mermaid itself, in a real browser: what it says of a flowchart, and the texts that a reader then sees."""

import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

VERSIONS = ("12.3.0", "11.17.2")
"""The current one, and the one before it, which the pages that draw Mermaid move away from slowly."""

_DRAW = """async text => {
  const room = document.getElementById('room');
  room.innerHTML = '';
  try {
    const drawn = await mermaid.render('drawing', text);
    room.innerHTML = drawn.svg;
  } catch (error) {
    return {error: String(error)};
  }
  const read = where => [...room.querySelectorAll(where)].map(one => {
    const copy = one.cloneNode(true);
    copy.querySelectorAll('br').forEach(end => end.replaceWith('\\n'));
    return copy.textContent.trim();
  });
  const strange = [...room.querySelectorAll('*')].filter(one =>
    ['script', 'a', 'img', 'image', 'iframe', 'object', 'i', 'table'].includes(one.localName)
    || [...one.attributes].some(name => name.name.startsWith('on') || name.name.endsWith('href')));
  const label = where => (room.querySelector(where) || {}).textContent;
  return {
    boxes: read('g.node .nodeLabel'), areas: read('g.cluster-label .nodeLabel'), arrows: read('.edgeLabel .edgeLabel'),
    lines: room.querySelectorAll('path.flowchart-link').length, title: label('svg > title'), desc: label('svg > desc'),
    strange: strange.map(one => one.outerHTML.slice(0, 200)), hit: window.hit,
  };
}"""


@dataclass(frozen=True)
class Drawn:
    """What stands in a flowchart that Mermaid drew."""

    boxes: list[str]
    areas: list[str]
    arrows: list[str]
    lines: int
    title: str
    desc: str


class Mermaid:
    """One version of Mermaid, ready to draw. The size of a flowchart is not limited, other than on most pages."""

    def __init__(self, page: Any, version: str) -> None:
        self.page = page
        self.version = version

    def draw(self, text: str) -> Drawn:
        """What it drew. Fails where it takes the text for wrong, and where something in it is no picture."""
        found = self.page.evaluate(_DRAW, text)
        assert "error" not in found, found["error"]
        assert found.pop("strange") == []
        assert found.pop("hit", None) is None
        return Drawn(**found)

    def error(self, text: str) -> str:
        """What it says is wrong."""
        return str(self.page.evaluate(_DRAW, text).get("error", ""))


@contextmanager
def browsing() -> Iterator[dict[str, Mermaid]]:
    """Every version in a page of its own; nothing may be asked of a network. Skips where something is not there."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("there is no Chromium on this computer: apt-get install chromium")
    scripts = {version: _script(version) for version in VERSIONS}
    sandbox = [] if getattr(os, "geteuid", lambda: 1)() else ["--no-sandbox"]
    asked: list[str] = []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=sandbox)
        found = {}
        for version, script in scripts.items():
            page = browser.new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.on("dialog", lambda dialog: asked.append(dialog.message))
            page.set_content("<div id=room></div>")
            page.add_script_tag(path=str(script))
            page.evaluate("mermaid.initialize({startOnLoad: false, maxTextSize: 1e6, maxEdges: 1e4})")
            found[version] = Mermaid(page, version)
        yield found
        browser.close()
    assert asked == []


def _script(version: str) -> Path:
    """The script of that version, from npm's own client, kept outside the project."""
    folder = Path(tempfile.gettempdir()) / "toc-tests-mermaid"
    script = folder / f"mermaid-{version}.min.js"
    if script.is_file():
        return script
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("there is no npm on this computer, so Mermaid cannot be had")
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        command = [npm, "pack", f"mermaid@{version}", "--silent", "--pack-destination", place]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        if done.returncode:
            pytest.skip(f"npm does not give mermaid {version}: {done.stderr.strip()[-200:]}")
        with tarfile.open(next(Path(place).glob("*.tgz"))) as packed:
            content = packed.extractfile("package/dist/mermaid.min.js")
            assert content is not None
            begun = Path(place) / "mermaid.min.js"
            begun.write_bytes(content.read())
        begun.replace(script)
    return script
