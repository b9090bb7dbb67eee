"""The form of a serah terima jabatan."""

from django import forms

from villages.enums import Capacity
from villages.forms.offices import HolderForm
from villages.forms.tanggal_field import TanggalField
from villages.services.handover import Handover


class HandoverForm(HolderForm):
    """To whom, from which day, in which capacity, by which decree, and why."""

    on = TanggalField(label="Mulai menjabat", help_text="Pejabat lama berhenti sehari sebelumnya.")
    capacity = forms.ChoiceField(label="Sebagai", choices=Capacity, initial=Capacity.DEFINITIF)
    decree = forms.CharField(
        label="Nomor dan tanggal SK", max_length=100, required=False, help_text="Misalnya 141/12/2024, 3 Juni 2024"
    )
    reason = forms.CharField(
        label="Alasan", max_length=300, help_text="Misalnya masa jabatan berakhir, mutasi, pensiun."
    )

    def handover(self) -> Handover:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        return Handover(
            successor=self.holder(),
            on=data["on"],
            capacity=Capacity(data["capacity"]),
            decree=data["decree"],
            reason=data["reason"],
        )
