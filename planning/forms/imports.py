"""Forms of an import: the upload, and the corrections of one row."""

from decimal import Decimal
from typing import Any

from django import forms

from places.form_fields import RupiahField, VolumeField
from planning.import_lists import ImportLists
from planning.import_matches import NEW_LINE
from planning.import_rows import ImportRow
from planning.workbooks.matching import Suggestion

MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
          "November", "Desember")  # fmt: skip


class UploadForm(forms.Form):
    """One workbook; what it really is, is judged when it is read."""

    file = forms.FileField(
        label="Berkas",
        help_text="Excel (.xlsx, .xls), LibreOffice (.ods), atau .csv, paling besar 10 MB. Makro tidak dijalankan.",
        error_messages={"required": "Pilih dahulu berkasnya.", "empty": "Berkas ini kosong."},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv"}),
    )
    sheet = forms.CharField(
        label="Nama lembar",
        required=False,
        max_length=100,
        help_text="Kosong: lembar yang memuat tabel rencana dicari.",
    )


class RowForm(forms.Form):
    """What a row should say; only what differs from the file is kept as a correction."""

    name = forms.CharField(label="Nama kegiatan", max_length=300, required=False)
    kegiatan = forms.ChoiceField(label="Kode kegiatan", required=False)
    code = forms.CharField(
        label="Kode lain",
        required=False,
        max_length=8,
        help_text="Bila tidak ada di pilihan, misalnya 2.3.10.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    bidang = forms.ChoiceField(label="Bidang", required=False)
    location = forms.CharField(label="Lokasi", max_length=200, required=False)
    volume = VolumeField(label="Volume", required=False)
    unit = forms.CharField(
        label="Satuan",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"list": "daftar-satuan", "autocomplete": "off"}),
    )
    amount = RupiahField(label="Biaya (Rp)", required=False)
    source = forms.ChoiceField(label="Sumber dana", required=False)
    line = forms.ChoiceField(label="Baris rencana", required=False)
    rpjm_line = forms.ChoiceField(label="Kegiatan RPJM Desa", required=False)
    left_out = forms.BooleanField(label="Jangan diimpor", required=False)

    def __init__(self, *args: Any, row: ImportRow, lists: ImportLists, **kwargs: Any) -> None:
        self.row, self.lists = row, lists
        super().__init__(*args, prefix=f"b{row.index}", auto_id="id_%s", **kwargs)
        self.splits = [share.code for share in row.read.sources] if len(row.read.sources) > 1 else []
        for code in self.splits:
            self.fields[f"share_{code}"] = RupiahField(label=f"{code} (Rp)", required=False)
        self._offer()
        self.initial |= self._stored()

    @property
    def shares(self) -> list[forms.BoundField]:
        """Amounts of the sources that the row names together."""
        return [self[f"share_{code}"] for code in self.splits]

    def _offer(self) -> None:
        read, lists = self.row.read, self.lists
        found = lists.kegiatan_matcher.suggest(read.name, bidang=read.bidang)
        offered = [(str(one.key), _labelled(one, str(one.key))) for one in found]
        if read.code and read.code not in dict(offered):
            known = lists.kegiatan.get(read.code)
            offered.insert(0, (read.code, f"{read.code} {known.name if known else '(tidak ada dalam daftar)'}"[:120]))
        _choices(self, "kegiatan", [("", "– belum ditentukan –"), *offered])
        _choices(
            self, "bidang", [("", "– tidak diketahui –"), *((str(n), str(row)) for n, row in lists.bidang.items())]
        )
        sources = [(code, f"{code} – {source.name}") for code, source in lists.sources.items()]
        _choices(self, "source", [("", "Belum dibagi"), *sources])
        alike = lists.line_matcher.suggest(read.name, bidang=read.bidang, most=4)
        lines = [(str(one.key), _labelled(one)) for one in alike]
        if self.row.line is not None and str(self.row.line.uid) not in dict(lines):
            lines.insert(0, (str(self.row.line.uid), self.row.line.name[:120]))
        _choices(self, "line", [("", "– menurut nama dan lokasi –"), (NEW_LINE, "Kegiatan baru"), *lines])
        if lists.rpjm_lines:
            planned = lists.rpjm_matcher.suggest(read.name, bidang=read.bidang, most=4)
            links = [(str(one.key), self._linked(one)) for one in planned]
            chosen = self.row.correction.get("rpjm_line", "")
            if chosen and chosen not in dict(links) and chosen in lists.rpjm_lines:
                links.insert(0, (chosen, lists.rpjm_lines[chosen].name[:120]))
            _choices(self, "rpjm_line", [("", "– belum ditautkan –"), *links])
        else:
            del self.fields["rpjm_line"]
        if not lists.lines:
            del self.fields["line"]

    def _linked(self, one: Suggestion) -> str:
        years = ", ".join(str(row.year) for row in self.lists.rpjm_lines[str(one.key)].tahun_set.all())
        return f"{_labelled(one)} · {years or 'tanpa tahun'}"

    def _stored(self) -> dict[str, Any]:
        read, correction = self.row.read, self.row.correction
        single = read.sources[0].code if len(read.sources) == 1 else ""
        return {
            "name": read.name,
            "kegiatan": read.code,
            "bidang": str(read.bidang or ""),
            "location": read.location,
            "volume": read.volume,
            "unit": read.unit,
            "amount": read.amount,
            "source": single,
            "line": correction.get("line", ""),
            "rpjm_line": correction.get("rpjm_line", ""),
            "left_out": bool(correction.get("left_out")),
        } | {f"share_{share.code}": share.amount for share in read.sources if self.splits}

    def clean(self) -> dict[str, Any]:
        """A code must be in the list; the shares must add up to the cost."""
        data = super().clean() or {}
        code = data.get("code") or data.get("kegiatan")
        if code and code not in self.lists.kegiatan:
            self.add_error("code", f"Kode {code} tidak ada dalam daftar.")
        data["code"] = code or ""
        if data.get("unit") and data.get("unit") != self.row.read.unit and self.lists.unit(data["unit"]) is None:
            self.add_error("unit", "Pilih satuan dari daftar.")
        shares = [data.get(f"share_{code}") for code in self.splits]
        if any(share is not None for share in shares) and sum(share or 0 for share in shares) != data.get("amount"):
            self.add_error(f"share_{self.splits[0]}", "Jumlah tiap sumber harus sama dengan biayanya.")
        return data

    def corrections(self) -> dict[str, Any]:
        """What differs from the row as it is; None where nothing was chosen any more."""
        data, before = self.cleaned_data, self._stored()
        found: dict[str, Any] = {}
        for field in ("name", "location", "unit", "amount"):
            if data.get(field) != before[field] and not (not data.get(field) and not before[field]):
                found[field] = data[field]
        if data["code"] != before["kegiatan"]:
            found["code"] = data["code"]
        if data.get("bidang") != before["bidang"]:
            found["bidang"] = int(data["bidang"]) if data["bidang"] else None
        if data.get("volume") != before["volume"]:
            found["volume"] = _plain_decimal(data["volume"])
        found |= self._sources(data, before)
        for field in ("line", "rpjm_line"):
            if field in self.fields and data.get(field, "") != before[field]:
                found[field] = data[field] or None
        if data.get("left_out") != before["left_out"]:
            found["left_out"] = True if data["left_out"] else None
        return found

    def _sources(self, data: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
        shares = [(code, data.get(f"share_{code}")) for code in self.splits]
        given = [[code, amount] for code, amount in shares if amount]
        if given and [amount for _, amount in shares] != [before.get(f"share_{code}") for code, _ in shares]:
            return {"sources": given}
        if not self.splits and data.get("source", "") != before["source"]:
            return {"sources": [[data["source"], data.get("amount")]] if data["source"] else []}
        return {}


def _choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]


def _labelled(one: Suggestion, code: str = "") -> str:
    return f"{code} {one.name[:100]} (mirip {one.likeness}%)".strip()


def _plain_decimal(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
