"""The lists that the form of a usulan offers, loaded once per request; nothing of another village is among them."""

from functools import cached_property

from django.db.models import Q

from accounts.enums import Role
from accounts.models import Membership
from codes.choices import CodeChoices
from musyawarah.enums import MusyawarahStatus
from musyawarah.models import HasilKajian, Musyawarah, Usulan
from places.models import Desa, Dusun, RukunTetangga
from villages.models import DataDesa, Kelompok

_HEARD_IN = (MusyawarahStatus.PLANNED, MusyawarahStatus.OPEN, MusyawarahStatus.CLOSED)
DATA, KAJIAN = "d", "k"


class UsulanChoices(CodeChoices):
    """What a usulan of a village may point to; a kepala dusun is offered his own hamlet only.

    `stored` is the usulan that is edited: what it points to stays on offer.
    """

    def __init__(self, desa: Desa, membership: Membership | None, *, stored: Usulan | None = None) -> None:
        super().__init__(desa.kabupaten_id)
        self.desa, self.stored = desa, stored
        is_kadus = membership is not None and membership.role == Role.KEPALA_DUSUN
        self.only_dusun = membership.dusun_id if membership and is_kadus else None

    @cached_property
    def places(self) -> dict[str, tuple[Dusun, RukunTetangga | None]]:
        """Dusun ("12") and their RT ("12-40") of this village."""
        rows = self.desa.dusun_set.filter(is_retired=False).prefetch_related("rukun_tetangga_set")
        if self.only_dusun:
            rows = rows.filter(pk=self.only_dusun)
        found: dict[str, tuple[Dusun, RukunTetangga | None]] = {}
        for dusun in rows.order_by("position", "name"):
            found[str(dusun.pk)] = (dusun, None)
            for rt in dusun.rukun_tetangga_set.all():
                found[f"{dusun.pk}-{rt.pk}"] = (dusun, rt)
        if self.stored is not None and self.stored.dusun:  # also when it was taken out of use
            found.setdefault(place_key(self.stored.dusun, self.stored.rukun_tetangga), (
                self.stored.dusun, self.stored.rukun_tetangga,
            ))  # fmt: skip
        return found

    @cached_property
    def place_choices(self) -> list[tuple[str, str]]:
        """Options of the place."""
        rows = [(key, f"{dusun.name} · {rt}" if rt else dusun.name) for key, (dusun, rt) in self.places.items()]
        return rows if self.only_dusun else [("", "Seluruh desa"), *rows]

    @cached_property
    def meetings(self) -> dict[str, Musyawarah]:
        """Meetings in which a usulan may have been said, the newest first, by id."""
        rows = Musyawarah.objects.filter(desa=self.desa, status__in=_HEARD_IN)
        if self.only_dusun:
            rows = rows.filter(Q(dusun=self.only_dusun) | Q(dusun=None))
        found = {str(row.pk): row for row in rows.select_related("dusun", "kelompok").order_by("-held_on", "-pk")}
        if self.stored is not None and self.stored.musyawarah:
            found.setdefault(str(self.stored.musyawarah.pk), self.stored.musyawarah)
        return found

    @cached_property
    def kelompok(self) -> dict[str, Kelompok]:
        """Community groups that exist, by id."""
        rows = {str(row.pk): row for row in Kelompok.objects.filter(desa=self.desa, ended_on=None)}
        if self.stored is not None and self.stored.kelompok:
            rows.setdefault(str(self.stored.kelompok.pk), self.stored.kelompok)
        return rows

    @cached_property
    def evidence(self) -> dict[str, DataDesa | HasilKajian]:
        """Assessed Data Desa ("d-3") and results of the pengkajian ("k-8"), of the hamlet where it is one's own."""
        data = DataDesa.objects.alive().filter(desa=self.desa, is_assessed=True)
        kajian = HasilKajian.objects.alive().filter(desa=self.desa).exclude(problem="", potential="")
        if self.only_dusun:
            kajian = kajian.filter(Q(dusun=self.only_dusun) | Q(dusun=None))
        found: dict[str, DataDesa | HasilKajian] = {f"{KAJIAN}-{row.pk}": row for row in kajian}
        found |= {f"{DATA}-{row.pk}": row for row in data}
        if self.stored is not None:
            for row in self.stored.dasar_set.select_related("data_desa", "kajian"):
                found.setdefault(f"{DATA}-{row.data_desa_id}" if row.data_desa else f"{KAJIAN}-{row.kajian_id}",
                                 row.data_desa or row.kajian)  # fmt: skip
        return found

    @cached_property
    def evidence_choices(self) -> list[tuple[str, str]]:
        """Options of what the usulan rests on."""
        return [(key, f"{_source_of(row)}: {row}") for key, row in self.evidence.items()]


def place_key(dusun: Dusun | None, rt: RukunTetangga | None) -> str:
    """ "12" for a dusun, "12-40" for an RT, "" for the whole village."""
    if dusun is None:
        return ""
    return f"{dusun.pk}-{rt.pk}" if rt else str(dusun.pk)


def _source_of(row: DataDesa | HasilKajian) -> str:
    return row.get_tool_display() if isinstance(row, HasilKajian) else f"Data Desa {row.year}"
