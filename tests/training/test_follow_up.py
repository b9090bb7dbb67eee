"""Follow-ups: what each closes with, meetings in the calendar, commitments, what is refused."""

from datetime import date, time, timedelta

import pytest

from accounts.models import Act
from accounts.verdict import NotAllowed
from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.meeting_data import MusyawarahData
from musyawarah.models import Musyawarah
from places.errors import DomainError, StaleVersion
from tests.musyawarah.making import make_musyawarah, move
from tests.musyawarah.sealing import paper
from tests.training.loonuna import TODAY, make_training, promise, record_finding
from tests.training.making import make_participant, make_program, make_session
from training.enums import EvidenceKind, Measure, RtlKind, SessionStatus, TemuanCategory
from training.follow_up_data import Evidence, RtlData, TemuanData
from training.models import Rtl, Temuan
from training.services.closing import close_rtl
from training.services.findings import create_temuan, delete_temuan, restore_temuan, update_temuan
from training.services.follow_up import create_meeting, create_rtl, drop_rtl, link_meeting, reopen_rtl, update_rtl
from training.services.self_commitment import MOST_OF_ONE, CommitmentData, write_commitment
from villages.profile import profile_of
from villages.services.profile import ProfileData, save_profile

PHOTO = Evidence("Foto rapat", paper(), "C:\\Rapat: akhir.jpg")


@pytest.fixture
def session(cast):
    """The village's own training, a month ago."""
    return make_training(cast)


def data(**values) -> RtlData:
    """A follow-up as it is typed."""
    values = {"activity": "Menyusun daftar", "person": "Sari", "indicator": "Daftar ada"} | values
    return RtlData(due_on=values.pop("due_on", TODAY + timedelta(days=60)), **values)


@pytest.fixture
def rtl(cast, session) -> Rtl:
    """A follow-up that a file proves."""
    return create_rtl(by=cast.sari, session=session, desa=cast.villages.umeanyar, data=data())


def meeting_data(**values) -> MusyawarahData:
    """A pra-musdes next month."""
    values = {"kind": MusyawarahKind.PRA_MUSDES, "topic": "Persiapan musdes", "place": "Balai desa"} | values
    return MusyawarahData(held_on=values.pop("held_on", TODAY + timedelta(days=30)), starts_at=time(9), **values)


def test_what_nothing_measures_closes_with_a_checked_file_and_words_only(cast, rtl):
    for evidence, words in (
        (None, "Tulis apa isi"),
        (Evidence("Sudah"), "Lampirkan berkas"),
        (Evidence("Sudah", b"MZ\x90\x00", "foto.jpg"), "bukan PDF, JPG, atau PNG"),
        (Evidence("", paper(), "foto.jpg"), "Tulis apa isi"),
    ):
        with pytest.raises(DomainError, match=words):
            close_rtl(by=cast.sari, rtl=rtl, version=1, evidence=evidence)
    done = close_rtl(by=cast.sari, rtl=rtl, version=1, evidence=PHOTO)
    assert (done.evidence, done.evidence_words, done.file_name) == (EvidenceKind.FILE, "Foto rapat", "Rapat akhir.jpg")
    assert done.file.read()[:3] == b"\xff\xd8\xff"
    assert not Rtl.objects.open().exists()
    assert Act.objects.get(verb="close_rtl").reason == "Foto rapat"


def test_a_closed_one_is_not_written_or_closed_again_until_it_is_opened(cast, rtl):
    done = close_rtl(by=cast.sari, rtl=rtl, version=1, evidence=PHOTO)
    with pytest.raises(DomainError, match="sudah selesai"):
        update_rtl(by=cast.sari, rtl=done, version=done.version, data=data())
    with pytest.raises(DomainError, match="sudah selesai"):
        drop_rtl(by=cast.sari, rtl=done, version=done.version, reason="x")
    opened = reopen_rtl(by=cast.sari, rtl=done, version=done.version)
    assert (opened.closed_at, opened.evidence, bool(opened.file)) == (None, "", False)
    assert opened.history.filter(file_name="Rapat akhir.jpg").exists(), "what proved it then stays readable"
    with pytest.raises(DomainError, match="masih berjalan"):
        reopen_rtl(by=cast.sari, rtl=opened, version=opened.version)


def test_giving_up_needs_a_reason_and_can_be_taken_back(cast, rtl):
    with pytest.raises(DomainError, match="alasannya"):
        drop_rtl(by=cast.sari, rtl=rtl, version=1, reason="  ")
    dropped = drop_rtl(by=cast.sari, rtl=rtl, version=1, reason="Digabung dengan musdes")
    with pytest.raises(DomainError, match="sudah dihentikan"):
        close_rtl(by=cast.sari, rtl=dropped, version=dropped.version, evidence=PHOTO)
    assert reopen_rtl(by=cast.sari, rtl=dropped, version=dropped.version).dropped_reason == ""


def test_a_stale_version_writes_nothing(cast, rtl):
    update_rtl(by=cast.sari, rtl=rtl, version=1, data=data(activity="Lain"))
    for act in (
        lambda: update_rtl(by=cast.sari, rtl=rtl, version=1, data=data()),
        lambda: close_rtl(by=cast.sari, rtl=rtl, version=1, evidence=PHOTO),
        lambda: drop_rtl(by=cast.sari, rtl=rtl, version=1, reason="x"),
    ):
        with pytest.raises(StaleVersion):
            act()
    assert Rtl.objects.get().activity == "Lain"


def test_a_meeting_is_made_in_the_calendar_and_closes_it_only_once_it_is_closed(cast, session):
    desa = cast.villages.umeanyar
    rtl = create_rtl(by=cast.sari, session=session, desa=desa, data=data(kind=RtlKind.MUSYAWARAH))
    with pytest.raises(DomainError, match="belum dibuat di kalender"):
        close_rtl(by=cast.sari, rtl=rtl, version=1, evidence=PHOTO)
    rtl = create_meeting(by=cast.sari, rtl=rtl, version=1, data=meeting_data())
    meeting = Musyawarah.objects.get()
    assert (rtl.musyawarah, meeting.desa, meeting.kind) == (meeting, desa, MusyawarahKind.PRA_MUSDES)
    with pytest.raises(DomainError, match="sudah ada di kalender"):
        create_meeting(by=cast.sari, rtl=rtl, version=rtl.version, data=meeting_data())
    for status in (MusyawarahStatus.PLANNED, MusyawarahStatus.OPEN):
        move(meeting, status, by=cast.made)
        with pytest.raises(DomainError, match="belum ditutup"):
            close_rtl(by=cast.sari, rtl=rtl, version=rtl.version, evidence=PHOTO)
    move(meeting, MusyawarahStatus.CLOSED, by=cast.made)
    done = close_rtl(by=cast.sari, rtl=rtl, version=rtl.version)
    assert done.evidence == EvidenceKind.MUSYAWARAH
    assert "Pra-musdes" in done.evidence_words
    assert not done.file, "a file is neither asked for nor kept"


def test_a_cancelled_meeting_makes_room_for_another(cast, session):
    desa = cast.villages.umeanyar
    rtl = create_rtl(by=cast.sari, session=session, desa=desa, data=data(kind=RtlKind.MUSYAWARAH))
    rtl = create_meeting(by=cast.sari, rtl=rtl, version=1, data=meeting_data())
    move(rtl.musyawarah, MusyawarahStatus.CANCELLED, by=cast.sari)
    again = create_meeting(by=cast.sari, rtl=rtl, version=rtl.version, data=meeting_data())
    assert again.musyawarah.status == MusyawarahStatus.PLANNED


def test_only_the_village_plans_its_meeting_and_only_after_the_training(cast, session):
    rtl = create_rtl(by=cast.sari, session=session, desa=cast.villages.umeanyar, data=data(kind=RtlKind.MUSYAWARAH))
    with pytest.raises(NotAllowed):
        create_meeting(by=cast.bejo, rtl=rtl, version=1, data=meeting_data())
    before = meeting_data(held_on=session.starts_on - timedelta(days=1))
    with pytest.raises(DomainError, match="sebelum pelatihan"):
        create_meeting(by=cast.sari, rtl=rtl, version=1, data=before)
    with pytest.raises(DomainError, match="jenis musyawarahnya"):
        create_meeting(by=cast.sari, rtl=rtl, version=1, data=meeting_data(kind=MusyawarahKind.MUSDES_KHUSUS))
    earlier = make_musyawarah(cast, MusyawarahKind.PRA_MUSDES, held_on=session.starts_on - timedelta(days=9))
    with pytest.raises(DomainError, match="sebelum pelatihan"):
        link_meeting(by=cast.sari, rtl=rtl, version=1, musyawarah=earlier)
    foreign = make_musyawarah(cast, MusyawarahKind.PRA_MUSDES, held_on=TODAY, desa=cast.villages.kalianget)
    with pytest.raises(DomainError, match="desa ini"):
        link_meeting(by=cast.sari, rtl=rtl, version=1, musyawarah=foreign)
    own = make_musyawarah(cast, MusyawarahKind.PRA_MUSDES, held_on=TODAY)
    assert link_meeting(by=cast.sari, rtl=rtl, version=1, musyawarah=own).musyawarah == own


def test_the_organiser_of_a_kecamatan_writes_for_its_villages_but_plans_no_meeting(cast):
    seririt = cast.villages.umeanyar.kecamatan
    session = make_session(make_program(seririt), kecamatan=[seririt], on=TODAY)
    rtl = create_rtl(by=cast.rina, session=session, desa=cast.villages.umeanyar, data=data(kind=RtlKind.MUSYAWARAH))
    with pytest.raises(NotAllowed):
        create_meeting(by=cast.rina, rtl=rtl, version=1, data=meeting_data())
    assert not Musyawarah.objects.exists()
    with pytest.raises(DomainError, match="desa yang dilatih"):
        create_rtl(by=cast.rina, session=session, desa=cast.villages.dencarik, data=data())
    with pytest.raises(NotAllowed):
        create_rtl(by=cast.bejo, session=session, desa=cast.villages.umeanyar, data=data())


def test_a_measured_finding_that_is_a_meeting_too_needs_both(cast, session):
    temuan = record_finding(cast, session, Measure.SOTK)
    rtl = promise(cast, temuan, kind=RtlKind.MUSYAWARAH)
    rtl = create_meeting(by=cast.sari, rtl=rtl, version=1, data=meeting_data())
    move(rtl.musyawarah, MusyawarahStatus.SEALED, by=cast.made)
    with pytest.raises(DomainError, match="Keadaan yang diukur belum berubah"):
        close_rtl(by=cast.sari, rtl=rtl, version=rtl.version, evidence=PHOTO)


def test_the_proof_does_not_become_easier(cast, session):
    temuan = record_finding(cast, session, Measure.SOTK)
    rtl = promise(cast, temuan)
    with pytest.raises(DomainError, match="tidak dilepas"):
        update_rtl(by=cast.sari, rtl=rtl, version=1, data=data())
    unmeasured = TemuanData(temuan.category, temuan.text, desa=temuan.desa)
    with pytest.raises(DomainError, match="dibuktikan dengan keadaan yang diukur"):
        update_temuan(by=cast.sari, temuan=temuan, version=1, data=unmeasured)
    with pytest.raises(DomainError, match="sudah mempunyai tindak lanjut"):
        delete_temuan(by=cast.sari, temuan=temuan, version=1)
    assert Temuan.objects.get().measure == Measure.SOTK


def test_nothing_is_promised_for_what_is_measured_as_mended_already(cast, session):
    from tests.training.loonuna import register_group, register_residents

    temuan = record_finding(cast, session, Measure.UNGROUPED)
    register_group(cast, register_residents(cast))
    with pytest.raises(DomainError, match="sudah baik"):
        promise(cast, temuan)
    sotk = record_finding(cast, session, Measure.SOTK)
    promise(cast, sotk)
    easier = TemuanData(sotk.category, sotk.text, desa=sotk.desa, measure=Measure.UNGROUPED)
    with pytest.raises(DomainError, match="sudah baik"):
        update_temuan(by=cast.sari, temuan=sotk, version=1, data=easier)


def test_a_finding_is_deleted_and_restored(cast, session):
    temuan = record_finding(cast, session, Measure.SOTK)
    delete_temuan(by=cast.sari, temuan=temuan, version=1)
    assert not Temuan.objects.visible_to(cast.sari).exists()
    assert restore_temuan(by=cast.sari, temuan=temuan).deleted_at is None
    assert Temuan.objects.visible_to(cast.rina).exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": " "}, "text"),
        ({"category": "lain"}, "category"),
        ({"measure": Measure.SOTK}, "desa"),
        ({"measure": Measure.RULE, "own": True}, "rule"),
        ({"measure": Measure.RULE, "rule": "R99", "own": True}, "rule"),
        ({"measure": Measure.RULE, "rule": "R06", "plan_kind": "rpjm", "own": True}, "plan_kind"),
        ({"measure": Measure.STEPS, "year": 1900, "own": True}, "year"),
    ],
)
def test_a_finding_that_cannot_be_is_refused_at_its_field(cast, session, values, field):
    desa = cast.villages.umeanyar if values.pop("own", False) else None
    typed = {"category": TemuanCategory.DATA, "text": "Data", "desa": desa} | values
    with pytest.raises(DomainError) as refused:
        create_temuan(by=cast.sari, session=session, data=TemuanData(**typed))
    assert refused.value.field == field


def test_another_villages_rows_are_not_pointed_to(cast, session):
    desa, foreign = cast.villages.umeanyar, cast.villages.kalianget
    for values in ({"desa": foreign}, {"desa": desa, "dusun": foreign.dusun_set.first()}):
        with pytest.raises(DomainError):
            create_temuan(by=cast.sari, session=session, data=TemuanData("data", "x", **values))
    other = make_session(make_program(foreign), on=TODAY)
    temuan = Temuan.objects.create(session=other, desa=foreign, category="data", text="x")
    guest = make_participant(other, "Made", foreign)
    for values in ({"temuan": temuan}, {"participant": guest}):
        with pytest.raises(DomainError):
            create_rtl(by=cast.sari, session=session, desa=desa, data=data(**values))


@pytest.mark.parametrize("field", ["activity", "person", "indicator"])
def test_what_a_follow_up_must_say(cast, session, field):
    with pytest.raises(DomainError) as refused:
        create_rtl(by=cast.sari, session=session, desa=cast.villages.umeanyar, data=data(**{field: " "}))
    assert refused.value.field == field


def test_a_day_before_the_training_is_no_day_for_a_follow_up(cast, session):
    early = data(due_on=session.starts_on - timedelta(days=1))
    with pytest.raises(DomainError, match="sesudah pelatihan"):
        create_rtl(by=cast.sari, session=session, desa=cast.villages.umeanyar, data=early)


def test_a_task_on_a_plan_names_its_plan(cast, session):
    desa = cast.villages.umeanyar
    with pytest.raises(DomainError, match="rencananya"):
        create_rtl(by=cast.sari, session=session, desa=desa, data=data(kind=RtlKind.PLAN))
    task = data(kind=RtlKind.PLAN, plan_kind="rkp", year=2027)
    assert create_rtl(by=cast.sari, session=session, desa=desa, data=task).year == 2027


def test_a_participant_commits_himself_under_his_own_name(cast, session):
    ani = make_participant(session, "Ani", cast.villages.umeanyar)
    promised = CommitmentData("Menyusun Data Desa", TODAY + timedelta(days=9), "Data terisi")
    rtl = write_commitment(participant=ani, data=promised)
    assert (rtl.person, rtl.participant, rtl.desa) == ("Ani", ani, cast.villages.umeanyar)
    assert rtl.history.get().history_user is None
    with pytest.raises(DomainError, match="sudah tersimpan"):
        write_commitment(participant=ani, data=promised)
    for number in range(1, MOST_OF_ONE):
        write_commitment(participant=ani, data=CommitmentData(f"Hal {number}", TODAY, "Ada"))
    with pytest.raises(DomainError, match="paling banyak"):
        write_commitment(participant=ani, data=CommitmentData("Satu lagi", TODAY, "Ada"))


def test_who_has_no_village_or_whose_session_is_off_commits_to_nothing(cast, session):
    promised = CommitmentData("Menyusun Data Desa", TODAY, "Data terisi")
    with pytest.raises(DomainError, match="peserta dari desa"):
        write_commitment(participant=make_participant(session, "Tamu"), data=promised)
    ani = make_participant(session, "Ani", cast.villages.umeanyar)
    session.status, session.cancelled_reason = SessionStatus.CANCELLED, "Hujan"
    session.save()
    with pytest.raises(DomainError, match="dibatalkan"):
        write_commitment(participant=ani, data=promised)
    with pytest.raises(DomainError, match="dibatalkan"):
        create_rtl(by=cast.sari, session=session, desa=cast.villages.umeanyar, data=data())


def test_profile_mended_halfway_keeps_the_finding(cast, session):
    temuan = record_finding(cast, session, Measure.SOTK)
    desa = cast.villages.umeanyar
    typed = ProfileData(sotk_perdes_number="3/2019", sotk_perdes_date=date(2019, 3, 4))
    save_profile(by=cast.sari, desa=desa, version=profile_of(desa).version, data=typed)
    with pytest.raises(DomainError, match="Jabatan perangkat belum disusun"):
        close_rtl(by=cast.sari, rtl=promise(cast, temuan), version=1)
