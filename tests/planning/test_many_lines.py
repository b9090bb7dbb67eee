"""A plan has an end."""

import pytest

from places.errors import DomainError
from planning.line_data import LineData
from planning.services import lines


def test_a_plan_that_is_full_takes_no_further_line(cast, rpjm, add_line, monkeypatch):
    monkeypatch.setattr(lines, "MOST_LINES", 2)
    model = add_line("Pertama")
    add_line("Kedua")
    with pytest.raises(DomainError, match="sudah memuat 2 kegiatan"):
        lines.create_line(by=cast.sari, rpjm=rpjm, data=LineData(name="Ketiga", kegiatan=model.kegiatan))
