"""Access to decisions, notulen, closing, mending, the seal, and erasing a person."""

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import VILLAGE_EDITORS, Role
from musyawarah.enums import MusyawarahStatus
from musyawarah.models import AgendaMusyawarah, Keputusan, Musyawarah, Ralat
from places.models import Desa, Orang
from tests.access.row import NO_SUCH_METHOD, ForeignField, Row, everyone, only
from tests.access.rows_musyawarah_rapat import a_musdes, sitting
from tests.cast import Cast
from tests.musyawarah.making import make_agenda, make_keputusan, make_usulan, move
from tests.musyawarah.sealing import paper
from villages.models import Warga

# The named notulis is the secretary, the presiding member one of the BPD.
DECIDES = {Role.SEKRETARIS_DESA, Role.BPD}
PRESIDES = {Role.BPD}
RECORDS = {*VILLAGE_EDITORS, Role.BPD}


def _decided(cast: Cast, desa: Desa) -> Keputusan:
    meeting = sitting(cast, desa)
    return Keputusan.objects.filter(musyawarah=meeting).first() or make_keputusan(meeting)


def _closed(cast: Cast, desa: Desa) -> Musyawarah:
    meeting = _decided(cast, desa).musyawarah
    if meeting.status == MusyawarahStatus.OPEN:
        move(meeting, MusyawarahStatus.CLOSED, by=cast.joko)
    return meeting


def decided(cast: Cast, desa: Desa) -> dict:
    """An open musdes with a decision."""
    return {"uid": _decided(cast, desa).musyawarah.uid}


def decision(cast: Cast, desa: Desa) -> dict:
    """A decision of an open musdes."""
    return {"uid": _decided(cast, desa).uid}


def closed(cast: Cast, desa: Desa) -> dict:
    """A musdes that was closed long ago."""
    return {"uid": _closed(cast, desa).uid}


def waiting_mend(cast: Cast, desa: Desa) -> dict:
    """A mend that the notulis proposed; its days are over, so the answer is a message."""
    meeting = _closed(cast, desa)
    values = {"target": "musyawarah", "target_id": meeting.pk, "field": "place", "old": meeting.place, "new": "Aula"}
    ralat = Ralat.objects.filter(musyawarah=meeting).first() or Ralat.objects.create(
        musyawarah=meeting, reason="Salah tulis", proposed_by=cast.sari, **values
    )
    return {"uid": meeting.uid, "pk": ralat.pk}


def mended(cast: Cast, desa: Desa) -> dict:
    """A closed musdes with a mend."""
    return {"uid": waiting_mend(cast, desa)["uid"]}


def with_paper(cast: Cast, desa: Desa) -> dict:
    """A closed musdes whose signed paper is kept."""
    meeting = _closed(cast, desa)
    if not meeting.scan:
        meeting.scan.save("berita-acara.jpg", ContentFile(b"x"), save=False)
        meeting.save()
    return {"uid": meeting.uid}


def resident(cast: Cast, desa: Desa) -> dict:
    """A resident of the village's first hamlet."""
    warga = Warga.objects.filter(desa=desa).first() or Warga.objects.create(
        desa=desa, orang=Orang.objects.create(name="Ni Rai", desa=desa), dusun=desa.dusun_set.first()
    )
    return {"desa_code": desa.code, "pk": warga.pk}


def many(cast: Cast, desa: Desa) -> dict:
    """A form that agrees to a usulan."""
    return {"usulan": str(make_usulan(cast, desa=desa).pk), "outcome": "agreed"}


def one(cast: Cast, desa: Desa) -> dict:
    """A form of a decision about something else."""
    return {"subject": "other", "outcome": "agreed", "method": "mufakat", "text": "Dilanjutkan", "version": "1"}


def notes(cast: Cast, desa: Desa) -> dict:
    """A form with the notulen of an item."""
    meeting = a_musdes(cast, desa)
    item = AgendaMusyawarah.objects.filter(musyawarah=meeting).first() or make_agenda(meeting)
    return {"acara": str(item.pk), "notes": "Ibu Ani bertanya.", "version": "1"}


def read_back(cast: Cast, desa: Desa) -> dict:
    """A form that closes."""
    return {"version": str(a_musdes(cast, desa).version), "has_read": "on"}


def a_mend(cast: Cast, desa: Desa) -> dict:
    """A form that proposes a mend; the days are over, so it is shown again."""
    meeting = a_musdes(cast, desa)
    return {"bagian": "musyawarah", "baris": str(meeting.pk), "isian": "place", "new": "Aula", "reason": "Salah"}


def signed(cast: Cast, desa: Desa) -> dict:
    """A form with the signed paper."""
    return {"file": SimpleUploadedFile("ba.jpg", paper()), "is_sure": "on"}


def agrees(cast: Cast, desa: Desa) -> dict:
    """A form that agrees."""
    return {"jawaban": "setuju"}


def asked_for(cast: Cast, desa: Desa) -> dict:
    """A form that erases."""
    return {"reason": "Surat permintaan", "is_sure": "on"}


def version(cast: Cast, desa: Desa) -> dict:
    """What a button sends."""
    return {"version": "1"}


ROWS = [
    Row("musyawarah_decisions", everyone(200), only(DECIDES, 302), kwargs=decided, data=many),
    Row("decision_create", only(DECIDES, 200), only(DECIDES, 302), kwargs=decided, data=one),
    Row("decision_edit", everyone(200), only(DECIDES, 302), kwargs=decision, data=one),
    Row("decision_delete", NO_SUCH_METHOD, only(DECIDES, 302), kwargs=decision, data=version),
    Row("musyawarah_notes", everyone(200), only(RECORDS, 302), kwargs=decided, data=notes),
    Row("musyawarah_readback", everyone(200), NO_SUCH_METHOD, kwargs=decided),
    Row("musyawarah_close", only(PRESIDES, 200), only(PRESIDES, 302), kwargs=decided, data=read_back),
    Row("ralat_list", everyone(200), NO_SUCH_METHOD, kwargs=mended),
    Row("ralat_propose", only(DECIDES, 200), only(DECIDES, 200), kwargs=closed, data=a_mend),
    Row("ralat_answer", NO_SUCH_METHOD, only(DECIDES, 302), kwargs=waiting_mend, data=agrees),
    Row("musyawarah_seal", everyone(200), only(RECORDS, 302), kwargs=closed),
    Row("musyawarah_scan", only(RECORDS, 200), only(RECORDS, 302), kwargs=closed, data=signed),
    Row("musyawarah_scan_file", everyone(200), NO_SUCH_METHOD, kwargs=with_paper),
    Row(
        "person_erase",
        only({Role.SEKRETARIS_DESA}, 200),
        only({Role.SEKRETARIS_DESA}, 302),
        kwargs=resident,
        data=asked_for,
    ),
]


def foreign_usulan(cast: Cast) -> str:
    """A usulan of the neighbouring village."""
    return str(make_usulan(cast, desa=cast.villages.kalianget).pk)


def foreign_agenda(cast: Cast) -> str:
    """An item of the neighbouring village's agenda."""
    return str(make_agenda(a_musdes(cast, cast.villages.kalianget)).pk)


def foreign_decision(cast: Cast) -> str:
    """A decision of the neighbouring village."""
    return str(Keputusan.objects.get(musyawarah=_closed(cast, cast.villages.kalianget)).pk)


FOREIGN_FIELDS = [
    ForeignField("musyawarah_decisions", "usulan", foreign_usulan, many, kwargs=decided),
    *(
        ForeignField("decision_create", field, foreign, one, kwargs=decided)
        for field, foreign in (
            ("usulan", foreign_usulan),
            ("merged_into", foreign_usulan),
            ("agenda", foreign_agenda),
            ("corrects", foreign_decision),
        )
    ),
]
