"""Forms of the pengkajian keadaan desa: one per tool, and the upload of a drawing."""

from typing import Any

from django import forms

from codes.models import Bidang
from musyawarah.enums import KajianTool
from musyawarah.kajian_data import KajianData
from musyawarah.models import HasilKajian
from places.formats.tanggal import MONTHS
from places.models import Desa, Dusun

# Which columns a tool's list has, after the forms of Permendagri 114/2014, and what its first column is called.
COLUMNS: dict[str, tuple[str, ...]] = {
    KajianTool.SKETSA: ("subject", "condition", "problem", "cause", "potential", "note"),
    KajianTool.KALENDER: ("subject", "months", "problem", "cause", "potential", "note"),
    KajianTool.KELEMBAGAAN: (
        "subject", "legal_basis", "manager_count", "scope", "problem", "cause", "potential", "note",
    ),
    KajianTool.POKOK_PIKIRAN: ("subject", "problem", "potential", "note"),
}  # fmt: skip
SUBJECTS = {
    KajianTool.SKETSA: "Unsur sketsa",
    KajianTool.KALENDER: "Masalah, kegiatan, atau keadaan",
    KajianTool.KELEMBAGAAN: "Nama lembaga",
    KajianTool.POKOK_PIKIRAN: "Pokok pikiran",
}
_LONG = forms.Textarea(attrs={"rows": 2})


class KajianForm(forms.Form):
    """One row of a tool's list."""

    subject = forms.CharField(max_length=150)
    condition = forms.CharField(label="Kondisi", max_length=200, required=False)
    months = forms.TypedMultipleChoiceField(
        label="Bulan",
        required=False,
        coerce=int,
        choices=list(enumerate(MONTHS, start=1)),
        widget=forms.CheckboxSelectMultiple,
    )
    legal_basis = forms.CharField(label="Dasar hukum lembaga", max_length=150, required=False)
    manager_count = forms.IntegerField(
        label="Jumlah pengurus",
        required=False,
        min_value=0,
        max_value=9_999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    scope = forms.CharField(label="Ruang lingkup kegiatan", max_length=200, required=False)
    problem = forms.CharField(label="Masalah", max_length=500, required=False, widget=_LONG)
    cause = forms.CharField(label="Penyebab", max_length=300, required=False, widget=_LONG)
    potential = forms.CharField(label="Potensi", max_length=500, required=False, widget=_LONG)
    dusun = forms.ChoiceField(label="Dusun", required=False)
    bidang = forms.ChoiceField(label="Bidang", required=False)
    note = forms.CharField(label="Keterangan", max_length=200, required=False)
    year = forms.IntegerField(
        label="Tahun pengkajian",
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, desa: Desa, tool: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tool = tool
        kept = {*COLUMNS[tool], "dusun", "bidang", "year"}
        for name in [name for name in self.fields if name not in kept]:
            del self.fields[name]
        fields: dict[str, Any] = self.fields
        fields["subject"].label = SUBJECTS[KajianTool(tool)]
        self._dusun = {str(row.pk): row for row in desa.dusun_set.order_by("position", "name")}
        self._bidang = {row.code: row for row in Bidang.objects.all()}
        fields["dusun"].choices = [("", "Seluruh desa"), *((key, row.name) for key, row in self._dusun.items())]
        fields["bidang"].choices = [("", "– belum ditentukan –"), *((k, str(row)) for k, row in self._bidang.items())]

    def clean_dusun(self) -> Dusun | None:
        """The hamlet chosen."""
        return self._dusun.get(self.cleaned_data["dusun"])

    def clean_bidang(self) -> Bidang | None:
        """The field chosen."""
        return self._bidang.get(self.cleaned_data["bidang"])

    def data_of(self) -> KajianData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data | {"months": tuple(self.cleaned_data.get("months", ()))}
        return KajianData(tool=self.tool, **data)


def kajian_initial(row: HasilKajian) -> dict[str, Any]:
    """Initial values of the form for a stored row."""
    plain = ("subject", "condition", "legal_basis", "manager_count", "scope", "problem", "cause", "potential", "note",
             "year", "months")  # fmt: skip
    return {name: getattr(row, name) for name in plain} | {
        "dusun": str(row.dusun_id or ""),
        "bidang": row.bidang.code if row.bidang else "",
    }


class DrawingForm(forms.Form):
    """A photo or scan of a drawing."""

    file = forms.FileField(
        label="Gambar",
        help_text="Foto atau pindaian, JPG atau PNG, paling besar 5 MB.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )
    caption = forms.CharField(label="Keterangan gambar", max_length=150, required=False)

    def clean_file(self) -> Any:
        """A file that may be read at all; the service judges what it is."""
        file = self.cleaned_data["file"]
        if file.size > 5 * 1024 * 1024:
            raise forms.ValidationError("Gambar lebih besar dari 5 MB. Perkecil dahulu.")
        return file
