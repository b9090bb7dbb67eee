"""The form of a finding of the opening round."""

from collections.abc import Sequence
from typing import Any

from django import forms

from musyawarah.enums import PlanKind
from places.models import Desa, Dusun
from planning.checks.registry import rules
from training.enums import Measure, TemuanCategory
from training.follow_up_data import TemuanData
from training.models import Temuan

_NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}


class TemuanForm(forms.Form):
    """A finding; `dusun` is asked for once the village is known."""

    text = forms.CharField(label="Temuan", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    category = forms.ChoiceField(label="Pokok", choices=[("", "– pilih pokok –"), *TemuanCategory.choices])
    desa = forms.ModelChoiceField(
        Desa.objects.none(), label="Desa", required=False, empty_label="Semua desa angkatan ini"
    )
    dusun = forms.ModelChoiceField(Dusun.objects.none(), label="Dusun", required=False, empty_label="Seluruh desa")
    measure = forms.ChoiceField(
        label="Yang diukur aplikasi",
        required=False,
        choices=[("", "Tidak diukur; ditutup dengan berkas bukti"), *Measure.choices],
        help_text="Bila diukur, halaman temuan menunjukkan apakah masih benar hari ini.",
    )
    rule = forms.ChoiceField(label="Aturan", required=False, help_text="Hanya untuk “Satu aturan pemeriksaan rencana”.")
    plan_kind = forms.ChoiceField(
        label="Rencana", required=False, choices=[("", "Rencana desa yang terbaru"), *PlanKind.choices]
    )
    year = forms.IntegerField(
        label="Tahun rencana",
        required=False,
        min_value=2000,
        max_value=2100,
        help_text="Kosong: yang terbaru.",
        widget=forms.TextInput(attrs=_NUMERIC),
    )

    def __init__(self, *args: Any, villages: Sequence[Desa], desa: Desa | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        keys = [one.pk for one in villages]
        fields["desa"].queryset = Desa.objects.filter(pk__in=keys).select_related("kecamatan").order_by("code")
        fields["desa"].label_from_instance = lambda row: f"{row.name}, Kec. {row.kecamatan.name}"
        fields["rule"].choices = [("", "– pilih aturan –")] + [(one.id, f"{one.id} {one.title}") for one in rules()]
        if desa is None:
            del fields["dusun"]
        else:
            fields["dusun"].queryset = Dusun.objects.filter(desa=desa, is_retired=False)

    def temuan_data(self) -> TemuanData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        return TemuanData(
            category=data["category"],
            text=data["text"],
            desa=data["desa"],
            dusun=data.get("dusun"),
            measure=data["measure"],
            rule=data["rule"],
            plan_kind=data["plan_kind"],
            year=data["year"],
        )


def temuan_initial(temuan: Temuan) -> dict[str, Any]:
    """What the form shows of a stored finding."""
    plain = ("text", "category", "measure", "rule", "plan_kind", "year")
    return {name: getattr(temuan, name) for name in plain} | {"desa": temuan.desa_id, "dusun": temuan.dusun_id}
