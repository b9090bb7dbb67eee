"""The pages of what plans rest on."""

from django.urls import reverse

from accounts.enums import Role
from codes.models import Bidang, Kegiatan, SumberDana
from planning.models import (
    EvaluasiKegiatan,
    KerjaSama,
    Lampiran,
    PrioritasKabupaten,
    ProgramMasuk,
    RkpBiaya,
    RkpDesa,
    RkpKegiatan,
)
from tests.baselines.page import Build, Page
from tests.baselines.pages_planning import load_codes
from tests.cast import Cast

YEAR = 2025


def evaluated_plan(cast: Cast, rows: int) -> RkpDesa:
    """A yearly plan with so many lines, each second one evaluated."""
    load_codes()
    desa = cast.villages.umeanyar
    rkp = RkpDesa.objects.create(desa=desa, year=YEAR)
    kegiatan = Kegiatan.objects.select_related("sub_bidang").get(code="2.3.10", kabupaten=None)
    codes = {"kegiatan": kegiatan, "sub_bidang": kegiatan.sub_bidang, "bidang_id": kegiatan.sub_bidang.bidang_id}
    lines = [
        RkpKegiatan(rkp=rkp, desa=desa, name=f"Jalan {number}", position=number, **codes) for number in range(rows)
    ]
    RkpKegiatan.objects.bulk_create(lines)
    source = SumberDana.objects.get(code="DDS")
    RkpBiaya.objects.bulk_create(RkpBiaya(line=line, sumber=source, amount=5_000_000) for line in lines)
    EvaluasiKegiatan.objects.bulk_create(
        EvaluasiKegiatan(line=line, desa=desa, result="partly", obstacle="Hujan") for line in lines[::2]
    )
    return rkp


def evaluation(cast: Cast, rows: int) -> str:
    """The table of all lines."""
    return reverse("rkp_evaluation", args=[evaluated_plan(cast, rows).pk])


def evaluation_of_a_line(cast: Cast, rows: int) -> str:
    """The page of one line of that plan."""
    return reverse("evaluation_edit", args=[evaluated_plan(cast, rows).line_set.first().uid])


def attached(cast: Cast, rows: int) -> str:
    """The files of a line, some of them deleted."""
    line = evaluated_plan(cast, 1).line_set.get()
    file = {"kind": "foto", "file": "a.jpg", "original_name": "a.jpg", "content_type": "image/jpeg", "size": 9}
    Lampiran.objects.bulk_create(
        Lampiran(line=line, desa_id=line.desa_id, added_by=cast.sari, sha256=str(number), **file)
        for number in range(min(rows, 20))
    )
    return reverse("lampiran_list", args=[line.uid])


def data_rows(cast: Cast, rows: int) -> None:
    """So many programmes, cooperations and priorities, and a line that points to the first of each."""
    line = evaluated_plan(cast, 1).line_set.get()
    years = {"first_year": 2025, "last_year": 2029}
    of_village = {"desa": line.desa, "bidang": Bidang.objects.get(code="2")} | years
    ProgramMasuk.objects.bulk_create(ProgramMasuk(name=f"P{n}", level="pusat", **of_village) for n in range(rows))
    KerjaSama.objects.bulk_create(
        KerjaSama(name=f"K{n}", kind="antar_desa", partner="Desa", **of_village) for n in range(rows)
    )
    PrioritasKabupaten.objects.bulk_create(
        PrioritasKabupaten(name=f"R{n}", kind="rpjmd", kabupaten=line.desa.kabupaten, **years) for n in range(rows)
    )
    line.program, line.kerja_sama = ProgramMasuk.objects.first(), KerjaSama.objects.first()
    line.prioritas = PrioritasKabupaten.objects.first()
    line.save()


def data_list(name: str) -> Build:
    """One of the lists."""

    def address(cast: Cast, rows: int) -> str:
        data_rows(cast, rows)
        return reverse(name)

    return address


def a_program(cast: Cast, rows: int) -> str:
    """The form of a programme that a line points to."""
    data_rows(cast, rows)
    return reverse("program_edit", args=[ProgramMasuk.objects.first().uid])


PAGES = [
    Page("rkp_evaluation", evaluation),
    Page("rkp_evaluation for a reader", evaluation, who=Role.BPD),
    Page("evaluation_edit", evaluation_of_a_line),
    Page("lampiran_list", attached),
    *(Page(name, data_list(name)) for name in ("program_list", "kerja_sama_list", "prioritas_list")),
    Page("program_list of a kecamatan", data_list("program_list"), who=Role.PETUGAS_KECAMATAN),
    Page("prioritas_list of the Dinas PMD", data_list("prioritas_list"), who=Role.DINAS_PMD),
    Page("program_edit", a_program),
    Page("program_edit for a reader", a_program, who=Role.BPD),
]
