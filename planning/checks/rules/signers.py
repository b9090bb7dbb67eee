"""R31: whoever signs held the office that the paper names, on that day."""

import re
from collections.abc import Iterator
from datetime import date

from places.formats.tanggal import format_tanggal
from places.workbooks.words import plain
from planning.checks.facts import PlanUnderCheck
from planning.checks.finding import Draft, whole
from planning.checks.making import HolderFact
from planning.checks.registry import INFO, WARN, rule

_CAPACITY = re.compile(r"^(pj|plt|a n|an) ")


@rule(
    "R31",
    title="Penanda tangan sesuai jabatannya",
    level=WARN,
    allowed=(WARN, INFO),
    legal_source="Permendagri 111/2014; Permendagri 110/2016; Permendagri 84/2015",
    remedy="Perbaiki nama atau jabatannya, atau lengkapi daftar pemangku jabatan.",
)
def in_office(facts: PlanUnderCheck) -> Iterator[Draft]:
    """Chair and notulis of each held meeting, and members of each team, on the day of the paper."""
    holders = facts.making.holders
    for meeting in facts.making.process.held:
        for signer in meeting.signers:
            words = _wrong(holders, signer.orang_pk, signer.name, signer.office, meeting.held_on)
            if words:
                page = ("musyawarah_detail", str(meeting.uid))
                yield whole("musyawarah", f"{meeting.title}: {words}", case="meeting", page=page)
    for team in facts.making.process.teams:
        for member in team.members if team.decree_date else ():
            words = _wrong(holders, member.orang_pk, member.name, member.office, team.decree_date or facts.today)
            if words:
                yield whole("tim", f"{team.label}: {words}", case="team", page=("tim_edit", str(team.pk)))


def _wrong(holders: tuple[HolderFact, ...], pk: int | None, name: str, office: str, day: date) -> str:
    """What is wrong with somebody's office on a day, "" when nothing is or the office is not one of the village's."""
    title = _CAPACITY.sub("", plain(office))
    of_office = [one for one in holders if title and title in one.titles]
    there = [one for one in of_office if one.holds_on(day)]
    is_right = any(one.orang_pk == pk or plain(one.name) == plain(name) for one in there)
    if not of_office or is_right:
        return ""
    names = " dan ".join(dict.fromkeys(one.name for one in there))
    then = f"padahal waktu itu dijabat {names}" if names else "padahal waktu itu belum tercatat siapa yang menjabat"
    return f"{name} disebut {office} pada {format_tanggal(day)}, {then}."
