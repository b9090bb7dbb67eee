"""Locked plans, and one row for each service of planning: what a lock makes of it.

A row is a function that prepares everything and gives what to call once the plan is locked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from accounts.act_log import log_act
from accounts.models import Membership
from codes.models import Bidang
from musyawarah.enums import MusyawarahStatus
from musyawarah.models import Keputusan, Usulan
from planning.enums import PlanLock
from planning.models import RkpDesa, RkpKegiatan, RpjmDesa, RpjmKegiatan
from planning.services import (
    carry_over,
    changes,
    compose,
    cooperation,
    copying,
    data_rows,
    du_rkp,
    editions,
    enacting,
    evaluation,
    examination,
    import_apply,
    imports,
    kabupaten_files,
    lampiran,
    lines,
    origins,
    pagu,
    prices,
    priorities,
    programs,
    rab,
    rkp,
    rkp_copying,
    rkp_lines,
    rpjm,
    rule_levels,
    steps,
    units,
    visi_misi,
)
from planning.services.plan_lock import PartsToOpen, open_plan_parts, set_lock
from tests.cast import Cast
from tests.musyawarah.making import make_keputusan, make_musyawarah, make_usulan
from tests.planning.making import changed, fresh, line_data
from tests.planning.making_data import make_rkp_line
from tests.planning.making_files import photo
from tests.planning.rab_making import rab_row
from tests.planning.rkp_making import changed_rkp, fresh_rkp
from tests.planning.workbooks.making import HEAD, row, xlsx

YEAR = 2028
Plan = RpjmDesa | RkpDesa
Line = RpjmKegiatan | RkpKegiatan


class Rule(StrEnum):
    """What a lock makes of a service."""

    LINE = "only on an open line"
    ADD = "only where lines may be added"
    WHOLE = "only while the whole plan is the village's"
    TEXTS = "only while the plan's own words are open"
    FREE = "whatever the lock"
    ELSEWHERE = "asked elsewhere"


@dataclass(frozen=True)
class Ready:
    """A plan, the line that the act is about, and the act."""

    plan: Plan
    act: Callable[[], object]
    line: Line | None = None


@dataclass
class Stage:
    """Umeanyar's RPJM Desa 2027-2034 and its RKP Desa 2028, with what hangs on them; made when asked for."""

    cast: Cast
    rpjm: RpjmDesa
    rkp: RkpDesa

    @cached_property
    def line(self) -> RpjmKegiatan:
        """A line of the RPJM Desa."""
        data = line_data("Jalan", costs={YEAR: {"DDS": 5_000_000}})
        return lines.create_line(by=self.cast.sari, rpjm=self.rpjm, data=data)

    @cached_property
    def yearly(self) -> RkpKegiatan:
        """A line of the RKP Desa."""
        return make_rkp_line(self.cast.sari, self.rkp, "Jalan", costs={"DDS": 5_000_000})

    @cached_property
    def usulan(self) -> Usulan:
        """An agreed usulan of bidang 2."""
        usulan = make_usulan(self.cast, "Talud", bidang=Bidang.objects.get(code="2"), year=YEAR)
        make_keputusan(make_musyawarah(self.cast, status=MusyawarahStatus.CLOSED, year=YEAR), usulan)
        return usulan

    @property
    def keputusan(self) -> Keputusan:
        """The decision that agreed to it."""
        return self.usulan.keputusan_set.get()

    @cached_property
    def last_years_line(self) -> RkpKegiatan:
        """A line of 2027 that was not evaluated."""
        past = rkp.create_rkp(by=self.cast.sari, desa=self.cast.villages.umeanyar, year=YEAR - 1)
        return make_rkp_line(self.cast.sari, past, "Irigasi", costs={"DDS": 3_000_000})

    def version_of(self, row: Any) -> int:
        """The version as it is in the database now."""
        return type(row).objects.values_list("version", flat=True).get(pk=row.pk)


def lock(
    plan: Plan, kind: PlanLock, *opened: Line, bidang: str = "", adding: bool = False, texts: bool = False
) -> Plan:
    """Lock the plan as review does, with these lines, this bidang, adding or texts open; gives the plan anew."""
    plan = type(plan).objects.select_related("desa").get(pk=plan.pk)
    by = Membership.objects.filter(desa=plan.desa).order_by("pk").first()
    act = log_act(by=by, verb="lock", subject=plan, place=plan.desa)
    set_lock(plan=plan, lock=kind, holder="Kecamatan Seririt", act=act)
    named = tuple(Bidang.objects.filter(code=bidang)) if bidang else ()
    parts = PartsToOpen(lines=tuple(line.uid for line in opened), bidang=named, adding=adding, texts=texts)
    open_plan_parts(plan=plan, parts=parts, reason="Catatan")
    return plan


RULES: dict[Callable, Rule] = {
    **dict.fromkeys(
        [
            *[lines.update_line, lines.delete_line, lines.restore_line, lines.move_line, copying.copy_year],
            *[rkp_lines.update_rkp_line, rkp_lines.delete_rkp_line, rkp_lines.restore_rkp_line],
            *[rkp_lines.move_rkp_line, rab.write_rab, rab.restore_rab, lampiran.attach_file],
            *[lampiran.delete_lampiran, lampiran.restore_lampiran, examination.write_examination],
            *[origins.link_decision, origins.unlink_decision, origins.join_usulan],
        ],
        Rule.LINE,
    ),
    **dict.fromkeys(
        [lines.create_line, copying.copy_line, rkp_lines.create_rkp_line, rkp_copying.copy_rkp_line], Rule.ADD
    ),
    **dict.fromkeys([rpjm.describe_rpjm, visi_misi.write_tree, rkp.cite_legal_basis], Rule.TEXTS),
    **dict.fromkeys(
        [
            *[rpjm.extend_rpjm, rpjm.record_enactment],
            *[rkp.record_rkp_enactment, compose.compose_rkp, carry_over.decide_carry_over, carry_over.undo_carry_over],
            *[origins.line_from_usulan, origins.lines_from_usulan, imports.start_import, imports.correct_row],
            *[import_apply.apply_import, import_apply.undo_import],
        ],
        Rule.WHOLE,
    ),
    **dict.fromkeys(
        [
            # What was done is no part of what is planned, and its days run on while others read the plan.
            *[evaluation.evaluate_line, evaluation.clear_evaluation, evaluation.mark_done_as_planned],
            steps.save_step_dates,
            # The DU-RKP is a list of its own with a way of its own.
            *[du_rkp.open_du_rkp, du_rkp.take_decisions, du_rkp.add_du_rkp_line, du_rkp.update_du_rkp_line],
            *[du_rkp.delete_du_rkp_line, du_rkp.restore_du_rkp_line, du_rkp.send_du_rkp, du_rkp.answer_du_rkp_line],
            # Lists beside the plans: what was handed over is frozen with the words that they had.
            *[programs.create_program, programs.update_program, programs.delete_program, programs.restore_program],
            *[cooperation.create_cooperation, cooperation.update_cooperation],
            *[cooperation.delete_cooperation, cooperation.restore_cooperation, units.add_unit, data_rows.write_row],
            # New plans, and what the kabupaten prescribes.
            *[rpjm.create_rpjm, rkp.create_rkp, pagu.write_pagu_of_kabupaten, prices.load_prices],
            *[priorities.create_priority, priorities.update_priority, priorities.retire_priority],
            *[priorities.reinstate_priority, rule_levels.save_rule_levels, steps.save_step_deadlines],
            *[kabupaten_files.keep_workbook, kabupaten_files.kept_workbook],
            changes.open_change,  # of an enacted plan, which is never locked
        ],
        Rule.FREE,
    ),
    **dict.fromkeys(
        [
            *[pagu.write_pagu, import_apply.apply_pagu_of_import],  # test_locks_around_a_plan
            *[changes.edit_change, changes.withdraw_change],  # test_locks_around_a_plan
            *[changes.enact_change, enacting.enact_plan],  # only after the agreement: tests/review
            *[rkp_lines.add_rkp_line, editions.freeze_edition, editions.add_to_edition],  # parts of other services
        ],
        Rule.ELSEWHERE,
    ),
}

ROWS: dict[Callable, Callable[[Stage], Ready]] = {}


def prepares(service: Callable) -> Callable:
    """Name the service that a row calls."""

    def keep(prepare: Callable[[Stage], Ready]) -> Callable[[Stage], Ready]:
        ROWS[service] = prepare
        return prepare

    return keep


@prepares(lines.create_line)
def _(on: Stage) -> Ready:
    data = line_data("Baru")
    return Ready(on.rpjm, lambda: lines.create_line(by=on.cast.sari, rpjm=on.rpjm, data=data), on.line)


@prepares(lines.update_line)
def _(on: Stage) -> Ready:
    data = changed(on.line, name="Lain")
    return Ready(on.rpjm, lambda: lines.update_line(by=on.cast.sari, line=on.line, version=1, data=data), on.line)


@prepares(lines.delete_line)
def _(on: Stage) -> Ready:
    return Ready(on.rpjm, lambda: lines.delete_line(by=on.cast.sari, line=on.line, version=1), on.line)


@prepares(lines.restore_line)
def _(on: Stage) -> Ready:
    lines.delete_line(by=on.cast.sari, line=on.line, version=1)
    return Ready(on.rpjm, lambda: lines.restore_line(by=on.cast.sari, line=on.line), on.line)


@prepares(lines.move_line)
def _(on: Stage) -> Ready:
    return Ready(on.rpjm, lambda: lines.move_line(by=on.cast.sari, line=on.line, step=1), on.line)


@prepares(copying.copy_year)
def _(on: Stage) -> Ready:
    more = {"version": 1, "source": YEAR, "targets": [YEAR + 1]}
    return Ready(on.rpjm, lambda: copying.copy_year(by=on.cast.sari, line=on.line, **more), on.line)


@prepares(copying.copy_line)
def _(on: Stage) -> Ready:
    line = fresh(on.line)
    return Ready(on.rpjm, lambda: copying.copy_line(by=on.cast.sari, line=line), on.line)


@prepares(rpjm.describe_rpjm)
def _(on: Stage) -> Ready:
    words = {"visi": "Maju", "arah_pembangunan": "", "arah_keuangan": ""}
    return Ready(
        on.rpjm,
        lambda: rpjm.describe_rpjm(by=on.cast.sari, rpjm=on.rpjm, version=on.version_of(on.rpjm), **words),
        on.line,
    )


@prepares(rpjm.extend_rpjm)
def _(on: Stage) -> Ready:
    more = {"last_year": 2034, "reason": "UU 3/2024"}
    on.rpjm.last_year = 2032
    on.rpjm.save()
    return Ready(
        on.rpjm,
        lambda: rpjm.extend_rpjm(by=on.cast.sari, rpjm=on.rpjm, version=on.version_of(on.rpjm), **more),
        on.line,
    )


@prepares(rpjm.record_enactment)
def _(on: Stage) -> Ready:
    type(on.rpjm).objects.filter(pk=on.rpjm.pk).update(is_before_app=True)
    perdes = {"perdes_number": "3", "perdes_date": date(2026, 12, 30)}
    return Ready(
        on.rpjm,
        lambda: rpjm.record_enactment(by=on.cast.sari, rpjm=on.rpjm, version=on.version_of(on.rpjm), **perdes),
        on.line,
    )


@prepares(visi_misi.write_tree)
def _(on: Stage) -> Ready:
    nodes = (visi_misi.Node("Jalan mantap"),)
    return Ready(
        on.rpjm,
        lambda: visi_misi.write_tree(by=on.cast.sari, rpjm=on.rpjm, version=on.version_of(on.rpjm), nodes=nodes),
        on.line,
    )


@prepares(rkp_lines.create_rkp_line)
def _(on: Stage) -> Ready:
    return Ready(on.rkp, lambda: make_rkp_line(on.cast.sari, on.rkp, "Baru"), on.yearly)


@prepares(rkp_lines.update_rkp_line)
def _(on: Stage) -> Ready:
    data = changed_rkp(on.yearly, name="Lain")
    return Ready(
        on.rkp, lambda: rkp_lines.update_rkp_line(by=on.cast.sari, line=on.yearly, version=1, data=data), on.yearly
    )


@prepares(rkp_lines.delete_rkp_line)
def _(on: Stage) -> Ready:
    return Ready(on.rkp, lambda: rkp_lines.delete_rkp_line(by=on.cast.sari, line=on.yearly, version=1), on.yearly)


@prepares(rkp_lines.restore_rkp_line)
def _(on: Stage) -> Ready:
    rkp_lines.delete_rkp_line(by=on.cast.sari, line=on.yearly, version=1)
    return Ready(on.rkp, lambda: rkp_lines.restore_rkp_line(by=on.cast.sari, line=on.yearly), on.yearly)


@prepares(rkp_lines.move_rkp_line)
def _(on: Stage) -> Ready:
    return Ready(on.rkp, lambda: rkp_lines.move_rkp_line(by=on.cast.sari, line=on.yearly, step=1), on.yearly)


@prepares(rkp_copying.copy_rkp_line)
def _(on: Stage) -> Ready:
    line = fresh_rkp(on.yearly)
    return Ready(on.rkp, lambda: rkp_copying.copy_rkp_line(by=on.cast.sari, line=line), on.yearly)


@prepares(rab.write_rab)
def _(on: Stage) -> Ready:
    rows = [rab_row("Pasir", "2", 100_000)]
    return Ready(on.rkp, lambda: rab.write_rab(by=on.cast.sari, line=on.yearly, version=1, rows=rows), on.yearly)


@prepares(rab.restore_rab)
def _(on: Stage) -> Ready:
    rab.write_rab(by=on.cast.sari, line=on.yearly, version=1, rows=[rab_row("Pasir", "2", 100_000)])
    rab.write_rab(by=on.cast.sari, line=on.yearly, version=2, rows=())
    return Ready(on.rkp, lambda: rab.restore_rab(by=on.cast.sari, line=on.yearly, version=3), on.yearly)


def _attach(on: Stage, number: int = 0) -> Any:
    return lampiran.attach_file(
        by=on.cast.sari, line=fresh_rkp(on.yearly), kind="foto", content=photo(), name=f"foto{number}.jpg"
    )


@prepares(lampiran.attach_file)
def _(on: Stage) -> Ready:
    return Ready(on.rkp, lambda: _attach(on), on.yearly)


@prepares(lampiran.delete_lampiran)
def _(on: Stage) -> Ready:
    file = _attach(on)
    return Ready(on.rkp, lambda: lampiran.delete_lampiran(by=on.cast.sari, lampiran=file), on.yearly)


@prepares(lampiran.restore_lampiran)
def _(on: Stage) -> Ready:
    file = lampiran.delete_lampiran(by=on.cast.sari, lampiran=_attach(on))
    return Ready(on.rkp, lambda: lampiran.restore_lampiran(by=on.cast.sari, lampiran=file), on.yearly)


@prepares(examination.write_examination)
def _(on: Stage) -> Ready:
    data = examination.ExaminationData(note="Periksa harga")
    return Ready(
        on.rkp, lambda: examination.write_examination(by=on.cast.sari, line=on.yearly, version=0, data=data), on.yearly
    )


@prepares(origins.link_decision)
def _(on: Stage) -> Ready:
    decision = on.keputusan
    return Ready(on.rkp, lambda: origins.link_decision(by=on.cast.sari, line=on.yearly, keputusan=decision), on.yearly)


@prepares(origins.unlink_decision)
def _(on: Stage) -> Ready:
    decision = on.keputusan
    origins.link_decision(by=on.cast.sari, line=on.line, keputusan=decision)
    return Ready(on.rpjm, lambda: origins.unlink_decision(by=on.cast.sari, line=on.line, keputusan=decision), on.line)


@prepares(origins.join_usulan)
def _(on: Stage) -> Ready:
    usulan = [on.usulan]
    return Ready(on.rkp, lambda: origins.join_usulan(by=on.cast.sari, line=on.yearly, usulan=usulan), on.yearly)


@prepares(origins.line_from_usulan)
def _(on: Stage) -> Ready:
    usulan = [on.usulan]
    return Ready(on.rkp, lambda: origins.line_from_usulan(by=on.cast.sari, plan=on.rkp, usulan=usulan), on.yearly)


@prepares(origins.lines_from_usulan)
def _(on: Stage) -> Ready:
    more = {"usulan": [on.usulan], "years": [YEAR]}
    return Ready(on.rpjm, lambda: origins.lines_from_usulan(by=on.cast.sari, plan=on.rpjm, **more), on.line)


@prepares(rkp.cite_legal_basis)
def _(on: Stage) -> Ready:
    return Ready(
        on.rkp,
        lambda: rkp.cite_legal_basis(by=on.cast.sari, rkp=on.rkp, version=on.version_of(on.rkp), rows=[]),
        on.yearly,
    )


@prepares(rkp.record_rkp_enactment)
def _(on: Stage) -> Ready:
    type(on.rkp).objects.filter(pk=on.rkp.pk).update(is_before_app=True)
    perdes = {"perdes_number": "3", "perdes_date": date(2027, 12, 30)}
    return Ready(
        on.rkp,
        lambda: rkp.record_rkp_enactment(by=on.cast.sari, rkp=on.rkp, version=on.version_of(on.rkp), **perdes),
        on.yearly,
    )


@prepares(compose.compose_rkp)
def _(on: Stage) -> Ready:
    assert on.line
    return Ready(on.rkp, lambda: compose.compose_rkp(by=on.cast.sari, rkp=on.rkp), on.yearly)


@prepares(carry_over.decide_carry_over)
def _(on: Stage) -> Ready:
    choices = [carry_over.CarryChoice(on.last_years_line, "carried")]
    return Ready(on.rkp, lambda: carry_over.decide_carry_over(by=on.cast.sari, rkp=on.rkp, choices=choices), on.yearly)


@prepares(carry_over.undo_carry_over)
def _(on: Stage) -> Ready:
    choices = [carry_over.CarryChoice(on.last_years_line, "carried")]
    (decided,) = carry_over.decide_carry_over(by=on.cast.sari, rkp=on.rkp, choices=choices)
    return Ready(on.rkp, lambda: carry_over.undo_carry_over(by=on.cast.sari, carry_over=decided), on.yearly)


def _upload(on: Stage) -> Any:
    rows = [[f"RKP DESA {YEAR}"], list(HEAD), ["BIDANG PELAKSANAAN PEMBANGUNAN DESA"], row()]
    return imports.start_import(by=on.cast.sari, plan=on.rkp, content=xlsx(rows), name="rkp.xlsx")


@prepares(imports.start_import)
def _(on: Stage) -> Ready:
    def act() -> Any:
        on.rkp.refresh_from_db()
        return _upload(on)

    return Ready(on.rkp, act, on.yearly)


@prepares(imports.correct_row)
def _(on: Stage) -> Ready:
    more = {"plan_import": _upload(on), "version": 1, "index": 0, "values": {"name": "Lain"}}
    return Ready(on.rkp, lambda: imports.correct_row(by=on.cast.sari, **more), on.yearly)


@prepares(import_apply.apply_import)
def _(on: Stage) -> Ready:
    more = {"plan_import": _upload(on), "version": 1, "only_good": False}
    return Ready(on.rkp, lambda: import_apply.apply_import(by=on.cast.sari, **more), on.yearly)


@prepares(import_apply.undo_import)
def _(on: Stage) -> Ready:
    read = _upload(on)
    import_apply.apply_import(by=on.cast.sari, plan_import=read, version=1, only_good=False)
    return Ready(on.rkp, lambda: import_apply.undo_import(by=on.cast.sari, plan_import=read), on.yearly)
