"""Teams: members, decree, work plan, and what the regulations ask of them."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Act
from accounts.verdict import NotAllowed
from musyawarah.enums import TimKind, TimPost
from musyawarah.models import AnggotaTim, RktlKegiatan, Tim
from musyawarah.services.tim import create_tim, delete_tim, restore_tim, save_rktl, update_tim
from musyawarah.tim_data import MemberData, RktlData, TimData
from musyawarah.tim_rules import remarks_on, usual_rktl
from places.enums import Gender
from places.errors import DomainError, StaleVersion
from tests.musyawarah.making import make_musyawarah
from villages.enums import FormSet
from villages.terms import Terms, terms_of

MEMBERS = (
    MemberData("Made", Gender.L, "Perbekel", TimPost.PEMBINA),
    MemberData("Sari", Gender.P, "Sekretaris Desa", TimPost.KETUA),
    MemberData("Komang", Gender.L, "Ketua LPM", TimPost.SEKRETARIS),
    *(MemberData(f"Anggota {number}", Gender.P, "Tokoh masyarakat") for number in range(4)),
)


def a_team(cast, *members: MemberData, **values) -> Tim:
    """A drafting team of Umeanyar."""
    values = {"kind": TimKind.PENYUSUN_RKP, "year": 2027, "members": members or MEMBERS} | values
    return create_tim(by=cast.sari, desa=cast.villages.umeanyar, data=TimData(**values))


def test_a_team_is_formed_with_its_members_in_their_order(cast):
    team = a_team(cast)
    assert [row.name for row in team.anggota_set.all()][:3] == ["Made", "Sari", "Komang"]
    assert [row.position for row in team.anggota_set.all()] == list(range(1, 8))
    act = Act.objects.get(verb="create_tim")
    assert (act.subject_id, act.orang_name) == (str(team.pk), "Sari")
    assert team.history.count() == 1


def test_writing_keeps_rows_that_stay_and_their_history(cast):
    team = a_team(cast)
    before = list(team.anggota_set.values_list("pk", flat=True))
    team = update_tim(
        by=cast.sari, tim=team, version=1, data=TimData(TimKind.PENYUSUN_RKP, 2027, (MEMBERS[1], MEMBERS[0]))
    )
    assert list(team.anggota_set.values_list("pk", "name")) == [(before[0], "Sari"), (before[1], "Made")]
    assert team.version == 2
    assert AnggotaTim.history.filter(id=before[0]).count() == 2
    assert AnggotaTim.history.filter(id=before[5], history_type="-").exists()


def test_two_people_saving_meet_and_nothing_is_lost(cast):
    team = a_team(cast)
    update_tim(by=cast.wati, tim=team, version=1, data=TimData(TimKind.PENYUSUN_RKP, 2027, MEMBERS[:2]))
    with pytest.raises(StaleVersion):
        update_tim(by=cast.sari, tim=team, version=1, data=TimData(TimKind.PENYUSUN_RKP, 2027, MEMBERS))
    assert team.anggota_set.count() == 2


@pytest.mark.parametrize("name", ["karto", "joko", "made", "rina", "dewi", "bejo"])
def test_only_the_village_s_editors_write_teams(cast, name):
    team = a_team(cast)
    who = getattr(cast, name)
    with pytest.raises(NotAllowed):
        create_tim(by=who, desa=cast.villages.umeanyar, data=TimData(TimKind.VERIFIKASI, 2027))
    with pytest.raises(NotAllowed):
        update_tim(by=who, tim=team, version=1, data=TimData(TimKind.VERIFIKASI, 2027))
    with pytest.raises(NotAllowed):
        save_rktl(by=who, tim=team, version=1, rows=())
    with pytest.raises(NotAllowed):
        delete_tim(by=who, tim=team, version=1)
    with pytest.raises(NotAllowed):
        restore_tim(by=who, tim=team)


def test_a_decree_number_is_used_once(cast):
    a_team(cast, decree_number="12/2026")
    with pytest.raises(DomainError, match="sudah dipakai") as refusal:
        a_team(cast, decree_number="12/2026")
    assert refusal.value.field == "decree_number"


def test_a_deleted_team_comes_back_unless_its_number_was_used_anew(cast):
    team = a_team(cast, decree_number="12/2026")
    delete_tim(by=cast.sari, tim=team, version=1)
    delete_tim(by=cast.sari, tim=team, version=1)
    assert not Tim.objects.alive().exists()
    with pytest.raises(DomainError, match="sudah dihapus"):
        update_tim(by=cast.sari, tim=team, version=2, data=TimData(TimKind.VERIFIKASI, 2027))
    restore_tim(by=cast.sari, tim=team)
    assert Tim.objects.alive().count() == 1
    delete_tim(by=cast.sari, tim=team, version=3)
    a_team(cast, decree_number="12/2026")
    with pytest.raises(DomainError, match="sudah dipakai"):
        restore_tim(by=cast.sari, tim=team)


def test_contradictions_are_refused(cast):
    foreign = make_musyawarah(cast, desa=cast.villages.kalianget, presiding=cast.bejo)
    for values, words in (
        ({"year": 1900}, "masuk akal"),
        ({"kind": "x"}, "jenis tim"),
        ({"musyawarah": foreign}, "desa ini"),
    ):
        with pytest.raises(DomainError, match=words):
            a_team(cast, **values)
    for member, words in (
        (MemberData(" "), "nama setiap"),
        (MemberData("Made", post="x"), "kedudukan"),
        (MemberData("Made", gender="x"), "L atau P"),
        (MemberData("Bejo", orang=cast.bejo.orang), "desa ini"),
    ):
        with pytest.raises(DomainError, match=words):
            a_team(cast, member)
    with pytest.raises(DomainError, match="dua kali"):
        a_team(cast, MemberData("Sari", orang=cast.sari.orang), MemberData("Sari", orang=cast.sari.orang))


def test_a_work_plan_is_written_whole(cast):
    team = a_team(cast)
    rows = (RktlData("Musdus", date(2026, 5, 1), date(2026, 5, 9), "Banjar"), RktlData("Musdes"))
    save_rktl(by=cast.sari, tim=team, version=1, rows=rows)
    save_rktl(by=cast.sari, tim=team, version=2, rows=rows[:1])
    assert list(RktlKegiatan.objects.values_list("activity", "place")) == [("Musdus", "Banjar")]
    with pytest.raises(DomainError, match="selesai sebelum mulai"):
        save_rktl(by=cast.sari, tim=team, version=3, rows=[RktlData("x", date(2026, 5, 2), date(2026, 5, 1))])
    with pytest.raises(DomainError, match="uraian"):
        save_rktl(by=cast.sari, tim=team, version=3, rows=[RktlData(" ")])


def words(members, kind=TimKind.PENYUSUN_RKP, form_set=FormSet.PERMENDAGRI_114, terms=None) -> str:
    """What is said about a team."""
    found = remarks_on(kind, members, form_set, terms or Terms({"kepala_desa": "Perbekel"}))
    return " ".join(f"{remark.text} ({remark.source})" for remark in found)


def test_a_team_as_the_regulation_wants_it_is_left_in_peace(cast):
    assert words(MEMBERS, terms=terms_of(cast.villages.umeanyar.kabupaten)) == ""
    assert words(()) == ""


def test_size_women_and_posts_are_told_with_their_article():
    told = words(MEMBERS[:3])
    assert "Tim beranggota 3 orang; ketentuannya 7 sampai 11 orang. (Permendagri 114/2014 Pasal 33)" in told
    assert "Belum ada perempuan dalam tim." in words([MemberData("Made", Gender.L)] * 8)
    few = [MemberData("Sari", Gender.P), *[MemberData("Made", Gender.L)] * 9]
    assert "1 dari 10 anggota tim perempuan, kurang dari 30 persen." in words(few)
    assert "Pasal 8" in words(MEMBERS[:3], TimKind.PENYUSUN_RPJM)
    assert "ketentuannya" not in words(MEMBERS[:3], TimKind.VERIFIKASI)


def test_posts_by_office_are_asked_only_in_the_first_form_set():
    swapped = (MemberData("Wati", Gender.P, "Tokoh", TimPost.KETUA), MEMBERS[0], *MEMBERS[2:], MEMBERS[1])
    assert "Ketua tim semestinya Sekretaris Desa; kini Wati (Tokoh)." in words(swapped)
    assert "semestinya" not in words(swapped, form_set=FormSet.PERMENDES_21)


def test_every_kind_of_team_has_usual_steps():
    assert all(usual_rktl(kind) for kind in TimKind.values)


def typed(*names: str, **values: str) -> dict[str, str]:
    """A form with these members, the first one ketua."""
    data = {"kind": "penyusun_rkp", "year": "2027", "anggota-TOTAL_FORMS": "11", "anggota-INITIAL_FORMS": "0"}
    for index, name in enumerate(names):
        data |= {f"anggota-{index}-name": name, f"anggota-{index}-post": "anggota" if index else "ketua"}
    return data | values


def test_a_known_name_is_that_person_and_others_are_names(cast, sign_in):
    browser = sign_in(cast.sari)
    from tests.musyawarah.making_papers import appoint

    appoint(cast)
    response = browser.post(reverse("tim_create"), typed("joko", "Ni Luh"))
    team = Tim.objects.get()
    assert response.url == reverse("tim_edit", args=[team.pk])
    rows = list(team.anggota_set.all())
    assert [(row.name, row.orang_id, row.post) for row in rows] == [
        ("joko", cast.joko.orang_id, "ketua"), ("Ni Luh", None, "anggota"),
    ]  # fmt: skip
    page = browser.get(response.url).content.decode()
    assert "ketentuannya 7 sampai 11 orang" in page
    assert 'value="Ni Luh"' in page


def test_a_button_adds_rows_and_saves_nothing(cast, sign_in):
    page = sign_in(cast.sari).post(reverse("tim_create"), typed("Joko", tambah="1")).content.decode()
    assert 'name="anggota-14-name"' in page
    assert not Tim.objects.exists()


def test_a_row_without_a_name_is_asked_for_it(cast, sign_in):
    page = sign_in(cast.sari).post(reverse("tim_create"), typed("Joko", **{"anggota-3-unsur": "PKK"}))
    assert "Tulis nama anggota ini" in page.content.decode()
    assert not Tim.objects.exists()


def test_whoever_saves_second_sees_both_versions(cast, sign_in):
    team = a_team(cast)
    update_tim(by=cast.wati, tim=team, version=1, data=TimData(TimKind.PENYUSUN_RKP, 2027, MEMBERS[:2]))
    browser = sign_in(cast.sari)
    response = browser.post(reverse("tim_edit", args=[team.pk]), typed("Nengah", version="1"))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Nengah" in page
    assert "Sari, P, Sekretaris Desa, Ketua" in page
    assert 'name="anggota-0-name" value="Nengah"' in page
    plan = {"rktl-TOTAL_FORMS": "1", "rktl-INITIAL_FORMS": "0", "rktl-0-activity": "Rapat", "version": "1"}
    response = browser.post(reverse("tim_rktl", args=[team.pk]), plan)
    assert response.status_code == 409
    assert "Rapat" in response.content.decode()


def test_the_usual_steps_are_suggested_until_a_plan_is_saved(cast, sign_in):
    team, browser = a_team(cast), sign_in(cast.sari)
    address = reverse("tim_rktl", args=[team.pk])
    assert "Pencermatan ulang RPJM Desa" in browser.get(address).content.decode()
    plan = {"rktl-TOTAL_FORMS": "1", "rktl-INITIAL_FORMS": "0", "rktl-0-activity": "Rapat pertama", "version": "1"}
    browser.post(address, plan)
    page = browser.get(address).content.decode()
    assert "Rapat pertama" in page
    assert "Pencermatan ulang" not in page


def test_deleting_offers_the_way_back(cast, sign_in):
    team, browser = a_team(cast), sign_in(cast.sari)
    browser.post(reverse("tim_delete", args=[team.pk]), {"version": "1"})
    assert "Yang dihapus (1)" in browser.get(reverse("tim_list")).content.decode()
    browser.post(reverse("tim_restore", args=[team.pk]))
    assert Tim.objects.alive().exists()


def test_officers_read_and_the_neighbours_see_nothing(cast, sign_in):
    team = a_team(cast)
    page = sign_in(cast.rina).get(reverse("tim_edit", args=[team.pk])).content.decode()
    assert "Komang" in page
    assert "<form method" not in page.split("<main")[1]
    assert sign_in(cast.bejo).get(reverse("tim_edit", args=[team.pk])).status_code == 404
