"""Forms of planning, opening and cancelling a meeting."""

from collections.abc import Sequence
from typing import Any

from django import forms

from musyawarah.chairs import Candidate
from musyawarah.enums import MusyawarahKind, PlanKind
from musyawarah.forms.hour_field import JamField
from musyawarah.meeting_data import MusyawarahData
from musyawarah.models import Musyawarah
from places.models import Dusun
from villages.enums import INSTITUTIONS, Unsur
from villages.forms.tanggal_field import TanggalField
from villages.models import Kelompok

_NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}
COMMUNITY = [(unsur.value, str(unsur.label)) for unsur in Unsur if unsur not in INSTITUTIONS]


class MusyawarahForm(forms.Form):
    """A meeting of one kind; the kind decides whether a dusun or a group is asked for."""

    dusun = forms.ModelChoiceField(Dusun.objects.none(), label="Dusun", empty_label="Pilih dusun")
    unsur = forms.ChoiceField(label="Kelompok yang bermusyawarah", required=False)
    kelompok = forms.ModelChoiceField(
        Kelompok.objects.none(),
        label="Kelompok terdaftar",
        required=False,
        empty_label="Tidak ada atau belum terdaftar",
    )
    topic = forms.CharField(label="Materi atau topik", max_length=200)
    plan_kind = forms.ChoiceField(label="Untuk rencana", required=False)
    year = forms.IntegerField(
        label="Tahun rencana",
        required=False,
        min_value=2000,
        max_value=2100,
        help_text="RKP Desa: tahun anggaran. RPJM Desa: tahun pertama.",
        widget=forms.TextInput(attrs=_NUMERIC),
    )
    held_on = TanggalField(label="Tanggal")
    starts_at = JamField(label="Jam mulai", required=False)
    ends_at = JamField(label="Jam selesai", required=False)
    place = forms.CharField(label="Tempat", max_length=150)
    presiding = forms.ChoiceField(label="Pimpinan musyawarah", required=False)
    notulis = forms.ChoiceField(label="Notulis", required=False)
    continues = forms.ModelChoiceField(
        Musyawarah.objects.none(), label="Lanjutan dari", required=False, empty_label="Bukan lanjutan"
    )
    is_on_paper = forms.BooleanField(
        label="Musyawarah ini sudah diadakan dengan kertas; saya memasukkannya sekarang",
        required=False,
        help_text="Akan tampak di semua halaman dan dokumen. Semua yang menandatangani dianggap hadir dari awal sampai "
        "akhir, kecuali dicatat lain.",
    )

    def __init__(
        self,
        *args: Any,
        kind: str,
        hamlets: Sequence[Dusun],
        groups: Any,
        chairs: Sequence[Candidate],
        writers: Sequence[Candidate],
        earlier: Any,
        plan_kinds: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = MusyawarahKind(kind)
        self._people = {str(one.orang.pk): one for one in (*writers, *chairs)}
        fields: dict[str, Any] = self.fields
        fields["dusun"].queryset = Dusun.objects.filter(pk__in=[dusun.pk for dusun in hamlets])
        fields["kelompok"].queryset = groups
        fields["continues"].queryset = earlier
        fields["continues"].label_from_instance = lambda row: f"{row.title}, {row.held_on:%d-%m-%Y}"
        fields["unsur"].choices = [("", "Pilih kelompok"), *COMMUNITY]
        fields["plan_kind"].choices = [("", "Tidak untuk rencana tertentu")] + [
            (value, PlanKind(value).label) for value in plan_kinds
        ]
        by_office = "Kepala dusun yang dipilih" if self.kind == MusyawarahKind.MUSDUS else "Belum ditetapkan"
        fields["presiding"].choices = [("", by_office), *_choices(chairs)]
        fields["notulis"].choices = [("", "Belum ditetapkan"), *_choices(writers)]
        if self.kind != MusyawarahKind.MUSDUS:
            del fields["dusun"]
        if self.kind != MusyawarahKind.MUSYAWARAH_KHUSUS:
            del fields["unsur"], fields["kelompok"]

    def clean(self) -> dict[str, Any]:
        """A meeting that ends must have begun before; a year belongs to a plan."""
        data = super().clean() or {}
        first, last = data.get("starts_at"), data.get("ends_at")
        if first and last and last <= first:
            self.add_error("ends_at", "Jam selesai harus sesudah jam mulai.")
        if data.get("plan_kind") and not data.get("year") and "year" not in self.errors:
            self.add_error("year", "Isi tahun rencananya.")
        return data

    def meeting_data(self) -> MusyawarahData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        presiding, notulis = self._people.get(data["presiding"]), self._people.get(data["notulis"])
        return MusyawarahData(
            kind=self.kind,
            topic=data["topic"],
            held_on=data["held_on"],
            place=data["place"],
            plan_kind=data["plan_kind"],
            year=data["year"],
            starts_at=data["starts_at"],
            ends_at=data["ends_at"],
            dusun=data.get("dusun"),
            unsur=data.get("unsur") or "",
            kelompok=data.get("kelompok"),
            presiding=presiding.orang if presiding else None,
            notulis=notulis.orang if notulis else None,
            is_on_paper=data["is_on_paper"],
            continues=data["continues"],
        )


def meeting_initial(musyawarah: Musyawarah) -> dict[str, Any]:
    """What the form shows of a stored meeting."""
    plain = ("topic", "plan_kind", "year", "held_on", "starts_at", "ends_at", "place", "unsur", "is_on_paper")
    keys = ("dusun", "kelompok", "continues", "presiding", "notulis")
    return {name: getattr(musyawarah, name) for name in plain} | {
        name: getattr(musyawarah, f"{name}_id") or "" for name in keys
    }


class OpenForm(forms.Form):
    """Opening: how many were invited, where no list was made."""

    invited_count = forms.IntegerField(
        label="Jumlah orang yang diundang",
        required=False,
        min_value=0,
        max_value=5000,
        help_text="Diisi bila daftar undangan tidak dibuat di sini; dipakai menghitung kuorum.",
        widget=forms.TextInput(attrs=_NUMERIC),
    )


class CancelForm(forms.Form):
    """Cancelling needs a reason."""

    reason = forms.CharField(label="Alasan pembatalan", max_length=200)


def _choices(candidates: Sequence[Candidate]) -> list[tuple[str, str]]:
    return list({str(one.orang.pk): one.words for one in reversed(candidates)}.items())[::-1]
