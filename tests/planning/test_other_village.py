"""Another village's plans and lines do not exist: not on a page, not for a write, not in a field of a form."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Act, Membership
from codes.models import Kegiatan, Satuan, SubBidang
from planning.models import Misi, SasaranRpjm, Tujuan
from planning.services.visi_misi import Node, write_tree
from planning.urls import urlpatterns
from tests.planning.making import fresh, typed
from tests.planning.sent import sent_by

OF_A_PLAN = [pattern for pattern in urlpatterns if "pk" in pattern.pattern.converters]
OF_A_LINE = [pattern.name for pattern in urlpatterns if "uid" in pattern.pattern.converters]
DOCUMENT = {"key": "rpjm-114", "kind": "pdf"}
OUTSIDERS = ["sari", "karto", "joko"]


@pytest.mark.parametrize("pattern", OF_A_PLAN, ids=lambda pattern: pattern.name)
@pytest.mark.parametrize("who", OUTSIDERS)
def test_another_villages_plan_is_absent(cast, neighbours_line, sign_in, who, pattern):
    browser, acts = sign_in(getattr(cast, who)), Act.objects.count()
    further = {name: value for name, value in DOCUMENT.items() if name in pattern.pattern.converters}
    address = reverse(pattern.name, kwargs={"pk": neighbours_line.rpjm_id, **further})
    answers = [browser.get(address), browser.post(address, typed(visi="x", version="1", last_year="2033", reason="x"))]
    assert {answer.status_code for answer in answers} <= {404, 405}
    assert 404 in {answer.status_code for answer in answers}
    assert Act.objects.count() == acts


@pytest.mark.parametrize("name", OF_A_LINE)
@pytest.mark.parametrize("who", OUTSIDERS)
def test_another_villages_line_is_absent(cast, neighbours_line, sign_in, who, name):
    browser, acts = sign_in(getattr(cast, who)), Act.objects.count()
    address = reverse(name, kwargs={"uid": neighbours_line.uid})
    answers = [browser.get(address), browser.post(address, typed(neighbours_line, name="Direbut"))]
    assert {answer.status_code for answer in answers} <= {404, 405}
    assert 404 in {answer.status_code for answer in answers}
    assert Act.objects.count() == acts
    assert fresh(neighbours_line).name == "Talud Kalianget"


@pytest.mark.parametrize(("who", "status"), [("rina", 200), ("dewi", 200), ("bejo", 200), ("sari", 404)])
def test_a_line_is_read_by_its_village_and_the_offices_above_it(cast, neighbours_line, sign_in, who, status):
    assert sign_in(getattr(cast, who)).get(f"/kegiatan/{neighbours_line.uid}/").status_code == status


def test_a_kecamatan_sees_nothing_of_the_next_kecamatan(cast, rpjm, sign_in):
    plan = rpjm
    type(plan).objects.filter(pk=plan.pk).update(desa=cast.villages.dencarik)
    assert sign_in(cast.rina).get(f"/rpjm/{plan.pk}/").status_code == 404
    assert sign_in(cast.dewi).get(f"/rpjm/{plan.pk}/").status_code == 200
    type(plan).objects.filter(pk=plan.pk).update(desa=cast.villages.pandanlandung)
    assert sign_in(cast.dewi).get(f"/rpjm/{plan.pk}/").status_code == 404


def foreign_sasaran(cast, neighbours_rpjm) -> SasaranRpjm:
    tree = (Node("Misi", children=(Node("Tujuan", children=(Node("Sasaran Kalianget"),)),)),)
    write_tree(by=cast.bejo, rpjm=neighbours_rpjm, version=1, nodes=tree)
    return SasaranRpjm.objects.get()


@pytest.mark.parametrize("field", ["places", "sasaran", "kegiatan", "unit"])
@pytest.mark.parametrize("is_new", [True, False])
def test_a_form_refuses_what_belongs_to_another_place(cast, rpjm, neighbours_rpjm, sign_in, add_line, field, is_new):
    malang = cast.villages.pandanlandung.kabupaten
    dusun = cast.villages.kalianget.dusun_set.get()
    match field:
        case "places":
            changes = {"location_kind": "places", "places": [str(dusun.pk)]}
        case "sasaran":
            changes = {"sasaran": str(foreign_sasaran(cast, neighbours_rpjm).pk)}
        case "kegiatan":
            sub = SubBidang.objects.get(code="2.3")
            Kegiatan.objects.create(code="2.3.91", name="Embung Malang", sub_bidang=sub, kabupaten=malang)
            changes = {"kegiatan": "2.3.91"}
        case "unit":
            Satuan.objects.create(name="sak", kabupaten=malang)
            changes = {"volume": "1", "unit": "sak"}
    line = None if is_new else add_line("Asli")
    address = f"/rpjm/{rpjm.pk}/kegiatan/baru/" if is_new else f"/kegiatan/{line.uid}/"
    acts = Act.objects.count()
    answer = sign_in(cast.sari).post(address, typed(line, **changes))
    assert answer.status_code == 200
    assert f'id="id_{field}_error"' in answer.text
    assert Act.objects.count() == acts


def test_a_form_offers_nothing_of_another_place(cast, rpjm, neighbours_rpjm, neighbours_line, sign_in):
    foreign_sasaran(cast, neighbours_rpjm)
    page = sign_in(cast.sari).get(f"/rpjm/{rpjm.pk}/kegiatan/baru/").text
    assert "Banjar Anyar" in page
    for foreign in ("Banjar Tengah", "Talud Kalianget", "Sasaran Kalianget"):
        assert foreign not in page


@pytest.mark.parametrize("level", ["n-0-id", "n-0-0-id", "n-0-0-0-id"])
def test_the_outline_takes_no_row_of_another_plan(cast, rpjm, neighbours_rpjm, sign_in, level):
    sasaran = foreign_sasaran(cast, neighbours_rpjm)
    ids = {"n-0-id": sasaran.tujuan.misi_id, "n-0-0-id": sasaran.tujuan_id, "n-0-0-0-id": sasaran.pk}
    data = {"version": "1", "visi": "Baru", "n-0-text": "A", "n-0-0-text": "B", "n-0-0-0-text": "C"}
    answer = sign_in(cast.sari).post(f"/rpjm/{rpjm.pk}/visi-misi/", data | {level: str(ids[level])})
    assert answer.status_code == 200
    assert "sudah dihapus oleh orang lain" in answer.text
    assert sent_by(answer.text)["visi"] == ["Baru"]
    rpjm.refresh_from_db()
    assert (rpjm.visi, rpjm.version) == ("", 1)
    assert [row.text for row in (Misi.objects.get(), Tujuan.objects.get(), SasaranRpjm.objects.get())] == [
        "Misi",
        "Tujuan",
        "Sasaran Kalianget",
    ]


def test_who_holds_roles_in_two_villages_writes_only_where_he_acts(cast, rpjm, neighbours_rpjm, sign_in):
    Membership.objects.create(
        orang=cast.sari.orang, role=Role.KEPALA_DESA, desa=cast.villages.kalianget, starts_on=cast.sari.starts_on
    )
    sari = sign_in(cast.sari)
    assert sari.get(f"/rpjm/{rpjm.pk}/").status_code == 200
    assert sari.get(f"/rpjm/{neighbours_rpjm.pk}/").status_code == 404
