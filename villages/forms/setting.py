"""Forms of a kabupaten's settings: rules and words, and the legal basis list."""

from datetime import date
from typing import Any

from django import forms

from villages.enums import FormSet, Term
from villages.forms.holidays import HolidayListField, read_holidays
from villages.forms.tanggal_field import TanggalField, parse_tanggal
from villages.models import Holiday, KabupatenSetting, LegalBasis
from villages.models.setting import INDONESIAN_TIME_ZONES
from villages.services.legal_basis import Citation
from villages.services.setting import SettingData
from villages.terms import Terms


class DayAndMonthField(forms.CharField):
    """A deadline of every year: typed as "30-06" or "30 Juni", kept as "06-30"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, help_text="Tanggal-bulan, misalnya 30-06.", **kwargs)

    def clean(self, value: Any) -> str:
        """Raise ValidationError when there is no such day."""
        text = super().clean(value)
        day = parse_tanggal(f"{text}-2024".replace(" -", "-")) or parse_tanggal(f"{text} 2024")
        if day is None:
            raise forms.ValidationError("Tulis tanggal dan bulan yang ada, misalnya 30-06.")
        return f"{day:%m-%d}"


class SettingForm(forms.Form):
    """Form set, deadlines, time zone, words, holidays."""

    form_set = forms.ChoiceField(label="Format dokumen", choices=FormSet, widget=forms.RadioSelect)
    time_zone = forms.ChoiceField(label="Zona waktu", choices=INDONESIAN_TIME_ZONES)
    rpjm_months_after_inauguration = forms.IntegerField(
        label="RPJM Desa ditetapkan paling lambat (bulan sesudah pelantikan)",
        min_value=1,
        max_value=24,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    rkp_musdes_deadline = DayAndMonthField(label="Batas musyawarah desa untuk RKP Desa")
    rkp_enactment_deadline = DayAndMonthField(label="Batas penetapan Perdes RKP Desa")
    holidays = HolidayListField(label="Hari libur daerah")

    def __init__(self, *args: Any, terms: Terms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for term in Term:
            self.fields[f"term_{term.value}"] = forms.CharField(
                label=str(term.label), max_length=60, required=False, initial=terms.of(term)
            )

    @property
    def term_fields(self) -> list[forms.BoundField]:
        """The words, in the order of the terms."""
        return [self[f"term_{term.value}"] for term in Term]

    def clean_holidays(self) -> dict[date, str]:
        """Days with their names; every line that cannot be read is named."""
        return read_holidays(self.cleaned_data["holidays"])

    def setting_data(self) -> SettingData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        plain = {name: data[name] for name in self.base_fields}
        return SettingData(**plain, terms={term.value: data[f"term_{term.value}"] for term in Term})


def setting_initial(setting: KabupatenSetting, holidays: list[Holiday]) -> dict[str, Any]:
    """What the form shows of the stored settings."""
    month_first = {name: getattr(setting, name) for name in ("rkp_musdes_deadline", "rkp_enactment_deadline")}
    return {
        "form_set": setting.form_set,
        "time_zone": setting.time_zone,
        "rpjm_months_after_inauguration": setting.rpjm_months_after_inauguration,
        "holidays": "\n".join(f"{row.day:%d-%m-%Y} {row.name}" for row in holidays),
        **{name: f"{stored[3:]}-{stored[:2]}" for name, stored in month_first.items()},
    }


class CitationForm(forms.Form):
    """One regulation; a row left without text is left out."""

    citation = forms.CharField(
        label="Bunyi", required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    valid_from = TanggalField(label="Berlaku sejak", required=False)
    valid_until = TanggalField(label="Sampai", required=False)
    is_certain = forms.BooleanField(label="Tanggal sudah dipastikan", required=False)
    position = forms.IntegerField(
        label="Urutan",
        required=False,
        min_value=0,
        max_value=999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def clean(self) -> dict[str, Any]:
        """A regulation needs the day from which it may be cited."""
        data = super().clean() or {}
        if data.get("citation") and not data.get("valid_from") and "valid_from" not in self.errors:
            self.add_error("valid_from", "Isi sejak kapan peraturan ini berlaku.")
        first, last = data.get("valid_from"), data.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", "Tanggal sampai tidak boleh sebelum tanggal mulai berlaku.")
        return data


class BaseCitationFormSet(forms.BaseFormSet):
    """All regulations of the list."""

    def citations(self) -> list[Citation]:
        """In the order of their numbers; only of a valid set."""
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("citation")]
        numbered = enumerate(rows)
        ordered = sorted(numbered, key=lambda pair: (_number(pair[1]), pair[0]))
        return [
            Citation(" ".join(row["citation"].split()), row["valid_from"], row["valid_until"], row["is_certain"])
            for _, row in ordered
        ]


CitationFormSet = forms.formset_factory(
    CitationForm, formset=BaseCitationFormSet, extra=2, max_num=80, absolute_max=100, validate_max=True
)


def citation_initial(rows: list[LegalBasis]) -> list[dict[str, Any]]:
    """What the form set shows of the stored list, numbered by tens so that a row fits between."""
    return [
        {
            "citation": row.citation,
            "valid_from": row.valid_from,
            "valid_until": row.valid_until,
            "is_certain": row.is_certain,
            "position": number * 10,
        }
        for number, row in enumerate(rows, start=1)
    ]


def _number(row: dict[str, Any]) -> int:
    return row["position"] if row["position"] is not None else 1_000
