"""The long form in which a new village is set up."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from villages.enums import Capacity, JabatanKind
from villages.forms.profile import ProfileForm
from villages.forms.tanggal_field import TanggalField
from villages.services.setup import DusunEntry, OfficialEntry

# A kepala dusun is written beside his dusun.
OFFICES_ASKED = (
    JabatanKind.KEPALA_DESA,
    JabatanKind.SEKRETARIS_DESA,
    JabatanKind.KAUR_TATA_USAHA,
    JabatanKind.KAUR_KEUANGAN,
    JabatanKind.KAUR_PERENCANAAN,
    JabatanKind.KASI_PEMERINTAHAN,
    JabatanKind.KASI_KESEJAHTERAAN,
    JabatanKind.KASI_PELAYANAN,
    JabatanKind.KETUA_BPD,
    JabatanKind.KETUA_LPM,
)
MOST_DUSUN = 100


class SetupProfileForm(ProfileForm):
    """The profile, with the inauguration date demanded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["inaugurated_on"].required = True


class DusunListForm(forms.Form):
    """Dusun that are not recorded yet, one a line, each with its head if he is known."""

    dusun = forms.CharField(
        label="Dusun yang belum tercatat",
        required=False,
        max_length=10_000,
        help_text="Satu per baris. Nama kepala dusunnya boleh ditulis sesudah titik koma: Krajan; Suparman",
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def clean_dusun(self) -> tuple[DusunEntry, ...]:
        """Names with heads; a pasted spreadsheet separates them by tabs."""
        lines = (line.replace("\t", ";") for line in self.cleaned_data["dusun"].splitlines())
        pairs = [[part.strip() for part in line.split(";")] for line in lines if line.strip(" ;\t")]
        if len(pairs) > MOST_DUSUN:
            raise forms.ValidationError(f"Paling banyak {MOST_DUSUN} dusun.")
        if any(len(pair) > 2 or not pair[0] for pair in pairs):
            raise forms.ValidationError("Tulis satu dusun per baris, misalnya Krajan; Suparman.")
        return tuple(DusunEntry(pair[0], pair[1] if len(pair) == 2 else "") for pair in pairs)


class OfficialForm(forms.Form):
    """Who holds one office; without a name it stays vacant."""

    name = forms.CharField(
        label="Nama", max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    nip = forms.CharField(label="NIP/NIPD", max_length=30, required=False)
    capacity = forms.ChoiceField(label="Sebagai", choices=Capacity, initial=Capacity.DEFINITIF, required=False)
    starts_on = TanggalField(label="Mulai", required=False)

    def __init__(self, *args: Any, kind: JabatanKind, title: str, **kwargs: Any) -> None:
        super().__init__(*args, prefix=kind.value, **kwargs)
        self.kind, self.title = kind, title

    def clean(self) -> dict[str, Any]:
        """A NIP or a date without a name is a name forgotten."""
        data = super().clean() or {}
        if not data.get("name") and (data.get("nip") or data.get("starts_on")):
            self.add_error("name", f"Tulis nama {self.title}.")
        return data

    def entry(self) -> OfficialEntry | None:
        """What the service takes, None for a vacant office; only of a valid form."""
        data = self.cleaned_data
        if not data["name"]:
            return None
        capacity = Capacity(data["capacity"] or Capacity.DEFINITIF)
        return OfficialEntry(self.kind, data["name"], data["nip"], capacity, data["starts_on"])


def official_forms(
    data: Mapping | None, *, titles: Mapping[JabatanKind, str], held: Iterable[str]
) -> list[OfficialForm]:
    """One form for each office that nobody holds yet."""
    filled = set(held)
    return [OfficialForm(data, kind=kind, title=titles[kind]) for kind in OFFICES_ASKED if kind.value not in filled]
