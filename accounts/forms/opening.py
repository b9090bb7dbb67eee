"""Opening an account, ending a role, taking a second factor off."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from accounts import policy
from accounts.enums import Role
from accounts.models import Membership
from places.models import Desa, Dusun, Kabupaten, Kecamatan, Orang

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OpenAccountForm(forms.Form):
    """Who gets which role from when; offered is only what the policy allows."""

    role = forms.ChoiceField(label="Peran")
    dusun = forms.ModelChoiceField(
        label="Dusun",
        queryset=Dusun.objects.none(),
        required=False,
        empty_label="– pilih dusun –",
        help_text="Hanya untuk kepala dusun.",
    )
    orang = forms.ModelChoiceField(
        label="Orang yang sudah tercatat",
        queryset=Orang.objects.none(),
        required=False,
        empty_label="– orang baru, tulis namanya di bawah –",
        help_text="Pilih bila orangnya sudah pernah memegang peran di sini; akunnya tetap satu.",
    )
    name = forms.CharField(
        label="Nama lengkap orang baru", max_length=120, required=False, help_text="Dengan gelar, seperti pada SK."
    )
    nip = forms.CharField(label="NIP/NIPD", max_length=30, required=False)
    phone = forms.CharField(label="Nomor telepon", max_length=30, required=False)
    starts_on = forms.DateField(label="Mulai tanggal", widget=DAY, initial=timezone.localdate)

    def __init__(self, *args: Any, by: Membership, place: Desa | Kecamatan | Kabupaten | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = policy.roles_to_open(by, place)
        self.fields["role"].choices = [("", "– pilih peran –"), *((role.value, role.label) for role in roles)]
        self.fields["orang"].queryset = people_at(place).visible_to(by).exclude(pk=by.orang_id)
        if isinstance(place, Desa) and Role.KEPALA_DUSUN in roles:
            self.fields["dusun"].queryset = place.dusun_set.filter(is_retired=False)
        else:
            del self.fields["dusun"]

    def clean(self) -> dict[str, Any]:
        """A person: known or new, not both and not neither."""
        cleaned = super().clean()
        known, name = cleaned.get("orang"), (cleaned.get("name") or "").strip()
        if known and name:
            self.add_error("name", "Pilih orang yang sudah tercatat atau tulis nama orang baru, jangan keduanya.")
        if not known and not name and "orang" not in self.errors:
            self.add_error("name", "Tulis nama orangnya.")
        if cleaned.get("role") == Role.KEPALA_DUSUN and not cleaned.get("dusun"):
            self.add_error("dusun", "Pilih dusun dari kepala dusun ini.")
        return cleaned


class EndMembershipForm(forms.Form):
    """Last day and reason."""

    on = forms.DateField(label="Hari terakhir", widget=DAY, help_text="Pada hari ini peran masih berlaku.")
    reason = forms.CharField(
        label="Alasan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya: diberhentikan dengan SK nomor …, pindah tugas, meninggal dunia.",
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class NameForm(forms.Form):
    """The own name."""

    name = forms.CharField(label="Nama lengkap", max_length=120, help_text="Dengan gelar, seperti pada SK.")


class ListFilterForm(forms.Form):
    """What the list of accounts is narrowed to."""

    STATES = [("", "Semua keadaan"), ("belum", "Belum mulai"), ("aktif", "Aktif"), ("berakhir", "Berakhir")]
    q = forms.CharField(label="Cari nama, nama pengguna, atau desa", max_length=60, required=False)
    keadaan = forms.ChoiceField(label="Keadaan", choices=STATES, required=False)


def people_at(place: Desa | Kecamatan | Kabupaten | None):
    """Persons entered by a place, or holding (having held) a role there; who is a resident only is typed by name."""
    owner = {"desa": None, "kecamatan": None, "kabupaten": None}
    if place is not None:
        owner[place._meta.model_name] = place
    held = Membership.objects.filter(**owner)
    return Orang.objects.filter(Q(**owner) | Q(pk__in=held.values("orang"))).known_in_public()
