"""Forms of offices and of who holds them."""

from typing import Any

from django import forms

from places.models import Desa, Dusun, Orang
from villages.enums import Capacity, JabatanKind
from villages.forms.tanggal_field import TanggalField
from villages.services.tenures import Holder, Tenure


class SotkForm(forms.Form):
    """The Perdes that orders the offices; both may wait."""

    perdes_number = forms.CharField(
        label="Nomor Perdes SOTK", max_length=30, required=False, help_text="Misalnya 4 Tahun 2021"
    )
    perdes_date = TanggalField(label="Tanggal Perdes SOTK", required=False)


class JabatanForm(forms.Form):
    """One more office."""

    kind = forms.ChoiceField(label="Jenis jabatan", choices=JabatanKind)
    dusun = forms.ModelChoiceField(
        Dusun.objects.none(), label="Dusun", required=False, help_text="Hanya untuk kepala dusun.", empty_label="–"
    )
    title = forms.CharField(
        label="Sebutan jabatan", max_length=100, required=False, help_text="Kosong: sebutan umum setempat."
    )

    def __init__(self, *args: Any, desa: Desa, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dusun"].queryset = desa.dusun_set.filter(is_retired=False).order_by("position", "name")


class JabatanTitleForm(forms.Form):
    """The own title of an office, and whether it is in use."""

    title = forms.CharField(
        label="Sebutan jabatan", max_length=100, required=False, help_text="Kosong: sebutan umum setempat."
    )
    is_retired = forms.BooleanField(label="Jabatan ini tidak dipakai lagi", required=False)


class TenureForm(forms.Form):
    """From when to when, in which capacity, by which decree."""

    capacity = forms.ChoiceField(
        label="Sebagai",
        choices=Capacity,
        initial=Capacity.DEFINITIF,
        help_text="Pj. mengisi jabatan yang kosong; Plt. dan a.n. bertindak sementara di samping pejabatnya.",
    )
    starts_on = TanggalField(label="Mulai")
    ends_on = TanggalField(label="Sampai", required=False, help_text="Kosong: masih menjabat.")
    decree = forms.CharField(
        label="Nomor dan tanggal SK", max_length=100, required=False, help_text="Misalnya 141/12/2024, 3 Juni 2024"
    )

    def tenure(self) -> Tenure:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        return Tenure(data["starts_on"], data["ends_on"], Capacity(data["capacity"]), data["decree"])


class HolderForm(forms.Form):
    """A person of the village, or the name of a new one; exactly one of the two."""

    orang = forms.ModelChoiceField(
        Orang.objects.none(), label="Orang yang sudah tercatat", required=False, empty_label="– bukan salah satu ini –"
    )
    name = forms.CharField(
        label="Nama orang baru", max_length=120, required=False, help_text="Seperti tercetak, dengan gelarnya."
    )
    nip = forms.CharField(label="NIP/NIPD", max_length=30, required=False)

    def __init__(self, *args: Any, desa: Desa, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["orang"].queryset = Orang.objects.filter(desa=desa).known_in_public().order_by("name", "pk")

    def clean(self) -> dict[str, Any]:
        """Neither both nor none."""
        data = super().clean() or {}
        if "orang" in self.errors:
            return data
        if data.get("orang") and data.get("name"):
            self.add_error("name", "Pilih orang yang sudah tercatat, atau tulis nama orang baru; tidak keduanya.")
        if not data.get("orang") and not data.get("name") and "name" not in self.errors:
            self.add_error("name", "Pilih orang yang sudah tercatat, atau tulis nama orang baru.")
        return data

    def holder(self) -> Holder:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        return Holder(orang=data["orang"], name=data["name"], nip=data["nip"])


class AppointForm(TenureForm, HolderForm):
    """Who, and from when to when."""

    field_order = ["orang", "name", "nip", "capacity", "starts_on", "ends_on", "decree"]


class RemoveTenureForm(forms.Form):
    """Why a tenure was entered by mistake."""

    reason = forms.CharField(label="Alasan menghapus catatan ini", max_length=300)


class OrangForm(forms.ModelForm):
    """Name as printed, NIP and gender of a person."""

    class Meta:
        model = Orang
        fields = ["name", "nip", "gender"]
        help_texts = {"name": "Seperti tercetak pada dokumen, dengan gelarnya."}
