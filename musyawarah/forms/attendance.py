"""Forms of the attendance list: one person, a pasted list, ticked people."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta, tzinfo
from typing import Any

from django import forms
from django.utils import timezone

from musyawarah.attendance_data import AttendeeData
from musyawarah.enums import AttendanceRole
from musyawarah.forms.hour_field import JamField
from musyawarah.models import Kehadiran, Musyawarah
from musyawarah.moments import moment_of
from musyawarah.presence import Stay
from places.enums import Gender
from places.models import Dusun
from villages.enums import Unsur

FROM_START, NOW = "awal", "sekarang"
ARRIVALS = [(FROM_START, "Hadir sejak awal"), (NOW, "Baru datang sekarang")]
_EVENING, _NOON = 18, 12
_LEAST_STAYS, _MOST_STAYS = 2, 10


def unsur_choices(*, private: bool) -> list[tuple[str, str]]:
    """Every unsur; for those who may not know, without poverty and disability."""
    return [(one.value, str(one.label)) for one in Unsur if private or one.printed == one.label]


class _PersonForm(forms.Form):
    """What the list says of a person."""

    name = forms.CharField(label="Nama", max_length=120)
    gender = forms.ChoiceField(
        label="L/P", choices=[("", "Belum diketahui"), *Gender.choices], required=False, widget=forms.RadioSelect
    )
    unsur = forms.ChoiceField(label="Unsur", initial=Unsur.WARGA)
    role = forms.ChoiceField(label="Hadir sebagai", choices=AttendanceRole.choices, initial=AttendanceRole.UNDANGAN)
    dusun = forms.ModelChoiceField(Dusun.objects.none(), label="Dusun", required=False, empty_label="Tidak dicatat")
    office = forms.CharField(label="Jabatan", max_length=100, required=False)

    def __init__(self, *args: Any, hamlets: Any, private: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["dusun"].queryset = hamlets
        fields["unsur"].choices = unsur_choices(private=private)


class AddOneForm(_PersonForm):
    """One person, as quickly as a phone allows."""

    arrives = forms.ChoiceField(label="Datang", choices=ARRIVALS, initial=FROM_START, widget=forms.RadioSelect)


class AttendeeForm(_PersonForm):
    """A whole row with its hours."""

    address = forms.CharField(label="Alamat", max_length=150, required=False)
    spoke = forms.BooleanField(label="Berbicara dalam musyawarah", required=False)
    is_wakil = forms.BooleanField(label="Menandatangani berita acara sebagai wakil masyarakat", required=False)

    def __init__(self, *args: Any, row: Kehadiran, zone: tzinfo, hidden_unsur: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._row, self._zone, self._hidden_unsur = row, zone, hidden_unsur
        fields: dict[str, Any] = self.fields
        if hidden_unsur:  # who may not read it may not change it either
            del fields["unsur"]
        stays = row.masa_set.all()
        self.stay_count = min(max(len(stays) + 1, _LEAST_STAYS), _MOST_STAYS)
        for number in range(self.stay_count):
            fields[f"arrived_{number}"] = JamField(label=f"Datang {number + 1}", required=False)
            fields[f"left_{number}"] = JamField(label=f"Pulang {number + 1}", required=False)

    @property
    def stay_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The hours in pairs."""
        return [(self[f"arrived_{number}"], self[f"left_{number}"]) for number in range(self.stay_count)]

    def attendee_data(self) -> AttendeeData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        plain = {name: data[name] for name in ("name", "gender", "role", "dusun", "office", "address")}
        return AttendeeData(
            **plain,
            unsur=self._row.unsur if self._hidden_unsur else data["unsur"],
            orang=self._row.orang,
            spoke=data["spoke"],
            is_wakil=data["is_wakil"],
            stays=tuple(self._stays()),
        )

    def _stays(self) -> Iterable[Stay]:
        """The first pair is always a stay; a later one only when something stands in it."""
        stored = list(self._row.masa_set.all())
        for number in range(self.stay_count):
            before = stored[number] if number < len(stored) else None
            arrived = self._moment(f"arrived_{number}", before.arrived_at if before else None)
            left = self._moment(f"left_{number}", before.left_at if before else None)
            if number == 0 or arrived or left:
                yield Stay(arrived, left)

    def _moment(self, field: str, stored: datetime | None) -> datetime | None:
        """The moment of an hour; one that was not changed keeps its seconds."""
        hour = self.cleaned_data[field]
        if hour is None:
            return None
        if stored is not None and f"{stored.astimezone(self._zone):%H:%M}" == f"{hour:%H:%M}":
            return stored
        return moment_in(self._row.musyawarah, hour, self._zone)


class PasteForm(forms.Form):
    """A list as it comes out of Excel or a chat."""

    text = forms.CharField(
        label="Daftar nama",
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Satu nama satu baris. Boleh ditambah L/P, dusun, dan unsur, dipisah titik koma, atau langsung "
        "disalin dari Excel. Contoh: Siti Aminah; P; Krajan; PKK",
    )
    role = forms.ChoiceField(
        label="Yang tidak ada di daftar undangan hadir sebagai",
        choices=[("", "Menurut kebiasaan jenis musyawarah ini"), *AttendanceRole.choices],
        required=False,
    )
    arrives = forms.ChoiceField(label="Datang", choices=ARRIVALS, initial=FROM_START, widget=forms.RadioSelect)


def attendee_initial(row: Kehadiran) -> dict[str, Any]:
    """What the form shows of a stored row, hours in the current time zone."""
    plain = ("name", "gender", "unsur", "role", "office", "address", "spoke", "is_wakil")
    found: dict[str, Any] = {name: getattr(row, name) for name in plain} | {"dusun": row.dusun_id or ""}
    for number, stay in enumerate(row.masa_set.all()):
        found[f"arrived_{number}"] = _hour(stay.arrived_at)
        found[f"left_{number}"] = _hour(stay.left_at)
    return found


def moment_in(musyawarah: Musyawarah, hour: time, zone: tzinfo) -> datetime:
    """The moment of an hour of this meeting; one that began in the evening goes on after midnight."""
    opened = musyawarah.opened_at.astimezone(zone) if musyawarah.opened_at else None
    is_after_midnight = opened is not None and opened.hour >= _EVENING and hour.hour < _NOON
    return moment_of(musyawarah.held_on + timedelta(days=int(is_after_midnight)), hour, zone)


def stays_from(arrives: str) -> tuple[Stay, ...]:
    """There from the start, or from this moment on."""
    return (Stay(arrived_at=timezone.now()),) if arrives == NOW else (Stay(),)


def read_keys(values: Sequence[str]) -> list[int]:
    """Row keys out of ticked boxes; nonsense is left out."""
    return [int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 12]


def _hour(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%H:%M}" if moment else ""
