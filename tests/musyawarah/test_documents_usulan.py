"""Lists of a year's usulan and the report of the pengkajian."""

from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from musyawarah.enums import DecisionOutcome, KajianTool, MusyawarahKind, MusyawarahStatus
from musyawarah.models import GambarKajian, HasilKajian, NilaiUsulan, Skoring
from reporting.errors import DocumentError
from reporting.payload import BundleDocument
from reporting.registry import document
from reporting.render_prose import prose_html, prose_pdf
from reporting.rendering import formats, render
from tests.musyawarah.making import make_keputusan, make_musyawarah, make_usulan
from tests.musyawarah.making_papers import appoint
from tests.reporting.hostile_text import HOSTILE
from tests.reporting.test_prose import png
from villages.enums import DataDesaCategory, FormSet, Unsur
from villages.models import DataDesa, KabupatenSetting

LISTS = ("daftar-gagasan", "rekapitulasi-usulan", "usulan-sdgs", "daftar-prioritas", "skoring-prioritas")
METHOD = {
    "code": "x", "name": "Kriteria desa", "bands": [],
    "criteria": [{"code": "a", "name": "Mendesak", "weight": 1, "lowest": 1, "highest": 5}],
}  # fmt: skip


def drawn(cast, key: str, **values):
    """A list of Umeanyar for 2027."""
    return document(key).payload(**{"desa": cast.villages.umeanyar.code, "year": 2027} | values)


def texts(payload) -> str:
    """Every text that a form prints."""
    forms = [part.document for part in payload.parts] if isinstance(payload, BundleDocument) else [payload]
    return " ".join(str(cell) for form in forms for row in form.table.rows for cell in (*row.cells, row.label))


@pytest.mark.parametrize("key", LISTS)
def test_every_list_is_drawn_with_hostile_and_with_no_usulan(cast, key):
    for format in ("pdf", "xlsx", "html"):
        assert render(drawn(cast, key), format).data
    for number, word in enumerate(HOSTILE):
        clean = word.replace("\x00", "").replace("\ud800", "")
        make_usulan(cast, f"Jalan {clean}", problem=clean, sdgs=[number % 17 + 1], volume=Decimal("1.5"))
    for format in ("pdf", "xlsx", "html"):
        assert render(drawn(cast, key), format).data


def test_ideas_stand_in_a_form_for_each_hamlet(cast):
    make_usulan(cast, "Jalan", dusun=cast.karto.dusun, manfaat_l=10, manfaat_p=4)
    make_usulan(cast, "Balai")
    bundle = drawn(cast, "daftar-gagasan")
    assert [part.name for part in bundle.parts] == ["Banjar Anyar", "Seluruh desa"]
    first = bundle.parts[0].document
    assert first.title[0] == "DAFTAR GAGASAN BANJAR DINAS/KELOMPOK: BANJAR ANYAR"
    assert [column.key for column in first.table.columns] == [
        "no", "gagasan", "lokasi", "volume", "satuan", "l", "p", "rtm",
    ]  # fmt: skip
    assert first.table.rows[-1].cells[5:] == (10, 4, None)


def test_the_other_form_set_names_proposer_and_goals_but_no_private_group(cast):
    KabupatenSetting.objects.create(kabupaten=cast.villages.umeanyar.kabupaten, form_set=FormSet.PERMENDES_21)
    make_usulan(cast, "Jalan", unsur=Unsur.MISKIN, sdgs=[9, 1])
    make_usulan(cast, "Posyandu", unsur=Unsur.PEREMPUAN)
    form = drawn(cast, "daftar-gagasan")
    assert [row.cells[2:4] for row in form.table.rows[:2]] == [("Masyarakat", "1, 9"), ("Kelompok perempuan", "")]


def test_one_meeting_lists_the_ideas_that_it_heard(cast):
    meeting = make_musyawarah(cast, MusyawarahKind.MUSDUS)
    make_usulan(cast, "Jalan", musyawarah=meeting)
    make_usulan(cast, "Jembatan")
    form = document("daftar-gagasan").payload(id=meeting.pk)
    assert "Jalan" in texts(form)
    assert "Jembatan" not in texts(form)


def test_the_meeting_s_rank_comes_before_that_of_the_scores_and_says_why(cast):
    first, second = make_usulan(cast, "Jalan"), make_usulan(cast, "Jembatan")
    scoring = Skoring.objects.create(desa=first.desa, year=2027, method=METHOD)
    for usulan, value in ((first, 5), (second, 3)):
        NilaiUsulan.objects.create(skoring=scoring, usulan=usulan, criterion="a", scorer=cast.wati.orang, value=value)
    before = drawn(cast, "daftar-prioritas")
    assert [row.cells[2:4] for row in before.table.rows] == [(1, "Jalan"), (2, "Jembatan")]
    assert before.draft
    meeting = make_musyawarah(cast, status=MusyawarahStatus.CLOSED)
    make_keputusan(meeting, second, rank=1, scored_rank=2, overrule_reason="Hampir putus")
    make_keputusan(meeting, first, rank=2, scored_rank=1, overrule_reason="Masih dapat dilalui")
    after = drawn(cast, "daftar-prioritas")
    assert [row.cells[2:4] for row in after.table.rows] == [(1, "Jembatan"), (2, "Jalan")]
    assert "Usulan nomor 2: peringkat skor 2, ditetapkan 1 karena Hampir putus" in after.notes
    assert not after.draft
    scores = drawn(cast, "skoring-prioritas")
    assert scores.table.columns[4].head == ("Skoring", "Mendesak")
    assert "Nilai adalah rata-rata 1 penilai" in scores.notes[0]


def test_the_recap_sums_what_it_prints(cast):
    make_usulan(cast, "Jalan", manfaat_l=10, manfaat_p=7, manfaat_rtm=2)
    make_usulan(cast, "Balai", manfaat_l=1)
    recap = drawn(cast, "rekapitulasi-usulan")
    assert recap.table.rows[-1].cells[5:] == (11, 7, 2)
    assert recap.table.rows[0].label == "BIDANG BELUM DITENTUKAN"


def test_a_usulan_stands_under_its_first_goal_and_names_the_others(cast):
    make_usulan(cast, "Jalan", sdgs=[9, 3])
    make_usulan(cast, "Balai")
    rows = drawn(cast, "usulan-sdgs").table.rows
    assert [(row.cells[0], row.cells[2], row.cells[-1]) for row in rows[:2]] == [
        ("3", "Jalan", "juga SDGs ke-9"),
        ("–", "Balai", ""),
    ]


def test_the_report_holds_data_tools_drawings_and_usulan(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    appoint(cast)
    desa = cast.villages.umeanyar
    DataDesa.objects.create(
        desa=desa,
        year=2026,
        category=DataDesaCategory.SDA,
        label="Sawah & <tegalan>",
        amount=Decimal("12.5"),
        unit="ha",
    )
    for tool in KajianTool:
        HasilKajian.objects.create(
            desa=desa, year=2027, tool=tool, subject=f"Subjek {tool.label}", problem="Banjir", months=[1, 12]
        )
    drawing = GambarKajian(desa=desa, year=2027, tool=KajianTool.SKETSA, caption="Sketsa Banjar", sha256="0" * 64)
    drawing.file.save("sketsa.png", ContentFile(png()))
    meeting = make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.CLOSED)
    make_musyawarah(cast, MusyawarahKind.MUSYAWARAH_KHUSUS, unsur=Unsur.MISKIN, status=MusyawarahStatus.CLOSED)
    make_usulan(cast, "Talud", musyawarah=meeting)
    payload = drawn(cast, "laporan-pengkajian")
    html, pdf = prose_pdf(payload)
    assert pdf.startswith(b"%PDF")
    for words in (
        "Sawah &amp; &lt;tegalan&gt;",
        "12,5",
        "Jan, Des",
        "Sketsa Banjar",
        "Talud",
        "Musyawarah Banjar Dinas",
    ):
        assert words in html
    assert html.count("data:image/png") == 1
    assert "miskin" not in html.lower()
    assert render(payload, "docx").data.startswith(b"PK")


def test_a_lost_drawing_does_not_stop_the_report(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    GambarKajian.objects.create(
        desa=cast.villages.umeanyar, year=2027, tool=KajianTool.SKETSA, file="kajian/lost.png", sha256="0" * 64
    )
    assert "lost" not in prose_html(drawn(cast, "laporan-pengkajian"))


def test_an_unknown_village_is_told(db):
    with pytest.raises(DocumentError, match=r"Tidak ada desa berkode 11\.11"):
        document("rekapitulasi-usulan").payload(desa="11.11", year=2027)


@pytest.mark.parametrize("key", [*LISTS, "laporan-pengkajian"])
def test_lists_take_the_same_number_of_queries_for_few_and_for_many(cast, key):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            drawn(cast, key)
        return len(queries)

    meeting = make_musyawarah(cast, status=MusyawarahStatus.CLOSED)
    make_keputusan(meeting, make_usulan(cast), outcome=DecisionOutcome.DEFERRED)
    before = count()
    for number in range(20):
        make_keputusan(meeting, make_usulan(cast, f"Jalan {number}"))
    assert before == count() <= 20


def test_prose_has_word_and_lists_have_workbooks(cast):
    assert "docx" in formats(drawn(cast, "laporan-pengkajian"))
    assert "xlsx" in formats(drawn(cast, "rekapitulasi-usulan"))
