"""The list of a session is filled from the registers, corrected by hand, and never loses what was typed."""

import pytest

from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from places.models import Orang
from tests.training.making import attend, hold, make_participant, make_program, make_session, participant_of
from tests.training.test_calling import _holder as register
from training.calling import called_to
from training.enums import ParticipantOrigin, ParticipantRole
from training.models import Participant, SessionCall
from training.participant_data import ParticipantData
from training.services.participant_fill import fill_participants, filling_of
from training.services.participants import add_participant, follow_register, remove_participant, update_participant
from villages.enums import JabatanKind

SECRETARY = ParticipantRole.SEKRETARIS_DESA


@pytest.fixture
def session(cast):
    """A session of the kabupaten that calls one secretary of every village of Seririt and Banjar."""
    villages = cast.villages
    return make_session(
        make_program(villages.umeanyar.kabupaten), kecamatan=[villages.umeanyar.kecamatan, villages.dencarik.kecamatan]
    )


def names(session):
    """Village and name of all on the list, in its order."""
    return list(session.participant_set.values_list("desa__name", "name"))


def step_down(office):
    """The holder of an office leaves it before the session."""
    office.pemangku_set.update(ends_on="2026-01-01")


def test_every_called_village_gets_its_place_with_the_name_of_the_register(cast, session):
    register(cast.villages.umeanyar, JabatanKind.SEKRETARIS_DESA, "Ketut Sari")
    result = fill_participants(by=cast.dewi, session=session)
    assert (result.added, result.named, result.changed) == (3, 0, 0)
    assert names(session) == [("Kalianget", ""), ("Umeanyar", "Ketut Sari"), ("Dencarik", "")]


def test_filling_again_adds_nothing_and_changes_nothing(cast, session):
    register(cast.villages.umeanyar, JabatanKind.SEKRETARIS_DESA, "Ketut Sari")
    fill_participants(by=cast.dewi, session=session)
    before = list(Participant.objects.values())
    result = fill_participants(by=cast.dewi, session=session)
    assert (result.added, result.named, result.changed) == (0, 0, 0)
    assert list(Participant.objects.values()) == before


def test_a_new_holder_fills_the_place_that_had_no_name(cast, session):
    fill_participants(by=cast.dewi, session=session)
    register(cast.villages.dencarik, JabatanKind.SEKRETARIS_DESA, "Rai")
    result = fill_participants(by=cast.dewi, session=session)
    assert (result.added, result.named) == (0, 1)
    assert ("Dencarik", "Rai") in names(session)


def test_who_lost_the_office_is_marked_and_stays_until_somebody_decides(cast, session):
    desa = cast.villages.umeanyar
    office = register(desa, JabatanKind.SEKRETARIS_DESA, "Ketut Lama")
    fill_participants(by=cast.dewi, session=session)
    step_down(office)
    register(desa, JabatanKind.SEKRETARIS_DESA, "Made Baru", office=office)
    assert fill_participants(by=cast.dewi, session=session).changed == 1
    assert ("Umeanyar", "Ketut Lama") in names(session)
    ((marked, called),) = filling_of(session, called_to(session)).changed
    follow_register(by=cast.dewi, participant=marked, version=marked.version, called=called)
    assert ("Umeanyar", "Made Baru") in names(session)
    assert fill_participants(by=cast.dewi, session=session).changed == 0


def test_who_is_not_called_any_more_is_marked_and_stays(cast, session):
    desa = cast.villages.umeanyar
    session.call_set.update(role=ParticipantRole.ANGGOTA_BPD, everyone=True)
    office = register(desa, JabatanKind.ANGGOTA_BPD, "Joko")
    register(desa, JabatanKind.ANGGOTA_BPD, "Ketut", office=office)
    fill_participants(by=cast.dewi, session=session)
    office.pemangku_set.filter(orang__name="Joko").update(ends_on="2026-01-01")
    session.kecamatan_set.filter(kecamatan=cast.villages.dencarik.kecamatan).delete()
    assert fill_participants(by=cast.dewi, session=session).changed == 2
    gone = filling_of(session, called_to(session)).gone
    assert [(row.desa.name, row.name) for row in gone] == [("Umeanyar", "Joko"), ("Dencarik", "")]


def test_what_was_typed_is_not_dropped_when_the_register_names_another(cast, session):
    desa = cast.villages.umeanyar
    make_participant(session, "Wayan Ketikan", desa, phone="0811")
    register(desa, JabatanKind.SEKRETARIS_DESA, "Ketut Sari")
    result = fill_participants(by=cast.dewi, session=session)
    assert result.changed == 0
    assert [name for place, name in names(session) if place == "Umeanyar"] == ["Wayan Ketikan"]


def test_a_person_who_holds_two_called_roles_stands_on_the_list_once(cast, session):
    desa = cast.villages.umeanyar
    SessionCall.objects.create(session=session, role=ParticipantRole.KEPALA_DESA, position=2)
    office = register(desa, JabatanKind.SEKRETARIS_DESA, "Ketut Sari")
    same = office.pemangku_set.get()
    head = register(desa, JabatanKind.KEPALA_DESA, "Dibuang")
    head.pemangku_set.update(orang=same.orang)
    fill_participants(by=cast.dewi, session=session)
    fill_participants(by=cast.dewi, session=session)
    assert session.participant_set.filter(orang=same.orang).count() == 1


def test_a_session_that_calls_nobody_says_so(cast):
    session = make_session(make_program(cast.villages.umeanyar.kabupaten))
    with pytest.raises(DomainError, match="belum memanggil siapa pun"):
        fill_participants(by=cast.dewi, session=session)


def test_filling_costs_as_many_queries_for_three_villages_as_for_one(cast, session, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        fill_participants(by=cast.dewi, session=session)


@pytest.mark.parametrize("who", ["sari", "rina", "joko", "bejo"])
def test_only_who_holds_the_session_writes_its_list(cast, session, who):
    with pytest.raises(NotAllowed):
        fill_participants(by=getattr(cast, who), session=session)
    with pytest.raises(NotAllowed):
        add_participant(by=getattr(cast, who), session=session, data=ParticipantData(name="Ayu"))


def test_a_held_session_keeps_its_list(cast, session):
    row = make_participant(session, "Ayu", cast.villages.umeanyar)
    hold(session)
    with pytest.raises(NotAllowed):
        remove_participant(by=cast.dewi, participant=row)


def test_the_same_name_of_the_same_village_is_not_added_twice(cast, session):
    data = ParticipantData(name="Ni Made Ayu, S.Pd.", role=SECRETARY, desa=cast.villages.umeanyar)
    add_participant(by=cast.dewi, session=session, data=data)
    with pytest.raises(DomainError, match="sudah ada di daftar"):
        add_participant(
            by=cast.dewi,
            session=session,
            data=ParticipantData(name="ni made ayu", role=SECRETARY, desa=cast.villages.umeanyar),
        )


def test_a_village_of_another_kabupaten_is_refused(cast, session):
    data = ParticipantData(name="Ayu", desa=cast.villages.pandanlandung)
    with pytest.raises(DomainError, match="kabupaten ini") as refused:
        add_participant(by=cast.dewi, session=session, data=data)
    assert refused.value.field == "desa"


def test_a_corrected_spelling_keeps_the_code_and_another_person_gets_a_new_one(cast, session):
    row = make_participant(session, "Ketut Sudarme", cast.villages.umeanyar)
    code = row.code
    data = ParticipantData(name="Ketut Sudarma, S.Pd.", role=SECRETARY, desa=row.desa)
    row = update_participant(by=cast.dewi, participant=row, version=1, data=data)
    assert row.code == code
    data = ParticipantData(name="Ni Luh Ayu", role=SECRETARY, desa=row.desa)
    assert update_participant(by=cast.dewi, participant=row, version=2, data=data).code != code


def test_two_who_save_the_same_row_do_not_overwrite_each_other(cast, session):
    row = make_participant(session, "Ayu", cast.villages.umeanyar)
    data = ParticipantData(name="Ayu Dewi", role=SECRETARY, desa=row.desa)
    update_participant(by=cast.dewi, participant=row, version=1, data=data)
    with pytest.raises(StaleVersion):
        update_participant(by=cast.dewi, participant=row, version=1, data=data)


def test_who_attended_is_not_taken_off_the_list_nor_followed(cast, session):
    row = participant_of(session, cast.sari, origin=ParticipantOrigin.REGISTER)
    attend(row)
    with pytest.raises(DomainError, match="tetap ada di daftar"):
        remove_participant(by=cast.dewi, participant=row)
    (called,) = (one for one in called_to(session) if one.desa == row.desa)
    with pytest.raises(DomainError, match="penggantinya"):
        follow_register(by=cast.dewi, participant=row, version=1, called=called)


def test_a_removed_participant_leaves_his_history(cast, session):
    row = make_participant(session, "Ayu", cast.villages.umeanyar)
    pk = row.pk
    remove_participant(by=cast.dewi, participant=row)
    remove_participant(by=cast.dewi, participant=row)
    assert not Participant.objects.filter(pk=pk).exists()
    assert [one.history_type for one in Participant.history.filter(id=pk)] == ["-", "+"]


def test_one_person_stands_on_a_list_once(cast, session):
    participant_of(session, cast.sari)
    orang = Orang.objects.get(pk=cast.sari.orang_id)
    data = ParticipantData(name="Sari", role=ParticipantRole.KPMD, desa=cast.villages.umeanyar, orang=orang)
    with pytest.raises(DomainError, match="sudah ada di daftar"):
        add_participant(by=cast.dewi, session=session, data=data)
