"""The strict client: what it refuses."""

import logging

import pytest
from django.template import Context, Origin, Template
from django.test import override_settings

from tests.strict_client import MARK, faults_of_page

PAGE = "<html><body><h1>RPJM Desa</h1>%s</body></html>"


def test_a_sound_page_has_no_faults():
    assert faults_of_page(PAGE % "<p>Rp 1.000</p><script src='a.js'></script><script>{{}}</script>") == []


@pytest.mark.parametrize("slip", ["{{ total }}", "{% load x", "{# note", f"{MARK}(total)"])
def test_an_unrendered_tag_or_unknown_variable_is_a_fault(slip):
    assert len(faults_of_page(PAGE % slip)) >= 1


@pytest.mark.parametrize("body", ["<h1>Dua</h1>", ""])
def test_a_page_has_exactly_one_main_heading(body):
    page = "<html><h1>Satu</h1><h1>Dua</h1></html>" if body else "<html></html>"
    assert faults_of_page(page)


def test_a_mistyped_variable_is_marked():
    assert MARK in Template("{{ plan.totl }}").render(Context({"plan": {}}))


def test_a_mistyped_variable_is_still_marked_after_templates_of_a_test(settings):
    with override_settings(TEMPLATES=settings.TEMPLATES):
        pass
    assert MARK in Template("{{ plan.totl }}").render(Context({"plan": {}}))


def test_a_variable_with_a_default_may_be_absent():
    assert Template("{{ hint|default:'-' }}").render(Context()) == "-"


def test_other_peoples_templates_keep_their_habits():
    theirs = Template("{{ optional }}", origin=Origin("/elsewhere/site-packages/pack/field.html"))
    assert theirs.render(Context()) == ""


def test_an_error_of_the_prose_printer_is_noticed(prose_errors):
    logging.getLogger("weasyprint").error("Failed to load image")
    assert prose_errors == ["Failed to load image"]
    prose_errors.clear()
