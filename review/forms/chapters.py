"""Forms of the village's chapters and of the record of publication."""

from django import forms

from review.enums import PublishedAt
from review.services.publishing import PublicationData
from villages.forms.tanggal_field import TanggalField


class ChapterForm(forms.Form):
    """One PDF; what it really is, is judged by the service."""

    title = forms.CharField(
        label="Judul bab",
        max_length=150,
        help_text="Misalnya: Bab I Pendahuluan.",
        error_messages={"required": "Isi judul bab."},
    )
    file = forms.FileField(
        label="Berkas PDF",
        help_text="PDF, paling besar 10 MB. Dari Word: Simpan sebagai PDF.",
        error_messages={"required": "Pilih dahulu berkasnya.", "empty": "Berkas ini kosong."},
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )


class PublicationForm(forms.Form):
    """How, where and when the plan was made known."""

    medium = forms.ChoiceField(
        label="Cara",
        choices=[("", "– pilih cara –"), *PublishedAt.choices],
        error_messages={"required": "Pilih cara publikasinya."},
    )
    where = forms.CharField(
        label="Tempat atau alamat",
        max_length=200,
        help_text="Misalnya: depan balai desa, atau alamat situs web.",
        error_messages={"required": "Isi tempat atau alamatnya."},
    )
    published_on = TanggalField(label="Tanggal", error_messages={"required": "Isi tanggalnya."})
    picture = forms.FileField(
        label="Foto",
        required=False,
        help_text="JPG atau PNG. Tempat dan waktu pemotretan dibuang dari foto.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )

    def data_of(self) -> PublicationData:
        """What the service takes."""
        values = self.cleaned_data
        upload = values["picture"]
        content = upload.read() if upload else None
        return PublicationData(values["medium"], values["where"], values["published_on"], content)
