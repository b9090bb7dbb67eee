"""The knowledge centre: what the library holds, found by words; the public part and what a member may read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast

from accounts.models import Membership
from training.curriculum import in_order, modules_for
from training.models import Material, MaterialVersion, TrainingModule

MOST_SEARCH_WORDS = 8
PLACES = ("desa", "kecamatan", "kabupaten")


@dataclass(frozen=True)
class MaterialFact:
    """Material with its newest file and the older ones."""

    material: Material
    versions: Sequence[MaterialVersion]

    @property
    def newest(self) -> MaterialVersion:
        """The file that is used."""
        return self.versions[0]

    @property
    def older(self) -> Sequence[MaterialVersion]:
        """The files before it, the newest first."""
        return self.versions[1:]


def public_modules() -> QuerySet:
    """Modules that anybody may read, the shipped curriculum first."""
    rows = TrainingModule.objects.filter(is_public=True).in_use().select_related(*PLACES)
    return in_order(_with_material(rows, Material.objects.open_to_all()))


def library_modules(membership: Membership | None) -> QuerySet:
    """Modules that the reader may see, with their material."""
    return _with_material(modules_for(membership), Material.objects.filter(deleted_at=None))


def found(rows: QuerySet, material: QuerySet, query: str) -> QuerySet:
    """Modules in which every word stands: in title, contents, aims or rules, or in some `material`, its newest file."""
    rows = rows.annotate(rule_words=Cast("rules", TextField()))
    newer = MaterialVersion.objects.filter(material=OuterRef("material"), number__gt=OuterRef("number"))
    for word in query.split()[:MOST_SEARCH_WORDS]:
        in_file = MaterialVersion.objects.filter(~Exists(newer), material=OuterRef("pk"), words__icontains=word)
        inside = material.filter(module=OuterRef("pk")).filter(Q(title__icontains=word) | Exists(in_file))
        own = Q(title__icontains=word) | Q(summary__icontains=word) | Q(outcome__icontains=word)
        rows = rows.filter(own | Q(rule_words__icontains=word) | Exists(inside))
    return rows


def materials_of(module: TrainingModule, *, only_public: bool = False) -> list[MaterialFact]:
    """The module's material in order, each with its files, in two queries."""
    rows = Material.objects.open_to_all() if only_public else Material.objects.filter(deleted_at=None)
    versions = MaterialVersion.objects.defer("words").select_related("added_by__orang").order_by("-number")
    living = rows.filter(module=module).prefetch_related(Prefetch("version_set", versions))
    return [MaterialFact(one, list(one.version_set.all())) for one in living if one.version_set.all()]


def _with_material(rows: QuerySet, material: QuerySet) -> QuerySet:
    return rows.prefetch_related(
        Prefetch("material_set", material.order_by("position", "pk"), to_attr="shown_material")
    )
