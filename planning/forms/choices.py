"""The lists that a line's form offers, loaded once per request."""

from dataclasses import dataclass
from functools import cached_property

from codes.models import Bidang, Kegiatan, Satuan, SumberDana, TujuanSdgs
from places.models import Dusun, RukunTetangga
from planning.models import RpjmDesa, SasaranRpjm

UNSPLIT = "belum"


@dataclass(frozen=True)
class LineChoices:
    """Everything that a line of this plan may point to; nothing of another village is among it."""

    rpjm: RpjmDesa

    @cached_property
    def kegiatan(self) -> dict[str, Kegiatan]:
        """Usable activities by code; a kabupaten's own addition wins over a national code."""
        rows = Kegiatan.objects.usable_in(self.rpjm.desa.kabupaten_id).select_related("sub_bidang__bidang")
        return {row.code: row for row in sorted(rows, key=lambda row: (row.code, row.kabupaten_id or 0))}

    @cached_property
    def bidang(self) -> list[Bidang]:
        """The five fields."""
        return list(Bidang.objects.all())

    @cached_property
    def units(self) -> dict[str, Satuan]:
        """Units by lower-case name and alias."""
        found: dict[str, Satuan] = {}
        for unit in Satuan.objects.usable_in(self.rpjm.desa.kabupaten_id):
            for spelling in (*unit.aliases, unit.name):
                found[spelling.casefold()] = unit
        return found

    @cached_property
    def unit_names(self) -> list[str]:
        """Names for the suggestions, without aliases."""
        return sorted({unit.name for unit in self.units.values()}, key=str.casefold)

    @cached_property
    def sources(self) -> dict[str, SumberDana]:
        """Fund sources by code."""
        return {source.code: source for source in SumberDana.objects.all()}

    @cached_property
    def source_choices(self) -> list[tuple[str, str]]:
        """Options of a cost row."""
        named = [(code, f"{code} – {source.name}") for code, source in self.sources.items()]
        return [("", "– pilih sumber –"), *named, (UNSPLIT, "Belum dibagi")]

    @cached_property
    def sdgs_choices(self) -> list[tuple[str, str]]:
        """The 18 goals."""
        return [(str(goal.number), str(goal)) for goal in TujuanSdgs.objects.all()]

    @cached_property
    def sasaran(self) -> dict[str, SasaranRpjm]:
        """Targets of this plan's tree by id."""
        rows = SasaranRpjm.objects.filter(tujuan__misi__rpjm=self.rpjm).select_related("tujuan__misi")
        ordered = rows.order_by("tujuan__misi__position", "tujuan__position", "position")
        return {str(row.pk): row for row in ordered}

    @cached_property
    def places(self) -> dict[str, tuple[Dusun, RukunTetangga | None]]:
        """Dusun ("12") and their RT ("12-40") of this village."""
        found: dict[str, tuple[Dusun, RukunTetangga | None]] = {}
        for dusun in self.rpjm.desa.dusun_set.filter(is_retired=False).prefetch_related("rukun_tetangga_set"):
            found[str(dusun.pk)] = (dusun, None)
            for rt in dusun.rukun_tetangga_set.all():
                found[f"{dusun.pk}-{rt.pk}"] = (dusun, rt)
        return found

    @cached_property
    def place_choices(self) -> list[tuple[str, str]]:
        """Options of the place list, RT under their dusun."""
        return [(key, f"{dusun.name} · {rt}" if rt else dusun.name) for key, (dusun, rt) in self.places.items()]
