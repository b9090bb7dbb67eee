"""While costs are typed the browser counts what is left of each ceiling as the server does."""

import pytest
from django.template.loader import render_to_string

from places.formats.rupiah import format_rupiah
from planning.facts import CostFact, YearFact
from planning.pagu_typing import typed_usage
from planning.pagu_usage import PaguFacts, SourceCeiling

SOURCES = ("PAD", "DDS", "ADD")
PAGU = PaguFacts(2027, (SourceCeiling("DDS", 100_000), SourceCeiling("ADD", 50_000)))
ROW = (
    "<div data-cost-row><select><option></option><option>PAD</option><option>DDS</option><option>ADD</option>"
    '<option value="belum">Belum dibagi</option></select><input class="angka" inputmode="numeric"></div>'
)


class Other:
    """What the other lines use: a share of DDS, and a cost not yet divided over DDS and ADD."""

    years = (
        YearFact(2027, "", None, (CostFact("DDS", 30_000),)),
        YearFact(2027, "", None, (CostFact(None, 10_000), CostFact("DDS", None), CostFact("ADD", None))),
    )


def ceilings(costs: list[tuple[str, int | None]]):
    """What the server says of such a line."""
    facts = [CostFact(None if source == "belum" else source, amount) for source, amount in costs]
    return typed_usage([Other()], facts, PAGU, sources=SOURCES)


@pytest.fixture
def form(browser, project):
    """The ceilings as the page draws them for a line without costs, with three empty cost rows."""
    rows = ceilings([])
    context = {"pagu": PAGU, "ceilings": rows, "is_over": any(row.usage.is_over for row in rows)}
    page = browser.new_page()
    page.set_content(ROW * 3 + render_to_string("planning/_pagu_typing.html", context))
    for name in ("rupiah", "pagu_left"):
        page.add_script_tag(path=project / "static" / "js" / f"{name}.js")
    yield page
    page.close()


def fill(page, costs: list[tuple[str, int | None]]) -> None:
    """Type these costs."""
    for index, (source, amount) in enumerate(costs):
        row = page.locator("[data-cost-row]").nth(index)
        row.locator("select").select_option(source)
        row.locator("input").fill("" if amount is None else f"{amount:,}".replace(",", "."))


@pytest.mark.parametrize(
    "costs",
    [
        [],
        [("DDS", 20_000)],
        [("DDS", 80_000), ("PAD", 5_000)],
        [("belum", 70_000), ("DDS", None), ("ADD", None)],
        [("belum", 70_000), ("ADD", None), ("DDS", 1_000)],
        [("belum", 70_000)],
        [("belum", 5_000), ("PAD", None)],
    ],
)
def test_the_browser_shows_what_the_server_would_show(form, costs):
    fill(form, costs)
    for row in ceilings(costs):
        shared = "[data-shared]" if row.is_shared else ":not([data-shared])"
        shown = form.locator(f'tr[data-pagu="{row.usage.key}"]{shared}')
        if shown.count() == 0:  # a new group of candidates: the server adds its row on "Hitung ulang"
            assert row.is_shared
            continue
        left = f"lebih {format_rupiah(row.usage.over)}" if row.usage.is_over else format_rupiah(row.usage.left)
        assert shown.locator("[data-own]").inner_text() == format_rupiah(row.own)
        assert shown.locator("[data-left]").inner_text() == left
        assert shown.is_visible() == (not row.is_idle)


def test_overspending_is_told_at_once_and_taken_back_when_it_ends(form):
    warning = form.get_by_text("Pemakaian melebihi pagu")
    assert not warning.is_visible()
    fill(form, [("DDS", 70_001)])
    assert warning.is_visible()
    fill(form, [("DDS", 60_000)])
    assert not warning.is_visible()


def test_what_cannot_be_read_yet_counts_as_nothing(form):
    row = form.locator("[data-cost-row]").first
    row.locator("select").select_option("DDS")
    row.locator("input").fill("1,5")
    assert form.locator('tr[data-pagu="DDS"] [data-left]').inner_text() == "70.000"
