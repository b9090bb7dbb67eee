"""`compose_rkp --desa CODE --year YEAR`: take what the RPJM Desa plans for a year into the RKP Desa."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Membership
from accounts.operator import village_operator
from places.errors import DomainError
from places.formats.rupiah import format_rupiah
from places.models import Desa
from planning.models import RkpDesa
from planning.rkp_facts import load_rkp_facts
from planning.services.compose import compose_rkp
from planning.services.rkp import create_rkp, rpjm_covering


class Command(BaseCommand):
    """Compose a yearly plan; what it holds already is left as it is."""

    help = (
        "Take every RPJM line planned for the year into the RKP Desa, which is opened when there is none. "
        "Doing it again adds nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--desa", metavar="CODE", required=True, help="code of the village, like 51.08.02.2021")
        parser.add_argument("--year", type=int, required=True, help="budget year")
        parser.add_argument(
            "--operator", metavar="USERNAME", help="in whose name to write; by default the village's secretary"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Compose, then say what was done."""
        desa = Desa.objects.select_related("kabupaten").filter(code=options["desa"]).first()
        if desa is None:
            raise CommandError(f"Desa {options['desa']} tidak ada.")
        try:
            lines = self._compose(village_operator(options["operator"], desa), desa, options["year"])
        except DomainError as error:
            raise CommandError(error.message) from None
        self.stdout.write("\n".join(lines))

    @transaction.atomic
    def _compose(self, by: Membership, desa: Desa, year: int) -> list[str]:
        rkp = RkpDesa.objects.filter(desa=desa, year=year).first()
        said = []
        if rkp is None:
            if rpjm_covering(desa.pk, year) is None:
                raise CommandError(f"Belum ada RPJM Desa {desa.name} yang mencakup tahun {year}.")
            rkp = create_rkp(by=by, desa=desa, year=year)
            said.append(f"{rkp} dibuka.")
        new = compose_rkp(by=by, rkp=rkp)
        plan = load_rkp_facts(RkpDesa.objects.with_place().get(pk=rkp.pk))
        said.append(f"{rkp}: {len(new)} kegiatan diambil dari RPJM Desa.")
        said += [f"  {line.kegiatan.code if line.kegiatan else line.bidang.code}  {line.name}" for line in new]
        said.append(f"Sekarang {len(plan.lines)} kegiatan, jumlah {format_rupiah(plan.total, prefix='Rp')}.")
        return said
