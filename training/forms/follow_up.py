"""Forms of follow-ups: writing one, its evidence, giving it up, a participant's own commitment."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from musyawarah.enums import PlanKind
from places.models import Desa
from training.enums import RtlKind
from training.follow_up_data import RtlData
from training.models import Participant, Rtl, Temuan
from training.services.self_commitment import CommitmentData
from villages.forms.tanggal_field import TanggalField

_NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}
_ACTIVITY = {"label": "Kegiatan", "max_length": 300}
_INDICATOR = {
    "label": "Tanda keberhasilan",
    "max_length": 300,
    "help_text": "Yang dapat dilihat orang lain, misalnya “berita acara lima musdus disegel”.",
}


class RtlForm(forms.Form):
    """A follow-up; `desa` is asked for only where the session trains several villages."""

    desa = forms.ModelChoiceField(Desa.objects.none(), label="Desa", empty_label="– pilih desa –")
    activity = forms.CharField(**_ACTIVITY)
    person = forms.CharField(label="Penanggung jawab", max_length=120)
    due_on = TanggalField(label="Paling lambat")
    indicator = forms.CharField(**_INDICATOR)
    kind = forms.ChoiceField(label="Jenis", choices=RtlKind.choices, initial=RtlKind.LAINNYA)
    temuan = forms.ModelChoiceField(
        Temuan.objects.none(),
        label="Menindaklanjuti temuan",
        required=False,
        empty_label="Tidak ditautkan",
        help_text="Temuan yang diukur: selesai hanya bila keadaannya sudah berubah.",
    )
    participant = forms.ModelChoiceField(
        Participant.objects.none(), label="Komitmen tertulis peserta", required=False, empty_label="Rencana desa"
    )
    plan_kind = forms.ChoiceField(
        label="Rencana", required=False, choices=[("", "– untuk tugas pada rencana –"), *PlanKind.choices]
    )
    year = forms.IntegerField(
        label="Tahun rencana",
        required=False,
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput(attrs=_NUMERIC),
    )

    def __init__(
        self,
        *args: Any,
        villages: Sequence[Desa],
        findings: QuerySet[Temuan],
        people: QuerySet[Participant],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["temuan"].queryset, fields["participant"].queryset = findings, people
        if villages:
            chosen = Desa.objects.filter(pk__in=[one.pk for one in villages])
            fields["desa"].queryset = chosen.select_related("kecamatan").order_by("code")
            fields["desa"].label_from_instance = lambda row: f"{row.name}, Kec. {row.kecamatan.name}"
            fields["temuan"].label_from_instance = lambda row: f"{row.desa.name if row.desa else 'Semua desa'}: {row}"
            fields["participant"].label_from_instance = lambda row: f"{row.desa.name}: {row.name}"
        else:
            del fields["desa"]

    def rtl_data(self) -> RtlData:
        """What the service takes; only of a valid form."""
        return RtlData(**{name: self.cleaned_data[name] for name in RtlData.__dataclass_fields__})


def rtl_initial(rtl: Rtl) -> dict[str, Any]:
    """What the form shows of a stored follow-up."""
    plain = ("activity", "person", "due_on", "indicator", "kind", "plan_kind", "year")
    keys = {"temuan": rtl.temuan_id, "participant": rtl.participant_id}
    return {name: getattr(rtl, name) for name in plain} | keys


class EvidenceForm(forms.Form):
    """Evidence that is handed in; a file only where the records prove nothing by themselves."""

    words = forms.CharField(
        label="Uraian bukti", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    file = forms.FileField(
        label="Berkas bukti",
        required=False,
        help_text="PDF, JPG, atau PNG, paling besar 5 MB. Tempat dan waktu pemotretan dibuang dari foto.",
        error_messages={"empty": "Berkas ini kosong."},
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )

    def __init__(self, *args: Any, needs_file: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if needs_file:
            self.fields["words"].required = self.fields["file"].required = True
        else:
            del self.fields["file"]


class DropForm(forms.Form):
    """Giving up needs a reason."""

    reason = forms.CharField(label="Alasan tidak dilanjutkan", max_length=200)


class CommitmentForm(forms.Form):
    """What a participant promises on his own page."""

    activity = forms.CharField(label="Yang akan saya kerjakan", max_length=300)
    due_on = TanggalField(label="Paling lambat")
    indicator = forms.CharField(**_INDICATOR)

    def commitment_data(self) -> CommitmentData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        return CommitmentData(data["activity"], data["due_on"], data["indicator"])
