"""Weighing a page (every page is weighed in test_every_page.py)."""

import pytest

from tests.pages.weight import REPEAT_VISIT, check_weight, files_of, first_visit_weight, foreign_addresses, page_weight


def test_a_heavy_page_is_found():
    letters = "".join(f"{number:x}" for number in range(40_000))
    with pytest.raises(AssertionError):
        check_weight(f"<html>{letters}</html>")
    assert page_weight(letters) > REPEAT_VISIT


def test_the_files_of_a_page_are_counted_once():
    html = (
        '<link rel="stylesheet" href="/static/css/app.css"><link rel="canonical" href="/rpjm/">'
        '<script src="/static/js/rupiah.js" defer></script>'
        '<img src="/static/img/mark.svg"><img src="/static/img/mark.svg">'
    )
    assert files_of(html) == ["/static/css/app.css", "/static/js/rupiah.js", "/static/img/mark.svg"]
    assert first_visit_weight(html) > page_weight(html) + 3_000


def test_a_file_that_is_not_ours_is_found():
    assert foreign_addresses('<script src="https://cdn.example/a.js"></script><form action="//x.example/">') == [
        "https://cdn.example/a.js",
        "//x.example/",
    ]
    with pytest.raises(AssertionError, match="no file of ours"):
        first_visit_weight('<script src="/static/js/absent.js"></script>')
