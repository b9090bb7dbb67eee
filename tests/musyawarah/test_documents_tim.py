"""Papers of a team: decree, minutes of its forming, work plan."""

from datetime import date

import pytest

from musyawarah.enums import MusyawarahStatus, TimKind, TimPost
from musyawarah.services.tim import create_tim, delete_tim, save_rktl
from musyawarah.tim_data import MemberData, RktlData, TimData
from reporting.errors import DocumentError
from reporting.registry import document
from reporting.render_prose import prose_html, prose_pdf
from reporting.rendering import render
from tests.musyawarah.making import make_musyawarah
from tests.musyawarah.making_papers import appoint
from tests.reporting.hostile_text import HOSTILE
from villages.enums import Unsur
from villages.models import LegalBasis

PAPERS = ("sk-tim", "ba-pembentukan-tim", "rktl")


def a_team(cast, kind: str = TimKind.PENYUSUN_RKP, *, word: str = "", **values):
    """A team with a chair, a work plan, and the meeting that formed it unless told otherwise."""
    members = [MemberData(f"Ketua {word}", "P", "Sekretaris Desa", TimPost.KETUA), MemberData(f"Anggota {word}", "L")]
    data = TimData(kind, 2027, tuple(members), **values)
    team = create_tim(by=cast.sari, desa=cast.villages.umeanyar, data=data)
    rows = [RktlData(f"Rapat {word}", date(2026, 7, 1), date(2026, 7, 3), "Balai desa"), RktlData("Musdus")]
    return save_rktl(by=cast.sari, tim=team, version=1, rows=rows)


def text_of(key: str, number: int) -> str:
    """The page of a paper."""
    return prose_html(document(key).payload(id=number))


@pytest.mark.parametrize("key", PAPERS)
@pytest.mark.parametrize("kind", TimKind.values)
def test_every_kind_of_team_has_its_papers(cast, key, kind):
    team = a_team(cast, kind)
    payload = document(key).payload(id=team.pk)
    assert "Umeanyar" in prose_html(payload)
    assert render(payload, "docx").data.startswith(b"PK")


@pytest.mark.parametrize("key", PAPERS)
def test_hostile_texts_are_printed_as_text(cast, key):
    word = " ".join(HOSTILE).replace("\x00", "").replace("\ud800", "")[:90]
    html, pdf = prose_pdf(document(key).payload(id=a_team(cast, word=word).pk))
    assert "<script>" not in html
    assert pdf.startswith(b"%PDF")


def test_the_decree_cites_the_law_of_its_day_and_is_a_draft_without_number(cast):
    appoint(cast)
    LegalBasis.objects.create(citation="Undang-Undang Nomor 6 Tahun 2014 tentang Desa", valid_from=date(2014, 1, 15))
    LegalBasis.objects.create(citation="Peraturan yang belum berlaku", valid_from=date(2090, 1, 1))
    draft = document("sk-tim").payload(id=a_team(cast).pk)
    assert draft.draft
    assert "NOMOR (belum diisi)" in prose_html(draft)
    team = a_team(cast, decree_number="12/2026", decree_date=date(2026, 6, 20))
    html = text_of("sk-tim", team.pk)
    assert not document("sk-tim").payload(id=team.pk).draft
    for words in ("NOMOR 12/2026", "Nomor 6 Tahun 2014", "pada tanggal 20 Juni 2026", "KEPUTUSAN PERBEKEL UMEANYAR"):
        assert words in html
    assert "belum berlaku" not in html
    assert "TIM PENYUSUN RKP DESA TAHUN 2027" in html


def test_the_minutes_name_the_meeting_and_never_a_private_group(cast):
    appoint(cast)
    meeting = make_musyawarah(cast, "rapat_tim", status=MusyawarahStatus.CLOSED)
    payload = document("ba-pembentukan-tim").payload(id=a_team(cast, musyawarah=meeting).pk)
    assert not payload.draft
    assert "Senin tanggal lima belas bulan Juni" in payload.context["opening"]
    private = make_musyawarah(cast, "musyawarah_khusus", unsur=Unsur.MISKIN, status=MusyawarahStatus.CLOSED)
    team = a_team(cast, TimKind.VERIFIKASI, musyawarah=private)
    assert "miskin" not in text_of("ba-pembentukan-tim", team.pk).lower() + text_of("sk-tim", team.pk).lower()


def test_the_work_plan_tells_days_and_place_and_is_signed_by_the_members(cast):
    context = document("rktl").payload(id=a_team(cast).pk).context
    assert context["rows"][0]["when"] == "1 Juli 2026 s.d. 3 Juli 2026, Balai desa"
    assert context["rows"][1]["when"] == ""
    assert [member["name"] for member in context["members"]] == ["Ketua", "Anggota"]


def test_a_panitia_musdes_is_decreed_by_the_bpd(cast):
    appoint(cast)
    payload = document("sk-tim").payload(id=a_team(cast, TimKind.PANITIA_MUSDES).pk)
    assert payload.context["signatures"][0][0]["name"] == "Joko"
    assert payload.context["heading"][0] == "KEPUTUSAN BADAN PERMUSYAWARATAN DESA"


def test_a_deleted_team_has_no_papers(cast):
    team = a_team(cast)
    delete_tim(by=cast.sari, tim=team, version=team.version)
    with pytest.raises(DocumentError, match="Tidak ada tim"):
        document("sk-tim").payload(id=team.pk)
