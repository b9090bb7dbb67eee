"""The form of a village's ceilings: per source a sum, its SiLPA, and the regular part of Dana Desa."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from accounts.models import Membership
from accounts.verdict import Verdict
from codes.models import SumberDana
from places.errors import DomainError
from places.form_fields import RupiahField
from places.models import Desa
from planning.models import PaguTahun
from planning.pagu_data import CeilingData, Ceilings
from planning.pagu_policy import may_write_ceiling
from villages.forms.tanggal_field import TanggalField

WITH_REGULAR_PART = "DDS"


@dataclass(frozen=True)
class PaguFormRow:
    """One source: its inputs where the person may write, what is stored, and what it was a year ago, in rupiah."""

    source: SumberDana
    stored_amount: int | None
    stored_silpa: int | None
    stored_regular: int | None
    is_given: bool
    before: int | None
    verdict: Verdict
    amount: BoundField | None
    silpa: BoundField | None
    regular: BoundField | None


class PaguForm(forms.Form):
    """Ceilings of one village and year; only inputs that the person may fill are there."""

    document = forms.CharField(
        label="Dasar pagu",
        max_length=200,
        required=False,
        help_text="Misalnya: Surat Bupati Nomor 412/77/2026 tentang pagu indikatif.",
    )
    received_on = TanggalField(
        label="Tanggal diterima", required=False, help_text="Menurut aturan, pagu sampai di desa paling lambat Juli."
    )

    def __init__(
        self,
        data: Mapping | None = None,
        *,
        by: Membership | None,
        desa: Desa,
        year: int,
        sources: list[SumberDana],
        stored: Ceilings,
        before: Ceilings,
        tahun: PaguTahun | None,
    ) -> None:
        is_kabupaten = bool(by and by.kabupaten_id)
        initial = {"document": tahun.document, "received_on": tahun.received_on} if tahun else {}
        super().__init__(data, initial=initial)
        self.sources, self.stored, self.before = sources, stored, before
        self.is_kabupaten, self.year, self.year_before = is_kabupaten, year, year - 1
        given = [source for source, ceiling in stored.items() if ceiling.is_given]
        self.verdicts = {
            source.code: may_write_ceiling(by, desa, source.code, is_given=source.code in given) for source in sources
        }
        if given and not is_kabupaten:
            del self.fields["document"], self.fields["received_on"]
        for source in sources:
            self._add_inputs(source.code, year)

    @property
    def has_document(self) -> bool:
        """Whether the paper that the ceilings rest on is written here."""
        return "document" in self.fields

    @property
    def given_note(self) -> str:
        """What the village may still write when Dinas PMD gave some of the sums."""
        if self.is_kabupaten or not any(ceiling.is_given for ceiling in self.stored.values()):
            return ""
        return "Pagu yang diisi Dinas PMD hanya diubah oleh Dinas PMD. SiLPA dan sumber lain tetap diisi desa."

    @property
    def assumption(self) -> str:
        """What the application does while no ceilings have come."""
        return (
            f"Pagu {self.year} belum ada, jadi RKP Desa {self.year} diukur dengan pagu {self.year_before} "
            "sebagai perkiraan. Isi pagu di bawah ini setelah diterima."
        )

    @property
    def rows(self) -> Iterator[PaguFormRow]:
        """Every source with its inputs."""
        for source in self.sources:
            code = source.code
            known, before = self.stored.get(code), self.before.get(code)
            yield PaguFormRow(
                source,
                known.amount if known else None,
                known.silpa if known else None,
                known.regular if known else None,
                bool(known and known.is_given),
                before.amount if before else None,
                self.verdicts[code],
                self._input(f"{code}-pagu"),
                self._input(f"{code}-silpa"),
                self._input(f"{code}-reguler"),
            )

    def clean(self) -> dict[str, Any]:
        """The regular part lies within the sum."""
        data = super().clean() or {}
        regular, amount = data.get(f"{WITH_REGULAR_PART}-reguler"), data.get(f"{WITH_REGULAR_PART}-pagu")
        if regular is not None and (amount is None or regular > amount) and f"{WITH_REGULAR_PART}-pagu" in data:
            self.add_error(f"{WITH_REGULAR_PART}-reguler", "Bagian reguler tidak melebihi pagu Dana Desa.")
        return data

    def ceilings(self) -> tuple[CeilingData, ...]:
        """What the service takes; sums that Dinas PMD gave go back as they are stored."""
        return tuple(self._ceiling(source.code) for source in self.sources if self._is_written(source.code))

    def refuse(self, error: DomainError) -> None:
        """Put the service's reason beside its source."""
        name = f"{error.field}-pagu"
        self.add_error(name if name in self.fields else None, error.message)

    def _add_inputs(self, code: str, year: int) -> None:
        known = self.stored.get(code)
        if self.verdicts[code]:
            amount = known.amount if known and (known.amount or known.is_given) else None
            self._add(f"{code}-pagu", f"Pagu {code}", amount, year)
            if code == WITH_REGULAR_PART:
                regular = known.regular if known else None
                self.fields[f"{code}-reguler"] = RupiahField(
                    label="Di antaranya bagian reguler", required=False, initial=regular
                )
        if not self.is_kabupaten:
            self._add(f"{code}-silpa", f"SiLPA {code}", known.silpa or None if known else None, year)

    def _add(self, name: str, label: str, initial: int | None, year: int) -> None:
        field = RupiahField(label=label, required=False, initial=initial)
        field.widget.attrs |= {"data-year": str(year), "aria-label": label}
        self.fields[name] = field

    def _input(self, name: str) -> BoundField | None:
        return self[name] if name in self.fields else None

    def _is_written(self, code: str) -> bool:
        return bool(self.verdicts[code]) or not self.is_kabupaten

    def _ceiling(self, code: str) -> CeilingData:
        data, known = self.cleaned_data, self.stored.get(code)
        silpa = None if self.is_kabupaten else data.get(f"{code}-silpa") or 0
        if not self.verdicts[code] and known:
            return CeilingData(code, known.amount, silpa, known.regular)
        return CeilingData(code, data.get(f"{code}-pagu"), silpa, data.get(f"{code}-reguler"))
