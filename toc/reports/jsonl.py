"""One line of JSON for each finding, for programs that read line by line: the objects under `findings` of `json`."""

from collections.abc import Iterator, Sequence

from toc.reports import Checked
from toc.reports.json import ascii_json, finding_object


def report(checked: Sequence[Checked]) -> Iterator[str]:
    for file in checked:
        for finding in file.findings:
            yield ascii_json(finding_object(finding, file)) + "\n"
