"""Forms of the list of participants: one of them, and whom a village sends."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from places.enums import Gender
from places.models import Desa, Orang
from training.calling import Called
from training.enums import ParticipantRole
from training.models import Participant
from training.participant_cells import read_phone
from training.participant_data import ParticipantData
from training.participant_names import are_alike, bare_name
from villages.forms.tanggal_field import TanggalField

GUEST = "Tamu tanpa desa"
_UNKNOWN = ("", "Belum diketahui")


class _PersonForm(forms.Form):
    """What the list says of a person."""

    name = forms.CharField(label="Nama lengkap dengan gelar", max_length=120, required=False)
    gender = forms.ChoiceField(
        label="L/P", choices=[_UNKNOWN, *Gender.choices], required=False, widget=forms.RadioSelect
    )
    office = forms.CharField(label="Jabatan", max_length=100, required=False)
    phone = forms.CharField(
        label="Nomor telepon",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        help_text="Hanya dibaca oleh yang bersangkutan dan penyelenggara.",
    )
    task_letter_number = forms.CharField(label="Nomor surat tugas", max_length=60, required=False)
    task_letter_date = TanggalField(label="Tanggal surat tugas", required=False)

    def clean_phone(self) -> str:
        """The number as it is dialled: 0812…"""
        typed: str = self.cleaned_data["phone"].strip()
        number, complaint = read_phone(typed)
        if typed and (complaint is not None or not number):
            raise forms.ValidationError("Tulis satu nomor telepon lengkap, misalnya 081234567890.")
        return number


class ParticipantForm(_PersonForm):
    """One row of the list, for who holds the session."""

    role = forms.ChoiceField(label="Peran", choices=ParticipantRole.choices)
    desa = forms.ChoiceField(label="Desa", required=False)

    def __init__(self, *args: Any, villages: Sequence[Desa], row: Participant | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._villages, self._row = {desa.pk: desa for desa in villages}, row
        fields: dict[str, Any] = self.fields
        fields["desa"].choices = [("", GUEST), *_by_kecamatan(villages)]
        if row is None or row.name:
            fields["name"].required = row is None
        if row is not None and not row.name:
            fields["name"].help_text = "Kosong: desanya belum menetapkan siapa yang datang."

    def participant_data(self) -> ParticipantData:
        """What the service takes; only of a valid form. Who gets quite another name is another person."""
        data = self.cleaned_data
        row = self._row
        is_same = row is not None and are_alike(bare_name(row.name), bare_name(data["name"]))
        return ParticipantData(
            name=data["name"],
            role=data["role"],
            gender=data["gender"],
            office=data["office"],
            phone=data["phone"],
            desa=self._villages[int(data["desa"])] if data["desa"] else None,
            orang=row.orang if row is not None and is_same else None,
            task_letter_number=data["task_letter_number"],
            task_letter_date=data["task_letter_date"],
        )


def participant_initial(row: Participant) -> dict[str, Any]:
    """What stands in the form before anything is typed."""
    return {
        "name": row.name,
        "gender": row.gender,
        "office": row.office,
        "phone": row.phone,
        "task_letter_number": row.task_letter_number,
        "task_letter_date": row.task_letter_date,
        "role": row.role,
        "desa": row.desa_id or "",
    }


class NomineeForm(_PersonForm):
    """Whom a village sends: somebody of its registers, or a name that is typed. A stored number is not shown."""

    orang = forms.ChoiceField(label="Pilih dari daftar jabatan desa", required=False)
    field_order = ("orang", "name", "gender", "office", "phone", "task_letter_number", "task_letter_date")

    def __init__(self, *args: Any, known: Sequence[Called], row: Participant | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known = {str(one.orang_id): one for one in known}
        fields: dict[str, Any] = self.fields
        fields["orang"].choices = [
            ("", "Ketik namanya sendiri di bawah"),
            *((key, f"{one.name} – {one.office}") for key, one in self._known.items()),
        ]
        fields["name"].label = "Nama lengkap dengan gelar"
        fields["name"].help_text = "Tidak perlu diisi bila orangnya dipilih dari daftar."
        if row is not None and row.phone:
            fields["phone"].help_text = "Sudah tercatat. Isi hanya bila berganti."

    def clean(self) -> dict[str, Any]:
        """A chosen person brings what is not typed."""
        data: dict[str, Any] = super().clean() or {}
        chosen = self._known.get(data.get("orang", ""))
        if chosen is not None:
            data["name"] = chosen.name
            data["gender"] = chosen.gender or data.get("gender", "")
            data["office"] = chosen.office
            data["phone"] = data.get("phone") or chosen.phone
        elif not data.get("name") and "name" not in self.errors:
            self.add_error("name", "Tulis atau pilih siapa yang diutus.")
        return data

    def participant_data(self) -> ParticipantData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        return ParticipantData(
            name=data["name"],
            gender=data["gender"],
            office=data["office"],
            phone=data["phone"],
            orang=Orang.objects.filter(pk=data["orang"]).first() if data["orang"] else None,
            task_letter_number=data["task_letter_number"],
            task_letter_date=data["task_letter_date"],
        )


def nominee_initial(row: Participant) -> dict[str, Any]:
    """What stands in the form before anything is typed: never the telephone number."""
    return {name: value for name, value in participant_initial(row).items() if name not in ("phone", "role", "desa")}


def _by_kecamatan(villages: Iterable[Desa]) -> list[tuple[str, list[tuple[int, str]]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for desa in villages:
        found.setdefault(f"Kecamatan {desa.kecamatan.name}", []).append((desa.pk, desa.name))
    return list(found.items())
