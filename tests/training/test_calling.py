"""Who is called to a session is computed from the map and the registers."""

from datetime import date

from places.models import Orang
from tests.training.making import make_program, make_session
from training.calling import called_to, quotas_of, who_is_called
from training.enums import ParticipantRole
from training.models import SessionCall, TrainingSession
from villages.enums import Capacity, JabatanKind
from villages.models import Jabatan, PemangkuJabatan

ON = date(2026, 3, 9)


def _holder(desa, kind: JabatanKind, name: str, *, capacity: str = Capacity.DEFINITIF, office: Jabatan | None = None):
    office = office or Jabatan.objects.create(desa=desa, kind=kind)
    orang = Orang.objects.create(name=name, desa=desa)
    PemangkuJabatan.objects.create(
        jabatan=office, desa=desa, orang=orang, capacity=capacity, starts_on=date(2020, 1, 2)
    )
    return office


def test_every_village_of_the_kecamatan_sends_one_secretary(villages):
    _holder(villages.umeanyar, JabatanKind.SEKRETARIS_DESA, "Sari")
    session = make_session(
        make_program(villages.umeanyar.kabupaten),
        kecamatan=[villages.dencarik.kecamatan, villages.umeanyar.kecamatan],
    )
    places = [(one.desa.name, one.name) for one in called_to(session)]
    assert places == [("Dencarik", ""), ("Kalianget", ""), ("Umeanyar", "Sari")]


def test_a_kelurahan_is_not_called(villages):
    kelurahan = villages.kalianget
    kelurahan.kind = "kelurahan"
    kelurahan.save()
    session = make_session(make_program(kelurahan.kabupaten), kecamatan=[kelurahan.kecamatan])
    assert [one.desa.name for one in called_to(session)] == ["Umeanyar"]


def test_everyone_calls_as_many_as_the_register_knows(villages):
    desa = villages.umeanyar
    office = _holder(desa, JabatanKind.ANGGOTA_BPD, "Joko")
    _holder(desa, JabatanKind.ANGGOTA_BPD, "Ketut", office=office)
    everyone = who_is_called([desa], [(ParticipantRole.ANGGOTA_BPD, True)], on=ON)
    one = who_is_called([desa], [(ParticipantRole.ANGGOTA_BPD, False)], on=ON)
    assert [called.name for called in everyone] == ["Joko", "Ketut"]
    assert [called.name for called in one] == ["Joko"]


def test_who_acts_for_the_secretary_is_called_before_him(villages):
    desa = villages.umeanyar
    office = _holder(desa, JabatanKind.SEKRETARIS_DESA, "Sari")
    _holder(desa, JabatanKind.SEKRETARIS_DESA, "Putu", capacity=Capacity.PLT, office=office)
    called = who_is_called([desa], [(ParticipantRole.SEKRETARIS_DESA, False)], on=ON)
    assert [(one.name, one.office) for one in called] == [("Putu", "Plt. Sekretaris Desa")]


def test_a_village_session_calls_its_own_village(villages):
    session = make_session(make_program(villages.umeanyar), roles=[ParticipantRole.KEPALA_DESA])
    assert [one.desa.name for one in called_to(session)] == ["Umeanyar"]


def test_calling_costs_the_same_queries_for_one_village_as_for_three(villages, django_assert_max_num_queries):
    calls = [(ParticipantRole.SEKRETARIS_DESA, False), (ParticipantRole.KPMD, True)]
    with django_assert_max_num_queries(4):
        who_is_called([villages.umeanyar, villages.kalianget, villages.dencarik], calls, on=ON)


def test_quotas_of_many_sessions_are_the_same_counts_in_five_queries(villages, django_assert_max_num_queries):
    desa = villages.umeanyar
    office = _holder(desa, JabatanKind.ANGGOTA_BPD, "Joko")
    _holder(desa, JabatanKind.ANGGOTA_BPD, "Ketut", office=office)
    program = make_program(desa.kabupaten)
    kecamatan = [desa.kecamatan, villages.dencarik.kecamatan]
    both = [ParticipantRole.SEKRETARIS_DESA, ParticipantRole.ANGGOTA_BPD]
    make_session(program, kecamatan=kecamatan, roles=both)
    make_session(program, kecamatan=kecamatan[:1], roles=both[1:], number=2)
    make_session(program, kecamatan=kecamatan[:1], roles=both[1:], number=3, on=date(2019, 1, 7))
    make_session(make_program(villages.kalianget), roles=both)
    SessionCall.objects.filter(role=ParticipantRole.ANGGOTA_BPD).update(everyone=True)
    rows = TrainingSession.objects.with_program().prefetch_related("kecamatan_set__kecamatan", "call_set")
    sessions = list(rows.order_by("pk"))
    with django_assert_max_num_queries(5):
        quotas = quotas_of(sessions)
    assert [quotas[session.pk] for session in sessions] == [7, 3, 2, 2]
    assert quotas == {session.pk: len(called_to(session)) for session in sessions}
