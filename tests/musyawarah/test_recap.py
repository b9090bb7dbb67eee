"""The recap counts each usulan once and names the hamlets that were not heard."""

import pytest
from django.urls import reverse

from codes.models import Bidang
from codes.services.load_kegiatan import load_kegiatan
from musyawarah.enums import MusyawarahStatus
from musyawarah.models import GabunganUsulan
from musyawarah.usulan_reading import load_usulan
from musyawarah.usulan_recap import BY_UNSUR, recap_of
from tests.musyawarah.making import make_keputusan, make_musyawarah, make_usulan

pytestmark = pytest.mark.django_db
NAMES = ["Banjar Anyar", "Banjar Kelod"]
CODES = ["1", "2", "3"]


def test_rows_add_up_to_the_total_and_outcomes_stand_beside_them(cast):
    load_kegiatan()
    first, second = cast.villages.umeanyar.dusun_set.order_by("position")
    works = Bidang.objects.get(code="2")
    agreed = make_usulan(cast, "Talud", dusun=first, bidang=works, manfaat_l=5, manfaat_p=6, manfaat_rtm=2)
    make_usulan(cast, "Jalan", dusun=second, manfaat_p=4)
    make_usulan(cast, "Kantor", bidang=works)
    make_keputusan(make_musyawarah(cast, status=MusyawarahStatus.CLOSED), agreed)
    recap = recap_of(load_usulan(cast.villages.umeanyar), 2027, by="dusun", dusun_names=NAMES, codes=CODES)
    assert [row.label for row in recap.rows] == [*NAMES, "Seluruh desa"]
    assert recap.bidang_codes == ("1", "2", "3", "")
    assert [row.bidang for row in recap.rows] == [(0, 1, 0, 0), (0, 0, 0, 1), (0, 1, 0, 0)]
    assert (recap.total.count, recap.total.manfaat_l, recap.total.manfaat_p, recap.total.manfaat_rtm) == (3, 5, 10, 2)
    by_label = dict(zip(recap.outcome_labels, recap.total.outcomes, strict=True))
    assert (by_label["Belum diputuskan"], by_label["Disepakati"]) == (2, 1)
    assert recap.silent == ()


def test_a_hamlet_that_was_not_heard_is_named_unless_its_usulan_went_on_in_another(cast):
    first, second = cast.villages.umeanyar.dusun_set.order_by("position")
    head = make_usulan(cast, "Drainase", dusun=first)
    usulan = load_usulan(cast.villages.umeanyar)
    assert recap_of(usulan, 2027, by="dusun", dusun_names=NAMES, codes=CODES).silent == ("Banjar Kelod",)
    other = make_usulan(cast, "Selokan", dusun=second)
    GabunganUsulan.objects.create(usulan=other, into=head, merged_by=cast.sari)
    usulan = load_usulan(cast.villages.umeanyar)
    recap = recap_of(usulan, 2027, by="dusun", dusun_names=NAMES, codes=CODES)
    assert recap.silent == () and recap.total.count == 1


def test_the_same_counts_stand_per_unsur(cast, sign_in):
    make_usulan(cast, "Simpan pinjam", unsur="perempuan")
    make_usulan(cast, "Bibit", unsur="tani")
    recap = recap_of(load_usulan(cast.villages.umeanyar), 2027, by=BY_UNSUR, dusun_names=NAMES, codes=CODES)
    assert [(row.label, row.count) for row in recap.rows] == [("Kelompok tani", 1), ("Kelompok perempuan", 1)]
    page = sign_in(cast.sari).get(reverse("usulan_recap"), {"tahun": 2027, "menurut": "unsur"}).content.decode()
    assert "Kelompok perempuan" in page and "Banjar Kelod" in page
