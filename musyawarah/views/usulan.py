"""The list of usulan of a plan year."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from codes.models import Bidang
from musyawarah.enums import DecisionOutcome
from musyawarah.models import Usulan
from musyawarah.policy import may_edit_usulan, may_propose, may_score
from musyawarah.usulan_facts import UsulanFact, UsulanList
from musyawarah.usulan_filters import NO_BIDANG, UNDECIDED, WHOLE_VILLAGE, UsulanFilter
from musyawarah.usulan_reading import load_usulan
from musyawarah.views.usulan_scope import chosen_year, desa_of_reader, usulan_context
from places.models import Desa
from villages.enums import Unsur

ROWS_PER_PAGE = 50
STATUS = {
    "": "wait",
    DecisionOutcome.PASSED_ON: "next",
    DecisionOutcome.AGREED: "ok",
    DecisionOutcome.DEFERRED: "warn",
    DecisionOutcome.REJECTED: "danger",
    DecisionOutcome.MERGED: "neutral",
    DecisionOutcome.TO_DU_RKP: "next",
}


@dataclass(frozen=True)
class ListedUsulan:
    """A row of the list, with what went into it."""

    fact: UsulanFact
    parents: tuple[UsulanFact, ...]
    head: UsulanFact | None
    came_back: bool
    may_edit: bool

    @property
    def status(self) -> str:
        """Kind of the word of state."""
        return STATUS[self.fact.outcome]


@require_safe
def usulan_list(request: HttpRequest) -> HttpResponse:
    """What stands in the list of a year: 50 a page, narrowed by hamlet, field, unsur, outcome, return and words."""
    desa = desa_of_reader(request)
    if desa is None:
        return _village_page(request)
    year = chosen_year(request)
    usulan = load_usulan(desa)
    rows = usulan.of_year(year)
    chosen = UsulanFilter.read(request.GET.dict())
    page = Paginator(chosen.of(usulan, rows, year), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = usulan_context(request, desa, year, tab="daftar") | {
        "page": page,
        "rows": listed_rows(request, usulan, page, year),
        "count": len(rows),
        "figures": _figures(rows, year),
        "filter": chosen,
        "may_propose": may_propose(request.membership, desa.pk),
        "may_merge": may_score(request.membership, desa.pk),
        "just_deleted": _just_deleted(request, usulan),
        "just_merged": next((one for one in rows if str(one.uid) == request.GET.get("digabung", "")), None),
        "deleted": _deleted(request, usulan, desa),
        **_filter_choices(desa),
    }
    context["filters"] = "&".join(part for part in (context["scope"], chosen.as_query) if part)
    return render(request, "musyawarah/usulan_list.html", context)


def listed_rows(request: HttpRequest, usulan: UsulanList, facts: Iterable[UsulanFact], year: int) -> list[ListedUsulan]:
    """Rows of a list of usulan, as a plan year sees them."""
    return [_row(request, usulan, fact, year) for fact in facts]


def _row(request: HttpRequest, usulan: UsulanList, fact: UsulanFact, year: int) -> ListedUsulan:
    row = Usulan(desa_id=request.membership.desa_id or 0, dusun_id=fact.dusun_pk)
    return ListedUsulan(
        fact,
        parents=usulan.ancestors(fact) if fact.parent_pks else (),
        head=usulan.head_of(fact) if fact.merged_into_pk is not None else None,
        came_back=fact.came_back_in(year),
        may_edit=bool(may_edit_usulan(request.membership, row, is_decided=fact.is_decided)),
    )


def _figures(rows: tuple[UsulanFact, ...], year: int) -> list[tuple[str, int]]:
    """Counts above the list, only those that say something."""
    counts = [
        ("Usulan", len(rows)),
        ("Belum diputuskan", sum(not row.outcome for row in rows)),
        ("Kembali dari tahun lalu", sum(row.came_back_in(year) for row in rows)),
        ("Bertumpu pada data", sum(row.is_assessed for row in rows)),
    ]
    return [counts[0], *(pair for pair in counts[1:] if pair[1])]


def _filter_choices(desa: Desa) -> dict:
    return {
        "dusun_choices": [
            *((str(dusun.pk), dusun.name) for dusun in desa.dusun_set.order_by("position", "name")),
            (WHOLE_VILLAGE, "Seluruh desa"),
        ],
        "bidang_choices": [*((row.code, str(row)) for row in Bidang.objects.all()), (NO_BIDANG, "Belum ditentukan")],
        "unsur_choices": Unsur.choices,
        "outcome_choices": [(UNDECIDED, "Belum diputuskan"), *DecisionOutcome.choices],
    }


def _just_deleted(request: HttpRequest, usulan: UsulanList) -> UsulanFact | None:
    uid = request.GET.get("terhapus", "")
    return next((one for one in usulan.everything if one.is_deleted and str(one.uid) == uid), None)


def _deleted(request: HttpRequest, usulan: UsulanList, desa: Desa) -> list[UsulanFact]:
    """Deleted ones that the reader may bring back."""
    rows = [one for one in usulan.everything if one.is_deleted]
    return [one for one in rows if may_propose(request.membership, desa.pk, one.dusun_pk)]


def _village_page(request: HttpRequest) -> HttpResponse:
    """For who works above the villages: choose one first."""
    year = chosen_year(request)
    villages = Desa.objects.visible_to(request.membership).planning().select_related("kecamatan")
    search = "".join(sign for sign in " ".join(request.GET.get("q", "").split())[:100] if sign.isprintable())
    if search:
        villages = villages.filter(Q(name__icontains=search) | Q(kecamatan__name__icontains=search))
    count = Count("usulan_set", filter=Q(usulan_set__deleted_at=None, usulan_set__year=year))
    page = Paginator(villages.annotate(count=count).order_by("code"), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "search": search, "year": year, "query": f"tahun={year}&q={search}"}
    return render(request, "musyawarah/usulan_villages.html", context)
