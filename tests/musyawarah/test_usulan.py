"""Usulan are typed once, keep their number, and are never lost by a slip."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.urls import reverse

from accounts.models import Act
from accounts.verdict import NotAllowed
from codes.services.load_lists import load_short_lists
from musyawarah.enums import KajianTool, MusyawarahKind, MusyawarahStatus
from musyawarah.models import GabunganUsulan, HasilKajian, Usulan
from musyawarah.services.usulan import create_usulan, delete_usulan, restore_usulan, set_basis, update_usulan
from musyawarah.services.usulan_photo import remove_photo, set_photo
from musyawarah.usulan_data import UsulanData, usulan_data
from places.errors import DomainError, StaleVersion
from tests.musyawarah.making import make_keputusan, make_musyawarah, make_usulan
from tests.planning.making_files import photo

pytestmark = pytest.mark.django_db
TYPED = {
    "name": "Perbaikan saluran air RT 02",
    "year": "2027",
    "plan_kind": "rkp",
    "proposed_on": "2026-05-10",
    "unsur": "tani",
    "pengusul_gender": "",
}


def data(name="Perbaikan saluran air", **values) -> UsulanData:
    return UsulanData(name=name, **{"year": 2027, "proposed_on": date(2026, 5, 10)} | values)


def enter(cast, by=None, **values) -> Usulan:
    return create_usulan(by=by or cast.sari, desa=cast.villages.umeanyar, data=data(**values))


def test_usulan_of_a_village_are_numbered_in_a_row_and_a_deleted_number_is_not_given_again(cast):
    first, second = enter(cast), enter(cast, name="Posyandu")
    delete_usulan(by=cast.sari, usulan=second, version=1)
    third = enter(cast, name="Lampu jalan")
    assert [first.number, second.number, third.number] == [1, 2, 3]
    neighbour = create_usulan(by=cast.bejo, desa=cast.villages.kalianget, data=data())
    assert neighbour.number == 1


def test_the_bidang_follows_from_the_code(cast):
    load_short_lists()
    from codes.models import Kegiatan
    from codes.services.load_kegiatan import load_kegiatan

    load_kegiatan()
    usulan = enter(cast, kegiatan=Kegiatan.objects.get(code="2.3.10", kabupaten=None))
    assert usulan.bidang.code == "2"


def test_a_kepala_dusun_enters_usulan_of_his_own_hamlet_only(cast):
    own, other = cast.villages.umeanyar.dusun_set.order_by("position")
    assert enter(cast, by=cast.karto, dusun=own).entered_by == cast.karto
    for dusun in (other, None):
        with pytest.raises(NotAllowed):
            enter(cast, by=cast.karto, dusun=dusun)
    theirs = enter(cast, dusun=other)
    with pytest.raises(NotAllowed):
        update_usulan(by=cast.karto, usulan=theirs, version=1, data=data(dusun=own))


def test_another_villages_rows_are_refused(cast):
    foreign = cast.villages.kalianget.dusun_set.get()
    with pytest.raises(DomainError) as refusal:
        enter(cast, dusun=foreign)
    assert refusal.value.field == "place"
    with pytest.raises(NotAllowed):
        enter(cast, by=cast.bejo)


def test_who_saves_an_old_version_is_told_and_nothing_is_written(cast):
    usulan = enter(cast)
    update_usulan(by=cast.sari, usulan=usulan, version=1, data=data("Saluran air"))
    with pytest.raises(StaleVersion):
        update_usulan(by=cast.wati, usulan=usulan, version=1, data=data("Talud"))
    usulan.refresh_from_db()
    assert (usulan.name, usulan.version, usulan.history.count()) == ("Saluran air", 2, 2)


@pytest.mark.parametrize("status", [MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED])
def test_what_a_closed_meeting_decided_about_stays_as_it_was(cast, status):
    usulan = enter(cast)
    make_keputusan(make_musyawarah(cast, status=status), usulan)
    with pytest.raises(NotAllowed):
        update_usulan(by=cast.sari, usulan=usulan, version=1, data=data("Lain"))
    with pytest.raises(NotAllowed):
        delete_usulan(by=cast.sari, usulan=usulan, version=1)
    with pytest.raises(NotAllowed):
        set_photo(by=cast.sari, usulan=usulan, content=photo())


def test_what_lies_on_a_meetings_table_or_was_merged_is_not_deleted(cast):
    usulan, head = enter(cast), enter(cast, name="Drainase")
    make_keputusan(make_musyawarah(cast, status=MusyawarahStatus.OPEN), usulan)
    with pytest.raises(DomainError):
        delete_usulan(by=cast.sari, usulan=usulan, version=1)
    other = enter(cast, name="Drainase RT 3")
    GabunganUsulan.objects.create(usulan=other, into=head, merged_by=cast.sari)
    for one in (other, head):
        with pytest.raises(DomainError):
            delete_usulan(by=cast.sari, usulan=one, version=1)


def test_a_deleted_usulan_comes_back_with_everything_on_it(cast):
    usulan = enter(cast, manfaat_p=12)
    delete_usulan(by=cast.sari, usulan=usulan, version=1)
    restore_usulan(by=cast.sari, usulan=usulan)
    restore_usulan(by=cast.sari, usulan=usulan)
    usulan.refresh_from_db()
    assert usulan.deleted_at is None and usulan.manfaat_p == 12 and usulan.version == 3


def test_nothing_is_said_afterwards_in_a_sealed_meeting(cast):
    sealed = make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.SEALED)
    with pytest.raises(DomainError):
        enter(cast, musyawarah=sealed)
    heard = make_usulan(cast, musyawarah=sealed)
    update_usulan(by=cast.sari, usulan=heard, version=1, data=usulan_data(heard))
    with pytest.raises(DomainError):
        update_usulan(by=cast.sari, usulan=heard, version=2, data=data())


def test_the_basis_becomes_exactly_what_was_ticked(cast):
    desa = cast.villages.umeanyar
    rows = [HasilKajian.objects.create(desa=desa, year=2026, tool=KajianTool.SKETSA, problem=f"M{n}") for n in range(3)]
    usulan = enter(cast)
    set_basis(by=cast.sari, usulan=usulan, kajian=rows[:2])
    acts = Act.objects.count()
    set_basis(by=cast.sari, usulan=usulan, kajian=rows[:2])
    assert Act.objects.count() == acts
    set_basis(by=cast.sari, usulan=usulan, kajian=rows[2:])
    assert [row.kajian for row in usulan.dasar_set.all()] == rows[2:]
    foreign = HasilKajian.objects.create(desa=cast.villages.kalianget, year=2026, tool="sketsa", problem="X")
    with pytest.raises(DomainError):
        set_basis(by=cast.sari, usulan=usulan, kajian=[foreign])


def test_an_old_photo_leaves_the_storage_with_the_new_one_and_the_last_when_taken_off(
    cast, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = str(tmp_path)
    usulan = set_photo(by=cast.sari, usulan=enter(cast), content=photo())
    first = usulan.photo.path
    with django_capture_on_commit_callbacks(execute=True):
        usulan = set_photo(by=cast.sari, usulan=usulan, content=photo())
    second = usulan.photo.path
    assert (Path(first).exists(), Path(second).exists()) == (False, True)
    with django_capture_on_commit_callbacks(execute=True):
        remove_photo(by=cast.sari, usulan=usulan)
    assert not Path(second).exists()


def test_a_photo_is_kept_without_place_and_camera(cast, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    usulan = set_photo(by=cast.sari, usulan=enter(cast), content=photo())
    content = usulan.photo.read()
    assert b"Exif" not in content and b"Telepon" not in content
    with pytest.raises(DomainError) as refusal:
        set_photo(by=cast.sari, usulan=usulan, content=b"%PDF-1.7 nothing")
    assert refusal.value.field == "photo"


def test_a_likely_repetition_is_shown_and_saved_only_knowingly(cast, sign_in):
    load_short_lists()
    make_usulan(cast, "Saluran air RT 02")
    browser, address = sign_in(cast.sari), reverse("usulan_create")
    page = browser.post(address, TYPED)
    assert "Mirip dengan usulan" in page.content.decode() and Usulan.objects.count() == 1
    assert browser.post(address, TYPED | {"simpan_juga": "1"}).status_code == 302
    assert browser.post(address, TYPED | {"sudah_dilihat": ["1", "2"]}).status_code == 302
    assert Usulan.objects.count() == 3


def test_the_next_usulan_of_a_meeting_keeps_hamlet_meeting_and_unsur(cast, sign_in):
    load_short_lists()
    meeting = make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.OPEN)
    dusun = str(meeting.dusun_id)
    browser = sign_in(cast.sari)
    typed = TYPED | {"musyawarah": str(meeting.pk), "place": dusun, "simpan_tambah": "1"}
    answer = browser.post(reverse("usulan_create"), typed)
    form = browser.get(answer["Location"]).context["form"]
    shown = {name: str(form[name].value()) for name in ("musyawarah", "place", "unsur", "year", "proposed_on")}
    assert shown == {
        "musyawarah": str(meeting.pk), "place": dusun, "unsur": "tani", "year": "2027", "proposed_on": "2026-06-15",
    }  # fmt: skip


def test_two_who_save_the_same_usulan_meet_on_a_page_and_nothing_typed_is_lost(cast, sign_in):
    load_short_lists()
    usulan = enter(cast)
    update_usulan(by=cast.wati, usulan=usulan, version=1, data=data("Ditulis Wati"))
    page = sign_in(cast.sari).post(reverse("usulan_edit", args=[usulan.uid]), TYPED | {"version": "1"})
    text = page.content.decode()
    assert page.status_code == 409 and "Ditulis Wati" in text and TYPED["name"] in text
    again = sign_in(cast.sari).post(reverse("usulan_edit", args=[usulan.uid]), TYPED | {"version": "2"})
    assert again.status_code == 302


def test_the_name_of_a_proposer_is_read_by_nobody_but_those_who_type_usulan(cast, sign_in):
    load_short_lists()
    usulan = make_usulan(cast, pengusul_name="Ibu Rahasia", dusun=cast.karto.dusun)
    address = reverse("usulan_edit", args=[usulan.uid])
    for reader in (cast.sari, cast.karto, cast.joko):
        assert "Ibu Rahasia" in sign_in(reader).get(address).content.decode()
    listed = f"{reverse('usulan_list')}?desa={cast.villages.umeanyar.code}&tahun=2027"
    for reader in (cast.sari, cast.made, cast.rina, cast.dewi):
        page = sign_in(reader).get(listed).content.decode()
        assert usulan.name in page and "Rahasia" not in page
    for reader in (cast.made, cast.rina, cast.dewi):
        assert sign_in(reader).get(address).status_code == 403
    assert sign_in(cast.bejo).get(address).status_code == 404


def test_the_list_is_narrowed_by_hamlet_outcome_return_and_words(cast, sign_in):
    dusun = cast.karto.dusun
    old = make_usulan(cast, "Talud sungai", year=2026)
    make_usulan(cast, "Jembatan", dusun=dusun, volume=Decimal("2.5"))
    agreed = make_usulan(cast, "Posyandu")
    make_keputusan(make_musyawarah(cast, status=MusyawarahStatus.CLOSED), agreed)
    browser, address = sign_in(cast.sari), reverse("usulan_list")

    def shown(**query):
        return [row.fact.name for row in browser.get(address, {"tahun": 2027} | query).context["rows"]]

    assert shown() == ["Talud sungai", "Jembatan", "Posyandu"]
    assert shown(dusun=dusun.pk) == ["Jembatan"]
    assert shown(hasil="agreed") == ["Posyandu"]
    assert shown(kembali="1") == [old.name]
    assert shown(q="jemb") == ["Jembatan"]
    assert shown(q="tidak ada") == []


def test_a_meetings_page_tells_what_was_said_in_it_and_where_it_goes_on(cast, sign_in):
    musdus = make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.OPEN)
    said = make_usulan(cast, "Selokan", musyawarah=musdus, dusun=musdus.dusun)
    head = make_usulan(cast, "Drainase")
    GabunganUsulan.objects.create(usulan=said, into=head, merged_by=cast.sari)
    address = reverse("musyawarah_usulan", args=[musdus.uid])
    page = sign_in(cast.karto).get(address).content.decode()
    assert "Selokan" in page and "Diteruskan dalam usulan 2" in page and "Catat usulan" in page
    assert "Catat usulan" not in sign_in(cast.rina).get(address).content.decode()
