"""A made-up kabupaten in the week before the deadline, written in bulk into a database that is thrown away afterwards.

Boards and queue read reviews and what was frozen with them; the living lines of the plans are not made.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership, User
from codes.models import AturanDanaDesa, SumberDana
from musyawarah.enums import MusyawarahKind, PlanKind
from musyawarah.models import Musyawarah
from places.models import Desa, Kabupaten, Kecamatan, Orang, Provinsi
from planning.enums import CheckLevel, PlanStatus, Tag
from planning.models import PaguIndikatif, PaguTahun, RkpDesa, RpjmDesa
from reporting.hashing import sha256_of
from review.enums import ReviewState, Severity, StepKey, SubmissionEnd, SumBasis
from review.models import PlanReview, ReviewNote, Submission, SubmissionFinding, SubmissionSum

YEAR = 2027
VILLAGES_PER_KECAMATAN = 20
EVERY_NTH_NOT_BEGUN, EVERY_NTH_ENACTED = 10, 10
BYTES_PER_LINE = 700
RULES = ("R01", "R05", "R06", "R07", "R09", "R12", "R13", "R22", "R23", "R24", "R28", "R30")
SOURCES = ("PAD", "DDS", "ADD", "PBH", "PBK", "PBP", "SWD", "DLL")
LIMITS = (("BLT_MAKS", "max", 15), ("OPERASIONAL_MAKS", "max", 3), ("PANGAN_MIN", "min", 20))


def make_area(villages: int, lines: int) -> User:
    """A kabupaten of so many villages, nearly all waiting for the Dinas PMD, whose login is given."""
    kabupaten = _kabupaten()
    officer = _officer(kabupaten)
    fill_area(list(_villages(kabupaten, villages)), officer, lines)
    return officer.orang.user


def fill_area(desa: list[Desa], officer: Membership, lines: int) -> list[Submission]:
    """Plans, reviews with two rounds, ceilings and meetings of villages without any; every tenth has not begun."""
    begun = [one for number, one in enumerate(desa) if number % EVERY_NTH_NOT_BEGUN]
    _limits()
    _ceilings(desa)
    _meetings(desa)
    rounds = _rounds(_reviews(begun, officer), officer, json.dumps([{"nama": "x" * BYTES_PER_LINE}] * lines), lines)
    _sums(rounds)
    _findings(rounds)
    _notes(rounds, officer)
    return rounds


def _kabupaten() -> Kabupaten:
    provinsi, _ = Provinsi.objects.get_or_create(code="99", defaults={"name": "Contoh"})
    number = 10 + Kabupaten.objects.count()
    return Kabupaten.objects.create(code=f"99.{number}", name=f"Kabupaten Contoh {number}", provinsi=provinsi)


def _officer(kabupaten: Kabupaten) -> Membership:
    orang = Orang.objects.create(name="Dewi Lestari", kabupaten=kabupaten)
    User.objects.create(username=f"pmd.{kabupaten.code}", password=make_password(None), orang=orang)
    return Membership.objects.create(orang=orang, role=Role.DINAS_PMD, kabupaten=kabupaten, starts_on=date(2020, 1, 2))


def _villages(kabupaten: Kabupaten, count: int) -> Iterator[Desa]:
    for first in range(0, count, VILLAGES_PER_KECAMATAN):
        code = f"{kabupaten.code}.{first // VILLAGES_PER_KECAMATAN + 1:02}"
        kecamatan = Kecamatan.objects.create(code=code, name=f"Sukamaju {code[-2:]}", kabupaten=kabupaten)
        yield from Desa.objects.bulk_create(
            Desa(
                code=f"{code}.{2001 + number}",
                name=f"Sumberwangi {number + 1}",
                kecamatan=kecamatan,
                kabupaten=kabupaten,
                provinsi=kabupaten.provinsi,
            )
            for number in range(first, min(first + VILLAGES_PER_KECAMATAN, count))
        )


def _limits() -> None:
    for code, kind, percent in LIMITS:
        AturanDanaDesa.objects.update_or_create(
            year=YEAR,
            code=code,
            defaults={"kind": kind, "basis": "pagu_dd", "percent": percent, "name": code, "level": "block"},
        )


def _ceilings(desa: list[Desa]) -> None:
    dana_desa = SumberDana.objects.get(code="DDS")
    years = PaguTahun.objects.bulk_create(PaguTahun(desa=one, year=YEAR) for one in desa)
    PaguIndikatif.objects.bulk_create(PaguIndikatif(tahun=one, sumber=dana_desa, amount=900_000_000) for one in years)


def _meetings(desa: list[Desa]) -> None:
    today = timezone.localdate()
    kinds = (MusyawarahKind.MUSDES_PERENCANAAN, MusyawarahKind.MUSRENBANG)
    Musyawarah.objects.bulk_create(
        Musyawarah(
            desa=one,
            kind=kind,
            plan_kind=PlanKind.RKP,
            year=YEAR,
            topic="RKP Desa",
            held_on=today.replace(day=1 + (number * 3 + place) % 28),
            place="Balai desa",
        )
        for number, one in enumerate(desa)
        for place, kind in enumerate(kinds)
    )


def _reviews(desa: list[Desa], officer: Membership) -> list[PlanReview]:
    rpjm = RpjmDesa.objects.bulk_create(RpjmDesa(desa=one, first_year=2021, last_year=2028) for one in desa)
    by_desa = {plan.desa_id: plan for plan in rpjm}
    plans = RkpDesa.objects.bulk_create(
        RkpDesa(desa=one, rpjm=by_desa[one.pk], year=YEAR, **_status(number)) for number, one in enumerate(desa)
    )
    return PlanReview.objects.bulk_create(
        PlanReview(desa=plan.desa, rkp=plan, plan_kind=PlanKind.RKP, year=YEAR, **_state(number, officer))
        for number, plan in enumerate(plans)
    )


def _status(number: int) -> dict:
    if number % EVERY_NTH_ENACTED:
        return {}
    return {"status": PlanStatus.ENACTED, "perdes_number": "5", "perdes_date": date(YEAR - 1, 9, 20)}


def _state(number: int, officer: Membership) -> dict:
    """Every tenth is enacted, a third on the officer's desk, the others wait; the days of some have run out."""
    now = timezone.now()
    if number % EVERY_NTH_ENACTED == 0:
        day = date(YEAR - 1, 9, 20)
        return {"state": ReviewState.ENACTED, "passed_at": now, "agreed_on": day, "enacted_on": day}
    at_step = {
        "step": StepKey.PERIKSA_KABUPATEN,
        "submitted_at": now - timedelta(days=number % 9),
        "due_on": timezone.localdate() + timedelta(days=number % 9 - 3),
    }
    if number % 3 == 0:
        return at_step | {"state": ReviewState.IN_REVIEW, "holder": officer, "taken_up_at": now}
    return at_step | {"state": ReviewState.SUBMITTED}


def _rounds(reviews: list[PlanReview], officer: Membership, payload: str, lines: int) -> list[Submission]:
    """Two rounds of each: the first was returned."""
    now, digest = timezone.now(), sha256_of(payload.encode())
    return Submission.objects.bulk_create(
        (
            Submission(
                desa_id=review.desa_id,
                review=review,
                number=number,
                reference=f"{review.uid.hex[:20]}-{number}",
                step=StepKey.PERIKSA_KABUPATEN,
                payload=payload,
                payload_sha256=digest,
                line_count=lines,
                total=1_900_000_000,
                submitted_at=now,
                submitted_by=officer,
                **_end(number, now),
            )
            for review in reviews
            for number in (1, 2)
        ),
        batch_size=50,
    )


def _end(number: int, now: datetime) -> dict:
    return {"end": SubmissionEnd.RETURNED, "ended_at": now} if number == 1 else {}


def _sums(rounds: list[Submission]) -> None:
    keys = [(SumBasis.BIDANG, str(number), f"Bidang {number}") for number in range(1, 6)]
    keys += [(SumBasis.SUMBER, code, code) for code in SOURCES]
    keys += [(SumBasis.TAG, tag.value, str(tag.label)) for tag in Tag]
    keys += [(SumBasis.LIMIT, code, code) for code, _, _ in LIMITS]
    SubmissionSum.objects.bulk_create(
        SubmissionSum(
            submission=one, basis=basis, key=key, name=name, amount=1_000_000 * (one.pk % 97 + 1) * (place % 7 + 1)
        )
        for one in rounds
        for place, (basis, key, name) in enumerate(keys)
    )


def _findings(rounds: list[Submission]) -> None:
    levels = (CheckLevel.WARN, CheckLevel.INFO, CheckLevel.WARN)
    SubmissionFinding.objects.bulk_create(
        SubmissionFinding(
            submission=one,
            rule=rule,
            level=levels[place % len(levels)],
            count=place + 1,
            example="Contoh temuan.",
            sentence="Sudah dibahas.",
        )
        for one in rounds
        for place, rule in enumerate(RULES)
        if (one.pk + place) % 3
    )


def _notes(rounds: list[Submission], officer: Membership) -> None:
    now = timezone.now()
    ReviewNote.objects.bulk_create(
        ReviewNote(
            desa_id=one.desa_id,
            review_id=one.review_id,
            submission=one,
            step=StepKey.PERIKSA_KABUPATEN,
            by=officer,
            severity=Severity.MUST,
            text="Lengkapi RAB.",
            sent_at=now,
        )
        for one in rounds
        if one.number == 1
        for _ in range(3)
    )
