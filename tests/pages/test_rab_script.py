"""The script of the RAB counts as the server does, and grows by a row when the last one is begun."""

import itertools
from decimal import Decimal

import pytest

from places.formats.rupiah import format_rupiah
from places.formats.volume_input import VolumeError, parse_volume
from planning.rab_amounts import row_amount

ROW = """
<tr data-rab-row><td><input type="hidden" name="bahan-0-id" value="7"><input id="id_bahan-0-name" name="bahan-0-name"
 aria-label="Uraian, Bahan baris 1"><input name="bahan-0-volume"><input name="bahan-0-unit">
 <input class="angka" inputmode="numeric" name="bahan-0-price">
 <select name="bahan-0-source"><option value="">-</option><option>DDS</option></select>
 <input type="checkbox" name="bahan-0-drop"><output data-rab-amount></output></td></tr>
"""
SUMS = "".join(
    f'<span data-cost-row><select><option>{source}</option></select><input data-of="{source}"></span>'
    for source in ("DDS", "ADD", "PBH", "belum")
)
PAGE = f"""
<form><section data-rab-section><table><tbody>{ROW}</tbody></table><output data-rab-subtotal></output></section>
<output data-rab-total></output><div hidden data-rab-sums="ADD">{SUMS}</div>
<p data-rab-unclear hidden>Belum terbaca.</p></form>
"""
NUMBERS = ["0", "7", "12", "1080", "1.080", "12.500.000", "012", "1,080", "2,5", "2.5", "0,125", "0.125", "1.080,5"]
NUMBERS += ["1,080.5", "1,0800", "2,12345", "1.50", "-3", "", "dua", "1e3", "٣", "9999999999,999", "1.080.5"]


@pytest.fixture
def page(browser, project):
    """A bare RAB of one row."""
    page = browser.new_page()
    page.set_content(PAGE)
    for name in ("rupiah", "rab"):
        page.add_script_tag(path=project / "static" / "js" / f"{name}.js")
    yield page
    page.close()


def server_says(volume: str, price: int) -> str:
    try:
        read = parse_volume(volume)
    except VolumeError:
        return ""
    return "" if read is None else format_rupiah(row_amount(Decimal(read), price))


def test_the_browser_never_counts_a_row_differently_from_the_server(page):
    differing = []
    page.fill("[name=bahan-0-name]", "Pasir")
    for volume, price in itertools.product(NUMBERS, [0, 1, 999, 1_501, 300_001, 10**15]):
        page.fill("[name=bahan-0-price]", str(price))
        page.fill("[name=bahan-0-volume]", volume)
        shown = page.locator("output[data-rab-amount]").first.inner_text()
        if shown not in ("", server_says(volume, price)):
            differing.append((volume, price, shown, server_says(volume, price)))
    assert differing == []


def test_a_begun_row_is_followed_by_an_empty_one_of_its_own_name(page):
    page.select_option("[name=bahan-0-source]", "DDS")
    page.fill("[name=bahan-0-name]", "Pasir")
    page.fill("[name=bahan-0-volume]", "2,5")
    page.fill("[name=bahan-0-price]", "1.501")
    assert page.locator("[data-rab-row]").count() == 2
    assert page.input_value("[name=bahan-1-name]") == ""
    assert page.input_value("[name=bahan-1-id]") == "", "the new row is not the old one"
    assert page.input_value("[name=bahan-1-source]") == "DDS"
    assert page.get_attribute("[name=bahan-1-name]", "aria-label") == "Uraian, Bahan baris 2"
    page.fill("[name=bahan-1-name]", "Semen")
    page.fill("[name=bahan-1-volume]", "10")
    page.fill("[name=bahan-1-price]", "70 ribu")
    totals = [page.locator(f"output[data-rab-{name}]").inner_text() for name in ("subtotal", "total")]
    assert totals == ["703.753", "703.753"]


def test_a_row_that_goes_counts_no_more_and_what_is_unclear_is_said(page):
    page.fill("[name=bahan-0-name]", "Pasir")
    page.fill("[name=bahan-0-volume]", "1,080")
    page.fill("[name=bahan-0-price]", "5")
    assert page.locator("[data-rab-unclear]").is_visible()
    page.check("[name=bahan-0-drop]")
    assert page.locator("[data-rab-unclear]").is_hidden()
    assert page.locator("output[data-rab-total]").inner_text() == "0"


def test_sums_by_source_are_handed_to_the_ceilings(page):
    def sums() -> dict[str, str]:
        return {name: page.input_value(f"[data-of={name}]") for name in ("DDS", "ADD", "PBH", "belum")}

    page.fill("[name=bahan-0-name]", "Pasir")
    page.fill("[name=bahan-0-volume]", "2")
    page.fill("[name=bahan-0-price]", "500")
    assert sums() == {"DDS": "0", "ADD": "", "PBH": "0", "belum": "1.000"}, "ADD waits for its share"
    page.select_option("[name=bahan-0-source]", "DDS")
    assert sums() == {"DDS": "1.000", "ADD": "0", "PBH": "0", "belum": "0"}
