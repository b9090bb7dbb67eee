"""The yearly report of a Balai Rakyat: what it did, who came, what was read, and who works with it."""

from dataclasses import dataclass
from datetime import date

from musyawarah.documents.village_print import VillagePrint
from musyawarah.documents.year_print import find_village
from places.formats.tanggal import format_tanggal
from places.models import Desa
from reporting.errors import DocumentError
from reporting.payload import ProseDocument, Signature
from reporting.prose_blocks import signatures
from reporting.registry import register
from training.balai_facts import BalaiYear, load_balai_year
from training.enums import BalaiAim
from training.models import BalaiManager, BalaiRakyat
from villages.enums import JabatanKind

KEY = "laporan-balai-rakyat"


@dataclass(frozen=True)
class _Print(VillagePrint):
    """The village on the last day of the year."""

    village: Desa
    year: int

    @property
    def desa(self) -> Desa:
        """The village."""
        return self.village

    @property
    def on(self) -> date:
        """The last day of the year."""
        return date(self.year, 12, 31)


@register(
    key=KEY,
    title="Laporan tahunan Balai Rakyat",
    arguments=("desa", "year"),
    description="Pengurus, kegiatan dengan jumlah pengunjung, bacaan, dan mitra Balai Rakyat dalam satu tahun.",
)
def build(*, desa: str, year: int) -> ProseDocument:
    """The report of a village code and a year; small counts of private marks are not told."""
    village = find_village(desa)
    balai = BalaiRakyat.objects.filter(desa=village).first()
    if balai is None:
        raise DocumentError(f"Desa {village.name} belum mencatat Balai Rakyat.")
    balai.desa = village
    return draw(load_balai_year(balai, year, sees_marks=False))


def draw(facts: BalaiYear) -> ProseDocument:
    """The report of a loaded year."""
    balai, source = facts.balai, _Print(facts.balai.desa, facts.year)
    head = next((one for one in facts.managers if one.position.casefold().startswith("ketua")), None)
    return ProseDocument(
        key=KEY,
        title=f"Laporan {balai.name} {facts.year}",
        template="training/documents/laporan_balai.html",
        draft=False,
        author=source.author,
        context={
            "kop": source.kop(),
            "heading": ["LAPORAN TAHUNAN", balai.name.upper(), f"TAHUN {facts.year}"],
            "facts": _head(facts),
            "aims": [str(aim.label) for aim in BalaiAim if aim in balai.aims],
            "managers": [
                {"name": one.name, "gender": one.gender, "position": one.position, "term": _term(one)}
                for one in facts.managers
            ],
            "lacks": facts.inclusion,
            "activities": [
                {
                    "day": format_tanggal(one.activity.held_on),
                    "title": one.activity.title,
                    "aim": str(one.activity.get_aim_display()) if one.activity.aim else "",
                    "men": one.men,
                    "women": one.women,
                    "total": one.total,
                }
                for one in facts.activities
            ],
            "total": {
                "men": facts.by_sex[0][1],
                "women": facts.by_sex[1][1],
                "all": facts.visitors,
            },
            "ages": [{"label": label, "count": count} for label, count in facts.by_age],
            "disabled": facts.disabled_words,
            "poor": facts.poor_words,
            "reading": f"{len(facts.loans)} kali bahan bacaan dipinjam atau dibaca, oleh {facts.read} pembaca.",
            "partners": [{"name": one.name, "kind": one.kind, "role": one.role} for one in facts.partners],
            "signatures": signatures(
                [
                    source.officer(JabatanKind.KEPALA_DESA, heading="Mengetahui:", side="left"),
                    Signature(
                        "", f"Ketua {balai.name}", head.name if head else None, place_and_date=source.place_and_date()
                    ),
                ]
            ),
        },
    )


def _head(facts: BalaiYear) -> list[list[str]]:
    balai = facts.balai
    rows = [
        ["Nama", balai.name],
        ["Tempat", balai.address],
        ["SK/Perdes", balai.decree],
        ["Berdiri", format_tanggal(balai.founded_on) if balai.founded_on else ""],
        ["Tujuan umum", balai.general_aim],
        ["Akses", balai.accessibility],
    ]
    return [[label, words] for label, words in rows if words]


def _term(manager: BalaiManager) -> str:
    days = [format_tanggal(day) for day in (manager.starts_on, manager.ends_on) if day]
    return " s.d. ".join(days)
