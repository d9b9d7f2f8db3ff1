"""What `toc table` writes for Word and Excel, opened and printed by a real LibreOffice."""

import re
from pathlib import Path

import pytest
from gappy import PLAN
from office import as_pdf
from pypdf import PdfReader
from running import ROOT

from toc.core.languages import Language
from toc.publish.documents import of_tables
from toc.publish.tables.catalogue import TableName, tables
from toc.publish.tables.look import Look
from toc.publish.writers import write
from toc.syntax.source import read

pytestmark = pytest.mark.slow

PLANS = {"ubuntu": (ROOT / "examples" / "ubuntu.toc.yaml").read_bytes(), "gaps": PLAN.encode()}
A4_LANDSCAPE, A3_LANDSCAPE = (842, 595), (1191, 842)


def printed(tmp_path: Path, name: str, kind: str, language: Language, names: tuple[TableName, ...]) -> PdfReader:
    found = tables(names, read(PLANS[name], f"{name}.toc.yaml"), language)
    path = tmp_path / f"{name}.{kind}"
    path.write_bytes(write(of_tables(found, Look()), kind))
    return PdfReader(as_pdf(path, tmp_path))


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_all_tables_print_on_a4_landscape(tmp_path: Path, kind: str) -> None:
    """But for the sheet that has a column for each fact of the impact measurement table: that needs A3."""
    pdf = printed(tmp_path, "ubuntu", kind, Language.NL, tuple(TableName))
    wide = {A3_LANDSCAPE} if kind == "xlsx" else set()
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages} == {A4_LANDSCAPE} | wide
    assert 10 <= len(pdf.pages) <= 20
    texts = [words(page.extract_text()) for page in pdf.pages]
    for number, text in enumerate(texts, 1):
        assert f"Pagina {number} van {len(texts)}" in text
        assert "Stad Ubuntu" in text
    whole = " ".join(texts).casefold()
    for said in ("impactmeting-tabel", "meldingenregister met één", "stadsbeest na 2028", "uren per ronde"):
        assert said in whole
    # The measurement table takes more than one page, and its headings come back on each.
    assert sum("Analyse" in text and "Nulmeting" in text for text in texts) >= 2


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_gaps_are_on_paper_too(tmp_path: Path, kind: str) -> None:
    pdf = printed(tmp_path, "gaps", kind, Language.EN, (TableName.MEASUREMENT,))
    text = words(" ".join(page.extract_text() for page in pdf.pages))
    assert text.count("missing") >= 10
    assert "30 Sep 2026" in text  # Excel shows ### for a day that does not fit in its column
    assert "Impact measurement table" in text
    assert f"Page 1 of {len(pdf.pages)}" in text
