"""Forms from the agreement to the Perdes: the papers' numbers and days, and the scan where they are recorded."""

from typing import Any

from django import forms

from musyawarah.enums import DecisionOutcome, MusyawarahKind
from musyawarah.models import Keputusan
from planning.process_facts import plan_year
from review.case import Case
from review.enums import ClarificationResult
from review.services.agreeing import AgreementData
from review.services.clarifying import ClarificationData
from review.services.enacting import EnactmentData
from review.services.moving import FromPaper
from villages.forms.tanggal_field import TanggalField


def _scan() -> forms.FileField:
    return forms.FileField(
        label="Pindaian naskah bertanda tangan",
        error_messages={"required": "Unggah pindaian naskah yang ditandatangani."},
        help_text="PDF, JPG, atau PNG, paling besar 5 MB.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )


class PaperActForm(forms.Form):
    """An act of kades or BPD: `from_scan` when it is recorded from the paper that they signed."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, from_scan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        if from_scan:
            self.fields["scan"] = _scan()

    def scan(self) -> bytes | None:
        """The bytes of the scan; the service judges them."""
        upload = self.cleaned_data.get("scan")
        return upload.read() if upload else None


class AgreementForm(PaperActForm):
    """Keputusan BPD and berita acara kesepakatan."""

    keputusan_number = forms.CharField(
        label="Nomor Keputusan BPD", max_length=60, error_messages={"required": "Isi nomor Keputusan BPD."}
    )
    keputusan_date = TanggalField(
        label="Tanggal Keputusan BPD", error_messages={"required": "Isi tanggal Keputusan BPD."}
    )
    ba_number = forms.CharField(label="Nomor berita acara kesepakatan", max_length=60, required=False)
    ba_date = TanggalField(
        label="Tanggal berita acara kesepakatan", error_messages={"required": "Isi tanggal berita acara."}
    )
    keputusan = forms.ChoiceField(
        label="Keputusan musyawarah yang mendasarinya",
        required=False,
        help_text="Dari musyawarah desa yang sudah ditutup untuk rencana ini.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._decisions = {str(row.uid): row for row in _decisions(self.case)}
        none = "– pilih keputusan –" if self._decisions else "– belum ada –"
        named = ((uid, f"{row.musyawarah}: {row.number}. {row.text[:80]}") for uid, row in self._decisions.items())
        self.fields["keputusan"].choices = [("", none), *named]  # type: ignore[attr-defined]

    def data_of(self) -> AgreementData:
        """What the service takes."""
        values = self.cleaned_data
        return AgreementData(
            keputusan_number=values["keputusan_number"],
            keputusan_date=values["keputusan_date"],
            ba_number=values["ba_number"],
            ba_date=values["ba_date"],
            keputusan=self._decisions.get(values["keputusan"]),
        )

    def paper(self) -> FromPaper | None:
        """How it came about on paper; the paper is the berita acara that both signed."""
        content, values = self.scan(), self.cleaned_data
        return FromPaper(values["ba_date"], content, values["keputusan_number"]) if content is not None else None


class UndoAgreementForm(PaperActForm):
    """Why the BPD takes its agreement back; recorded from its letter."""

    reason = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
        error_messages={"required": "Tuliskan alasannya."},
        help_text="Terbaca oleh semua yang berkepentingan dan tercatat dalam riwayat.",
    )
    field_order = ("reason", "acted_on", "document_number", "scan")

    def __init__(self, *args: Any, from_scan: bool, **kwargs: Any) -> None:
        super().__init__(*args, from_scan=from_scan, **kwargs)
        if from_scan:
            self.fields["acted_on"] = TanggalField(
                label="Tanggal surat BPD", error_messages={"required": "Isi tanggal surat BPD."}
            )
            self.fields["document_number"] = forms.CharField(label="Nomor surat BPD", max_length=60, required=False)
            self.order_fields(self.field_order)

    def paper(self) -> FromPaper | None:
        """The BPD's letter."""
        content, values = self.scan(), self.cleaned_data
        return FromPaper(values["acted_on"], content, values["document_number"]) if content is not None else None


class EnactmentForm(PaperActForm):
    """Perdes, promulgation, Lembaran Desa."""

    perdes_number = forms.CharField(
        label="Nomor Perdes",
        max_length=30,
        help_text="Misalnya: 4.",
        error_messages={"required": "Isi nomor Perdes."},
    )
    perdes_date = TanggalField(label="Tanggal penetapan", error_messages={"required": "Isi tanggal penetapan."})
    promulgated_on = TanggalField(
        label="Tanggal pengundangan", error_messages={"required": "Isi tanggal pengundangan."}
    )
    lembaran_number = forms.CharField(
        label="Nomor Lembaran Desa", max_length=30, error_messages={"required": "Isi nomor Lembaran Desa."}
    )

    def data_of(self) -> EnactmentData:
        """What the service takes."""
        names = ("perdes_number", "perdes_date", "promulgated_on", "lembaran_number")
        return EnactmentData(**{name: self.cleaned_data[name] for name in names})

    def paper(self) -> FromPaper | None:
        """The signed Perdes."""
        content, values = self.scan(), self.cleaned_data
        return FromPaper(values["perdes_date"], content, values["perdes_number"]) if content is not None else None


class ClarificationForm(forms.Form):
    """What the kabupaten found."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    result = forms.ChoiceField(
        label="Hasil klarifikasi",
        choices=ClarificationResult,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasil klarifikasi."},
    )
    number = forms.CharField(label="Nomor surat", max_length=60, required=False)
    clarified_on = TanggalField(label="Tanggal surat", error_messages={"required": "Isi tanggal surat."})
    note = forms.CharField(
        label="Catatan",
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 3000}),
        help_text="Bila bertentangan: pasal atau kegiatan mana, dengan peraturan mana, dan apa yang diminta.",
    )

    def data_of(self) -> ClarificationData:
        """What the service takes."""
        return ClarificationData(
            **{name: self.cleaned_data[name] for name in ("result", "number", "clarified_on", "note")}
        )


def _decisions(case: Case) -> list[Keputusan]:
    """Decisions that closed meetings agreed to for this plan, the newest first."""
    rows = Keputusan.objects.standing().filter(
        musyawarah__desa=case.plan.desa_id,
        musyawarah__plan_kind=case.plan_kind,
        musyawarah__year=plan_year(case.plan),
        outcome=DecisionOutcome.AGREED,
    )
    joined = rows.select_related("musyawarah__dusun", "musyawarah__kelompok")
    ordered = joined.order_by("-musyawarah__held_on", "number")
    return [row for row in ordered if MusyawarahKind(row.musyawarah.kind).is_musdes]
