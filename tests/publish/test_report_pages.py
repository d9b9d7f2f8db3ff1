"""`toc report` on paper: what belongs together stands on one page, in Word, in the PDF and on printed web pages."""

import shutil
import subprocess
from pathlib import Path

import pytest
from office import as_pdf
from pypdf import PdfReader
from running import ROOT, Run

pytestmark = pytest.mark.slow

PLANS = {
    "ubuntu": "De weg naar impact in beeld",
    "minimaal": "De weg naar impact in beeld",
    "zorgzame-buurt": "De weg naar impact in beeld",
    "school-streets": "The way to impact in a picture",
}
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def report(toc: Run, name: str, path: Path) -> Path:
    ran = toc("report", str(ROOT / "examples" / f"{name}.toc.yaml"), "-o", str(path))
    assert ran.code == 0, ran.err
    return path


def check_heading(pdf: Path, heading: str, *, drawn: bool = True) -> None:
    """The heading of the pictures stands once, at the top of a page that lies, and its picture is on that page. A
    drawn picture has words; in Word it is an image."""
    found = [page for page in PdfReader(pdf).pages if heading in " ".join(page.extract_text().split())]
    assert len(found) == 1
    page = found[0]
    assert page.mediabox.width > page.mediabox.height
    assert page.extract_text().split("\n")[0].strip() == heading
    assert "In het kort" not in page.extract_text()
    if drawn:
        assert len(page.extract_text()) > 300
    else:
        content = page.get_contents()
        assert content is not None
        assert content.get_data().count(b"/Im") == 1


@pytest.mark.parametrize(("name", "heading"), PLANS.items())
def test_in_the_pdf_the_heading_stands_above_its_picture(toc: Run, tmp_path: Path, name: str, heading: str) -> None:
    check_heading(report(toc, name, tmp_path / "report.pdf"), heading)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ubuntu", "school-streets"])
def test_in_word_the_heading_stands_above_its_picture(toc: Run, tmp_path: Path, name: str) -> None:
    check_heading(as_pdf(report(toc, name, tmp_path / "report.docx"), tmp_path), PLANS[name], drawn=False)


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this computer: apt-get install chromium")
@pytest.mark.parametrize("name", ["ubuntu", "school-streets"])
def test_on_the_printed_page_the_heading_stands_above_its_picture(toc: Run, tmp_path: Path, name: str) -> None:
    page, pdf = report(toc, name, tmp_path / "report.html"), tmp_path / "printed.pdf"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
    subprocess.run(
        [str(CHROMIUM), *options, f"--user-data-dir={tmp_path / 'profile'}", page.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )
    check_heading(pdf, PLANS[name])
    assert all(page.extract_text().strip() for page in PdfReader(pdf).pages)
