"""Writes everything that is generated: schemas, the pages on rules, advice and keywords, and the limits in SECURITY.md.

Run it after changing any of these.

With --check nothing is written: it names what is out of date, and exits with 1 if there is any. Where the project does
not fit together, as a field of the model without a keyword, it says what to do, and nothing is written.
"""

import json
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
CATALOGUES = ROOT / "toc" / "core" / "catalogues"


def compiled(catalogue: Path) -> bytes:
    """A catalogue of messages as gettext reads it."""
    with catalogue.open("rb") as file:
        read = read_po(file)
    made = BytesIO()
    write_mo(made, read)
    return made.getvalue()


# The modules below say things when they are imported: they need the catalogues as they are now.
if "--check" not in sys.argv[1:]:
    for source in CATALOGUES.glob("*.po"):
        source.with_suffix(".mo").write_bytes(compiled(source))

import coherence  # noqa: E402 it stands beside this file
import keywordpages  # noqa: E402 so does this

from toc.apps.limits import table  # noqa: E402
from toc.core.model import Language  # noqa: E402
from toc.core.schema import schema  # noqa: E402
from toc.lint.rule_pages import pages  # noqa: E402
from toc.lint.rules import ALL_RULES  # noqa: E402
from toc.lint.wording import GapError  # noqa: E402
from toc.publish.advice import guides  # noqa: E402
from toc.publish.advice.story import page  # noqa: E402
from toc.system.files import write_whole  # noqa: E402

SCHEMAS = {Language.EN: "toc.schema.json", Language.NL: "toc.nl.schema.json"}


def generated() -> dict[Path, bytes]:
    """The content of every generated file, by its path."""
    texts = {path: text.encode() for path, text in _texts().items()}
    return texts | {path.with_suffix(".mo"): compiled(path) for path in sorted(CATALOGUES.glob("*.po"))}


def _texts() -> dict[Path, str]:
    files = {
        ROOT / "schemas" / name: json.dumps(schema(language), indent=2, ensure_ascii=False) + "\n"
        for language, name in SCHEMAS.items()
    }
    for language in Language:
        folder = ROOT / "docs" / "rules" / language
        files |= {folder / name: text for name, text in pages(ALL_RULES, language).items()}
    pages_on_advice = {Language.EN: "advice.md", Language.NL: "advice.nl.md"}
    files |= {ROOT / "docs" / name: page(language) for language, name in pages_on_advice.items()}
    pages_on_methods = {Language.EN: "methods.md", Language.NL: "methods.nl.md"}
    files |= {ROOT / "docs" / name: guides.page(language) for language, name in pages_on_methods.items()}
    pages_on_keywords = {Language.EN: "keywords.md", Language.NL: "keywords.nl.md"}
    files[ROOT / "SECURITY.md"] = _with_limits((ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    return files | {
        ROOT / "docs" / name: keywordpages.page(language, ROOT / "examples")
        for language, name in pages_on_keywords.items()
    }


def _with_limits(page: str) -> str:
    """The page with the tables of limits between its marks as they are now; a language without marks has none."""
    for language in Language:
        begin, end = f"<!-- limits {language}: written by tools/gen.py -->\n", f"<!-- end of limits {language} -->\n"
        before, found, rest = page.partition(begin)
        _, closed, after = rest.partition(end)
        if bool(found) != bool(closed):
            raise ValueError(f"SECURITY.md has one of the two marks of the limits in {language}")
        if found:
            page = f"{before}{begin}{table(language)}{end}{after}"
    return page


def left_over(wanted: dict[Path, bytes]) -> list[Path]:
    """Pages of rules that are no longer there."""
    return [path for path in sorted((ROOT / "docs" / "rules").glob("*/*.md")) if path not in wanted]


def main() -> int:
    wrong = coherence.complaints(ROOT, ALL_RULES)
    if wrong:
        sys.exit("\n".join(wrong))
    try:
        wanted = generated()
    except GapError as gap:
        sys.exit(f"{gap}.")
    stale = [path for path, content in wanted.items() if not path.is_file() or path.read_bytes() != content]
    gone = left_over(wanted)
    check = "--check" in sys.argv[1:]
    if not check:
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, wanted[path])
        for path in gone:
            path.unlink()
    for path in [*stale, *gone]:
        print(path.relative_to(ROOT).as_posix())
    return int(check and bool(stale or gone))


if __name__ == "__main__":
    sys.exit(main())
