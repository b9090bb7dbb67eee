"""The pages of usulan, their scoring and the pengkajian."""

from datetime import date

from django.urls import reverse

from accounts.enums import Role
from codes.models import Bidang
from musyawarah.enums import DecisionOutcome, KajianTool, MusyawarahKind, MusyawarahStatus
from musyawarah.methods import shipped_methods
from musyawarah.models import DasarUsulan, GabunganUsulan, HasilKajian, Keputusan, NilaiUsulan, Skoring, Usulan
from tests.baselines.page import Build, Page
from tests.baselines.pages_planning import load_codes
from tests.cast import Cast
from tests.musyawarah.making import at, make_musyawarah

YEAR = 2027


def usulan(cast: Cast, rows: int) -> list[Usulan]:
    """So many usulan; some decided, some joined, some deleted, each on a problem and with its scores."""
    load_codes()
    desa = cast.villages.umeanyar
    hamlets = list(desa.dusun_set.all())
    works = Bidang.objects.get(code="2")
    common = {"desa": desa, "year": YEAR, "proposed_on": date(2026, 5, 10), "entered_by": cast.sari, "bidang": works}
    made = Usulan.objects.bulk_create(
        Usulan(
            number=number, name=f"Jalan gang {number} {'abcdefg'[number % 7] * 5}", dusun=hamlets[number % 2], **common
        )
        for number in range(1, rows + 1)
    )
    kajian = HasilKajian.objects.create(desa=desa, year=2026, tool=KajianTool.SKETSA, subject="Jalan", problem="Rusak")
    DasarUsulan.objects.bulk_create(DasarUsulan(usulan=one, kajian=kajian) for one in made)
    meeting = make_musyawarah(cast, status=MusyawarahStatus.CLOSED)
    Keputusan.objects.bulk_create(
        Keputusan(
            musyawarah=meeting,
            usulan=one,
            number=one.number,
            text="Ditunda",
            outcome=DecisionOutcome.DEFERRED,
            reason="Dana",
            decided_at=at(10),
        )
        for one in made[::3]
    )
    GabunganUsulan.objects.bulk_create(
        GabunganUsulan(usulan=one, into=made[0], merged_by=cast.sari) for one in made[1::5]
    )
    method = shipped_methods()["P1"]
    skoring = Skoring.objects.create(desa=desa, year=YEAR, method=method.as_json())
    NilaiUsulan.objects.bulk_create(
        NilaiUsulan(skoring=skoring, usulan=one, scorer=member.orang, criterion=criterion.code, value=3)
        for one in made
        for member in (cast.sari, cast.joko)
        for criterion in method.criteria
    )
    return made


def of_year(name: str) -> Build:
    """A page of the year's usulan."""

    def address(cast: Cast, rows: int) -> str:
        usulan(cast, rows)
        return f"{reverse(name)}?tahun={YEAR}&desa={cast.villages.umeanyar.code}"

    return address


def of_one(name: str) -> Build:
    """A page of one of them."""

    def address(cast: Cast, rows: int) -> str:
        return f"{reverse(name, args=[usulan(cast, rows)[1].uid])}?tahun={YEAR}"

    return address


def hint(cast: Cast, rows: int) -> str:
    """What the typed idea may repeat."""
    usulan(cast, rows)
    return f"{reverse('usulan_similar')}?name=Jalan+gang&place="


def joining(cast: Cast, rows: int) -> str:
    """The form that joins so many usulan, thirty at most."""
    made = usulan(cast, rows)
    return f"{reverse('usulan_merge')}?" + "&".join(f"pilih={one.pk}" for one in made)


def of_a_meeting(cast: Cast, rows: int) -> str:
    """What was said in one meeting."""
    usulan(cast, rows)
    meeting = make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.OPEN)
    Usulan.objects.update(musyawarah=meeting)
    return reverse("musyawarah_usulan", args=[meeting.uid])


def kajian(cast: Cast, rows: int) -> str:
    """The list of a tool, some of it deleted."""
    load_codes()
    desa = cast.villages.umeanyar
    common = {"desa": desa, "year": 2026, "tool": KajianTool.KALENDER, "dusun": desa.dusun_set.first()}
    HasilKajian.objects.bulk_create(
        HasilKajian(subject=f"Musim {number}", problem="Air kurang", months=[8, 9], **common) for number in range(rows)
    )
    return f"{reverse('kajian_list')}?alat=kalender&kajian=2026"


PAGES = [
    Page("usulan_list", of_year("usulan_list")),
    Page("usulan_list for an officer", of_year("usulan_list"), who=Role.PETUGAS_KECAMATAN),
    Page("usulan_create", of_year("usulan_create")),
    Page("usulan_edit of an undecided one", of_one("usulan_edit")),
    Page("usulan_similar", hint),
    Page("usulan_merge", of_year("usulan_merge")),
    Page("usulan_merge of chosen ones", joining),
    Page("usulan_scoring", of_year("usulan_scoring")),
    Page("scoring_fill", of_year("scoring_fill")),
    Page("usulan_scores", of_one("usulan_scores")),
    Page("usulan_recap", of_year("usulan_recap")),
    Page("musyawarah_usulan", of_a_meeting),
    Page("kajian_list", kajian),
]
