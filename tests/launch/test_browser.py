"""The browser of the tests: it opens our pages, and reaches nothing else."""

import pytest

from tests.passes import belongs


def test_the_sign_in_page_opens_at_a_relative_address(page):
    answer = page.goto("/")
    assert answer.ok
    assert page.locator("h1").count() == 1


def test_another_host_is_never_reached(page, foreign_hosts):
    page.set_content("<img src='http://desa.example/pixel.png'>")
    assert foreign_hosts == ["desa.example"]
    foreign_hosts.clear()


def test_a_phone_is_narrow_and_runs_scripts(phone):
    phone.goto("/")
    assert phone.evaluate("innerWidth") == 390


def test_without_javascript_the_page_is_whole(page_without_javascript):
    page_without_javascript.goto("/")
    assert page_without_javascript.locator("form").count() >= 1


def test_axe_sees_a_missing_label(page, accessible):
    page.goto("/")
    page.evaluate("document.body.innerHTML = '<main><h1>x</h1><input></main>'")
    with pytest.raises(AssertionError, match="label"):
        accessible(page)


def test_a_browser_test_needs_no_mark(request, page):
    assert request.node.get_closest_marker("browser")
    assert not belongs(request.node, "postgresql", full=True)
