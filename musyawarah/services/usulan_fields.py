"""Copying what was typed onto a usulan, and refusing what cannot be."""

from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import NotAllowed
from musyawarah.enums import MusyawarahStatus, PlanKind, UsulanNeed
from musyawarah.models import Usulan
from musyawarah.usulan_data import UsulanData
from places.enums import Gender
from places.errors import DomainError
from places.formats.rupiah_input import LARGEST
from places.models import Desa
from villages.enums import Unsur

_PLAIN = (
    "year", "proposed_on", "plan_kind", "musyawarah", "kegiatan", "dusun", "rukun_tetangga", "latitude", "longitude",
    "volume", "unit", "cost", "manfaat_l", "manfaat_p", "manfaat_rtm", "unsur", "kelompok", "pengusul",
    "pengusul_gender",
)  # fmt: skip
_TEXTS = ("name", "problem", "potential", "location_text", "pengusul_name")
# A usulan is heard in a meeting that may still be written about.
_HEARD_IN = frozenset({MusyawarahStatus.PLANNED, MusyawarahStatus.OPEN, MusyawarahStatus.CLOSED})


def apply_usulan(usulan: Usulan, data: UsulanData, desa: Desa, *, by: Membership) -> None:
    """Copy the data onto an unsaved row; the bidang follows from the code when there is one.

    Raises DomainError, naming the field, when the data contradict themselves or point to another village's rows,
    and NotAllowed when a kepala dusun writes about another hamlet.
    """
    _refuse_other_hamlet(data, by)
    _refuse_nonsense(data)
    _refuse_foreign_rows(data, desa)
    _refuse_closed_meeting(usulan, data)
    for name in _PLAIN:
        setattr(usulan, name, getattr(data, name))
    for name in _TEXTS:
        setattr(usulan, name, getattr(data, name).strip())
    usulan.bidang = data.kegiatan.sub_bidang.bidang if data.kegiatan else data.bidang
    usulan.needs = [need for need in UsulanNeed.values if need in data.needs]
    usulan.sdgs = sorted(set(data.sdgs))


def _refuse_other_hamlet(data: UsulanData, by: Membership) -> None:
    if by.role == Role.KEPALA_DUSUN and (data.dusun is None or data.dusun.pk != by.dusun_id):
        raise NotAllowed("Kepala dusun mencatat usulan dusunnya sendiri.", field="place")


def _refuse_nonsense(data: UsulanData) -> None:
    if not data.name.strip():
        raise DomainError("Tulis gagasan kegiatannya.", field="name")
    if not 2000 <= data.year <= 2100:
        raise DomainError("Tahun rencana tidak wajar.", field="year")
    if not 2000 <= data.proposed_on.year <= 2100:
        raise DomainError("Tanggal usulan tidak masuk akal. Periksa tahunnya.", field="proposed_on")
    if data.cost is not None and not 0 <= data.cost <= LARGEST:
        raise DomainError("Jumlah tidak masuk akal. Periksa banyaknya angka nol.", field="cost")
    if (data.latitude is None) != (data.longitude is None):
        raise DomainError("Isi lintang dan bujur keduanya, atau kosongkan keduanya.", field="longitude")
    offered = {"plan_kind": PlanKind.values, "unsur": Unsur.values, "pengusul_gender": ["", *Gender.values]}
    for field, values in offered.items():
        if getattr(data, field) not in values:
            raise DomainError(f"Pilihan “{getattr(data, field)}” tidak ada dalam daftar.", field=field)
    if set(data.needs) - set(UsulanNeed.values):
        raise DomainError("Kebutuhan ini tidak ada dalam daftar.", field="needs")
    if any(not 1 <= goal <= 18 for goal in data.sdgs):
        raise DomainError("SDGs Desa bernomor 1 sampai 18.", field="sdgs")


def _refuse_foreign_rows(data: UsulanData, desa: Desa) -> None:
    """Every row pointed to belongs to the village or its kabupaten."""
    for field, listed in (("kegiatan", data.kegiatan), ("unit", data.unit)):
        if listed is not None and listed.kabupaten_id not in (None, desa.kabupaten_id):
            raise DomainError("Ini milik kabupaten lain.", field=field)
    for field, own in (("place", data.dusun), ("musyawarah", data.musyawarah), ("kelompok", data.kelompok)):
        if own is not None and own.desa_id != desa.pk:
            raise DomainError("Ini bukan milik desa ini.", field=field)
    if data.pengusul is not None and data.pengusul.desa_id != desa.pk:
        raise DomainError("Orang ini bukan warga desa ini.", field="pengusul_name")
    if data.rukun_tetangga and (data.dusun is None or data.rukun_tetangga.dusun_id != data.dusun.pk):
        raise DomainError("RT ini bukan bagian dari dusun itu.", field="place")


def _refuse_closed_meeting(usulan: Usulan, data: UsulanData) -> None:
    """Nothing is said afterwards in a meeting whose minutes are sealed; what it heard stays with it."""
    new, old = data.musyawarah, usulan.musyawarah if usulan.musyawarah_id else None
    if (new and new.pk) == (old and old.pk):
        return
    if old is not None and old.is_sealed:
        raise DomainError(f"Usulan ini disampaikan dalam {old}, yang sudah disegel.", field="musyawarah")
    if new is not None and new.status not in _HEARD_IN:
        raise DomainError("Musyawarah itu sudah disegel atau dibatalkan.", field="musyawarah")
