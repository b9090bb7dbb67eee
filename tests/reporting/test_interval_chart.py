"""Differences and their intervals as geometry."""

from reporting.interval_chart import FIRST, LAST, Span, interval_chart


def drawn(*spans: Span):
    return interval_chart("beda", "Beda", spans, left="turun", right="naik")


def place(percent: str) -> float:
    return float(percent.rstrip("%"))


def test_zero_lies_in_the_middle_and_the_furthest_end_at_the_edge():
    chart = drawn(Span("R13", "−40 poin", -0.4, -0.8, 0.1), Span("R24", "+10 poin", 0.1, -0.2, 0.4))
    first, second = chart.spans
    assert chart.zero == "50.00%"
    assert (place(first.low), place(first.point)) == (FIRST, 26.0)
    assert place(second.low) < 50 < place(second.high) < LAST


def test_what_is_too_small_to_say_is_told_in_words_only():
    chart = drawn(Span("R13", "Terlalu sedikit untuk disimpulkan"))
    assert (chart.spans[0].point, chart.spans[0].words) == ("", "Terlalu sedikit untuk disimpulkan")
    assert "R13: Terlalu sedikit untuk disimpulkan" in chart.description


def test_spans_stand_one_below_the_other_and_the_picture_is_as_high_as_they_are():
    chart = drawn(*(Span(f"Aturan {number}", "0 poin", 0.0, -0.1, 0.1) for number in range(3)))
    tops = [span.label[0].y for span in chart.spans]
    assert tops == sorted(set(tops))
    assert chart.height > chart.spans[-1].foot


def test_a_chart_without_spans_says_so():
    assert drawn().description == "Belum ada angka."
