"""Reading a stored line back into the values that services write."""

from planning.line_data import CostData, LineData, PlaceData, YearData
from planning.models import RpjmKegiatan


def line_data(line: RpjmKegiatan) -> LineData:
    """The line with its children as it stands in the database."""
    return LineData(
        name=line.name,
        kegiatan=line.kegiatan,
        bidang=line.bidang,
        is_code_confirmed=line.is_code_confirmed,
        sasaran=line.sasaran,
        location_kind=line.location_kind,
        location_text=line.location_text,
        latitude=line.latitude,
        longitude=line.longitude,
        volume=line.volume,
        unit=line.unit,
        manfaat=line.manfaat,
        manfaat_l=line.manfaat_l,
        manfaat_p=line.manfaat_p,
        manfaat_rtm=line.manfaat_rtm,
        data_eksisting=line.data_eksisting,
        pola=line.pola,
        sdgs=tuple(line.sdgs),
        tags=tuple(line.tags),
        origin=line.origin,
        places=tuple(PlaceData(row.dusun, row.rukun_tetangga) for row in line.lokasi_set.all()),
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
