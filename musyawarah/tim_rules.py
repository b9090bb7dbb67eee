"""What the regulations ask of a team: said beside the form with its article, never in the way of saving."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from musyawarah.enums import TimKind, TimPost
from musyawarah.tim_data import MemberData
from places.enums import Gender
from villages.enums import FormSet, JabatanKind
from villages.terms import Terms

LEAST_MEMBERS, MOST_MEMBERS = 7, 11
WOMEN_PERCENT = 30
_DRAFTING = {TimKind.PENYUSUN_RPJM: "Pasal 8", TimKind.PENYUSUN_RKP: "Pasal 33"}
_POSTS_OF_OFFICES = {
    TimPost.PEMBINA: JabatanKind.KEPALA_DESA,
    TimPost.KETUA: JabatanKind.SEKRETARIS_DESA,
    TimPost.SEKRETARIS: JabatanKind.KETUA_LPM,
}
_FILE = Path(__file__).parent / "data" / "rktl.csv"


@dataclass(frozen=True)
class Remark:
    """Something that a team still lacks, and where that is written."""

    text: str
    source: str


def remarks_on(kind: str, members: Sequence[MemberData], form_set: str, terms: Terms) -> list[Remark]:
    """What a team lacks by the form set of its kabupaten (rule R09); nothing for a team without members."""
    if not members:
        return []
    known, article = TimKind(kind), _DRAFTING.get(TimKind(kind))
    source = f"Permendagri 114/2014 {article}" if article else "Permendagri 114/2014"
    found = []
    if article and not LEAST_MEMBERS <= len(members) <= MOST_MEMBERS:
        text = f"Tim beranggota {len(members)} orang; ketentuannya {LEAST_MEMBERS} sampai {MOST_MEMBERS} orang."
        found.append(Remark(text, source))
    found += _about_women(members, source)
    if article:
        found += _about_posts(members, form_set, terms, source)
    elif not _with_post(members, TimPost.KETUA):
        found.append(Remark(f"{known.label} belum mempunyai ketua.", source))
    return found


@cache
def usual_rktl(kind: str) -> tuple[str, ...]:
    """The usual steps of a team's work plan."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(row["activity"] for row in csv.DictReader(file) if kind in row["kinds"].split("|"))


def _about_women(members: Sequence[MemberData], source: str) -> Iterable[Remark]:
    women = sum(member.gender == Gender.P for member in members)
    if not women:
        yield Remark("Belum ada perempuan dalam tim.", source)
    elif women * 100 < WOMEN_PERCENT * len(members):
        share = f"{women} dari {len(members)} anggota tim perempuan, kurang dari {WOMEN_PERCENT} persen."
        yield Remark(share, "Praktik baik; perempuan wajib ada dalam tim")


def _about_posts(members: Sequence[MemberData], form_set: str, terms: Terms, source: str) -> Iterable[Remark]:
    for post in (TimPost.PEMBINA, TimPost.KETUA, TimPost.SEKRETARIS):
        if not _with_post(members, post):
            yield Remark(f"{post.label} tim belum ditentukan.", source)
    if form_set != FormSet.PERMENDAGRI_114:  # in the other set the ketua is chosen and takes his sekretaris
        return
    for post, kind in _POSTS_OF_OFFICES.items():
        holder, title = _with_post(members, post), terms.office(kind)
        wanted = {title.lower(), str(kind.label).lower(), title.lower().removeprefix("ketua ")}
        if holder and not any(word in holder.unsur.lower() for word in wanted):
            own = holder.unsur or "tanpa jabatan"
            yield Remark(f"{post.label} tim semestinya {title}; kini {holder.name} ({own}).", source)


def _with_post(members: Iterable[MemberData], post: TimPost) -> MemberData | None:
    return next((member for member in members if member.post == post), None)
