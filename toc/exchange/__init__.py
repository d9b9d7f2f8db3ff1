"""Plans in and out by way of workbooks, lists and graphs.

The way out: plan → plain data (`data`) → sheets (`layout`, `sheets`) → a workbook (`workbook`). The way in: workbook, CSV
or graph → grids of cells (`grid`) → what headings mean (`headings`) → a draft (`draft`) → a new plan (`newplan`), or the
edits that bring a plan that is there to the same (`merge`). What comes out is read again and compared before it is
written.
"""
