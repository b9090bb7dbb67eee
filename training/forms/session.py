"""Forms of a session: its plan with kecamatan in order and called roles, and the reason of an act."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from musyawarah.forms.hour_field import JamField
from places.models import Kecamatan
from training.calling import CALLABLE, Call
from training.enums import ParticipantRole
from training.models import TrainingSession, Venue
from training.session_data import SessionData, VenueData
from villages.forms.tanggal_field import TanggalField

_NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}
NOBODY, ONE, EVERYONE = "", "satu", "semua"
_HOW_MANY = [(NOBODY, "Tidak dipanggil"), (ONE, "Satu tiap desa"), (EVERYONE, "Semua orangnya")]


@dataclass(frozen=True)
class KecamatanChoice:
    """A kecamatan that may be called, with how many villages it has."""

    kecamatan: Kecamatan
    villages: int


class SessionForm(forms.Form):
    """A session; kecamatan are numbered in the order in which the schedule names them."""

    starts_on = TanggalField(label="Mulai tanggal")
    ends_on = TanggalField(label="Sampai tanggal", required=False, help_text="Kosongkan bila hanya satu hari.")
    starts_at = JamField(label="Jam mulai", required=False)
    ends_at = JamField(label="Jam selesai", required=False)
    venue = forms.ModelChoiceField(Venue.objects.none(), label="Tempat", required=False, empty_label="Belum ditetapkan")
    venue_name = forms.CharField(
        label="Tempat baru",
        max_length=150,
        required=False,
        help_text="Bila belum ada dalam pilihan. Tempat ini masuk ke daftar tempat.",
    )
    venue_address = forms.CharField(label="Alamat tempat baru", max_length=200, required=False)
    responsible = forms.CharField(label="Penanggung jawab", max_length=150, required=False)
    letter_number = forms.CharField(label="Nomor undangan", max_length=60, required=False)
    letter_date = TanggalField(label="Tanggal undangan", required=False)
    letter_note = forms.CharField(
        label="Catatan dalam undangan",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya apa yang dibawa peserta.",
    )
    signer_name = forms.CharField(label="Penanda tangan", max_length=120, required=False)
    signer_office = forms.CharField(label="Jabatan penanda tangan", max_length=120, required=False)
    signer_nip = forms.CharField(label="NIP", max_length=30, required=False)
    certificate_prefix = forms.CharField(
        label="Pola nomor sertifikat", max_length=60, required=False, help_text="Misalnya 140/BIMTEK/2026."
    )
    pass_percent = forms.IntegerField(
        label="Hadir paling sedikit (persen)",
        min_value=0,
        max_value=100,
        initial=75,
        help_text="Syarat menerima sertifikat.",
        widget=forms.TextInput(attrs=_NUMERIC),
    )

    def __init__(
        self, *args: Any, kecamatan: Sequence[KecamatanChoice], venues: QuerySet[Venue], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kecamatan_choices = kecamatan
        fields: dict[str, Any] = self.fields
        fields["venue"].queryset = venues
        for choice in kecamatan:
            fields[_order_name(choice.kecamatan)] = forms.IntegerField(
                label=f"{choice.kecamatan.name} ({choice.villages} desa)",
                required=False,
                min_value=1,
                max_value=99,
                widget=forms.TextInput(attrs={**_NUMERIC, "maxlength": "2"}),
            )
        for role in CALLABLE:
            fields[_call_name(role)] = forms.ChoiceField(
                label=ParticipantRole(role).label, required=False, choices=_HOW_MANY
            )

    @property
    def kecamatan_fields(self) -> list[forms.BoundField]:
        """A number beside each kecamatan."""
        return [self[_order_name(choice.kecamatan)] for choice in self.kecamatan_choices]

    @property
    def call_fields(self) -> list[forms.BoundField]:
        """A choice beside each role."""
        return [self[_call_name(role)] for role in CALLABLE]

    @property
    def has_letter_errors(self) -> bool:
        """Whether something is wrong in the part that is folded away."""
        names = (
            "letter_number", "letter_date", "letter_note", "signer_name", "signer_office", "signer_nip",
            "certificate_prefix", "pass_percent",
        )  # fmt: skip
        return any(self[name].errors for name in names)

    def clean(self) -> dict[str, Any]:
        """One day where no last day is typed; days and hours in their order; one hall."""
        data = super().clean() or {}
        if "ends_on" not in self.errors:
            data["ends_on"] = data.get("ends_on") or data.get("starts_on")
        first, last = data.get("starts_at"), data.get("ends_at")
        if first and last and last <= first:
            self.add_error("ends_at", "Jam selesai harus sesudah jam mulai.")
        if data.get("venue") and data.get("venue_name"):
            self.add_error("venue_name", "Pilih tempat dari daftar, atau tulis tempat baru; jangan keduanya.")
        if data.get("venue_address") and not data.get("venue_name"):
            self.add_error("venue_name", "Tulis nama tempatnya.")
        return data

    def forget_what_is_missing(self) -> None:
        """Leave out the errors of empty fields: who only counts need not have filled everything in."""
        for name, errors in list(self.errors.items()):
            if all(error.code == "required" for error in errors.as_data()):
                del self.errors[name]

    def kecamatan(self) -> tuple[Kecamatan, ...]:
        """Those that have a number, in its order."""
        said = self._said()
        numbered = [(said.get(_order_name(one.kecamatan)), one.kecamatan) for one in self.kecamatan_choices]
        return tuple(one for _, one in sorted((pair for pair in numbered if pair[0]), key=lambda pair: pair[0]))

    def calls(self) -> tuple[Call, ...]:
        """The roles that are called."""
        chosen = [(role, self._said().get(_call_name(role), NOBODY)) for role in CALLABLE]
        return tuple((str(role), how == EVERYONE) for role, how in chosen if how)

    def _said(self) -> dict[str, Any]:
        """What was sent, as far as it can be read; of a form that was not sent what it begins with."""
        return self.cleaned_data if self.is_bound else self.initial

    def session_data(self) -> SessionData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        plain = {name: data[name] for name in _PLAIN}
        new = VenueData(data["venue_name"], data["venue_address"]) if data["venue_name"] else None
        return SessionData(**plain, new_venue=new, kecamatan=self.kecamatan(), calls=self.calls())


_PLAIN = (
    "starts_on", "ends_on", "starts_at", "ends_at", "venue", "responsible", "letter_number", "letter_date",
    "letter_note", "signer_name", "signer_office", "signer_nip", "certificate_prefix", "pass_percent",
)  # fmt: skip


def session_initial(session: TrainingSession) -> dict[str, Any]:
    """What the form shows of a stored session."""
    found = {name: getattr(session, name) for name in _PLAIN} | {"venue": session.venue_id or ""}
    found |= {_order_name(row.kecamatan): at for at, row in enumerate(session.kecamatan_set.all(), start=1)}
    found |= {_call_name(call.role): EVERYONE if call.everyone else ONE for call in session.call_set.all()}
    return found


def usual_calls() -> dict[str, str]:
    """A new session calls one secretary of every village."""
    return {_call_name(ParticipantRole.SEKRETARIS_DESA): ONE}


def numbered(kecamatan: Sequence[Kecamatan]) -> dict[str, int]:
    """These kecamatan called in this order."""
    return {_order_name(one): at for at, one in enumerate(kecamatan, start=1)}


class ReasonForm(forms.Form):
    """Cancelling and opening again need a reason."""

    reason = forms.CharField(label="Alasan", max_length=200)


def _order_name(kecamatan: Kecamatan) -> str:
    return f"kecamatan-{kecamatan.code}"


def _call_name(role: str) -> str:
    return f"peran-{role}"
