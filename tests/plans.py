"""Plans that several tests draw or read."""

import pytest
from running import ROOT as ROOT  # noqa: PLC0414 tests take it from here

from toc.syntax.document import Document
from toc.syntax.source import read

EXAMPLES = sorted((ROOT / "examples").glob("*.toc.yaml"))
SHARED = ROOT.parent / "shared" / "format"

HOSTILE = r"""
toc: 1
taal: nl
titel: "</title><script>alert(1)</script> & \"quotes\" 'en' \\N \\G {a|b} <b>vet</b>"
organisatie: "<b>Stad</b> & co; ]]> --> <!--"
impactdoel: {label: "\\N <b>vet</b> & {a|b}", wie: [inwoners]}
actoren:
  inwoners: {naam: "Inwoners <i>&amp;</i> \"x\"", rol: doelgroep}
  dienst: {naam: "javascript:alert(1)", rol: stad}
activiteiten:
  node: {tekst: "<TABLE><TR><TD>x</TD></TR></TABLE>", door: [dienst], leidt_tot: [graph, edge]}
outputs:
  graph: {tekst: "😀👩‍👩‍👧 emoji, שלום עולם, مرحبا بالعالم, 漢字かな交じり文", wie: [inwoners], leidt_tot: [edge]}
outcomes:
  edge:
    tekst: "Hottentottententententoonstellingsorganisatiecomitévoorzittersverkiezingsuitslagenbordontwerper"
    wie: [inwoners]
    leidt_tot: [impact]
  "a:b \"c\"": {tekst: "een id dat geen id is", wie: [inwoners], leidt_tot: [impact]}
  strict: {tekst: "stuur\u0007tekens \u202e omgekeerd \ufdd0 <!DOCTYPE x>", wie: [inwoners], leidt_tot: [impact]}
hypothesen:
  h: {tekst: "Als <b>x</b> & y, dan \\N", verband: edge -> impact, mechanisme: "]]>"}
externe_factoren:
  f: {tekst: "<script>alert(2)</script>", effect: hindert, op: [edge]}
neveneffecten:
  n: {tekst: "\" onload=\"alert(3)", door_toedoen_van: [edge]}
"""


def example(name: str) -> Document:
    """An example of the project, read."""
    path = ROOT / "examples" / f"{name}.toc.yaml"
    return read(path.read_bytes(), path.name)


def shared(name: str) -> Document:
    """A file that lies beside the project; the test is skipped where it does not."""
    path = SHARED / f"{name}.toc.yaml"
    if not path.is_file():
        pytest.skip("../shared is not there: it lies beside the project only where toc is developed")
    return read(path.read_bytes(), path.name)
