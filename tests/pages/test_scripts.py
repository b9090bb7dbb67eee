"""The small scripts: they read amounts as the server does, add up, and ask before typed text is lost."""

import itertools

import pytest

from places.formats.rupiah import format_rupiah
from places.formats.rupiah_input import AmountError, parse_rupiah

AMOUNTS = ["0", "5", "1500", "1500000", "1.500.000", "1 500 000", "1,500,000", "1,500", "1.5", "1.50.000", "1,5", "-5"]
SPELLINGS = [
    f"{before}{amount}{after}"
    for before, amount, after in itertools.product(
        ["", "Rp ", "Rp", "rp. ", "IDR "], AMOUNTS, ["", ",-", ",00", ",50", ".00", " juta", "jt", " ribu", " x"]
    )
] + ["", " ", "-", "–", "satu juta", "1e6", "٣", "1\u00a0500\u00a0000", "9" * 16]

TOTALS = """
<form data-confirm-leave>
  <div data-cost-row><select><option value="DDS">DDS</select>
    <input class="angka" inputmode="numeric" data-year="2027" name="a"></div>
  <div data-cost-row><select><option value="ADD">ADD</select>
    <input class="angka" inputmode="numeric" data-year="2028" name="b"></div>
  <output data-total="all"></output><output data-total="year:2027"></output><output data-total="source:ADD"></output>
  <p data-total-unclear hidden>Ada yang belum terbaca.</p>
</form>
"""


@pytest.fixture
def script_page(browser, project):
    """A bare page with the form above and all scripts."""
    page = browser.new_page()
    page.set_content(TOTALS)
    for name in ("rupiah", "totals", "confirm_leave"):
        page.add_script_tag(path=project / "static" / "js" / f"{name}.js")
    yield page
    page.close()


def server_reads(text: str) -> int | str | None:
    try:
        return parse_rupiah(text)
    except AmountError:
        return "unclear"


def test_the_browser_never_reads_an_amount_differently_from_the_server(script_page):
    read = script_page.evaluate(
        "texts => texts.map(text => { const a = Rupiah.read(text); return a === undefined ? 'unclear' : a; })",
        SPELLINGS,
    )
    differing = [
        (text, theirs, server_reads(text))
        for text, theirs in zip(SPELLINGS, read, strict=True)
        if theirs != "unclear" and theirs != server_reads(text)
    ]
    assert differing == []
    assert sum(isinstance(theirs, int) for theirs in read) > 100


def test_the_browser_writes_amounts_as_the_server_does(script_page):
    amounts = [0, 7, 999, 1000, 1234567, 10**15]
    assert script_page.evaluate("amounts => amounts.map(Rupiah.write)", amounts) == [format_rupiah(a) for a in amounts]


def test_totals_move_while_typing_and_the_amount_is_tidied_when_left(script_page):
    first, second = script_page.locator("[name=a]"), script_page.locator("[name=b]")
    first.fill("Rp 1500000,-")
    second.fill("2,5 juta")
    totals = script_page.locator("output").all_inner_texts()
    assert totals == ["4.000.000", "1.500.000", "2.500.000"]
    assert first.input_value() == "1.500.000"
    second.fill("1,500")
    second.blur()
    assert second.input_value() == "1,500"
    assert script_page.locator("[data-total-unclear]").is_visible()


def test_leaving_with_typed_text_asks_first(script_page):
    asks = """() => {
        const leaving = new Event('beforeunload', {cancelable: true});
        dispatchEvent(leaving);
        return leaving.defaultPrevented;
    }"""
    assert script_page.evaluate(asks) is False
    script_page.locator("[name=a]").fill("5")
    assert script_page.evaluate(asks) is True
    script_page.evaluate("document.querySelector('form').dispatchEvent(new Event('submit'))")
    assert script_page.evaluate(asks) is False
