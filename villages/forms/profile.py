"""The form of a village's profile, and the upload of its emblem."""

from dataclasses import fields

from django import forms

from villages.forms.tanggal_field import TanggalField
from villages.models import DesaProfile
from villages.services.profile import ProfileData

PROFILE_FIELDS = [field.name for field in fields(ProfileData)]


class ProfileForm(forms.ModelForm):
    """Kop surat, inauguration date and the Perdes of the SOTK."""

    inaugurated_on = TanggalField(
        label="Tanggal pelantikan kepala desa",
        required=False,
        help_text="RPJM Desa ditetapkan paling lambat tiga bulan sesudahnya.",
    )
    sotk_perdes_date = TanggalField(label="Tanggal Perdes SOTK", required=False)

    class Meta:
        model = DesaProfile
        fields = PROFILE_FIELDS
        widgets = {
            "postal_code": forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
            "phone": forms.TextInput(attrs={"inputmode": "tel"}),
        }
        help_texts = {
            "address": "Seperti tercetak pada kop surat, tanpa kode pos.",
            "website": "Misalnya pandanlandung.desa.id",
            "sotk_perdes_number": "Misalnya 4 Tahun 2021. Perdes tentang susunan organisasi dan tata kerja.",
        }

    def profile_data(self) -> ProfileData:
        """What the service takes; only of a valid form."""
        return ProfileData(**{name: self.cleaned_data[name] for name in PROFILE_FIELDS})


class LambangForm(forms.Form):
    """One picture; what it really is, is judged by the service."""

    lambang = forms.FileField(
        label="Berkas gambar",
        help_text="PNG atau JPEG, paling besar 1 MB. Latar putih atau tembus pandang tercetak paling baik.",
        error_messages={"required": "Pilih dahulu berkas gambarnya.", "empty": "Berkas ini kosong."},
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
