"""The made-up village takes a plan from its desk to the Perdes, as its secretary records it from the signed papers."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from accounts.models import Membership
from planning.models import RkpDesa
from review.case import Case, open_case
from review.readiness import load_readiness
from review.services.agreeing import AgreementData, agree
from review.services.enacting import EnactmentData, enact
from review.services.moving import FromPaper
from review.services.submitting import SubmitData, go_on_without

SCAN = Path(__file__).resolve().parent / "ba_contoh.pdf"
SENTENCE = "Sudah dibahas dalam musyawarah dan dilengkapi menurut kemampuan desa."


def enact_from_paper(by: Membership, rkp: RkpDesa, row: Mapping[str, Any]) -> None:
    """Go on to the BPD, agree on the day before the Perdes, enact; `row` holds number and day of the Perdes."""
    day, scan = date.fromisoformat(row["perdes_date"]), SCAN.read_bytes()
    case = _case(rkp)
    said = SubmitData(sentences={group.rule: SENTENCE for group in load_readiness(case).warnings})
    reason = "Kebijakan yang mendasari perubahan sudah berlaku, jadi langsung dibahas bersama BPD."
    go_on_without(by=by, plan=rkp, version=case.review.version, reason=reason, data=said)
    agreed_on = date.fromisoformat(row["agreed_on"])
    agreement = AgreementData(row["keputusan_bpd"], agreed_on, agreed_on, row["ba_number"])
    paper = FromPaper(agreed_on, scan, row["keputusan_bpd"])
    agree(by=by, plan=rkp, version=_case(rkp).review.version, data=agreement, paper=paper)
    data = EnactmentData(row["perdes_number"], day, day, row["lembaran"])
    paper = FromPaper(day, scan, row["perdes_number"])
    enact(by=by, plan=rkp, version=_case(rkp).review.version, data=data, paper=paper)


def _case(rkp: RkpDesa) -> Case:
    return open_case(RkpDesa.objects.with_place().get(pk=rkp.pk))
