"""The library: modules of places, material in versions, who writes, who reads, what anybody finds."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError
from tests.planning.making_files import pdf
from tests.training.making_library import make_material, make_module, word_file
from training.curriculum import teachable_modules
from training.knowledge import materials_of
from training.models import TrainingModule
from training.module_data import ModuleData
from training.services.library import create_module, update_module, use_module
from training.services.materials import (
    Upload,
    add_version,
    delete_material,
    restore_material,
    update_material,
)


def some_module(**changed) -> ModuleData:
    """A module as somebody types it."""
    return ModuleData(**{"title": "Menyusun RAB", "hours": 4} | changed)


def shown(browser, name: str, **query) -> str:
    """A page without an object."""
    return browser.get(reverse(name), query).content.decode()


def test_a_module_knows_the_rules_it_helps_with_in_their_order(cast):
    module = create_module(by=cast.dewi, data=some_module(rules=["R15", "R14"], outcome=" a \n\n b"))
    assert (module.place, module.rules, module.outcome) == (cast.dewi.kabupaten, ["R14", "R15"], "a\nb")


@pytest.mark.parametrize(("field", "value"), [("title", " "), ("hours", 0), ("hours", 61), ("rules", ["R99"])])
def test_a_module_that_makes_no_sense_is_refused(cast, field, value):
    with pytest.raises(DomainError) as refused:
        create_module(by=cast.dewi, data=some_module(**{field: value}))
    assert refused.value.field == field


def test_a_shipped_module_is_copied_not_changed(cast, sign_in):
    module = make_module(None, summary="Isi baku", rules=["R13"])
    with pytest.raises(NotAllowed, match="Salin"):
        update_module(by=cast.dewi, module=module, version=1, data=some_module())
    browser = sign_in(cast.dewi)
    copy = f"{reverse('module_create')}?dari={module.uid}"
    page = browser.get(reverse("module_detail", kwargs={"uid": module.uid})).content.decode()
    assert copy in page
    assert "Isi baku" in browser.get(copy).content.decode()


def test_a_copy_does_not_start_from_a_module_that_the_reader_may_not_see(cast, sign_in):
    hidden = make_module(cast.villages.kalianget, summary="Rahasia tetangga")
    page = shown(sign_in(cast.sari), "module_create", dari=str(hidden.uid))
    assert "Rahasia tetangga" not in page
    assert sign_in(cast.sari).get(reverse("module_create"), {"dari": "bukan-uuid"}).status_code == 200


def test_a_module_out_of_use_stays_with_the_programmes_that_teach_it(cast):
    module = make_module(cast.dewi.kabupaten)
    assert module in teachable_modules(cast.dewi)
    use_module(by=cast.dewi, module=module, is_used=False)
    use_module(by=cast.dewi, module=module, is_used=False)
    assert module not in teachable_modules(cast.dewi)
    assert Act.objects.filter(verb="use_module").count() == 1


def test_two_who_change_a_module_meet(cast, sign_in):
    module = make_module(cast.dewi.kabupaten)
    update_module(by=cast.dewi, module=module, version=1, data=some_module(title="Judul orang lain"))
    address = reverse("module_edit", kwargs={"uid": module.uid})
    response = sign_in(cast.dewi).post(address, {"title": "Judul saya", "hours": "2", "version": "1"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Judul saya" in page and "Judul orang lain" in page


def test_a_newer_file_is_a_version_and_the_older_ones_stay(cast):
    material = make_material(cast.dewi, make_module(cast.dewi.kabupaten), content=pdf(1))
    newer = add_version(by=cast.dewi, material=material, upload=Upload(pdf(2), note="Contoh  diganti"))
    assert (newer.number, newer.note, newer.filename) == (2, "Contoh diganti", "bahan-tayang-v2.pdf")
    (fact,) = materials_of(material.module)
    assert [version.number for version in (fact.newest, *fact.older)] == [2, 1]
    with fact.older[0].file.open("rb") as file:
        assert file.read() == pdf(1)


def test_the_same_file_twice_is_no_new_version(cast):
    material = make_material(cast.dewi, make_module(cast.dewi.kabupaten), content=pdf(3))
    with pytest.raises(DomainError, match="sama dengan versi 1") as refused:
        add_version(by=cast.dewi, material=material, upload=Upload(pdf(3)))
    assert refused.value.field == "file"


def test_two_materials_of_a_module_do_not_share_a_name(cast):
    module = make_module(cast.dewi.kabupaten)
    first = make_material(cast.dewi, module, "Bahan tayang")
    second = make_material(cast.dewi, module, "Lembar kerja")
    with pytest.raises(DomainError) as refused:
        make_material(cast.dewi, module, "BAHAN TAYANG")
    assert refused.value.field == "title"
    with pytest.raises(DomainError):
        update_material(by=cast.dewi, material=second, title="bahan tayang", is_public=False)
    delete_material(by=cast.dewi, material=first)
    update_material(by=cast.dewi, material=second, title="Bahan tayang", is_public=False)
    with pytest.raises(DomainError, match="Ganti dahulu namanya"):
        restore_material(by=cast.dewi, material=first)


def test_deleted_material_comes_back_with_its_files(cast, sign_in):
    material = make_material(cast.dewi, make_module(cast.dewi.kabupaten))
    browser = sign_in(cast.dewi)
    page = browser.post(reverse("material_delete", kwargs={"uid": material.uid}), follow=True).content.decode()
    assert "Materi dihapus." in page
    download = reverse("material_download", kwargs={"uid": material.uid, "number": 1})
    assert browser.get(download).status_code == 404
    browser.post(reverse("material_restore", kwargs={"uid": material.uid}))
    assert browser.get(download).status_code == 200


def test_a_file_goes_out_as_it_came_and_runs_nothing(cast, sign_in):
    material = make_material(cast.dewi, make_module(cast.dewi.kabupaten), content=pdf(2))
    response = sign_in(cast.sari).get(reverse("material_download", kwargs={"uid": material.uid, "number": 1}))
    assert b"".join(response.streaming_content) == pdf(2)
    assert response["Content-Disposition"] == 'attachment; filename="bahan-tayang-v1.pdf"'
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_an_upload_that_is_refused_is_told_beside_the_field(cast, sign_in):
    module = make_module(cast.dewi.kabupaten)
    upload = SimpleUploadedFile("bahan.pdf", b"<script>", "application/pdf")
    address = reverse("material_add", kwargs={"uid": module.uid})
    page = sign_in(cast.dewi).post(address, {"title": "Bahan", "file": upload}).content.decode()
    assert "Berkas ini bukan PDF, Word" in page
    assert not module.material_set.exists()


def test_a_village_reads_modules_of_those_above_it_and_not_of_its_neighbours(cast, sign_in):
    kecamatan = cast.villages.umeanyar.kecamatan
    for place, title in (
        (cast.dewi.kabupaten, "Modul kabupaten"),
        (kecamatan, "Modul kecamatan"),
        (None, "Modul baku desa"),
        (cast.villages.kalianget, "Modul tetangga"),
        (cast.villages.pandanlandung.kabupaten, "Modul kabupaten lain"),
    ):
        make_module(place, title)
    page = shown(sign_in(cast.sari), "module_list")
    assert [title in page for title in ("Modul kabupaten<", "Modul kecamatan", "Modul baku desa")] == [True] * 3
    assert "Modul tetangga" not in page and "Modul kabupaten lain" not in page


def test_the_search_finds_words_in_files_of_the_newest_version_only(cast, sign_in):
    module = make_module(cast.dewi.kabupaten, "Sumber dana")
    material = make_material(cast.dewi, module, content=word_file("Pendapatan asli desa"))
    browser = sign_in(cast.sari)
    assert "Sumber dana" in shown(browser, "module_list", q="asli pendapatan")
    add_version(by=cast.dewi, material=material, upload=Upload(word_file("Bagi hasil pajak")))
    assert "Tidak ada yang cocok" in shown(browser, "module_list", q="asli pendapatan")
    assert "Sumber dana" in shown(browser, "module_list", q="sumber pajak")


def test_the_search_finds_modules_by_the_rule_they_help_with(cast, sign_in):
    make_module(None, "Pagu indikatif", rules=["R13"])
    make_module(None, "Musyawarah", rules=["R10"])
    page = shown(sign_in(cast.sari), "module_list", q="R13")
    assert "Pagu indikatif" in page and "Musyawarah" not in page.split("<main")[1]


def test_anybody_reads_what_is_marked_open_and_nothing_else(cast, sign_in):
    nobody = sign_in(None)
    opened = make_module(cast.dewi.kabupaten, "Terbuka", is_public=True)
    closed = make_module(cast.dewi.kabupaten, "Tertutup")
    make_module(None, "Lama", is_public=True, is_retired=True)
    make_material(cast.dewi, opened, "Untuk umum", is_public=True)
    make_material(cast.dewi, opened, "Untuk peserta", content=word_file("kunci jawaban"))
    in_closed = make_material(cast.dewi, closed, "Materi tertutup", is_public=True)
    page = shown(nobody, "knowledge_list").split("<main")[1]
    assert "Terbuka" in page and "Untuk umum" in page
    assert not any(word in page for word in ("Tertutup", "Lama", "Untuk peserta"))
    assert "Tidak ada yang cocok" in shown(nobody, "knowledge_list", q="kunci jawaban")
    assert nobody.get(reverse("knowledge_module", kwargs={"uid": closed.uid})).status_code == 404
    assert nobody.get(reverse("knowledge_file", kwargs={"uid": in_closed.uid, "number": 1})).status_code == 404
    detail = nobody.get(reverse("knowledge_module", kwargs={"uid": opened.uid})).content.decode()
    assert "Untuk umum" in detail and "Untuk peserta" not in detail and "Dewi" not in detail


def test_the_public_gets_the_newest_file_and_is_led_on_from_older_ones(cast, sign_in):
    module = make_module(cast.dewi.kabupaten, is_public=True)
    material = make_material(cast.dewi, module, is_public=True)
    add_version(by=cast.dewi, material=material, upload=Upload(pdf(2)))
    nobody = sign_in(None)
    older, newest = (
        nobody.get(reverse("knowledge_file", kwargs={"uid": material.uid, "number": number})) for number in (1, 2)
    )
    assert older["Location"] == reverse("knowledge_module", kwargs={"uid": module.uid})
    assert b"".join(newest.streaming_content) == pdf(2)


def test_modules_are_offered_in_the_order_of_the_curriculum_then_by_title(cast):
    for place, title in ((cast.dewi.kabupaten, "Aturan setempat"), (None, "Zonasi"), (None, "Pagu")):
        make_module(place, title)
    titles = [module.title for module in teachable_modules(cast.dewi)]
    assert titles == ["Pagu", "Zonasi", "Aturan setempat"]
    assert TrainingModule.objects.count() == 3
