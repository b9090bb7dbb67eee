"""Composing a RKP Desa from what the RPJM Desa plans for its year (Permendagri 114/2014 art. 38)."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from places.errors import DomainError
from planning.line_data import RkpLineData, YearData
from planning.models import RkpDesa, RkpKegiatan, RpjmKegiatan
from planning.policy import may_edit_rkp
from planning.reading import line_data
from planning.services.locking import lock_rkp
from planning.services.rkp import rpjm_covering
from planning.services.rkp_lines import add_rkp_line, refuse_endless_or_absurd


@transaction.atomic
def compose_rkp(*, by: Membership, rkp: RkpDesa, uids: Collection[UUID] | None = None) -> list[RkpKegiatan]:
    """Take RPJM lines planned for the year into the plan, each linked to where it came from; give the new lines.

    `uids` names RPJM lines; None takes all that were never taken. What the plan already holds is left as it is, so
    doing it again adds nothing. Raises DomainError when no RPJM Desa covers the year.
    """
    rkp = lock_rkp(rkp)
    may_edit_rkp(by, rkp).require()
    _find_rpjm(by, rkp)
    new = [
        add_rkp_line(by, rkp, yearly_data(line, rkp.year), verb="compose_rkp", summary="Mengambil dari RPJM Desa")
        for line in _wanted(rkp, uids)
    ]
    refuse_endless_or_absurd(rkp)
    return new


def yearly_data(line: RpjmKegiatan, year: int) -> RkpLineData:
    """The RPJM line as a line of one year: that year's volume, target and costs, everything else as it stands."""
    data = line_data(line)
    planned = next((row for row in data.years if row.year == year), YearData(year))
    shared = {field: getattr(data, field) for field in data.__dataclass_fields__ if field not in ("sasaran", "years")}
    return RkpLineData(
        **shared | {"volume": data.volume if planned.volume is None else planned.volume},
        rpjm_line=line,
        target=planned.target,
        costs=planned.costs,
    )


def _find_rpjm(by: Membership, rkp: RkpDesa) -> None:
    """A plan opened before its RPJM Desa is put under it now."""
    if rkp.rpjm_id is not None:
        return
    rkp.rpjm = rpjm_covering(rkp.desa_id, rkp.year)
    if rkp.rpjm is None:
        raise DomainError(f"Belum ada RPJM Desa yang mencakup tahun {rkp.year}. Buka RPJM Desa dahulu.")
    rkp.version += 1
    summary = f"Menjabarkan RPJM Desa {rkp.rpjm.period}"
    save_with_history(rkp, act=log_act(by=by, verb="link_rpjm", subject=rkp, place=rkp.desa, summary=summary))


def _wanted(rkp: RkpDesa, uids: Collection[UUID] | None) -> list[RpjmKegiatan]:
    lines = RpjmKegiatan.objects.alive().filter(rpjm=rkp.rpjm_id, tahun_set__year=rkp.year).in_print_order()
    taken = rkp.line_set.filter(rpjm_line__isnull=False)
    if uids is None:
        lines = lines.exclude(pk__in=taken.values("rpjm_line"))
    else:
        lines = lines.filter(uid__in=uids).exclude(pk__in=taken.filter(deleted_at=None).values("rpjm_line"))
    return list(lines.with_children().select_related("kegiatan__sub_bidang__bidang"))
