"""The schedule on paper: several programmes, several days, who signs, and what does not belong on it."""

from datetime import date, time, timedelta

import pytest

from reporting.errors import DocumentError
from tests.training.making import TRAINED_ON, make_program, make_session
from training.documents.jadwal_bimtek import build, draw
from training.enums import ParticipantRole, SessionStatus
from training.models import SessionCall


def cells(document) -> list[tuple]:
    return [row.label or row.cells for row in document.table.rows]


def test_several_programmes_stand_under_their_titles_with_one_count(villages):
    kabupaten, seririt = villages.umeanyar.kabupaten, villages.umeanyar.kecamatan
    rpjm, rkp = make_program(kabupaten), make_program(kabupaten, title="Bimtek Penyusunan RKP Desa")
    make_session(rkp, kecamatan=[seririt], on=TRAINED_ON + timedelta(days=1))
    make_session(rpjm, kecamatan=[seririt])
    make_session(rpjm, kecamatan=[seririt], on=TRAINED_ON + timedelta(days=2), number=2)
    printed = cells(build(kabupaten="51.08", year=2026))
    assert [row if isinstance(row, str) else row[:2] for row in printed] == [
        "BIMTEK PENYUSUNAN RPJM DESA",
        ("1.", "Senin, 9 Maret 2026"),
        ("2.", "Rabu, 11 Maret 2026"),
        "BIMTEK PENYUSUNAN RKP DESA",
        ("3.", "Selasa, 10 Maret 2026"),
    ]


def test_several_days_are_printed_as_a_span(villages):
    make_session(
        make_program(villages.umeanyar.kecamatan),
        kecamatan=[villages.umeanyar.kecamatan],
        ends_on=TRAINED_ON + timedelta(days=2),
    )
    document = build(kecamatan="51.08.02", year=2026)
    assert cells(document) == [
        ("1.", "Senin–Rabu, 9–11 Maret 2026", "Seririt", "Balai Masyarakat Umeanyar; 2 orang"),
    ]
    assert document.signatures[0].office == "Camat Seririt"
    assert document.signatures[0].place_and_date.endswith("2026")


def test_a_village_prints_its_own(villages):
    make_session(make_program(villages.umeanyar), roles=[ParticipantRole.KEPALA_DESA], starts_at=time(9), ends_at=None)
    document = build(desa="51.08.02.2021", year=2026)
    assert cells(document)[0][2:] == ("Desa Umeanyar", "Balai Masyarakat Umeanyar; 1 orang")
    assert dict(document.head)["DESA"] == "UMEANYAR"
    assert document.notes[-1] == "Waktu: pukul 09.00 WITA."


def test_cancelled_and_deleted_and_other_places_sessions_are_not_on_it(villages):
    kabupaten = villages.umeanyar.kabupaten
    cancelled = make_session(make_program(kabupaten))
    cancelled.status, cancelled.cancelled_reason = SessionStatus.CANCELLED, "Hujan"
    cancelled.save()
    deleted = make_program(kabupaten, deleted_at="2026-01-01T00:00Z")
    make_session(deleted)
    make_session(make_program(villages.umeanyar.kecamatan))
    make_session(make_program(kabupaten), on=date(2025, 12, 31))
    assert draw(kabupaten, 2026).table.rows == ()


def test_the_one_signer_of_all_sessions_signs_on_the_day_of_the_letter(villages):
    signer = {"signer_name": "I Made Contoh", "signer_office": "Kepala Dinas PMD", "signer_nip": "19700101"}
    program = make_program(villages.umeanyar.kabupaten)
    make_session(program, **signer, letter_date=date(2026, 2, 20))
    (signature,) = draw(program.kabupaten, 2026).signatures
    assert (signature.name, signature.office) == ("I Made Contoh", "Kepala Dinas PMD")
    assert signature.place_and_date == "Buleleng, 20 Februari 2026"


def test_everybody_who_holds_an_office_is_counted_as_called(villages):
    program = make_program(villages.umeanyar.kabupaten)
    session = make_session(program, kecamatan=[villages.umeanyar.kecamatan])
    SessionCall.objects.create(session=session, role=ParticipantRole.KETUA_BPD, everyone=True, position=2)
    document = draw(program.kabupaten, 2026)
    assert cells(document)[0][3].endswith("4 orang")
    words = "Yang dipanggil: Sekretaris Desa, satu orang setiap desa; Ketua BPD, semua yang menjabat."
    assert words in document.notes


@pytest.mark.parametrize(
    "asked",
    [{"kabupaten": "99.99"}, {"kecamatan": "99.99.99"}, {"desa": "99.99.99.2001"}, {"kabupaten": "51.08", "year": 1}],
)
def test_an_unknown_place_or_year_is_refused(villages, asked):
    with pytest.raises(DocumentError):
        build(**{"year": 2026, **asked})
