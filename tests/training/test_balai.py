"""The Balai Rakyat of a village: who writes it, what is counted, what others may not read."""

from datetime import date

import pytest

from accounts.enums import Role
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from reporting.rendering import render
from training.balai_data import ActivityData, BalaiData, LoanData, ManagerData, PartnerData
from training.balai_facts import load_balai_year
from training.documents.laporan_balai import build
from training.enums import AgeGroup, BalaiAim
from training.models import BalaiRakyat
from training.services.balai import found_balai, save_manager, save_partner, update_balai
from training.services.balai_life import add_activity, give_back, lend, update_activity

DAY = date(2026, 5, 20)
VISITORS = {("L", AgeGroup.MUDA): 7, ("P", AgeGroup.MUDA): 9, ("P", AgeGroup.LANSIA): 4}


@pytest.fixture
def balai(cast) -> BalaiRakyat:
    """Umeanyar's centre."""
    data = BalaiData(name="Balai Rakyat Umeanyar", aims=(BalaiAim.BELAJAR, BalaiAim.KADERISASI))
    return found_balai(by=cast.sari, desa=cast.villages.umeanyar, data=data)


def an_activity(**more) -> ActivityData:
    return ActivityData(held_on=DAY, title="Kelas baca anak", aim=BalaiAim.BELAJAR, visitors=VISITORS, **more)


def test_a_village_has_one_centre_with_its_aims_in_their_order(cast, balai):
    assert balai.aims == [BalaiAim.KADERISASI, BalaiAim.BELAJAR]
    with pytest.raises(DomainError, match="sudah dicatat"):
        found_balai(by=cast.sari, desa=cast.villages.umeanyar, data=BalaiData(name="Kedua"))


@pytest.mark.parametrize("role", [Role.BPD, Role.PETUGAS_KECAMATAN, Role.DINAS_PMD])
def test_nobody_but_the_villages_staff_writes_it(cast, balai, role):
    with pytest.raises(NotAllowed, match="desanya sendiri"):
        add_activity(by=cast.of(role), balai=balai, data=an_activity())


def test_visitors_are_counted_by_sex_and_age(cast, balai):
    add_activity(by=cast.sari, balai=balai, data=an_activity())
    facts = load_balai_year(balai, 2026, sees_marks=True)
    assert (facts.visitors, facts.by_sex) == (20, [("Laki-laki", 7), ("Perempuan", 13)])
    assert dict(facts.by_age)[AgeGroup.LANSIA.label] == 4
    assert load_balai_year(balai, 2025, sees_marks=True).visitors == 0


def test_more_people_with_disabilities_than_visitors_are_refused(cast, balai):
    with pytest.raises(DomainError, match="lebih dari jumlah yang hadir") as caught:
        add_activity(by=cast.sari, balai=balai, data=an_activity(disabled_count=21))
    assert caught.value.field == "disabled_count"


def test_few_private_marks_are_not_told_outside_the_village(cast, balai):
    add_activity(by=cast.sari, balai=balai, data=an_activity(disabled_count=2, poor_count=6))
    outside, inside = (load_balai_year(balai, 2026, sees_marks=sees) for sees in (False, True))
    assert (outside.disabled_words, outside.poor_words) == ("kurang dari 5", "6")
    assert inside.disabled_words == "2"


def test_managers_without_women_are_told(cast, balai):
    for name, sex in (("Made", "L"), ("Gede", "L"), ("Ketut", "L"), ("Wati", "P")):
        data = ManagerData(name=name, gender=sex, position="Anggota")
        save_manager(by=cast.sari, balai=balai, version=0, data=data)
    told = load_balai_year(balai, 2026, sees_marks=True).inclusion
    assert "Perempuan 1 dari 4 pengurus, kurang dari 30 persen." in told


def test_two_who_write_one_manager_meet(cast, balai):
    row = save_manager(by=cast.sari, balai=balai, version=0, data=ManagerData(name="Made", position="Ketua"))
    seen = BalaiRakyat.objects.get(pk=balai.pk).version
    again = ManagerData(name="Made", position="Ketua umum")
    save_manager(by=cast.sari, balai=balai, version=seen, data=again, manager=row)
    with pytest.raises(StaleVersion):
        save_manager(by=cast.wati, balai=balai, version=seen, data=again, manager=row)
    with pytest.raises(StaleVersion):
        update_balai(by=cast.wati, balai=balai, version=seen, data=BalaiData(name="Lain"))


def test_two_who_write_one_activity_meet(cast, balai):
    activity = add_activity(by=cast.sari, balai=balai, data=an_activity())
    update_activity(by=cast.sari, activity=activity, version=1, data=an_activity(place="Aula"))
    with pytest.raises(StaleVersion):
        update_activity(by=cast.wati, activity=activity, version=1, data=an_activity())


def test_what_is_lent_comes_back_once(cast, balai):
    with pytest.raises(DomainError, match="peminjamnya"):
        lend(by=cast.sari, balai=balai, data=LoanData(title="Undang-Undang Desa", lent_on=DAY))
    loan = lend(by=cast.sari, balai=balai, data=LoanData(title="Undang-Undang Desa", lent_on=DAY, borrower="Karto"))
    give_back(by=cast.sari, loan=loan, on=date(2026, 5, 27))
    with pytest.raises(DomainError, match="tidak sedang dipinjam"):
        give_back(by=cast.sari, loan=loan, on=date(2026, 5, 28))


def test_borrowers_are_read_by_the_village_alone(cast, balai, sign_in):
    lend(by=cast.sari, balai=balai, data=LoanData(title="Panduan RKP", lent_on=DAY, borrower="Nyoman Peminjam"))
    address = f"/desa/{cast.villages.umeanyar.code}/balai-rakyat/?tahun=2026"
    assert "Nyoman Peminjam" in sign_in(cast.sari).get(address).text
    assert "Nyoman Peminjam" not in sign_in(cast.rina).get(address).text


def test_the_yearly_report_prints(cast, balai):
    add_activity(by=cast.sari, balai=balai, data=an_activity(disabled_count=2))
    save_partner(by=cast.sari, balai=balai, version=0, data=PartnerData(name="SD 1 Umeanyar", kind="Sekolah"))
    payload = build(desa=cast.villages.umeanyar.code, year=2026)
    html = render(payload, "html").data.decode()
    for words in ("Kelas baca anak", "SD 1 Umeanyar", "kurang dari 5", "Pengurus belum dicatat."):
        assert words in html
    assert render(payload, "pdf").data.startswith(b"%PDF")
