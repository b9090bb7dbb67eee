"""People to invite out of typed or pasted names; who is known by exactly that name is meant."""

from dataclasses import dataclass

from musyawarah.enums import InvitedFor
from musyawarah.invitation_data import InvitedData
from musyawarah.known_people import KnownPeople, known_people
from musyawarah.models import Musyawarah
from musyawarah.name_matching import plain_name
from musyawarah.pasted_names import PastedName, read_pasted
from places.models import Orang
from villages.enums import Unsur


@dataclass(frozen=True)
class TypedInvited:
    """What was read, and what could not be."""

    people: tuple[InvitedData, ...]
    problems: tuple[str, ...]


def read_invited(musyawarah: Musyawarah, text: str, *, role: str) -> TypedInvited:
    """Read the lines; ten queries."""
    known = known_people(musyawarah)
    hamlets = {plain_name(dusun.name): pk for pk, dusun in known.hamlets.items()}
    read = read_pasted(text, hamlets=hamlets)
    sure = {line.number: known.names.match(line.name).sure for line in read.names}
    keys = [known.people[key].orang_id for key in sure.values() if key]
    orang = Orang.objects.in_bulk([key for key in keys if key])
    people = tuple(_invited(line, known, sure[line.number], orang, role) for line in read.names)
    return TypedInvited(people, read.problems)


def _invited(line: PastedName, known: KnownPeople, key: str | None, orang: dict[int, Orang], role: str) -> InvitedData:
    one = known.people[key] if key else None
    dusun_id = line.dusun_id or (one.dusun_id if one else None)
    return InvitedData(
        name=one.name if one else line.name,
        orang=orang.get(one.orang_id) if one and one.orang_id else None,
        gender=line.gender or (one.gender if one else ""),
        unsur=line.unsur or (one.unsur if one else Unsur.WARGA),
        office=(one.office if one else "") or line.other,
        dusun=known.hamlets.get(dusun_id) if dusun_id else None,
        role=role,
        invited_for=InvitedFor.LAINNYA,
    )
