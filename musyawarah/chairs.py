"""Who may chair a kind of meeting, who does so by office, and who may be its notulis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accounts.enums import Role
from accounts.models import Membership
from musyawarah.enums import MusyawarahKind
from musyawarah.rules import MeetingRule, shipped_rules
from places.models import Desa, Dusun, Orang
from villages.enums import JabatanKind
from villages.models import PemangkuJabatan
from villages.signing import holders_on, office_title
from villages.terms import Terms, terms_of

# The offices that stand before all others among those whose role may chair.
_FIRST = (JabatanKind.KETUA_BPD, JabatanKind.KEPALA_DESA, JabatanKind.SEKRETARIS_DESA, JabatanKind.KETUA_TIM_PENYUSUN)


@dataclass(frozen=True)
class Candidate:
    """Somebody who may chair or write the notulen, and what he is called."""

    orang: Orang
    office: str
    role: str  # of his account; empty: he has none
    dusun_id: int | None = None
    rank: int = 99

    @property
    def words(self) -> str:
        """ "Joko, Ketua BPD"."""
        return f"{self.orang.name}, {self.office}" if self.office else self.orang.name


def chairs_of(desa: Desa, kind: str, *, on: date, dusun: Dusun | None = None) -> list[Candidate]:
    """Everybody whose role may chair this kind, the one who does so by office first; four queries.

    A musdus is chaired by the kepala dusun of that hamlet, not of another one.
    """
    rule = shipped_rules()[kind]
    known = _candidates(desa, on)
    fitting = [one for one in known if one.role in rule.chair_roles and _of_hamlet(one, dusun)]
    return sorted(fitting, key=lambda one: (_place_in(rule, one), one.rank, one.orang.name))


def default_chair(desa: Desa, kind: str, *, on: date, dusun: Dusun | None = None) -> Candidate | None:
    """Who chairs by office: the ketua BPD a musdes, the kepala desa a musrenbang, the kepala dusun his musdus.

    It is the first of the roles that may chair; who only may stand in is chosen, never assumed.
    """
    candidates = chairs_of(desa, kind, on=on, dusun=dusun)
    first = shipped_rules()[kind].chair_roles[0]
    by_office = [one for one in candidates if one.role == first]
    if kind == MusyawarahKind.MUSDUS and dusun is None:
        return None
    return by_office[0] if by_office else None


def notulis_of(desa: Desa, *, on: date) -> list[Candidate]:
    """Everybody who may write the notulen: who has an account of the village, the secretary first."""
    known = [one for one in _candidates(desa, on) if one.role]
    return sorted(known, key=lambda one: (one.role != Role.SEKRETARIS_DESA, one.rank, one.orang.name))


def office_of(orang: Orang, desa: Desa, *, on: date) -> str:
    """What a person is called on a day: by his office, else by the role of his account."""
    return next((one.office for one in _candidates(desa, on) if one.orang.pk == orang.pk), "")


def _candidates(desa: Desa, on: date) -> list[Candidate]:
    terms = terms_of(desa.kabupaten)
    held = _highest(holders_on(desa=desa, on=on))
    members = Membership.objects.filter(desa=desa, ends_on=None).select_related("orang", "dusun")
    found = [_candidate(member, held.get(member.orang_id), terms) for member in members]
    return list({(one.orang.pk, one.role): one for one in found}.values())


def _highest(holders: Iterable[PemangkuJabatan]) -> dict[int, PemangkuJabatan]:
    """The first office of each in the order of the SOTK, those that chair before all."""
    ordered = sorted(holders, key=lambda held: _rank(held.jabatan.kind))
    found: dict[int, PemangkuJabatan] = {}
    for held in ordered:
        found.setdefault(held.orang_id, held)
    return found


def _candidate(member: Membership, held: PemangkuJabatan | None, terms: Terms) -> Candidate:
    office = office_title(held, terms) if held else str(member.get_role_display())
    return Candidate(member.orang, office, member.role, member.dusun_id, _rank(held.jabatan.kind) if held else 99)


def _rank(kind: str) -> int:
    return _FIRST.index(JabatanKind(kind)) if kind in _FIRST else len(_FIRST)


def _place_in(rule: MeetingRule, one: Candidate) -> int:
    return rule.chair_roles.index(Role(one.role))


def _of_hamlet(one: Candidate, dusun: Dusun | None) -> bool:
    return one.role != Role.KEPALA_DUSUN or dusun is None or one.dusun_id == dusun.pk
