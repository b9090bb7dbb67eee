"""The form about a resident who takes part in no group."""

from typing import Any

from django import forms

from places.models import Desa
from villages.enums import UngroupedReason
from villages.forms.tanggal_field import TanggalField
from villages.models import Kelompok, TindakLanjutWarga
from villages.services.follow_up import FollowUpData


class FollowUpForm(forms.Form):
    """Reason, wish, and what was done."""

    reason = forms.ChoiceField(label="Alasan", choices=[("", "–"), *UngroupedReason.choices], required=False)
    reason_text = forms.CharField(label="Keterangan alasan", max_length=200, required=False)
    wished_kelompok = forms.ModelChoiceField(
        Kelompok.objects.none(), label="Kelompok yang diinginkan", required=False, empty_label="–"
    )
    wish = forms.CharField(
        label="Keinginan lain", max_length=200, required=False, help_text="Misalnya kelompok yang belum ada."
    )
    follow_up = forms.CharField(label="Tindak lanjut", max_length=200, required=False)
    followed_up_on = TanggalField(label="Tanggal tindak lanjut", required=False)

    def __init__(self, *args: Any, desa: Desa, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["wished_kelompok"]
        field.queryset = Kelompok.objects.filter(desa=desa, ended_on=None).order_by("name")

    def follow_up_data(self) -> FollowUpData:
        """What the service takes; only of a valid form."""
        return FollowUpData(**self.cleaned_data)


def follow_up_initial(row: TindakLanjutWarga | None) -> dict[str, Any]:
    """What the form begins with."""
    if row is None:
        return {}
    names = ("reason", "reason_text", "wish", "follow_up", "followed_up_on")
    return {name: getattr(row, name) for name in names} | {"wished_kelompok": row.wished_kelompok_id}
