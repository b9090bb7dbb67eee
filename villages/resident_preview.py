"""What a workbook of residents would change: each row with the resident it means, or why it is left out."""

from rapidfuzz import fuzz

from places.models import Desa, Dusun, Orang, RukunTetangga
from places.workbooks.words import plain
from villages.likely_people import bare_name
from villages.models import Keluarga, Warga
from villages.resident_changes import compared
from villages.resident_preview_rows import EQUAL, NEW, REFUSED, FamilyKey, PreviewRow, ResidentPreview
from villages.resident_reader import WrittenResident

_HOUSEHOLD = ("keluarga__dusun", "keluarga__rukun_tetangga")
LIKE_ENOUGH = 60  # percent: below it one NIK stands beside two different names


def preview_residents(desa: Desa, rows: tuple[WrittenResident, ...]) -> ResidentPreview:
    """Set the rows against the village's dusun, residents, households and persons; five queries."""
    matcher = _Matcher(desa)
    found = compared([matcher.match(row) for row in rows], matcher.families)
    return ResidentPreview(tuple(found), matcher.families)


class _Matcher:
    """Finds whom each row means, row by row: what stood above counts, too."""

    def __init__(self, desa: Desa) -> None:
        self.dusun = {plain(row.name): row for row in desa.dusun_set.filter(is_retired=False)}
        rts = RukunTetangga.objects.filter(dusun__desa=desa)
        self.rts = {(row.dusun_id, row.rt, row.rw): row for row in rts}
        residents = Warga.objects.filter(desa=desa).select_related(
            "orang", "rukun_tetangga", "keluarga__dusun", "keluarga__rukun_tetangga"
        )
        self.by_nik: dict[str, Warga] = {}
        self.by_name: dict[tuple[str, int], list[Warga]] = {}
        known = set()
        for warga in residents:
            known.add(warga.orang_id)
            if warga.left_on is not None and not warga.nik:
                continue
            if warga.nik:
                self.by_nik[warga.nik] = warga
            if warga.left_on is None:
                self.by_name.setdefault((bare_name(warga.orang.name), warga.dusun_id), []).append(warga)
        self.others: dict[str, list[Orang]] = {}
        for orang in Orang.objects.filter(desa=desa):
            if orang.pk not in known:
                self.others.setdefault(bare_name(orang.name), []).append(orang)
        self.by_number = {
            row.number: row
            for row in Keluarga.objects.filter(desa=desa).exclude(number="").select_related("dusun", "rukun_tetangga")
        }
        self.families: dict[FamilyKey, Keluarga] = {}
        self.family_dusun: dict[FamilyKey, Dusun] = {}
        self.taken: dict[object, WrittenResident] = {}
        self.head: FamilyKey | None = None
        self.index = 0

    def match(self, row: WrittenResident) -> PreviewRow:
        """The row with whom it means and what it would change."""
        self.index += 1
        if row.is_refused:
            return PreviewRow(row, REFUSED, problem="Isinya tidak terbaca (lihat catatan sel).")
        dusun = self._dusun(row)
        if dusun is None:
            name = row.dusun or "(kosong)"
            return PreviewRow(
                row,
                REFUSED,
                problem=f"Dusun “{name}” tidak ada di desa ini.",
                remedy="Betulkan, atau daftarkan dusunnya.",
            )
        rt = self.rts.get((dusun.pk, row.rt, row.rw)) or self._only_rt(dusun, row)
        notes = ()
        if row.rt and rt is None:
            notes = (f"RT {row.rt}{f'/RW {row.rw}' if row.rw else ''} belum terdaftar di {dusun.name}; dikosongkan.",)
        found = self._find(row, dusun)
        if isinstance(found, str):
            return PreviewRow(row, REFUSED, dusun, problem=found, remedy="Betulkan barisnya.")
        same = self._same_above(row, dusun, found)
        if same is not None:
            return PreviewRow(row, REFUSED, dusun, problem=f"Sama dengan {same.place}.", remedy="Hapus salah satunya.")
        family = self._family(row, found)
        if family and self.family_dusun.setdefault(family, dusun).pk != dusun.pk:
            told = f"Keluarganya tercatat di {self.family_dusun[family].name}."
            remedy = "Samakan dusun satu keluarga, atau pindahkan dahulu keluarganya pada halamannya."
            return PreviewRow(row, REFUSED, dusun, problem=told, remedy=remedy)
        if found is not None:
            return PreviewRow(row, EQUAL, dusun, rt, warga=found, family=family, notes=notes)
        orang, note = self._person(row)
        return PreviewRow(row, NEW, dusun, rt, orang=orang, family=family, notes=notes + note)

    def _dusun(self, row: WrittenResident) -> Dusun | None:
        """The dusun written, else the one that the sheet is named after, else the only one there is."""
        for text in (row.dusun, "" if row.dusun else row.sheet):
            words = plain(text)
            for prefix in ("", "dusun ", "banjar dinas ", "banjar ", "lingkungan ", "kampung "):
                if words and words.removeprefix(prefix) in self.dusun:
                    return self.dusun[words.removeprefix(prefix)]
        return next(iter(self.dusun.values())) if not row.dusun and len(self.dusun) == 1 else None

    def _only_rt(self, dusun: Dusun, row: WrittenResident) -> RukunTetangga | None:
        """The RT of that number when no RW is written and only one RW of the dusun has it."""
        if not row.rt or row.rw:
            return None
        found = [rt for (dusun_id, number, _), rt in self.rts.items() if dusun_id == dusun.pk and number == row.rt]
        return found[0] if len(found) == 1 else None

    def _find(self, row: WrittenResident, dusun: Dusun) -> Warga | str | None:
        """The resident meant, None for a new one, or why it cannot be told."""
        if row.nik and (warga := self.by_nik.get(row.nik)):
            if fuzz.token_sort_ratio(bare_name(warga.orang.name), bare_name(row.name)) < LIKE_ENOUGH:
                return f"NIK ini tercatat atas nama {warga.orang.name}."
            return warga if warga.left_on is None else f"{warga.orang.name} tercatat sudah tidak menjadi warga."
        alike = [one for one in self.by_name.get((bare_name(row.name), dusun.pk), []) if _fits(one, row)]
        if len(alike) > 1:
            return "Ada beberapa warga dengan nama dan dusun ini. Isi NIK atau tanggal lahirnya."
        if alike and row.nik and alike[0].nik:
            return f"NIK berbeda dari yang tercatat untuk {alike[0].orang.name}."
        return alike[0] if alike else None

    def _same_above(self, row: WrittenResident, dusun: Dusun, warga: Warga | None) -> WrittenResident | None:
        """A row above that means the same person."""
        key: object = row.nik or (bare_name(row.name), dusun.pk, row.born_on or row.birth_year)
        keys = [key, ("warga", warga.pk)] if warga else [key]
        found = next((self.taken[one] for one in keys if one in self.taken), None)
        if found is None:
            self.taken |= dict.fromkeys(keys, row)
        return found

    def _family(self, row: WrittenResident, warga: Warga | None) -> FamilyKey | None:
        """Rows of one card number, or those below a head of family, live together."""
        key: FamilyKey | None = None
        if row.number:
            key, self.head = ("kk", row.number), None
            if row.number in self.by_number:
                self.families[key] = self.by_number[row.number]
        elif row.relation == "kepala":
            key = self.head = ("kepala", self.index)
        elif row.relation and self.head is not None:
            key = self.head
        else:
            self.head = None
        if key is None and (row.is_rtm or (warga and warga.keluarga_id)):
            key = ("sendiri", self.index)  # the mark of poverty is the household's
        if key is not None and key not in self.families and warga and warga.keluarga:
            self.families[key] = warga.keluarga
        if key is not None and key in self.families and key not in self.family_dusun:
            self.family_dusun[key] = self.families[key].dusun
        return key

    def _person(self, row: WrittenResident) -> tuple[Orang | None, tuple[str, ...]]:
        """An official or manager of exactly this name becomes the resident himself."""
        alike = self.others.get(bare_name(row.name), [])
        if len(alike) == 1:
            del self.others[bare_name(row.name)]
            return alike[0], (f"Dipakai orang yang sudah tercatat: {alike[0].name}.",)
        if alike:
            return None, ("Ada beberapa orang tercatat dengan nama ini; dicatat sebagai orang baru.",)
        return None, ()


def _fits(warga: Warga, row: WrittenResident) -> bool:
    """Whether the births do not contradict each other."""
    if warga.born_on and row.born_on:
        return warga.born_on == row.born_on
    if warga.birth_year and row.birth_year:
        return warga.birth_year == row.birth_year
    return True
