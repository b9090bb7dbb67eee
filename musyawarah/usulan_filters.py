"""Narrowing the list of usulan; pure, over facts that are loaded anyway."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from musyawarah.enums import DecisionOutcome
from musyawarah.usulan_facts import UsulanFact, UsulanList
from places.formats.whole_number import read_whole
from villages.enums import Unsur

UNDECIDED = "belum"
WHOLE_VILLAGE = "desa"
NO_BIDANG = "tanpa"


@dataclass(frozen=True)
class UsulanFilter:
    """What was asked for; empty means all. `dusun` is a number, or "desa" for what concerns the whole village."""

    dusun: str = ""
    bidang: str = ""
    unsur: str = ""
    outcome: str = ""
    came_back: bool = False
    query: str = ""

    @classmethod
    def read(cls, values: dict[str, str]) -> "UsulanFilter":
        """From an address; nonsense is no filter."""
        dusun, unsur, outcome = (values.get(key, "") for key in ("dusun", "unsur", "hasil"))
        return cls(
            dusun=dusun if dusun == WHOLE_VILLAGE or read_whole(dusun) else "",
            bidang=values.get("bidang", "")[:2] if values.get("bidang") != NO_BIDANG else NO_BIDANG,
            unsur=unsur if unsur in Unsur.values else "",
            outcome=outcome if outcome in {UNDECIDED, *DecisionOutcome.values} else "",
            came_back=values.get("kembali") == "1",
            query="".join(sign for sign in values.get("q", "") if sign.isprintable()).strip()[:100],
        )

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == UsulanFilter()

    @property
    def has_more(self) -> bool:
        """Whether something beyond hamlet and words narrows the list."""
        return bool(self.bidang or self.unsur or self.outcome or self.came_back)

    @property
    def as_query(self) -> str:
        """For the links of a list's pages."""
        pairs = {
            "dusun": self.dusun,
            "bidang": self.bidang,
            "unsur": self.unsur,
            "hasil": self.outcome,
            "kembali": "1" if self.came_back else "",
            "q": self.query,
        }
        return urlencode({key: value for key, value in pairs.items() if value})

    def of(self, usulan: UsulanList, rows: Iterable[UsulanFact], year: int) -> list[UsulanFact]:
        """Those that fit; a joint usulan is also found by what went into it."""
        return [row for row in rows if self._fits(row, year) and self._is_found(usulan, row)]

    def _fits(self, row: UsulanFact, year: int) -> bool:
        if self.dusun and (str(row.dusun_pk or WHOLE_VILLAGE) != self.dusun):
            return False
        if self.bidang and (row.bidang_code or NO_BIDANG) != self.bidang:
            return False
        if self.unsur and row.unsur != self.unsur:
            return False
        if self.outcome and (row.outcome or UNDECIDED) != self.outcome:
            return False
        return not self.came_back or row.came_back_in(year)

    def _is_found(self, usulan: UsulanList, row: UsulanFact) -> bool:
        if not self.query:
            return True
        sought = self.query.casefold()
        family = (row, *usulan.ancestors(row)) if row.parent_pks else (row,)
        return any(sought in f"{one.number} {one.name} {one.problem} {one.kelompok_name}".casefold() for one in family)
