"""The access matrix: every address × every role × own and other place × GET and POST.

Each app puts its addresses into one file here, `rows_<app>.py`, with a list `ROWS` of `Row` (tests/access/row.py) and,
for forms that name other rows, a list `FOREIGN_FIELDS` of `ForeignField`. The files are found by themselves. A test
fails for an address without a row.
"""
