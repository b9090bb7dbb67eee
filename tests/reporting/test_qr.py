"""A QR code drawn as a path on a page, or as boxes on paper, has the dark modules of the code and no others."""

import re

import segno

from reporting.qr_boxes import qr_boxes
from reporting.qr_path import QUIET, qr_path

ADDRESS = "https://rencana.contoh.go.id/hadir/2xYp_Qk3vTzR8mN4wS1bQg/"
EXPECTED = {
    (row, column)
    for row, modules in enumerate(segno.make(ADDRESS, error="m", micro=False, boost_error=False).matrix)
    for column, dark in enumerate(modules)
    if dark
}


def test_the_path_of_a_page_draws_the_code_within_its_white_rim():
    drawn = qr_path(ADDRESS)
    runs = [[int(part) for part in run] for run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawn.path)]
    modules = {(row - QUIET, column - QUIET + at) for column, row, length in runs for at in range(length)}
    assert modules == EXPECTED
    assert max(max(place) for place in modules) + 1 + 2 * QUIET == drawn.side


def test_the_boxes_of_a_paper_draw_it_from_below():
    side = 1 + max(max(place) for place in EXPECTED)
    boxes = list(qr_boxes(ADDRESS, left=10.0, bottom=20.0, side=float(side)))
    modules = {
        (side - 1 - round(bottom - 20), round(left - 10) + at)
        for left, bottom, width, _ in boxes
        for at in range(round(width))
    }
    assert modules == EXPECTED
