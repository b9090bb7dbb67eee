"""Data Desa and the list of residents without a group on paper."""

from datetime import date
from decimal import Decimal

from django.urls import reverse

from reporting.registry import document
from reporting.rendering import render
from tests.villages.people_making import make_group, make_resident
from villages.enums import DataDesaCategory, UngroupedReason, Unsur
from villages.models import DataDesa, TindakLanjutWarga


def test_data_desa_is_four_forms_upright(cast):
    desa = cast.villages.umeanyar
    DataDesa.objects.create(
        desa=desa,
        year=2026,
        category=DataDesaCategory.SDA,
        group="Lahan",
        label="Hutan",
        amount=Decimal("12.500"),
        unit="ha",
    )
    payload = document("data-desa").payload(desa=desa.code, year=2026)
    assert [part.document.orientation for part in payload.parts] == ["portrait"] * 4
    rows = payload.parts[0].document.table.rows
    assert [row.label or row.cells[1] for row in rows] == ["Lahan", "Hutan"]
    assert rows[1].cells[2:4] == (Decimal("12.5"), "ha")
    assert render(payload, "pdf").data.startswith(b"%PDF")
    assert render(payload, "xlsx").data.startswith(b"PK")


def test_the_list_of_names_says_reason_and_wish_and_no_mark(cast):
    desa = cast.villages.umeanyar
    warga = make_resident(
        desa, "Luh Sekar", is_rtm=True, is_disabled=True, disability="tunanetra", nik="5108021203800012"
    )
    private = make_group(desa, "Difabel Mandiri", unsur=Unsur.DIFABEL)
    TindakLanjutWarga.objects.create(
        warga=warga,
        desa=desa,
        reason=UngroupedReason.JARAK,
        wished_kelompok=private,
        follow_up="Dijemput",
        followed_up_on=date(2026, 1, 5),
    )
    payload = document("warga-tidak-tergabung").payload(desa=desa.code)
    html = render(payload, "html").data.decode()
    assert all(words in html for words in ("Luh Sekar", "Tempat berkumpul terlalu jauh", "Dijemput (5 Januari 2026)"))
    assert not any(mark in html for mark in ("netra", "miskin", "Difabel", "disabilitas", "51080212"))


def test_a_kepala_dusun_prints_his_own_dusun_and_the_bpd_nothing_of_it(cast, sign_in):
    desa = cast.villages.umeanyar
    make_resident(desa, "Ayu Dekat")
    make_resident(desa, "Budi Jauh", dusun=desa.dusun_set.order_by("position").last())
    kwargs = {"desa_code": desa.code, "year": 2026, "key": "warga-tidak-tergabung"}
    page = sign_in(cast.karto).get(reverse("desa_document", kwargs=kwargs)).content.decode()
    assert "Ayu Dekat" in page
    assert "Budi Jauh" not in page
    assert sign_in(cast.joko).get(reverse("desa_download", kwargs=kwargs | {"kind": "pdf"})).status_code == 404
