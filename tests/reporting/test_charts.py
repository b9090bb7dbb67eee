"""Bar charts: lengths in proportion, words that fit, the same figures as text."""

import pytest
from django.template.loader import render_to_string

from reporting.charts import Bar, Series, bar_chart, stacked_chart

BARS = [Bar("Penyelenggaraan Pemerintahan Desa", 200, "200"), Bar("Pembinaan Kemasyarakatan", 50, "50")]
YEARS = ["2020", "2021"]
LAYERS = [Series("DDS", (100, 0), ("100", "0")), Series("Belum dibagi", (100, 50), ("100", "50"), hatched=True)]


def test_the_longest_bar_takes_the_whole_width_and_the_others_their_share():
    chart = bar_chart("bidang", "Biaya per bidang", BARS)
    assert [bar.width for bar in chart.bars] == ["60.00%", "15.00%"]


def test_bars_do_not_overlap_however_long_their_label_is():
    chart = bar_chart("bidang", "Biaya", [Bar("kata " * 40, 1, "1"), Bar("pendek", 2, "2")])
    first, second = chart.bars
    assert len(first.label) > 1
    assert second.label[0].y > first.bar_y + 16
    assert chart.height >= second.bar_y + 16


def test_a_chart_without_amounts_has_bars_of_no_length():
    assert bar_chart("nol", "Biaya", [Bar("Bidang", 0, "0")]).bars[0].width == "0%"
    assert bar_chart("kosong", "Biaya", []).description == "Belum ada angka."


def test_segments_lie_one_behind_the_other_and_empty_ones_are_left_out():
    chart = stacked_chart("tahun", "Biaya per tahun", YEARS, LAYERS, ["200", "50"])
    first, second = chart.bars
    assert [(segment.x, segment.width) for segment in first.segments] == [("13.00%", "23.50%"), ("36.50%", "23.50%")]
    assert [segment.words for segment in second.segments] == ["Belum dibagi: 50"]
    assert second.segments[0].shade == "chart-open"


def test_the_table_repeats_every_amount_with_its_total():
    chart = stacked_chart("tahun", "Biaya per tahun", YEARS, LAYERS, ["200", "50"])
    assert chart.table_heads == ("DDS", "Belum dibagi", "Jumlah")
    assert chart.table_rows == (("2020", ("100", "100", "200")), ("2021", ("0", "50", "50")))


def test_series_of_unlike_length_are_refused():
    with pytest.raises(ValueError, match="one value per label"):
        stacked_chart("tahun", "Biaya", YEARS, [Series("DDS", (1,), ("1",))], ["1", "1"])


def test_labels_are_plain_text_in_the_picture():
    html = render_to_string("reporting/_bar_chart.html", {"chart": bar_chart("x", "T", [Bar("<script>", 1, "1")])})
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_stacked_picture_names_each_segment():
    chart = stacked_chart("tahun", "Biaya per tahun", YEARS, LAYERS, ["200", "50"])
    html = render_to_string("reporting/_stacked_chart.html", {"chart": chart})
    assert "<title>Belum dibagi: 50</title>" in html
    assert html.count("<td") == 6
