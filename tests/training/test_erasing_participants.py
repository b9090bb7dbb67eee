"""Who asks to be forgotten is forgotten by the lists of sessions, too."""

from accounts.models import Act
from musyawarah.services.erasing import MARK, erase_person
from places.models import Orang
from tests.training.making import make_participant, make_program, make_session
from training.models import ParticipantImport
from training.participant_data import ParticipantData
from training.services.participants import update_participant

NAME = "Srikandi Wulandari"


def test_rows_history_workbooks_and_log_of_training_forget_the_person(cast):
    desa = cast.villages.umeanyar
    orang = Orang.objects.create(name=NAME, desa=desa, phone="0812555111")
    session = make_session(make_program(desa.kabupaten), kecamatan=[desa.kecamatan])
    row = make_participant(session, NAME, desa, orang=orang, phone="0812555111", role="kpmd")
    code = row.code
    data = ParticipantData(name=NAME, role="kpmd", desa=desa, orang=orang, office="KPMD", phone="0812555112")
    update_participant(by=cast.dewi, participant=row, version=1, data=data)
    reading = {"rows": [{"name": f"{NAME}, S.Pd."}], "report": [{"name": NAME}]}
    kept = ParticipantImport.objects.create(
        session=session, original_name="a.xlsx", sha256="0" * 64, reading=reading, added_by=cast.dewi
    )
    erase_person(by=cast.sari, orang=orang, reason="Surat permintaan 1 Maret 2026")
    row.refresh_from_db()
    kept.refresh_from_db()
    assert (row.name, row.phone, row.orang, row.office) == (MARK, "", None, "")
    assert row.code != code
    assert not row.history.filter(name=NAME).exists()
    assert not row.history.exclude(phone="").exists()
    assert NAME not in str(kept.reading)
    assert not Act.objects.filter(summary__contains=NAME).exists()
