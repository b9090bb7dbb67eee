"""The main menu of the active membership."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from accounts.models import Membership
from accounts.policy import may_see_accounts
from review.board.policy import may_read_board
from review.policy import may_open_desk


@dataclass(frozen=True)
class Entry:
    """One entry of the main menu."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Section:
    """A part of the application: where its entry leads, and how the addresses of its pages begin."""

    label: str
    url: str
    begins: tuple[str, ...]

    def holds(self, path: str) -> bool:
        """Whether the page lies in this part."""
        return path == self.url or path.startswith(self.begins)


def navigation(request: HttpRequest) -> dict:
    """Context processor: `navigation`, worked out only where a page draws it."""
    return {"navigation": SimpleLazyObject(lambda: entries(getattr(request, "membership", None), request.path))}


def entries(membership: Membership | None, path: str) -> list[Entry]:
    """The menu of a membership; nobody has no menu."""
    if not membership:
        return []
    return [Entry(section.label, section.url, section.holds(path)) for section in _sections(membership)]


def _sections(membership: Membership) -> Iterator[Section]:
    home, plans, villages = reverse("home"), reverse("rpjm_list"), reverse("village_list")
    yield Section("Beranda", home, ())
    if may_read_board(membership):
        board = reverse("review_board")
        yield Section("Papan", board, (board,))
    meetings = reverse("musyawarah_list")
    yield Section("Musyawarah", meetings, (meetings, "/keputusan/", "/tim/"))
    yield Section("Usulan", reverse("usulan_list"), ("/usulan/", "/pengkajian/"))
    yield Section("RPJM Desa", plans, (plans, "/kegiatan/"))
    yearly = reverse("rkp_list")
    yield Section("RKP Desa", yearly, (yearly, "/kegiatan-rkp/"))
    if may_open_desk(membership):
        desk = reverse("review_queue")
        yield Section("Pemeriksaan", desk, (desk, "/catatan-pemeriksaan/"))
    training = reverse("training_list")
    yield Section("Pelatihan", training, (training,))
    data = reverse("program_list") if not membership.kabupaten else reverse("prioritas_list")
    yield Section(
        "Data Pendukung",
        data,
        ("/pagu/", "/standar-harga/", "/program-masuk/", "/kerja-sama/", "/prioritas-kabupaten/", "/aturan-dana-desa/"),
    )
    if membership.desa:
        own = reverse("village_profile", kwargs={"desa_code": membership.desa.code})
        yield Section("Profil Desa", own, (villages,))
    else:
        yield Section("Desa", villages, (villages,))
    if may_see_accounts(membership):
        accounts = reverse("account_list")
        yield Section("Akun", accounts, (accounts,))
    if membership.kabupaten:
        settings = reverse("kabupaten_settings", kwargs={"kabupaten_code": membership.kabupaten.code})
        yield Section("Pengaturan", settings, ("/kabupaten/",))
