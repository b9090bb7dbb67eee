"""Reading plans and their lines."""

from datetime import date
from typing import Self

from django.db.models import BigIntegerField, Count, F, Model, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from places.querysets import DeletableOfDesaQuerySet, HasScope, OwnedByDesaQuerySet


class RpjmQuerySet(OwnedByDesaQuerySet):
    """RPJM Desa."""

    def with_place(self) -> Self:
        """Join the village and everything above it."""
        return self.select_related("desa__kecamatan", "desa__kabupaten", "desa__provinsi")

    def with_summary(self) -> Self:
        """Annotate `line_count` and `cost` (rupiah) of the living lines."""
        from planning.models import RpjmBiaya, RpjmKegiatan

        lines = RpjmKegiatan.objects.alive().filter(rpjm=OuterRef("pk")).order_by().values("rpjm")
        costs = RpjmBiaya.objects.filter(tahun__line__rpjm=OuterRef("pk"), tahun__line__deleted_at=None)
        return self.annotate(
            line_count=Coalesce(Subquery(lines.annotate(n=Count("pk")).values("n")), Value(0)),
            cost=Coalesce(
                Subquery(
                    costs.order_by().values("tahun__line__rpjm").annotate(total=Sum("amount")).values("total"),
                    output_field=BigIntegerField(),
                ),
                Value(0),
            ),
        )


class RkpQuerySet(OwnedByDesaQuerySet):
    """RKP Desa."""

    def with_place(self) -> Self:
        """Join the village and everything above it, and the multi-year plan."""
        return self.select_related("desa__kecamatan", "desa__kabupaten", "desa__provinsi", "rpjm__desa")

    def with_summary(self) -> Self:
        """Annotate `line_count` and `cost` (rupiah) of the living lines."""
        from planning.models import RkpBiaya, RkpKegiatan

        lines = RkpKegiatan.objects.alive().filter(rkp=OuterRef("pk")).order_by().values("rkp")
        costs = RkpBiaya.objects.filter(line__rkp=OuterRef("pk"), line__deleted_at=None).order_by().values("line__rkp")
        return self.annotate(
            line_count=Coalesce(Subquery(lines.annotate(n=Count("pk")).values("n")), Value(0)),
            cost=Coalesce(
                Subquery(costs.annotate(total=Sum("amount")).values("total"), output_field=BigIntegerField()),
                Value(0),
            ),
        )


class PlanLineQuerySet(DeletableOfDesaQuerySet):
    """Lines of a plan."""

    def in_print_order(self) -> Self:
        """Bidang, sub bidang (lines without a code last), then as the village ordered them."""
        return self.order_by("bidang__code", F("sub_bidang__code").asc(nulls_last=True), "position", "pk")


class RpjmKegiatanQuerySet(PlanLineQuerySet):
    """Lines of a RPJM Desa."""

    def with_cost(self) -> Self:
        """Annotate `cost`, the sum of the line's financing in rupiah."""
        from planning.models import RpjmBiaya

        per_line: QuerySet = (
            RpjmBiaya.objects.filter(tahun__line=OuterRef("pk"))
            .order_by()
            .values("tahun__line")
            .annotate(total=Sum("amount"))
            .values("total")
        )
        return self.annotate(cost=Coalesce(Subquery(per_line, output_field=BigIntegerField()), Value(0)))

    def for_table(self) -> Self:
        """Living lines in print order with the lists they point to."""
        return self.alive().with_lists().in_print_order()

    def with_lists(self) -> Self:
        """Join the lists a line points to."""
        return self.select_related("bidang", "sub_bidang", "kegiatan", "unit", "sasaran")

    def with_children(self) -> Self:
        """Join the lists a line points to and fetch its years, costs and places: four queries in all."""
        from planning.models import RpjmBiaya, RpjmLokasi

        return (
            self.with_lists()
            .select_related("program", "prioritas", "kerja_sama")
            .prefetch_related(
                "tahun_set",
                Prefetch("tahun_set__biaya_set", RpjmBiaya.objects.select_related("sumber")),
                Prefetch("lokasi_set", RpjmLokasi.objects.select_related("dusun", "rukun_tetangga")),
            )
        )


class RkpKegiatanQuerySet(PlanLineQuerySet):
    """Lines of a RKP Desa."""

    def with_cost(self) -> Self:
        """Annotate `cost`, the sum of the line's financing in rupiah."""
        from planning.models import RkpBiaya

        costs: QuerySet = RkpBiaya.objects.filter(line=OuterRef("pk")).order_by().values("line")
        per_line = costs.annotate(total=Sum("amount")).values("total")
        return self.annotate(cost=Coalesce(Subquery(per_line, output_field=BigIntegerField()), Value(0)))

    def for_table(self) -> Self:
        """Living lines in print order with the lists they point to."""
        return self.alive().with_lists().in_print_order()

    def with_lists(self) -> Self:
        """Join the lists a line points to."""
        return self.select_related("bidang", "sub_bidang", "kegiatan", "unit")

    def with_children(self) -> Self:
        """Join what a line points to and fetch its costs and places: three queries in all."""
        from planning.models import RkpBiaya, RkpLokasi

        return (
            self.with_lists()
            .select_related("rpjm_line", "program", "prioritas", "kerja_sama", "carried_from__rkp__desa")
            .prefetch_related(
                Prefetch("biaya_set", RkpBiaya.objects.select_related("sumber")),
                Prefetch("lokasi_set", RkpLokasi.objects.select_related("dusun", "rukun_tetangga")),
            )
        )


class PlanEditionQuerySet(OwnedByDesaQuerySet):
    """Enacted states of plans."""

    def of_plan(self, plan: Model) -> Self:
        """Editions of one RPJM Desa or RKP Desa, the newest first."""
        return self.filter(**{_plan_column(plan): plan}).order_by("-number")

    def with_documents(self) -> Self:
        """Fetch the issued documents with their files, payloads left in the database: three queries in all."""
        from planning.models import EditionDocument
        from reporting.models import IssuedDocument

        documents = EditionDocument.objects.prefetch_related(
            Prefetch("document", IssuedDocument.objects.with_files()),
        )
        return self.prefetch_related(Prefetch("document_set", documents))


class PlanOpeningQuerySet(OwnedByDesaQuerySet):
    """Parts of locked plans that are open."""

    def of_plan(self, plan: Model) -> Self:
        """Openings of one RPJM Desa or RKP Desa."""
        return self.filter(**{_plan_column(plan): plan})

    def current(self, today: date) -> Self:
        """Those that are not closed and whose end date has not passed."""
        return self.filter(Q(until=None) | Q(until__gte=today), closed_at=None)


class PerubahanQuerySet(OwnedByDesaQuerySet):
    """Changes of enacted plans."""

    def of_plan(self, plan: Model) -> Self:
        """Changes of one RPJM Desa or RKP Desa, the newest first."""
        return self.filter(**{_plan_column(plan): plan})

    def open(self) -> Self:
        """Changes that are neither enacted nor withdrawn."""
        return self.filter(edition=None, withdrawn_at=None)

    def with_plan(self) -> Self:
        """Join both kinds of plan with their village and everything above it, and the edition."""
        places = [
            f"{plan}__desa__{place}" for plan in ("rpjm", "rkp") for place in ("kecamatan", "kabupaten", "provinsi")
        ]
        decision = ["keputusan__musyawarah__dusun", "keputusan__musyawarah__kelompok"]
        return self.select_related("edition", "rkp__rpjm", *decision, *places)


def _plan_column(plan: Model) -> str:
    """The key to a plan in rows that belong to either kind: "rpjm" or "rkp"."""
    return "rpjm" if plan._meta.model_name == "rpjmdesa" else "rkp"


class OfLineQuerySet(QuerySet):
    """Rows that hang on a line of a plan."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Rows of the lines that the reader may see."""
        lines = self.model._meta.get_field("line").related_model._default_manager.visible_to(membership)
        return self.filter(line__in=lines)

    def of_living_lines(self) -> Self:
        """Rows of lines that are not deleted."""
        return self.filter(line__deleted_at=None)
