"""Reading a stored line back into the values that services write."""

from typing import Any

from planning.line_data import CostData, LineData, PlaceData, RkpLineData, YearData
from planning.models import RkpKegiatan, RpjmKegiatan


def line_data(line: RpjmKegiatan) -> LineData:
    """The line of a RPJM Desa with its children as it stands in the database."""
    return LineData(
        **_shared(line),
        sasaran=line.sasaran,
        years=tuple(
            YearData(
                tahun.year,
                tahun.target,
                tahun.volume,
                tuple(CostData(biaya.sumber, biaya.amount) for biaya in tahun.biaya_set.all()),
            )
            for tahun in line.tahun_set.all()
        ),
    )


def rkp_line_data(line: RkpKegiatan) -> RkpLineData:
    """The line of a RKP Desa with its children as it stands in the database."""
    return RkpLineData(
        **_shared(line),
        rpjm_line=line.rpjm_line,
        outside_ground=line.outside_ground,
        outside_reason=line.outside_reason,
        target=line.target,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        time_words=line.time_words,
        pelaksana=line.pelaksana,
        carried_from=line.carried_from,
        costs=tuple(CostData(biaya.sumber, biaya.amount) for biaya in line.biaya_set.all()),
    )


def _shared(line: RpjmKegiatan | RkpKegiatan) -> dict[str, Any]:
    return {
        "name": line.name,
        "kegiatan": line.kegiatan,
        "bidang": line.bidang,
        "is_code_confirmed": line.is_code_confirmed,
        "location_kind": line.location_kind,
        "location_text": line.location_text,
        "latitude": line.latitude,
        "longitude": line.longitude,
        "volume": line.volume,
        "unit": line.unit,
        "manfaat": line.manfaat,
        "manfaat_l": line.manfaat_l,
        "manfaat_p": line.manfaat_p,
        "manfaat_rtm": line.manfaat_rtm,
        "data_eksisting": line.data_eksisting,
        "pola": line.pola,
        "sdgs": tuple(line.sdgs),
        "tags": tuple(line.tags),
        "origin": line.origin,
        "places": tuple(PlaceData(row.dusun, row.rukun_tetangga) for row in line.lokasi_set.all()),
        "program": line.program,
        "prioritas": line.prioritas,
        "kerja_sama": line.kerja_sama,
    }
