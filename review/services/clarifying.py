"""Klarifikasi: what the kabupaten found in a Perdes that was sent to it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import Membership
from places.errors import DomainError
from review.case import Case, Plan
from review.enums import ClarificationResult, ReviewAct
from review.models import Enactment
from review.policy import may
from review.services.moving import lock_case, move


@dataclass(frozen=True)
class ClarificationData:
    """Result, day and number of the letter, and what was found."""

    result: str
    clarified_on: date
    number: str = ""
    note: str = ""


@transaction.atomic
def clarify(*, by: Membership, plan: Plan, version: int, data: ClarificationData) -> Enactment:
    """Record the kabupaten's clarification of an enacted plan. Raises DomainError naming the field at fault."""
    case = lock_case(plan, version=version)
    may(by, case, ReviewAct.CLARIFY).require()
    enactment = Enactment.objects.select_for_update(of=("self",)).get(review=case.review)
    _check(case, enactment, data)
    values = {"clarified_on": data.clarified_on}
    move(by=by, case=case, act=ReviewAct.CLARIFY, values=values, reason=data.note)
    enactment.clarification = data.result
    enactment.clarification_number, enactment.clarification_note = data.number.strip(), data.note.strip()
    enactment.save(update_fields=["clarification", "clarification_number", "clarification_note"])
    return enactment


def _check(case: Case, enactment: Enactment, data: ClarificationData) -> None:
    if data.result not in ClarificationResult.values:
        raise DomainError("Pilih hasil klarifikasi.", field="result")
    if data.result == ClarificationResult.DIFFERS and not data.note.strip():
        raise DomainError("Tuliskan apa yang bertentangan dan dengan peraturan mana.", field="note")
    if data.clarified_on < enactment.promulgated_on:
        raise DomainError("Klarifikasi tidak dapat mendahului pengundangan.", field="clarified_on")
    if data.clarified_on > case.today:
        raise DomainError("Tanggal belum tiba.", field="clarified_on")
