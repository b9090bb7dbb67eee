"""Slips of closed minutes are mended by chair and notulis together; the original words stay."""

from datetime import UTC

import pytest
from django.urls import reverse

from accounts.models import Act
from accounts.verdict import NotAllowed
from musyawarah.enums import RalatStatus, RalatTarget
from musyawarah.mending import MENDABLE, model_field
from musyawarah.models import AgendaMusyawarah, Kehadiran, Keputusan, MasaHadir, Musyawarah, Ralat
from musyawarah.services.ralat import answer_ralat, propose_ralat
from places.errors import DomainError
from tests.musyawarah.making import at, make_musyawarah
from tests.musyawarah.sealing import close, let_days_pass, make_minutes, seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def minutes(cast):
    """Closed minutes: Joko presides, Sari writes."""
    return close(cast, make_minutes(cast))


def propose(cast, minutes, row, field, new, *, by=None, reason="Salah tulis") -> Ralat:
    target = {
        Musyawarah: "musyawarah", AgendaMusyawarah: "agenda", Kehadiran: "kehadiran",
        MasaHadir: "masa_hadir", Keputusan: "keputusan",
    }[type(row)]  # fmt: skip
    return propose_ralat(
        by=by or cast.sari, musyawarah=minutes.meeting, target=target, target_id=row.pk, field=field, new=new,
        reason=reason,
    )  # fmt: skip


def test_a_slip_is_mended_when_the_other_agrees_and_the_original_stays(cast, minutes):
    ralat = propose(cast, minutes, minutes.keputusan, "text", "Talud 120 m disepakati")
    assert Keputusan.objects.get().text == "Talud disepakati"
    answer_ralat(by=cast.joko, ralat=ralat, agrees=True)
    row = Keputusan.objects.get()
    assert (row.text, row.version) == ("Talud 120 m disepakati", 2)
    assert Ralat.objects.values_list("old", "new", "status").get() == (
        "Talud disepakati", "Talud 120 m disepakati", "confirmed",
    )  # fmt: skip
    assert row.history.count() == 2
    assert row.history.first().history_change_reason == str(Act.objects.get(verb="answer_ralat").pk)


def test_a_refused_mend_changes_nothing(cast, minutes):
    ralat = answer_ralat(by=cast.joko, ralat=propose(cast, minutes, minutes.keputusan, "text", "Lain"), agrees=False)
    assert (ralat.status, ralat.answered_by) == (RalatStatus.REFUSED, cast.joko)
    assert Keputusan.objects.get().text == "Talud disepakati"


def test_the_same_person_does_not_propose_and_agree(cast, minutes):
    ralat = propose(cast, minutes, minutes.keputusan, "text", "Lain")
    with pytest.raises(DomainError, match="yang lain"):
        answer_ralat(by=cast.sari, ralat=ralat, agrees=True)
    assert Ralat.objects.get().status == RalatStatus.PROPOSED


@pytest.mark.parametrize("who", ["wati", "karto", "made", "rina", "bejo"])
def test_nobody_else_mends(cast, minutes, who):
    by = getattr(cast, who)
    with pytest.raises(NotAllowed):
        propose(cast, minutes, minutes.keputusan, "text", "Lain", by=by)
    ralat = propose(cast, minutes, minutes.keputusan, "text", "Lain")
    with pytest.raises(NotAllowed):
        answer_ralat(by=by, ralat=ralat, agrees=True)


def test_minutes_are_mended_after_closing_and_before_the_seal_only(cast):
    minutes = make_minutes(cast)
    with pytest.raises(NotAllowed):
        propose(cast, minutes, minutes.keputusan, "text", "Lain")
    seal(cast, close(cast, minutes))
    with pytest.raises(NotAllowed):
        propose(cast, minutes, minutes.keputusan, "text", "Lain")


def test_the_time_for_mending_runs_out(cast, minutes):
    ralat = propose(cast, minutes, minutes.meeting, "place", "Balai banjar")
    minutes.meeting = let_days_pass(minutes.meeting, 8)
    for act in (
        lambda: answer_ralat(by=cast.joko, ralat=ralat, agrees=True),
        lambda: propose(cast, minutes, minutes.meeting, "topic", "Lain"),
    ):
        with pytest.raises(DomainError, match="Batas waktu"):
            act()


@pytest.mark.parametrize(
    ("pick", "field", "new"),
    [
        ("meeting", "place", "Balai banjar"),
        ("meeting", "starts_at", "08:30:00"),
        ("meeting", "ba_number", "BA/7"),
        ("agenda", "notes", "Ibu Ani bertanya tentang drainase."),
        ("agenda", "starts_at", "09:15:00"),
        ("ani", "name", "Ni Luh Ani"),
        ("ani", "gender", "L"),
        ("ani", "unsur", "pkk"),
        ("ani", "role", "peninjau"),
        ("stay", "left_at", at(11, 30).astimezone(UTC).isoformat()),
        ("stay", "left_at", ""),
        ("keputusan", "decided_at", at(10, 30).astimezone(UTC).isoformat()),
        ("keputusan", "rank", "2"),
    ],
)
def test_these_slips_are_mended(cast, minutes, pick, field, new):
    row = minutes.ani.masa_set.get() if pick == "stay" else getattr(minutes, pick)
    answer_ralat(by=cast.joko, ralat=propose(cast, minutes, row, field, new), agrees=True)
    fresh = type(row).objects.get(pk=row.pk)
    value = getattr(fresh, field)
    shown = "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
    assert shown == new


@pytest.mark.parametrize(
    ("pick", "field", "new", "words"),
    [
        ("keputusan", "text", "Talud disepakati", "sama dengan"),
        ("keputusan", "text", "", "tidak boleh kosong"),
        ("keputusan", "outcome", "rejected", "alasannya"),
        ("keputusan", "outcome", "passed_on", "memutuskan"),
        ("keputusan", "outcome", "merged", "alasannya|Penggabungan"),
        ("keputusan", "votes_for", "3", "pemungutan suara"),
        ("keputusan", "decided_at", at(14).isoformat(), "Waktu keputusan"),
        ("keputusan", "usulan", "1", "tidak dapat diralat"),
        ("keputusan", "number", "4", "tidak dapat diralat"),
        ("ani", "name", "", "tidak boleh kosong"),
        ("ani", "unsur", "bangsawan", "bangsawan"),
        ("ani", "salt", "x", "tidak dapat diralat"),
        ("meeting", "held_on", "2026-06-16", "tidak dapat diralat"),
        ("meeting", "status", "open", "tidak dapat diralat"),
        ("meeting", "starts_at", "13:00:00", "Jam selesai"),
        ("stay", "left_at", at(8).isoformat(), "Jam"),
    ],
)
def test_these_are_no_slips(cast, minutes, pick, field, new, words):
    row = minutes.ani.masa_set.get() if pick == "stay" else getattr(minutes, pick)
    if pick == "stay":
        MasaHadir.objects.filter(pk=row.pk).update(arrived_at=at(9))
    with pytest.raises(DomainError, match=words):
        propose(cast, minutes, row, field, new)
    assert not Ralat.objects.exists()


def test_a_mend_needs_its_reason_and_waits_alone(cast, minutes):
    with pytest.raises(DomainError, match="alasan"):
        propose(cast, minutes, minutes.meeting, "place", "Balai", reason=" ")
    propose(cast, minutes, minutes.meeting, "place", "Balai")
    with pytest.raises(DomainError, match="menunggu jawaban"):
        propose(cast, minutes, minutes.meeting, "place", "Aula")


def test_another_meetings_row_is_not_mended(cast, minutes):
    other = make_minutes(cast, ba_number="BA/2")
    for row in (other.keputusan, other.ani, other.agenda, other.ani.masa_set.get(), make_musyawarah(cast)):
        with pytest.raises(DomainError, match="bukan milik"):
            propose(cast, minutes, row, MENDABLE[_target(row)][0], "x")


def _target(row) -> str:
    return next(target for target in RalatTarget if model_field(target, MENDABLE[target][0]).model is type(row))


def test_chair_and_notulis_mend_on_the_pages(cast, sign_in, minutes):
    address = reverse("ralat_propose", args=[minutes.meeting.uid])
    parts = sign_in(cast.sari).get(address).content.decode()
    part = f"?bagian=kehadiran&baris={minutes.ani.pk}&isian=name"
    assert part.replace("&", "&amp;") in parts
    form = {"new": "Ni Luh Ani", "reason": "Sesuai KTP"}
    assert sign_in(cast.sari).post(address + part, form).status_code == 302
    ralat = Ralat.objects.get()
    answer = reverse("ralat_answer", args=[minutes.meeting.uid, ralat.pk])
    mends = reverse("ralat_list", args=[minutes.meeting.uid])
    assert answer not in sign_in(cast.sari).get(mends).content.decode()
    assert answer in sign_in(cast.joko).get(mends).content.decode()
    sign_in(cast.joko).post(answer, {"jawaban": "setuju"})
    assert Kehadiran.objects.get(pk=minutes.ani.pk).name == "Ni Luh Ani"
    text = sign_in(cast.wati).get(mends).content.decode()
    assert "Ni Luh Ani" in text and "Sesuai KTP" in text


def test_an_hour_is_mended_as_the_clock_of_the_village_shows_it(cast, sign_in, minutes):
    stay = minutes.ani.masa_set.get()
    address = reverse("ralat_propose", args=[minutes.meeting.uid])
    part = f"?bagian=masa_hadir&baris={stay.pk}&isian=left_at"
    page = sign_in(cast.joko).get(address + part).content.decode()
    assert "pukul 11.00" in page
    sign_in(cast.joko).post(address + part, {"new": "11.30", "reason": "Sesuai daftar hadir"})
    assert Ralat.objects.get().new == at(11, 30).astimezone(UTC).isoformat()


def test_the_log_names_no_person_whose_row_is_mended(cast, minutes):
    answer_ralat(by=cast.joko, ralat=propose(cast, minutes, minutes.ani, "name", "Ni Luh Ani"), agrees=True)
    assert not Act.objects.filter(verb__endswith="_ralat", summary__contains="Ani").exists()


def test_a_mark_of_poverty_is_not_read_from_a_mend(cast, sign_in, minutes):
    answer_ralat(by=cast.joko, ralat=propose(cast, minutes, minutes.ani, "unsur", "miskin"), agrees=True)
    mends = reverse("ralat_list", args=[minutes.meeting.uid])
    part = f"?bagian=kehadiran&baris={minutes.ani.pk}&isian=unsur"
    assert "Masyarakat miskin" in sign_in(cast.sari).get(mends).content.decode()
    for who in (cast.joko, cast.rina, cast.karto):
        assert "Masyarakat miskin" not in sign_in(who).get(mends).content.decode()
    form = sign_in(cast.joko).get(reverse("ralat_propose", args=[minutes.meeting.uid]) + part).content.decode()
    assert 'value="miskin" selected' not in form and "<dd>Masyarakat</dd>" in form
    assert not Act.objects.filter(summary__icontains="miskin").exists()
