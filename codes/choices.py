"""The national lists with a kabupaten's additions, as forms offer them; loaded once per request."""

from functools import cached_property

from codes.models import Bidang, Kegiatan, Satuan, TujuanSdgs


class CodeChoices:
    """What forms of a village of this kabupaten may name."""

    def __init__(self, kabupaten_id: int) -> None:
        self.kabupaten_id = kabupaten_id

    @cached_property
    def kegiatan(self) -> dict[str, Kegiatan]:
        """Usable activities by code; a kabupaten's own addition wins over a national code."""
        rows = Kegiatan.objects.usable_in(self.kabupaten_id).select_related("sub_bidang__bidang")
        return {row.code: row for row in sorted(rows, key=lambda row: (row.code, row.kabupaten_id or 0))}

    @cached_property
    def bidang(self) -> list[Bidang]:
        """The five fields."""
        return list(Bidang.objects.all())

    @cached_property
    def units(self) -> dict[str, Satuan]:
        """Units by lower-case name and alias."""
        found: dict[str, Satuan] = {}
        for unit in Satuan.objects.usable_in(self.kabupaten_id):
            for spelling in (*unit.aliases, unit.name):
                found[spelling.casefold()] = unit
        return found

    @cached_property
    def unit_names(self) -> list[str]:
        """Names for the suggestions, without aliases."""
        return sorted({unit.name for unit in self.units.values()}, key=str.casefold)

    @cached_property
    def sdgs_choices(self) -> list[tuple[str, str]]:
        """The 18 goals."""
        return [(str(goal.number), str(goal)) for goal in TujuanSdgs.objects.all()]

    def find_kegiatan(self, typed: str) -> Kegiatan | None:
        """A code, "code name" as suggested, or a part of the name that fits one activity only; None for nothing typed.

        Raises ValueError, in Indonesian, when no activity or several fit.
        """
        typed = typed.strip()
        if not typed:
            return None
        code = typed.split()[0].rstrip(".")
        if code in self.kegiatan:
            return self.kegiatan[code]
        words = typed.casefold().split()
        found = [row for row in self.kegiatan.values() if all(word in str(row).casefold() for word in words)]
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValueError(
                "Tidak ada kegiatan dengan kode atau nama itu. Coba kata lain, atau kosongkan dan pilih bidangnya saja."
            )
        some = "; ".join(str(row) for row in found[:5])
        more = f"; dan {len(found) - 5} lainnya" if len(found) > 5 else ""
        raise ValueError(f"Ada {len(found)} kegiatan yang cocok. Pilih salah satu: {some}{more}.")
