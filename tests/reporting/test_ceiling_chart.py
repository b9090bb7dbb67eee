"""Bars against a mark of what there is."""

from django.template.loader import render_to_string

from reporting.ceiling_chart import WIDEST, CeilingBar, ceiling_chart

HEADS = ("Pagu", "Terpakai", "Sisa")


def bar(used: int, ceiling: int | None, **further) -> CeilingBar:
    return CeilingBar("Dana Desa", used, ceiling, f"terpakai {used}", f"pagu {ceiling}", "sisa", **further)


def drawn(*bars: CeilingBar):
    return ceiling_chart("pagu", "Pagu", bars, HEADS).bars


def test_the_longest_of_all_amounts_and_ceilings_is_as_long_as_a_bar_may_be():
    used, ceiling = drawn(bar(50, 25), bar(10, 40))
    assert float(used.within) + float(used.over) == WIDEST
    assert float(ceiling.mark) == WIDEST * 0.8


def test_only_what_lies_over_the_ceiling_is_drawn_as_over():
    within, just, over = drawn(bar(3, 4), bar(4, 4), bar(5, 4))
    assert [one.is_over for one in (within, just, over)] == [False, False, True]
    assert float(over.within) == float(over.mark) == WIDEST * 0.8


def test_without_a_ceiling_there_is_no_mark_and_nothing_is_over():
    (plain,) = drawn(bar(5, None, hatched=True))
    assert (plain.mark, plain.is_over, plain.shade) == ("", False, "chart-open")


def test_a_ceiling_of_zero_is_a_ceiling():
    (over,) = drawn(bar(5, 0))
    assert (over.mark, over.is_over, float(over.over)) == ("0.00", True, WIDEST)


def test_nothing_at_all_is_drawn_without_a_fault():
    assert drawn() == ()
    assert [one.within for one in drawn(bar(0, 0))] == ["0.00"]


def test_the_picture_carries_its_figures_as_words_and_as_a_table():
    chart = ceiling_chart("pagu", "Pagu <dana>", [bar(5, 4)], HEADS)
    html = render_to_string("reporting/_ceiling_chart.html", {"chart": chart})
    assert html.count("terpakai 5") == 2
    assert "Pagu &lt;dana&gt;" in html
    assert chart.description == "Dana Desa: pagu pagu 4, terpakai terpakai 5, sisa sisa"
