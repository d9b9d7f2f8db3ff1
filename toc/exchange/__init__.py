"""Plans in and out by way of workbooks, lists and graphs.

The way out: plan → plain data (`data`) → sheets (`layout`, `own_rows`) → a workbook (`workbook`).
The way in: a file (`source`) → grids of cells (`grid`) or a drawn graph (`graphs`) → a draft (`draft`; `reading`, with
what headings mean from `headings` and `words`) → plain data (`name_resolution`) → a new plan (`new_plan`), or the edits
that bring a plan to the same (`into_plan`: `three_way`, `splice`). What comes out is read again and compared before it
is written.
"""
