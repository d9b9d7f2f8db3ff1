"""Plans in and out by way of workbooks, lists and graphs.

The way out: plan → plain data (`data`) → sheets (`layout`, `sheets`) → a workbook (`workbook`).
The way in: a file (`source`) → grids of cells (`grid`) or a drawn graph (`graphs`) → a draft (`draft`; `reading`, with
what headings mean from `headings` and `words`) → plain data (`settling`) → a new plan (`newplan`), or the edits that
bring a plan to the same (`intoplan`: `threeway`, `splice`). What comes out is read again and compared before it is
written.
"""
