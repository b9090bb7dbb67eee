"""The cast of every test: who they are, where they work, and the villages that are not theirs.

Umeanyar is "the own village". Kalianget lies in the same kecamatan, Dencarik in another kecamatan of the same
kabupaten, Pandanlandung in another kabupaten.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pytest
from django.contrib.auth.hashers import make_password
from django.db.models import Model

from accounts.enums import LEVELS_OF_ROLE, Level, Role
from accounts.models import Membership, User
from places.models import Desa, Dusun, Kabupaten, Kecamatan, Orang, Provinsi
from tests.strict_client import StrictClient

SINCE = date(2020, 1, 2)

NAMES: dict[Role, str] = {
    Role.SEKRETARIS_DESA: "Sari",
    Role.KAUR_PERENCANAAN: "Putu",
    Role.KAUR_KEUANGAN: "Ayu",
    Role.KEPALA_DESA: "Made",
    Role.TIM_PENYUSUN: "Wati",
    Role.TIM_VERIFIKASI: "Gede",
    Role.KEPALA_DUSUN: "Karto",
    Role.BPD: "Joko",
    Role.PENDAMPING: "Ketut",
    Role.PETUGAS_KECAMATAN: "Rina",
    Role.CAMAT: "Nyoman",
    Role.DINAS_PMD: "Dewi",
    Role.BAPPEDA: "Agus",
    Role.BAGIAN_HUKUM: "Lina",
    Role.INSPEKTORAT: "Budi",
    Role.ADMINISTRATOR: "Tono",
}


@dataclass(frozen=True)
class Villages:
    """Four villages, by their distance from the own one."""

    umeanyar: Desa
    kalianget: Desa
    dencarik: Desa
    pandanlandung: Desa

    def outside(self, membership: Membership) -> Desa:
        """Give the nearest village that the membership must not see (the administrator sees all)."""
        if membership.level == Level.DESA:
            return self.kalianget
        return self.dencarik if membership.level == Level.KECAMATAN else self.pandanlandung


@dataclass(frozen=True)
class Cast:
    """Everybody's membership; `cast.sari` and so on by name, `cast.of(role)` by role."""

    villages: Villages
    memberships: dict[Role, Membership]
    bejo: Membership

    def of(self, role: Role) -> Membership:
        """Give the membership of the one who plays this role at the own place."""
        return self.memberships[role]

    @property
    def sari(self) -> Membership:
        """Sekretaris Desa of Umeanyar."""
        return self.memberships[Role.SEKRETARIS_DESA]

    @property
    def karto(self) -> Membership:
        """Kepala Dusun of Umeanyar's first dusun."""
        return self.memberships[Role.KEPALA_DUSUN]

    @property
    def wati(self) -> Membership:
        """Tim Penyusun of Umeanyar."""
        return self.memberships[Role.TIM_PENYUSUN]

    @property
    def joko(self) -> Membership:
        """Ketua BPD of Umeanyar."""
        return self.memberships[Role.BPD]

    @property
    def made(self) -> Membership:
        """Kepala Desa of Umeanyar."""
        return self.memberships[Role.KEPALA_DESA]

    @property
    def rina(self) -> Membership:
        """Officer of Kecamatan Seririt."""
        return self.memberships[Role.PETUGAS_KECAMATAN]

    @property
    def dewi(self) -> Membership:
        """Dinas PMD of Kabupaten Buleleng."""
        return self.memberships[Role.DINAS_PMD]

    @property
    def tono(self) -> Membership:
        """The administrator."""
        return self.memberships[Role.ADMINISTRATOR]


def make_villages() -> Villages:
    """Make two villages in one kecamatan, a third in another, a fourth in another kabupaten."""
    bali = Provinsi.objects.create(code="51", name="Bali")
    jatim = Provinsi.objects.create(code="35", name="Jawa Timur")
    buleleng = Kabupaten.objects.create(code="51.08", name="Kabupaten Buleleng", provinsi=bali)
    malang = Kabupaten.objects.create(code="35.07", name="Kabupaten Malang", provinsi=jatim)
    seririt = Kecamatan.objects.create(code="51.08.02", name="Seririt", kabupaten=buleleng)
    banjar = Kecamatan.objects.create(code="51.08.04", name="Banjar", kabupaten=buleleng)
    wagir = Kecamatan.objects.create(code="35.07.21", name="Wagir", kabupaten=malang)
    return Villages(
        umeanyar=make_desa("51.08.02.2021", "Umeanyar", seririt, dusun=("Banjar Anyar", "Banjar Kelod")),
        kalianget=make_desa("51.08.02.2013", "Kalianget", seririt, dusun=("Banjar Tengah",)),
        dencarik=make_desa("51.08.04.2010", "Dencarik", banjar, dusun=("Banjar Corot",)),
        pandanlandung=make_desa("35.07.21.2012", "Pandanlandung", wagir, dusun=("Krajan",)),
    )


def make_desa(code: str, name: str, kecamatan: Kecamatan, *, dusun: tuple[str, ...] = ()) -> Desa:
    """Make a village with its hamlets."""
    kabupaten = kecamatan.kabupaten
    desa = Desa.objects.create(
        code=code, name=name, kecamatan=kecamatan, kabupaten=kabupaten, provinsi=kabupaten.provinsi
    )
    Dusun.objects.bulk_create(
        Dusun(desa=desa, name=dusun_name, position=position) for position, dusun_name in enumerate(dusun, start=1)
    )
    return desa


def make_member(name: str, role: Role, desa: Desa, *, level: Level | None = None) -> Membership:
    """Make a person with a login who holds a role at the village's own level of that role."""
    return make_members({role: name}, desa, level=level)[role]


def make_members(names: Mapping[Role, str], desa: Desa, *, level: Level | None = None) -> dict[Role, Membership]:
    """Make several of them at once: thousands of tests begin with it."""
    dusun = desa.dusun_set.first() if Role.KEPALA_DUSUN in names else None
    owners = {role: _owner(desa, level or LEVELS_OF_ROLE[role][0]) for role in names}
    people = {role: Orang(name=name, **owners[role]) for role, name in names.items()}
    Orang.objects.bulk_create(people.values())
    User.objects.bulk_create(
        User(username=f"{orang.name.lower()}.{desa.name.lower()}", password=make_password(None), orang=orang)
        for orang in people.values()
    )
    members = {
        role: Membership(
            orang=orang,
            role=role,
            dusun=dusun if role == Role.KEPALA_DUSUN else None,
            starts_on=SINCE,
            **owners[role],
        )
        for role, orang in people.items()
    }
    Membership.objects.bulk_create(members.values())
    return members


def _owner(desa: Desa, level: Level) -> dict[str, Model]:
    """Give the place that people of this level work for."""
    return {
        Level.DESA: {"desa": desa},
        Level.KECAMATAN: {"kecamatan": desa.kecamatan},
        Level.KABUPATEN: {"kabupaten": desa.kabupaten},
        Level.NATION: {},
    }[level]


@pytest.fixture
def villages(db) -> Villages:
    """Four villages without people."""
    return make_villages()


@pytest.fixture
def cast(villages: Villages) -> Cast:
    """Everybody at the own place, and Bejo, secretary of the neighbouring village."""
    return Cast(
        villages,
        make_members(NAMES, villages.umeanyar),
        bejo=make_member("Bejo", Role.SEKRETARIS_DESA, villages.kalianget),
    )


@pytest.fixture
def sign_in() -> Callable[[Membership | None], StrictClient]:
    """Give a function that opens a browser in which somebody (or nobody) is signed in."""

    def open_browser(membership: Membership | None) -> StrictClient:
        browser = StrictClient()
        if membership is not None:
            browser.force_login(membership.orang.user)
        return browser

    return open_browser
