"""Problems and potentials are recorded tool by tool, and a usulan may be made of each."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.verdict import NotAllowed
from codes.services.load_lists import load_short_lists
from musyawarah.enums import KajianTool
from musyawarah.kajian_data import KajianData
from musyawarah.models import GambarKajian, HasilKajian, Usulan
from musyawarah.services.kajian import create_kajian, delete_drawing, delete_kajian, restore_kajian, update_kajian
from musyawarah.services.usulan import set_basis
from places.errors import DomainError, StaleVersion
from tests.musyawarah.making import make_usulan
from tests.planning.making_files import pdf, photo
from villages.models import DataDesa

pytestmark = pytest.mark.django_db


def note(cast, by=None, **values) -> HasilKajian:
    data = KajianData(**{"tool": KajianTool.SKETSA, "year": 2026, "subject": "Sungai", "problem": "Meluap"} | values)
    return create_kajian(by=by or cast.sari, desa=cast.villages.umeanyar, data=data)


def test_the_bpd_writes_its_own_thoughts_and_nothing_else(cast):
    assert note(cast, by=cast.joko, tool=KajianTool.POKOK_PIKIRAN).tool == "pokok_pikiran"
    with pytest.raises(NotAllowed):
        note(cast, by=cast.joko)
    for stranger in (cast.karto, cast.made, cast.bejo, cast.rina):
        with pytest.raises(NotAllowed):
            note(cast, by=stranger, tool=KajianTool.POKOK_PIKIRAN)


def test_months_belong_to_the_calendar_only(cast):
    assert note(cast, tool=KajianTool.KALENDER, months=(12, 1, 1)).months == [1, 12]
    assert note(cast, months=(3,)).months == []
    with pytest.raises(DomainError):
        note(cast, tool=KajianTool.KALENDER, months=(13,))


def test_rows_follow_each_other_and_an_old_version_is_refused(cast):
    first, second = note(cast), note(cast, subject="Jalan")
    assert (first.position, second.position) == (1, 2)
    data = KajianData(tool=first.tool, year=2026, subject="Kali")
    assert update_kajian(by=cast.sari, row=first, version=1, data=data).version == 2
    with pytest.raises(StaleVersion):
        update_kajian(by=cast.wati, row=first, version=1, data=data)


def test_what_a_usulan_rests_on_is_not_deleted_under_it(cast):
    row, usulan = note(cast), make_usulan(cast)
    set_basis(by=cast.sari, usulan=usulan, kajian=[row])
    with pytest.raises(DomainError):
        delete_kajian(by=cast.sari, row=row, version=1)
    set_basis(by=cast.sari, usulan=usulan)
    delete_kajian(by=cast.sari, row=row, version=1)
    assert restore_kajian(by=cast.sari, row=row).deleted_at is None


def test_a_usulan_is_made_of_a_problem_with_one_click_and_rests_on_it(cast, sign_in):
    load_short_lists()
    row = note(cast, dusun=cast.karto.dusun, potential="Batu kali")
    browser = sign_in(cast.sari)
    form = browser.get(f"{reverse('usulan_create')}?kajian={row.pk}").context["form"]
    assert [form[name].value() for name in ("problem", "potential")] == ["Meluap", "Batu kali"]
    typed = {name: value for name in form.fields if (value := form[name].value())}
    answer = browser.post(reverse("usulan_create"), typed | {"name": "Senderan sungai"})
    assert answer.status_code == 302, answer.context["form"].errors
    assert [basis.kajian for basis in Usulan.objects.get().dasar_set.all()] == [row]


def test_a_usulan_offers_assessed_data_and_problems_of_the_own_village_only(cast, sign_in):
    load_short_lists()
    umeanyar, other = cast.villages.umeanyar, cast.villages.kalianget
    common = {"year": 2026, "category": "sda"}
    assessed = DataDesa.objects.create(desa=umeanyar, label="Mata air", is_assessed=True, **common)
    DataDesa.objects.create(desa=umeanyar, label="Belum diperiksa", **common)
    DataDesa.objects.create(desa=other, label="Milik tetangga", is_assessed=True, **common)
    row = note(cast)
    form = sign_in(cast.sari).get(reverse("usulan_create")).context["form"]
    assert [key for key, _ in form.fields["basis"].choices] == [f"k-{row.pk}", f"d-{assessed.pk}"]


def test_a_drawing_is_kept_redrawn_and_taken_away(cast, sign_in, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    browser, address = sign_in(cast.sari), f"{reverse('kajian_list')}?alat=sketsa&kajian=2026"
    refused = browser.post(address, {"file": SimpleUploadedFile("a.pdf", pdf())})
    assert refused.status_code == 200 and "bukan PDF" in refused.content.decode()
    browser.post(address, {"file": SimpleUploadedFile("a.jpg", photo()), "caption": "Sketsa dusun"})
    drawing = GambarKajian.objects.get()
    shown = browser.get(reverse("drawing_file", args=[drawing.pk]))
    assert b"Telepon" not in b"".join(shown.streaming_content)
    assert sign_in(cast.bejo).get(reverse("drawing_file", args=[drawing.pk])).status_code == 404
    with pytest.raises(NotAllowed):
        delete_drawing(by=cast.karto, drawing=drawing)
    browser.post(reverse("drawing_delete", args=[drawing.pk]))
    assert not GambarKajian.objects.exists()


@pytest.mark.parametrize("tool", KajianTool.values)
def test_every_tool_has_its_list_and_its_form(cast, sign_in, tool):
    load_short_lists()
    browser, address = sign_in(cast.sari), f"{reverse('kajian_create')}?alat={tool}"
    fields = browser.get(address).context["form"].fields
    typed = dict.fromkeys(fields, "") | {"subject": "Musim kering", "problem": "Air kurang", "year": "2026"}
    typed |= {"months": ["8", "9"]} if tool == KajianTool.KALENDER else {}
    assert browser.post(address, {k: v for k, v in typed.items() if v}).status_code == 302
    page = browser.get(f"{reverse('kajian_list')}?alat={tool}").content.decode()
    assert "Musim kering" in page and "Jadikan usulan" in page
    assert page.count("✓") == (2 if tool == KajianTool.KALENDER else 0)
