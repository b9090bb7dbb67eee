"""What the rows of a workbook are compared with: the national lists, the village's places, the lines of its plans."""

import re
from collections.abc import Sequence
from functools import cached_property

from codes.models import Bidang, Kegiatan, Satuan, SubBidang, SumberDana
from places.models import Desa, Dusun
from places.workbooks.words import plain
from planning.enums import LocationKind
from planning.line_data import PlaceData
from planning.models import RkpDesa, RkpKegiatan, RpjmDesa, RpjmKegiatan
from planning.workbooks.matching import Choice, Matcher

Plan = RkpDesa | RpjmDesa
Line = RkpKegiatan | RpjmKegiatan
_WHOLE = {"", "desa", "seluruh desa", "satu desa", "se desa"}
_RT = re.compile(r"(?:\brt 0*(\d{1,3})\b)?\s*(?:\brw 0*(\d{1,3})\b)?")


class ImportLists:
    """Everything is loaded at most once, in a number of queries that no row adds to."""

    def __init__(self, desa: Desa, plan: Plan | None, *, is_rpjm: bool) -> None:
        self.desa, self.plan, self.is_rpjm = desa, plan, is_rpjm
        self.is_before_app = plan is not None and plan.is_before_app

    @cached_property
    def kegiatan(self) -> dict[str, Kegiatan]:
        """Usable activities by code; a kabupaten's own addition wins over a national code."""
        rows = Kegiatan.objects.usable_in(self.desa.kabupaten_id).select_related("sub_bidang__bidang")
        return {row.code: row for row in sorted(rows, key=lambda row: (row.code, row.kabupaten_id or 0))}

    @cached_property
    def bidang(self) -> dict[int, Bidang]:
        """The five fields by their number."""
        return {int(row.code): row for row in Bidang.objects.all()}

    @cached_property
    def sub_bidang_names(self) -> frozenset[str]:
        """Names of the parts of the fields, as they are compared."""
        return frozenset(plain(name) for name in SubBidang.objects.values_list("name", flat=True))

    @cached_property
    def units(self) -> dict[str, Satuan]:
        """Units by name and other spelling, as they are compared."""
        found: dict[str, Satuan] = {}
        for unit in Satuan.objects.usable_in(self.desa.kabupaten_id):
            for spelling in (*unit.aliases, unit.name):
                found[_spelled(spelling)] = unit
        return found

    @cached_property
    def unit_names(self) -> list[str]:
        """Names for the suggestions, without other spellings."""
        return sorted({unit.name for unit in self.units.values()}, key=str.casefold)

    @cached_property
    def sources(self) -> dict[str, SumberDana]:
        """Fund sources by code."""
        return {source.code: source for source in SumberDana.objects.all()}

    @cached_property
    def lines(self) -> list[Line]:
        """Living lines of the plan with their children."""
        if self.plan is None:
            return []
        rows = self.plan.line_set.alive().with_children()
        return list(rows.select_related("kegiatan__sub_bidang__bidang", "sub_bidang__bidang").in_print_order())

    @cached_property
    def rpjm_lines(self) -> dict[str, RpjmKegiatan]:
        """Living lines of the RPJM Desa that a yearly plan breaks down, by uid, with their years."""
        if not isinstance(self.plan, RkpDesa) or self.plan.rpjm_id is None:
            return {}
        rows = RpjmKegiatan.objects.filter(rpjm=self.plan.rpjm_id).for_table().prefetch_related("tahun_set")
        return {str(row.uid): row for row in rows}

    @cached_property
    def kegiatan_matcher(self) -> Matcher:
        """Suggests kegiatan codes for names."""
        return Matcher(Choice(code, row.name, int(code[0])) for code, row in self.kegiatan.items())

    @cached_property
    def rpjm_matcher(self) -> Matcher:
        """Suggests lines of the RPJM Desa for names."""
        return Matcher(Choice(uid, row.name, int(row.bidang.code)) for uid, row in self.rpjm_lines.items())

    @cached_property
    def line_matcher(self) -> Matcher:
        """Suggests lines of the plan itself for names."""
        return Matcher(Choice(str(row.uid), row.name, int(row.bidang.code)) for row in self.lines)

    @cached_property
    def _dusun(self) -> Sequence[Dusun]:
        return list(self.desa.dusun_set.filter(is_retired=False).prefetch_related("rukun_tetangga_set"))

    def unit(self, text: str) -> Satuan | None:
        """The unit that a spelling means."""
        return self.units.get(_spelled(text))

    def place(self, text: str) -> tuple[str, tuple[PlaceData, ...]]:
        """Kind of a location and the dusun or RT that it names without doubt; what is not known stays words."""
        words = plain(text)
        if words in _WHOLE or words in (f"desa {plain(self.desa.name)}", plain(self.desa.name)):
            return LocationKind.WHOLE_VILLAGE, ()
        named = [dusun for dusun in self._dusun if words in (plain(dusun.name), f"dusun {plain(dusun.name)}")]
        if len(named) == 1:
            return LocationKind.PLACES, (PlaceData(named[0]),)
        found = self._rt(words)
        return (LocationKind.PLACES, (found,)) if found else (LocationKind.OTHER, ())

    def _rt(self, words: str) -> PlaceData | None:
        match = _RT.fullmatch(words)
        if not match or not match[1]:
            return None
        found = [
            PlaceData(dusun, rt)
            for dusun in self._dusun
            for rt in dusun.rukun_tetangga_set.all()
            if rt.rt.lstrip("0") == match[1] and match[2] in (None, rt.rw.lstrip("0"))
        ]
        return found[0] if len(found) == 1 else None


def _spelled(text: str) -> str:
    return text.casefold().replace("²", "2").replace("³", "3").replace(" ", "").strip(".")
