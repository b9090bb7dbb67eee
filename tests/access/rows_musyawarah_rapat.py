"""Access to meetings: list, planning, invitation, attendance, agenda, and a kabupaten's rules of meetings."""

from django.core.files.base import ContentFile

from accounts.enums import VILLAGE_EDITORS, Level, Role
from accounts.models import Membership
from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.models import Musyawarah, Terundang
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, ForeignField, Row, by_role, everyone, only
from tests.cast import Cast
from tests.musyawarah.making import make_attendee, make_musyawarah, move

IN_THE_VILLAGE = {
    *VILLAGE_EDITORS,
    Role.KAUR_KEUANGAN,
    Role.KEPALA_DESA,
    Role.TIM_VERIFIKASI,
    Role.KEPALA_DUSUN,
    Role.BPD,
    Role.PENDAMPING,
}
# Who prepares a musdes: the village's editors and the BPD. A kepala dusun prepares his musdus.
OF_MUSDES = {*VILLAGE_EDITORS, Level, Role.BPD}


def a_musdes(cast: Cast, desa: Desa) -> Musyawarah:
    """A planned musdes of the village, chaired by its BPD."""
    if found := Musyawarah.objects.filter(desa=desa, kind=MusyawarahKind.MUSDES_PERENCANAAN).first():
        return found
    own = cast.villages.umeanyar
    return make_musyawarah(cast, desa=desa, presiding=_chair(cast, desa) if desa != own else None)


def _chair(cast: Cast, desa: Desa) -> Membership:
    """Somebody whose name may stand as chair of another village's meeting in a test."""
    return cast.bejo if desa == cast.villages.kalianget else cast.joko


def planned(cast: Cast, desa: Desa) -> dict:
    """A planned musdes."""
    return {"uid": a_musdes(cast, desa).uid}


def sitting(cast: Cast, desa: Desa) -> Musyawarah:
    """An open musdes with one invited and one who came."""
    meeting = a_musdes(cast, desa)
    if meeting.status == MusyawarahStatus.PLANNED:
        Terundang.objects.create(musyawarah=meeting, name="Ni Made Rai")
        move(meeting, MusyawarahStatus.OPEN, by=cast.joko)
        make_attendee(meeting, "Ni Luh")
    return meeting


def opened(cast: Cast, desa: Desa) -> dict:
    """An open musdes."""
    return {"uid": sitting(cast, desa).uid}


def came(cast: Cast, desa: Desa) -> dict:
    """Somebody on the attendance list of an open musdes."""
    meeting = sitting(cast, desa)
    return {"uid": meeting.uid, "pk": meeting.kehadiran_set.get().pk}


def with_sheet(cast: Cast, desa: Desa) -> dict:
    """An open musdes with the photo of its signed sheet."""
    meeting = sitting(cast, desa)
    if not meeting.sheet:
        meeting.sheet.save("daftar-hadir.jpg", ContentFile(b"x"), save=False)
        meeting.sheet_count = 1
        meeting.save()
    return {"uid": meeting.uid}


def one_person(cast: Cast, desa: Desa) -> dict:
    """A form that adds one to the list."""
    return {"name": "I Wayan", "gender": "L", "unsur": "warga", "role": "undangan", "arrives": "awal", "version": "1"}


def an_invited(cast: Cast, desa: Desa) -> int:
    """Somebody on the list of a planned musdes."""
    return Terundang.objects.create(musyawarah=a_musdes(cast, desa), name="Ni Made Rai").pk


def an_agenda(cast: Cast, desa: Desa) -> dict:
    """A form with one item."""
    item = {"acara-TOTAL_FORMS": "1", "acara-INITIAL_FORMS": "0", "acara-0-title": "Pembukaan"}
    return item | {"version": "1", "rules_text": "Tertib"}


def some_rules(cast: Cast, desa: Desa) -> dict:
    """A form with the same rule for every kind."""
    values = {"invitation_days": "5", "seal_after_days": "10"}
    return {"version": "0"} | {f"{kind}-{name}": value for kind in MusyawarahKind for name, value in values.items()}


def meeting_values(cast: Cast, desa: Desa) -> dict:
    """A form that plans a musdes."""
    return {
        "version": "1",
        "kind": "musdes_perencanaan",
        "topic": "Menyusun RKP Desa",
        "plan_kind": "rkp",
        "year": "2027",
        "held_on": "2026-06-15",
        "place": "Balai desa",
    }


ROWS = [
    Row("musyawarah_list", everyone(200), NO_SUCH_METHOD),
    Row("musyawarah_ics", everyone(200), NO_SUCH_METHOD),
    Row(
        "musyawarah_create",
        by_role(404, dict.fromkeys(IN_THE_VILLAGE, 403) | dict.fromkeys({*OF_MUSDES, Role.KEPALA_DUSUN}, 200)),
        by_role(404, dict.fromkeys(IN_THE_VILLAGE, 403) | dict.fromkeys(OF_MUSDES, 302)),
        data=meeting_values,
    ),
    Row("musyawarah_detail", everyone(200), NO_SUCH_METHOD, kwargs=planned),
    Row("musyawarah_edit", only(OF_MUSDES, 200), only(OF_MUSDES, 302), kwargs=planned, data=meeting_values),
    Row("musyawarah_open", NO_SUCH_METHOD, only(OF_MUSDES, 302), kwargs=planned),
    Row(
        "musyawarah_cancel",
        only(OF_MUSDES, 200),
        only(OF_MUSDES, 302),
        kwargs=planned,
        data=lambda cast, desa: {"reason": "Hujan lebat"},
    ),
    Row(
        "musyawarah_invitation",
        everyone(200),
        only(OF_MUSDES, 302),
        kwargs=planned,
        data=lambda cast, desa: {"version": "0", "number": "005/12/2026"},
    ),
    Row(
        "invitation_add",
        only(OF_MUSDES, 200),
        only(OF_MUSDES, 302),
        kwargs=planned,
        data=lambda cast, desa: {"text": "Camat; L", "role": "undangan"},
    ),
    Row(
        "invitation_change",
        NO_SUCH_METHOD,
        only(OF_MUSDES, 302),
        kwargs=planned,
        data=lambda cast, desa: {"undangan": str(an_invited(cast, desa)), "aksi": "hapus"},
    ),
    Row("musyawarah_usulan", everyone(200), NO_SUCH_METHOD, kwargs=planned),
    Row("musyawarah_agenda", everyone(200), only(OF_MUSDES, 302), kwargs=planned, data=an_agenda),
    Row(
        "meeting_rules",
        everyone(200),
        only({Role.DINAS_PMD}, 302),
        kwargs=lambda cast, desa: {"kabupaten_code": desa.kabupaten.code},
        data=some_rules,
        level=Level.KABUPATEN,
    ),
    Row("musyawarah_attendance", everyone(200), only(OF_MUSDES, 302), kwargs=opened, data=one_person),
    Row(
        "attendance_tick",
        NO_SUCH_METHOD,
        only(OF_MUSDES, 302),
        kwargs=opened,
        data=lambda cast, desa: {"semua": "1", "arrives": "awal"},
    ),
    Row(
        "attendance_move",
        NO_SUCH_METHOD,
        only(OF_MUSDES, 302),
        kwargs=opened,
        data=lambda cast, desa: {"pulang": str(came(cast, desa)["pk"])},
    ),
    Row(
        "attendance_paste",
        only(OF_MUSDES, 200),
        only(OF_MUSDES, 302),
        kwargs=opened,
        data=lambda cast, desa: {"text": "I Wayan; L", "arrives": "awal", "tulis": "1"},
    ),
    Row("attendance_edit", only(OF_MUSDES, 200), only(OF_MUSDES, 302), kwargs=came, data=one_person),
    Row("attendance_remove", NO_SUCH_METHOD, only(OF_MUSDES, 302), kwargs=came),
    Row(
        "musyawarah_sheet",
        only(OF_MUSDES, 200),
        only(OF_MUSDES, 302),
        kwargs=with_sheet,
        data=lambda cast, desa: {"count": "1"},
    ),
    Row("musyawarah_sheet_file", everyone(200), NO_SUCH_METHOD, kwargs=with_sheet),
]

FOREIGN_FIELDS = [
    ForeignField(
        "musyawarah_attendance",
        "dusun",
        lambda cast: cast.villages.kalianget.dusun_set.first().pk,
        one_person,
        kwargs=opened,
    ),
    ForeignField("musyawarah_edit", "presiding", lambda cast: cast.bejo.orang_id, meeting_values, kwargs=planned),
    ForeignField("musyawarah_edit", "notulis", lambda cast: cast.bejo.orang_id, meeting_values, kwargs=planned),
]
