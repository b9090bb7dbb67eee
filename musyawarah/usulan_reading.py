"""Reads the usulan of a village with their decisions, their mergers and what they rest on."""

from collections import defaultdict
from collections.abc import Iterable

from musyawarah.models import DasarUsulan, GabunganUsulan, Keputusan, Usulan
from musyawarah.usulan_facts import HELD, DecisionFact, UsulanFact, UsulanList
from places.models import Desa


def load_usulan(desa: Desa | int) -> UsulanList:
    """Every usulan of a village in four queries, however many there are."""
    desa_id = desa if isinstance(desa, int) else desa.pk
    rows = Usulan.objects.filter(desa=desa_id).for_table().select_related("kegiatan").order_by("number")
    decisions = _decisions(desa_id)
    into: dict[int, int] = {}
    parents: dict[int, list[int]] = defaultdict(list)
    for child, head in GabunganUsulan.objects.filter(usulan__desa=desa_id, undone_at=None).values_list(
        "usulan_id", "into_id"
    ):
        into[child] = head
        parents[head].append(child)
    data: dict[int, list[int]] = defaultdict(list)
    kajian: dict[int, list[int]] = defaultdict(list)
    bases = DasarUsulan.objects.filter(usulan__desa=desa_id)
    for usulan_id, data_id, kajian_id in bases.values_list("usulan_id", "data_desa_id", "kajian_id"):
        (data if data_id else kajian)[usulan_id].append(data_id or kajian_id)
    return UsulanList(
        tuple(
            _fact(row, decisions.get(row.pk, ()), into.get(row.pk), parents[row.pk], data[row.pk], kajian[row.pk])
            for row in rows
        )
    )


def _decisions(desa_id: int) -> dict[int, tuple[DecisionFact, ...]]:
    rows = Keputusan.objects.filter(musyawarah__desa=desa_id).select_related(
        "musyawarah__dusun", "musyawarah__kelompok"
    )
    rows = list(rows.order_by("musyawarah__held_on", "decided_at", "pk"))
    corrected = {row.corrects_id: row.pk for row in rows if row.corrects_id and row.musyawarah.status in HELD}
    found: dict[int, list[DecisionFact]] = defaultdict(list)
    for row in rows:
        if row.usulan_id:
            found[row.usulan_id].append(_decision(row, corrected.get(row.pk)))
    return {pk: tuple(facts) for pk, facts in found.items()}


def _decision(row: Keputusan, corrected_by: int | None) -> DecisionFact:
    meeting = row.musyawarah
    return DecisionFact(
        pk=row.pk,
        uid=row.uid,
        usulan_pk=row.usulan_id,
        musyawarah_pk=meeting.pk,
        musyawarah_title=meeting.title,
        musyawarah_kind=meeting.kind,
        musyawarah_status=meeting.status,
        held_on=meeting.held_on,
        for_year=meeting.year or meeting.held_on.year + 1,
        number=row.number,
        outcome=row.outcome,
        reason=row.reason,
        rank=row.rank,
        scored_rank=row.scored_rank,
        overrule_reason=row.overrule_reason,
        merged_into_pk=row.merged_into_id,
        decided_at=row.decided_at,
        corrected_by_pk=corrected_by,
    )


def _fact(
    row: Usulan,
    decisions: Iterable[DecisionFact],
    into: int | None,
    parents: list[int],
    data: list[int],
    kajian: list[int],
) -> UsulanFact:
    return UsulanFact(
        pk=row.pk,
        uid=row.uid,
        number=row.number,
        plan_kind=row.plan_kind,
        year=row.year,
        name=row.name,
        problem=row.problem,
        potential=row.potential,
        bidang_code=row.bidang.code if row.bidang else "",
        bidang_name=row.bidang.name if row.bidang else "",
        kegiatan_code=row.kegiatan.code if row.kegiatan else "",
        dusun_pk=row.dusun_id,
        dusun_name=row.dusun.name if row.dusun else "",
        rt=str(row.rukun_tetangga) if row.rukun_tetangga else "",
        location_text=row.location_text,
        volume=row.volume,
        unit=row.unit.name if row.unit else "",
        cost=row.cost,
        manfaat_l=row.manfaat_l,
        manfaat_p=row.manfaat_p,
        manfaat_rtm=row.manfaat_rtm,
        needs=tuple(row.needs),
        sdgs=tuple(row.sdgs),
        unsur=row.unsur,
        kelompok_name=row.kelompok.name if row.kelompok else "",
        pengusul_gender=row.pengusul_gender,
        has_photo=bool(row.photo),
        is_joint=row.is_joint,
        is_deleted=row.deleted_at is not None,
        proposed_on=row.proposed_on,
        musyawarah_pk=row.musyawarah_id,
        musyawarah_title=row.musyawarah.title if row.musyawarah else "",
        decisions=tuple(decisions),
        merged_into_pk=into,
        parent_pks=tuple(parents),
        data_desa_pks=tuple(data),
        kajian_pks=tuple(kajian),
    )
