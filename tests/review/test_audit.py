"""The trail of acts: who, when, what, from, to, why; for those whom it concerns, and nothing of residents."""

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.act_log import log_act
from accounts.enums import Level, Role
from accounts.models import Act
from planning.models import RkpDesa
from planning.reading import rkp_line_data
from planning.services.rkp_lines import update_rkp_line
from review.audit import TrailFilter, filtered, may_read_trail, plan_trail, readable, village_trail
from review.audit_changes import changes_of_acts
from review.services.submitting import withdraw_plan
from tests.cast import Cast, make_member
from tests.review.making import line, submitted, version


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.SEKRETARIS_DESA, True),
        (Role.BPD, True),
        (Role.KEPALA_DUSUN, True),
        (Role.PENDAMPING, False),
        (Role.CAMAT, True),
        (Role.PETUGAS_KECAMATAN, True),
        (Role.DINAS_PMD, True),
        (Role.INSPEKTORAT, True),
        (Role.BAPPEDA, False),
        (Role.BAGIAN_HUKUM, False),
        (Role.ADMINISTRATOR, True),
    ],
)
def test_the_village_its_reviewers_and_inspektorat_read_the_trail(cast: Cast, role: Role, may: bool) -> None:
    """A denial says why."""
    verdict = may_read_trail(cast.of(role), cast.villages.umeanyar)
    assert bool(verdict) is may
    assert may or (verdict.reason and verdict.who)


def change_name(cast: Cast, rkp: RkpDesa) -> Act:
    """Sari renames a line."""
    found = line(rkp, "Pembinaan PKK")
    data = replace(rkp_line_data(found), name="Pembinaan LPM")
    update_rkp_line(by=cast.sari, line=found, version=found.version, data=data)
    return Act.objects.latest("pk")


def test_a_change_of_a_line_is_told_from_what_to_what(cast: Cast, rkp: RkpDesa) -> None:
    """By the row history, and only what that act changed."""
    act = change_name(cast, rkp)
    [change] = changes_of_acts([act])[act.pk]
    assert (change.before, change.after) == ("Pembinaan PKK", "Pembinaan LPM")


def test_queries_do_not_grow_with_the_acts_of_a_page(cast: Cast, rkp: RkpDesa, django_assert_num_queries) -> None:
    """Five lines or one."""
    created = Act.objects.filter(verb="create_rkp_line").order_by("pk")
    with CaptureQueriesContext(connection) as one:
        changes_of_acts(list(created[:1]))
    with django_assert_num_queries(len(one)):
        assert len(changes_of_acts(list(created))) == 5


def test_moves_and_their_reasons_stand_in_the_trail_of_the_plan(cast: Cast, rkp: RkpDesa) -> None:
    """With the states between which it moved."""
    submitted(cast, rkp)
    withdraw_plan(by=cast.sari, plan=rkp, version=version(rkp), reason="Satu kegiatan terlewat.")
    acts = filtered(plan_trail(rkp), TrailFilter(kind="perpindahan"))
    assert acts[0].reason == "Satu kegiatan terlewat."
    assert "Diajukan → Disusun desa" in acts[0].summary
    assert acts.count() == 2


def test_filters_by_person_day_and_kind(cast: Cast, rkp: RkpDesa) -> None:
    """Days are whole days."""
    today = timezone.localdate()
    trail = plan_trail(submitted(cast, rkp))
    assert filtered(trail, TrailFilter(person="sari")).count() == trail.count()
    assert filtered(trail, TrailFilter(person="Rina")).count() == 0
    assert filtered(trail, TrailFilter(first=today, last=today)).count() == trail.count()
    assert filtered(trail, TrailFilter(last=today - timedelta(days=1))).count() == 0
    assert {act.verb for act in filtered(trail, TrailFilter(kind="rencana"))} >= {"create_rkp", "create_rkp_line"}
    assert "review_submit" not in {act.verb for act in filtered(trail, TrailFilter(kind="rencana"))}


def test_acts_on_residents_are_read_by_named_staff_only(cast: Cast) -> None:
    """Neither by officers nor by Inspektorat, nor by the BPD."""
    desa = cast.villages.umeanyar
    log_act(by=cast.sari, verb="load_residents", subject=desa, place=desa, summary="120 warga dimuat")
    act = Act(membership=cast.sari, orang_name="Sari", role_label="Sekretaris Desa", verb="create_resident", desa=desa)
    act.subject_type, act.subject_id, act.summary = "villages.warga", "1", "Mencatat I Ketut Rahasia"
    act.save()
    seen = {role: readable(village_trail(desa), cast.of(role), desa).count() for role in Role}
    everything = village_trail(desa).count()
    staff = {Role.SEKRETARIS_DESA, Role.KAUR_PERENCANAAN, Role.KEPALA_DESA, Role.TIM_PENYUSUN}
    assert {role for role, count in seen.items() if count == everything} == staff
    assert set(seen.values()) == {everything, everything - 2}


def test_drafts_of_notes_are_not_told_to_the_village(cast: Cast, rkp: RkpDesa) -> None:
    """It reads them when they are sent."""
    log_act(by=cast.rina, verb="add_review_note", subject=rkp, place=rkp.desa, summary="Menulis catatan")
    verbs = {
        role: {act.verb for act in readable(village_trail(rkp.desa), cast.of(role), rkp.desa)}
        for role in (Role.SEKRETARIS_DESA, Role.PETUGAS_KECAMATAN)
    }
    assert "add_review_note" not in verbs[Role.SEKRETARIS_DESA]
    assert "add_review_note" in verbs[Role.PETUGAS_KECAMATAN]


def test_the_page_and_the_workbook_say_the_same(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    """Inspektorat reads both."""
    change_name(cast, rkp)
    browser = sign_in(cast.of(Role.INSPEKTORAT))
    page = browser.get(reverse("trail_of_rkp", args=[rkp.pk])).content.decode()
    assert "Pembinaan PKK → Pembinaan LPM" in page
    answer = browser.get(reverse("trail_of_rkp_file", args=[rkp.pk]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    cells = {cell for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert {"Pembinaan PKK", "Pembinaan LPM", "Sari", "Sekretaris Desa"} <= cells


def test_a_day_that_cannot_be_read_is_said(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    """And leaves everything in."""
    page = sign_in(cast.sari).get(reverse("trail_of_desa", args=[rkp.desa.code]), {"dari": "kemarin"})
    assert page.status_code == 200
    assert page.context["form"].errors
    assert page.context["page"].paginator.count > 0


def test_a_pendamping_of_the_kecamatan_reads_no_trail(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    """At either level."""
    ketut = make_member("Kadek", Role.PENDAMPING, rkp.desa, level=Level.KECAMATAN)
    assert sign_in(ketut).get(reverse("trail_of_desa", args=[rkp.desa.code])).status_code == 403
