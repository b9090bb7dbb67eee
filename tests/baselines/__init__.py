"""How many queries each page takes: agreed in `queries.json`, the same whatever the number of rows.

Each app puts its pages into one file here, `pages_<app>.py`, with a list `PAGES` of `Page` (tests/baselines/page.py).
The files are found by themselves. When a number has changed on purpose, write it anew and commit it:
`REWRITE_BASELINES=1 python -m pytest tests/baselines`.
"""
