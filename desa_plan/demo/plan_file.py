"""A plan of the demo as a file: one line a row, one column a year.

`location` is `desa`, `lain`, or places separated by `;` ("Kaja; Kelod RT 002"). `code` may be a bidang alone ("2"),
where the kegiatan is not known yet. A year's cell reads `volume | target | costs`; costs are joined by `+`, each a
source and rupiah ("DDS 50000000"), a candidate source ("DDS ?"), or rupiah without a source ("belum 50000000").
"""

from decimal import Decimal
from pathlib import Path

from places.services.reference_file import BadFile, read_rows
from planning.enums import LocationKind
from planning.forms.choices import UNSPLIT, LineChoices
from planning.line_data import CostData, LineData, PlaceData, YearData
from planning.models import RpjmDesa, SasaranRpjm

YEAR_COLUMNS = 8
PLAIN = ["code", "confirmed", "name", "sasaran", "location", "location_text", "coordinates", "volume", "unit"]
BENEFIT = ["manfaat", "l", "p", "rtm", "data_eksisting"]
HEADER = [*PLAIN, *BENEFIT, "pola", "sdgs", "tags", "origin", *(f"year_{n}" for n in range(1, YEAR_COLUMNS + 1))]
WHERE = {"desa": LocationKind.WHOLE_VILLAGE, "lain": LocationKind.OTHER}


def read_plan(path: Path, rpjm: RpjmDesa) -> list[LineData]:
    """The lines of the file for a plan that exists, with its tree and the village's dusun. Raises BadFile."""
    reader = _Reader(rpjm)
    lines, problems = [], []
    for number, cells in read_rows(path, header=HEADER):
        try:
            lines.append(reader.line(dict(zip(HEADER, cells, strict=True))))
        except (KeyError, ValueError, ArithmeticError) as error:
            problems.append(f"Baris {number}: {error} tidak dikenal.")
    if problems:
        raise BadFile(path, problems)
    return lines


class _Reader:
    """Turns the words of a row into what they name in this plan."""

    def __init__(self, rpjm: RpjmDesa) -> None:
        self.rpjm = rpjm
        self.choices = LineChoices(rpjm)
        self.bidang = {row.code: row for row in self.choices.bidang}
        self.sasaran = _sasaran_by_number(rpjm)
        self.places = {
            f"{dusun.name} {rt}" if rt else dusun.name: PlaceData(dusun, rt)
            for dusun, rt in self.choices.places.values()
        }

    def line(self, row: dict[str, str]) -> LineData:
        """One row as a line; KeyError or ValueError names what is unknown."""
        latitude, longitude = map(_decimal, row["coordinates"].split()) if row["coordinates"] else (None, None)
        kind = WHERE.get(row["location"], LocationKind.PLACES)
        return LineData(
            name=row["name"],
            kegiatan=self.choices.kegiatan[row["code"]] if len(row["code"]) > 1 else None,
            bidang=self.bidang[row["code"][:1]],
            is_code_confirmed=row["confirmed"] == "1",
            sasaran=self.sasaran[row["sasaran"]] if row["sasaran"] else None,
            location_kind=kind,
            location_text=row["location_text"],
            latitude=latitude,
            longitude=longitude,
            volume=_decimal(row["volume"]),
            unit=self.choices.units[row["unit"].casefold()] if row["unit"] else None,
            manfaat=row["manfaat"],
            manfaat_l=_number(row["l"]),
            manfaat_p=_number(row["p"]),
            manfaat_rtm=_number(row["rtm"]),
            data_eksisting=row["data_eksisting"],
            pola=row["pola"],
            sdgs=tuple(map(int, row["sdgs"].split())),
            tags=tuple(row["tags"].split()),
            origin=row["origin"],
            places=tuple(self.places[place] for place in _parts(row["location"], ";")) if kind == "places" else (),
            years=tuple(self._years(row)),
        )

    def _years(self, row: dict[str, str]):
        for number in range(1, YEAR_COLUMNS + 1):
            if cell := row[f"year_{number}"]:
                volume, target, costs = (part.strip() for part in cell.split("|"))
                found = tuple(self._cost(part) for part in _parts(costs, "+"))
                yield YearData(self.rpjm.first_year + number - 1, target, _decimal(volume), found)

    def _cost(self, words: str) -> CostData:
        source, amount = words.split()
        sumber = None if source == UNSPLIT else self.choices.sources[source]
        return CostData(sumber, None if amount == "?" else int(amount))


def _sasaran_by_number(rpjm: RpjmDesa) -> dict[str, SasaranRpjm]:
    """The plan's sasaran by misi, tujuan and own number ("2.1.3")."""
    rows = SasaranRpjm.objects.filter(tujuan__misi__rpjm=rpjm).select_related("tujuan__misi")
    return {f"{row.tujuan.misi.position}.{row.tujuan.position}.{row.position}": row for row in rows}


def _parts(text: str, separator: str) -> list[str]:
    return [part.strip() for part in text.split(separator) if part.strip()]


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _number(text: str) -> int | None:
    return int(text) if text else None
