"""Pages of findings and follow-ups, as village, organiser, kecamatan and participants use them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from musyawarah.models import Musyawarah
from tests.musyawarah.sealing import paper
from tests.training.loonuna import TODAY, make_training, promise, record_finding, register_group, register_residents
from tests.training.making import make_participant, make_program, make_session
from training.enums import Measure, RtlKind
from training.models import Rtl, Temuan
from villages.pending import pending_work


@pytest.fixture
def session(cast):
    """The village's own training, a month ago."""
    return make_training(cast)


@pytest.fixture
def sari(cast, sign_in):
    """Sari's browser."""
    return sign_in(cast.sari)


def text_of(response) -> str:
    """What the page says, blanks joined."""
    return " ".join(response.content.decode().split())


def test_the_page_of_findings_says_what_is_true_today_and_leads_there(cast, session, sari, sign_in):
    record_finding(cast, session, Measure.UNGROUPED)
    record_finding(cast, session, Measure.SOTK)
    address = reverse("temuan_list", args=[session.uid])
    page = text_of(sari.get(address))
    assert page.count("Masih benar") == 2
    assert reverse("ungrouped_report", args=["51.08.02.2021"]) in page
    register_group(cast, register_residents(cast))
    page = text_of(sari.get(address))
    assert page.count("Masih benar") == 1
    assert page.count("Sudah berubah") == 1
    assert "3 dari 4 warga" in page
    for_officer = text_of(sign_in(cast.rina).get(address))
    assert "Sudah berubah" in for_officer
    assert reverse("ungrouped_report", args=["51.08.02.2021"]) not in for_officer, "names residents"


def test_a_finding_is_typed_changed_deleted_and_brought_back(cast, session, sari):
    desa = cast.villages.umeanyar
    typed = {"text": "SOTK perlu ditinjau", "category": "regulasi", "desa": desa.pk, "measure": "sotk"}
    address = reverse("temuan_create", args=[session.uid])
    refused = sari.post(address, typed | {"measure": "rule"})
    assert "Pilih aturan yang diperiksa" in text_of(refused)
    assert sari.post(address, typed).status_code == 302
    temuan = Temuan.objects.get()
    edit = reverse("temuan_edit", args=[temuan.uid])
    assert sari.post(edit, typed | {"text": "Perdes SOTK", "version": "1"}).status_code == 302
    stale = sari.post(edit, typed | {"text": "Perdes lama", "version": "1"})
    assert stale.status_code == 409
    assert "Perdes lama" in text_of(stale)
    assert "Perdes SOTK" in text_of(stale)
    away = sari.post(reverse("temuan_delete", args=[temuan.uid]), {"version": "2"}, follow=True)
    assert "Temuan dihapus." in text_of(away)
    sari.post(reverse("temuan_restore", args=[temuan.uid]))
    assert Temuan.objects.get().deleted_at is None


def test_a_measured_follow_up_offers_no_form_to_close_until_its_state_flips(cast, session, sari):
    rtl = promise(cast, record_finding(cast, session, Measure.UNGROUPED))
    address = reverse("rtl_close", args=[rtl.uid])
    assert "Nyatakan selesai" not in text_of(sari.get(address))
    refused = sari.post(address, {"version": "1", "words": "Sudah"})
    assert "Keadaan yang diukur belum berubah" in text_of(refused)
    register_group(cast, register_residents(cast))
    assert "Nyatakan selesai" in text_of(sari.get(address))
    assert sari.post(address, {"version": "1"}).status_code == 302
    page = text_of(sari.get(address))
    assert "belum didata" in page, "what it was"
    assert "3 dari 4 warga" in page, "what it became"


def test_a_follow_up_is_closed_with_a_photo_that_is_handed_out_harmlessly(cast, session, sari, sign_in):
    temuan = Temuan.objects.create(session=session, desa=cast.villages.umeanyar, category="data", text="Data")
    rtl = promise(cast, temuan)
    address = reverse("rtl_close", args=[rtl.uid])
    refused = sari.post(address, {"version": "1", "words": "Foto"})
    assert "field-refused" in text_of(refused)
    program = SimpleUploadedFile("foto.jpg", b"MZ\x90\x00", content_type="image/jpeg")
    assert "bukan PDF, JPG, atau PNG" in text_of(sari.post(address, {"version": "1", "words": "x", "file": program}))
    photo = SimpleUploadedFile("rapat.png", paper(), content_type="image/png")
    assert sari.post(address, {"version": "1", "words": "Foto rapat", "file": photo}).status_code == 302
    file = sign_in(cast.rina).get(reverse("rtl_file", args=[rtl.uid]))
    assert file["Content-Disposition"] == 'attachment; filename="rapat.jpg"'
    assert "sandbox" in file["Content-Security-Policy"]
    assert sign_in(cast.bejo).get(reverse("rtl_file", args=[rtl.uid])).status_code == 404


def test_a_pra_musdes_is_put_into_the_calendar_from_the_follow_up(cast, session, sari, sign_in):
    temuan = Temuan.objects.create(session=session, desa=cast.villages.umeanyar, category="musyawarah", text="Musdes")
    rtl = promise(cast, temuan, kind=RtlKind.MUSYAWARAH)
    address = reverse("rtl_musyawarah", args=[rtl.uid])
    assert "Pra-musdes" in text_of(sari.get(address))
    form = text_of(sari.get(f"{address}?jenis=pra_musdes"))
    assert "Menindaklanjuti temuan" in form, "the topic is there already"
    typed = {"topic": "Persiapan musdes", "held_on": (TODAY + timedelta(days=20)).isoformat(), "place": "Balai desa"}
    refused = sari.post(f"{address}?jenis=pra_musdes", typed | {"version": "1", "topic": ""})
    assert "field-refused" in text_of(refused)
    made = sari.post(f"{address}?jenis=pra_musdes", typed | {"version": "1"})
    meeting = Musyawarah.objects.get()
    assert made["Location"] == reverse("musyawarah_detail", args=[meeting.uid])
    assert Rtl.objects.get().musyawarah == meeting
    assert sign_in(cast.rina).get(address).status_code == 403
    assert sari.get(f"{address}?jenis=musdes_khusus").status_code == 404


def test_the_kecamatan_sees_the_most_overdue_first(cast, sign_in):
    seririt = cast.villages.umeanyar.kecamatan
    session = make_session(make_program(seririt), kecamatan=[seririt], on=TODAY - timedelta(days=40))
    for days, activity, desa in (
        (30, "Nanti", cast.villages.umeanyar),
        (-20, "Paling lama", cast.villages.kalianget),
        (-2, "Baru lewat", cast.villages.umeanyar),
    ):
        Rtl.objects.create(
            session=session,
            desa=desa,
            activity=activity,
            person="x",
            indicator="x",
            due_on=TODAY + timedelta(days=days),
        )
    Rtl.objects.create(
        session=session,
        desa=cast.villages.umeanyar,
        activity="Sudah",
        person="x",
        indicator="x",
        due_on=TODAY - timedelta(days=30),
        evidence="measured",
        evidence_words="Tercatat",
        closed_at=timezone.now(),
        closed_by=cast.sari,
    )
    rina = sign_in(cast.rina)
    page = text_of(rina.get(reverse("rtl_overview")))
    assert page.index("Paling lama") < page.index("Baru lewat") < page.index("Nanti")
    assert "Sudah" not in page.split("<table")[1].split("</table>")[0].replace("Sudah lewat", "")
    late = text_of(rina.get(f"{reverse('rtl_overview')}?keadaan=terlambat"))
    assert "Nanti" not in late
    one = text_of(rina.get(f"{reverse('rtl_overview')}?desa=51.08.02.2013"))
    assert "Paling lama" in one
    assert "Baru lewat" not in one
    own = text_of(sign_in(cast.sari).get(reverse("rtl_overview")))
    assert "Paling lama" not in own, "another village's"
    assert rina.get(f"{reverse('rtl_overview')}?keadaan=apa").status_code == 404


def test_a_participant_writes_his_commitment_on_his_own_page(cast, session, client):
    ani = make_participant(session, "Ani", cast.villages.umeanyar)
    own = reverse("participant_self", args=[ani.code])
    address = reverse("participant_commit", args=[ani.code])
    assert address in text_of(client.get(own))
    typed = {"activity": "Menyusun Data Desa", "due_on": (TODAY + timedelta(days=9)).isoformat(), "indicator": "Terisi"}
    assert "field-refused" in text_of(client.post(address, typed | {"due_on": "kemarin"}))
    assert client.post(address, typed).status_code == 302
    assert "Menyusun Data Desa" in text_of(client.get(own))
    assert "sudah tersimpan" in text_of(client.post(address, typed)), "a second tap"
    assert client.get(reverse("participant_commit", args=["222222222"])).status_code == 404
    guest = make_participant(session, "Tamu")
    assert "Komitmen" not in text_of(client.get(reverse("participant_self", args=[guest.code])))


def test_the_matrix_of_follow_ups_prints_each_village_with_its_proof(cast, session):
    from reporting.registry import document

    promise(cast, record_finding(cast, session, Measure.SOTK))
    payload = document("matriks-rtl").payload(id=session.pk)
    group, row = payload.table.rows
    assert group.label == "Desa Umeanyar, Kecamatan Seririt"
    assert row.cells[:3] == (1, "Peraturan tentang SOTK perlu ditinjau.", "Menindaklanjuti temuan")
    assert row.cells[6] == "Berjalan"


def test_a_village_prints_its_own_follow_ups_of_a_session_that_called_it(cast, sign_in):
    seririt = cast.villages.umeanyar.kecamatan
    session = make_session(make_program(seririt), kecamatan=[seririt], on=TODAY - timedelta(days=40))
    for desa in (cast.villages.umeanyar, cast.villages.kalianget):
        make_participant(session, f"Sekretaris {desa.name}", desa)
        Rtl.objects.create(
            session=session, desa=desa, activity=f"Musdus {desa.name}", person="x", indicator="x", due_on=TODAY
        )
    paper_of = reverse("session_document", args=[session.uid, "matriks-rtl"])
    bejo, rina = sign_in(cast.bejo), sign_in(cast.rina)
    assert paper_of in text_of(bejo.get(reverse("rtl_list", args=[session.uid])))
    assert "Musdus Umeanyar" not in text_of(bejo.get(paper_of))
    assert "Musdus Kalianget" in text_of(bejo.get(paper_of))
    assert "Musdus Umeanyar" in text_of(rina.get(paper_of))


def test_whoever_takes_over_an_office_is_told_how_many_follow_ups_run(cast, session):
    assert "Tindak lanjut pelatihan" not in [work.title for work in pending_work(cast.villages.umeanyar)]
    promise(cast, record_finding(cast, session, Measure.SOTK))
    Rtl.objects.create(
        session=session, desa=cast.villages.umeanyar, activity="x", person="x", indicator="x", due_on=session.starts_on
    )
    work = next(one for one in pending_work(cast.villages.umeanyar) if one.title == "Tindak lanjut pelatihan")
    assert (work.state, work.url) == ("2 berjalan, 1 terlambat", reverse("rtl_overview"))
