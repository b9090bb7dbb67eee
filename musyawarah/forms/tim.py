"""The form of a team with its members, and that of its work plan; empty rows are no members."""

from collections.abc import Sequence
from typing import Any

from django import forms

from musyawarah.enums import MusyawarahStatus, TimKind, TimPost
from musyawarah.models import AnggotaTim, Musyawarah, RktlKegiatan, Tim
from musyawarah.tim_data import MemberData, RktlData, TimData
from places.enums import Gender
from places.models import Desa, Orang
from villages.forms.tanggal_field import TanggalField
from villages.people import VillagePerson

FIRST_ROWS, MORE_ROWS = 11, 4
NAMES_LIST = "orang-desa"


class TimForm(forms.Form):
    """Kind, year, decree, and the meeting that formed the team."""

    kind = forms.ChoiceField(label="Jenis tim", choices=TimKind)
    year = forms.IntegerField(
        label="Tahun rencana",
        min_value=2015,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="RKP Desa: tahun rencana; RPJM Desa: tahun pertama.",
    )
    musyawarah = forms.ModelChoiceField(
        Musyawarah.objects.none(), label="Dibentuk dalam", required=False, empty_label="Belum dicatat"
    )
    decree_number = forms.CharField(label="Nomor SK", max_length=60, required=False)
    decree_date = TanggalField(label="Tanggal SK", required=False)
    field = forms.CharField(
        label="Jenis kegiatan yang diperiksa", max_length=150, required=False, help_text="Hanya untuk Tim Verifikasi."
    )

    def __init__(self, *args: Any, desa: Desa, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meetings: Any = self.fields["musyawarah"]
        own = Musyawarah.objects.filter(desa=desa).exclude(status=MusyawarahStatus.CANCELLED)
        meetings.queryset = own.select_related("dusun", "kelompok")

    def tim_data(self, members: Sequence[MemberData]) -> TimData:
        """What the service takes; only of a valid form."""
        return TimData(members=tuple(members), **self.cleaned_data)


class _RowForm(forms.Form):
    """A row of a table: its inputs are named by column and row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        number = (self.prefix or "").rpartition("-")[2]
        row = int(number) + 1 if number.isdigit() else 1
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}, baris {row}"


class MemberForm(_RowForm):
    """A member; a name that the village knows is that person."""

    name = forms.CharField(
        label="Nama", max_length=120, required=False, widget=forms.TextInput(attrs={"list": NAMES_LIST})
    )
    gender = forms.ChoiceField(label="L/P", choices=[("", "–"), *Gender.choices], required=False)
    unsur = forms.CharField(label="Jabatan/unsur", max_length=100, required=False)
    post = forms.ChoiceField(label="Kedudukan", choices=TimPost, required=False, initial=TimPost.ANGGOTA)
    note = forms.CharField(label="Keterangan", max_length=100, required=False)

    def clean(self) -> dict[str, Any]:
        """A row with anything in it has a name."""
        data = super().clean() or self.cleaned_data
        if not data.get("name") and (data.get("unsur") or data.get("note") or data.get("gender")):
            self.add_error("name", "Tulis nama anggota ini, atau kosongkan barisnya.")
        return data


class RktlForm(_RowForm):
    """A row of the work plan."""

    activity = forms.CharField(label="Uraian kegiatan", max_length=200, required=False)
    starts_on = TanggalField(label="Mulai", required=False)
    ends_on = TanggalField(label="Selesai", required=False)
    place = forms.CharField(label="Tempat", max_length=100, required=False)
    note = forms.CharField(label="Keterangan", max_length=150, required=False)

    def clean(self) -> dict[str, Any]:
        """A row with anything in it says what is done; it does not end before it begins."""
        data = super().clean() or self.cleaned_data
        if not data.get("activity") and any(data.get(name) for name in ("starts_on", "ends_on", "place", "note")):
            self.add_error("activity", "Tulis kegiatannya, atau kosongkan barisnya.")
        begin, end = data.get("starts_on"), data.get("ends_on")
        if begin and end and end < begin:
            self.add_error("ends_on", "Selesai sebelum mulai.")
        return data


_MemberForms = forms.formset_factory(MemberForm, extra=0, max_num=40, absolute_max=60)
_RktlForms = forms.formset_factory(RktlForm, extra=0, max_num=40, absolute_max=60)


def member_forms(data: Any = None, *, rows: Sequence[AnggotaTim] = (), more: bool = False) -> Any:
    """Rows of members, never fewer than a team's most; `more` adds empty ones."""
    initial = [{name: getattr(row, name) for name in ("name", "gender", "unsur", "post", "note")} for row in rows]
    return _forms(_MemberForms, "anggota", data, initial, {"post": TimPost.ANGGOTA}, more)


def rktl_forms(
    data: Any = None, *, rows: Sequence[RktlKegiatan] = (), suggested: Sequence[str] = (), more: bool = False
) -> Any:
    """Rows of a work plan; the usual steps while there is none."""
    names = ("activity", "starts_on", "ends_on", "place", "note")
    initial: list[dict] = [{name: getattr(row, name) for name in names} for row in rows]
    initial = initial or [{"activity": activity} for activity in suggested]
    return _forms(_RktlForms, "rktl", data, initial, {}, more)


def member_data(forms_: Any, people: Sequence[VillagePerson], orang: dict[int, Orang]) -> list[MemberData]:
    """The members typed; a name that exactly one person of the village bears is he."""
    by_name: dict[str, list[VillagePerson]] = {}
    for person in people:
        by_name.setdefault(person.name.casefold(), []).append(person)
    found = []
    for form in forms_:
        typed = form.cleaned_data
        if not typed.get("name"):
            continue
        bearers = by_name.get(" ".join(typed["name"].split()).casefold(), [])
        known = orang.get(bearers[0].orang_id) if len(bearers) == 1 else None
        post = typed["post"] or TimPost.ANGGOTA
        found.append(MemberData(typed["name"], typed["gender"], typed["unsur"], post, typed["note"], known))
    return found


def rktl_data(forms_: Any) -> list[RktlData]:
    """The rows typed."""
    return [RktlData(**form.cleaned_data) for form in forms_ if form.cleaned_data.get("activity")]


def tim_initial(tim: Tim) -> dict[str, Any]:
    """What a team's form begins with."""
    names = ("kind", "year", "decree_number", "decree_date", "field")
    return {name: getattr(tim, name) for name in names} | {"musyawarah": tim.musyawarah_id}


def _forms(factory: Any, prefix: str, data: Any, initial: list[dict], empty: dict, more: bool) -> Any:
    if data is not None:
        if more:
            data = data.copy()
            total = f"{prefix}-TOTAL_FORMS"
            count = int(data.get(total, "0")) if data.get(total, "0").isdigit() else 0
            data[total] = str(min(count + MORE_ROWS, 40))
        return factory(data, prefix=prefix)
    blanks = [dict(empty) for _ in range(max(FIRST_ROWS - len(initial), MORE_ROWS if initial else 0))]
    return factory(prefix=prefix, initial=[*initial, *blanks][:40])
