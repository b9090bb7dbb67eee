"""The kinds of meeting that somebody may plan, in the order of the kabupaten's form set."""

from dataclasses import dataclass

from accounts.models import Membership
from musyawarah.enums import MusyawarahKind
from musyawarah.policy import may_create_musyawarah
from musyawarah.rules import MeetingRule, rules_of
from places.models import Desa
from villages.setting import setting_of

_PURPOSES = {
    MusyawarahKind.RAPAT_TIM: "Membentuk tim penyusun atau tim verifikasi.",
    MusyawarahKind.PRA_MUSDES: "Membahas keadaan desa sebelum musdes.",
    MusyawarahKind.MUSDUS: "Menggali masalah dan gagasan warga satu dusun.",
    MusyawarahKind.MUSYAWARAH_KHUSUS: "Mendengar satu kelompok: perempuan, petani, keluarga miskin, dan lain-lain.",
    MusyawarahKind.REMBUK_STUNTING: "Membahas kegiatan pencegahan stunting.",
    MusyawarahKind.MUSDES_PERENCANAAN: "Membahas hasil pengkajian dan menyepakati arah dan prioritas.",
    MusyawarahKind.MUSRENBANG: "Membahas dan menyepakati rancangan rencana.",
    MusyawarahKind.MUSDES_PENGESAHAN: "Mengesahkan rencana bersama BPD.",
    MusyawarahKind.MUSDES_KHUSUS: "Menetapkan daftar penerima BLT.",
    MusyawarahKind.MUSRENBANG_PERUBAHAN: "Menyepakati perubahan rencana.",
}


@dataclass(frozen=True)
class KindChoice:
    """A kind with what it is for and what holds for it."""

    kind: MusyawarahKind
    purpose: str
    rule: MeetingRule

    @property
    def chairs(self) -> str:
        """ "Kepala Desa, Sekretaris Desa"."""
        return ", ".join(str(role.label) for role in self.rule.chair_roles)


def kinds_for(membership: Membership | None, desa: Desa) -> list[KindChoice]:
    """What the member may plan; a kind that the form set does not know is left out. Two queries."""
    form_set = setting_of(desa.kabupaten).form_set
    found = [
        (rule.order(form_set), KindChoice(MusyawarahKind(kind), _PURPOSES[MusyawarahKind(kind)], rule))
        for kind, rule in rules_of(desa.kabupaten).items()
        if may_create_musyawarah(membership, desa.pk, kind)
    ]
    return [choice for order, choice in sorted(found, key=lambda pair: pair[0] or 0) if order is not None]
