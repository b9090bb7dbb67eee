"""What no browser of ours sends: odd numbers, signs and names in addresses, hidden fields and questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Act
from planning.models import RpjmKegiatan
from tests.planning.making import fresh, typed
from tests.random_cases import cases
from tests.strict_client import StrictClient

# All of these are digits to somebody: str.isdigit(), int(), a regular expression, a database.
ODD_NUMBERS = ["", " ", "-1", "1.0", "1e3", "²", "٣", "５", "½", "0x10", "9" * 20, "9" * 5_000, "\0", "1\0", "🙂", "=1"]
odd = st.one_of(st.sampled_from(ODD_NUMBERS), st.text(max_size=12), st.integers().map(str))
# A browser sends UTF-8, so lone surrogates never arrive.
odd = odd.filter(lambda text: text.encode(errors="ignore").decode() == text)


@pytest.fixture
def sari(cast, sign_in):
    """Sari's browser."""
    return sign_in(cast.sari)


@cases(200)
@given(query=odd, page=odd, deleted=odd)
def test_odd_questions_in_an_address_are_answered(rpjm, sari, query, page, deleted):
    assert sari.get("/rpjm/", {"q": query, "page": page}).status_code == 200
    assert sari.get(f"/rpjm/{rpjm.pk}/", {"terhapus": deleted}).status_code == 200
    assert sari.get(f"/rpjm/{rpjm.pk}/riwayat/", {"page": page}).status_code == 200
    assert sari.get(f"/rpjm/{rpjm.pk}/kegiatan/baru/", {"dari": deleted}).status_code in (200, 404)


@pytest.mark.parametrize("text", ODD_NUMBERS)
def test_an_odd_search_finds_nothing_and_breaks_nothing(cast, rpjm, sign_in, text):
    """Here, too, on PostgreSQL, which knows no NUL."""
    officer = sign_in(cast.rina)
    assert officer.get("/rpjm/", {"q": f"x{text}", "page": text}).status_code == 200


@pytest.mark.parametrize("uid", ["x", "²" * 32, "１" * 32, "0" * 5_000, "\0", "12607a2c-c6c9-4837-a1bd-e30f3a2d8cf4"])
def test_an_odd_line_in_a_question_is_left_out_or_absent(rpjm, sari, uid):
    assert sari.get(f"/rpjm/{rpjm.pk}/", {"terhapus": uid}).status_code == 200
    assert sari.get(f"/rpjm/{rpjm.pk}/kegiatan/baru/", {"dari": uid}).status_code in (200, 404)


@pytest.mark.parametrize("pk", ["0", "9" * 9, "9" * 19, "9" * 30, "9" * 5_000, "²", "-1"])
def test_a_plan_of_an_odd_number_is_absent(sari, pk):
    assert sari.get(f"/rpjm/{pk}/").status_code == 404


@cases(200)
@given(version=odd, row=odd, source=odd, target=odd)
def test_odd_hidden_fields_write_nothing(cast, rpjm, add_line, sari, version, row, source, target):
    line = RpjmKegiatan.objects.first() or add_line(costs={2027: {"DDS": 1_000}})
    acts, address = Act.objects.count(), f"/kegiatan/{line.uid}/"
    stale = f"x{version}"  # whatever it is, it is not this line's version
    assert sari.post(address, typed(line) | {"version": stale}).status_code == 409
    assert sari.post(address, typed(line) | {"version": version, "tambah_baris": row}).status_code == 200
    data = {"version": stale, "dari": f"x{source}", "ke": [target, version]}
    assert sari.post(f"{address}salin-tahun/", data).status_code == 302
    assert Act.objects.count() == acts
    assert fresh(line).version == 1


@cases(200)
@given(
    name=st.sampled_from(["places", "sasaran", "sdgs", "tags", "origin", "pola", "location_kind", "bidang"]), value=odd
)
def test_a_choice_that_was_not_offered_is_refused(cast, rpjm, sari, name, value):
    offered = {
        "sdgs": [str(number) for number in range(1, 19)],
        "bidang": ["", *"12345"],
        "sasaran": [""],
        "pola": [""],
        "places": [str(dusun.pk) for dusun in cast.villages.umeanyar.dusun_set.all()],
    }
    if value in offered.get(name, []):
        return
    data = typed(location_kind="places") | {name: value} if name == "places" else typed() | {name: value}
    answer = sari.post(f"/rpjm/{rpjm.pk}/kegiatan/baru/", data)
    assert answer.status_code == 200
    assert f'id="id_{name}_error"' in answer.text
    assert not RpjmKegiatan.objects.exists()


@pytest.mark.parametrize("row", ["y2027-99-source", "y2027-0-0-source", "y9999-0-source", "y-0-source", "y²-0-source"])
def test_fields_of_a_form_that_do_not_exist_are_not_read(rpjm, sari, row):
    assert sari.post(f"/rpjm/{rpjm.pk}/kegiatan/baru/", typed() | {row: "DDS"}).status_code == 302
    assert list(RpjmKegiatan.objects.get().tahun_set.all()) == []


def test_a_method_that_a_page_has_not_is_refused(rpjm, add_line, sari):
    line = add_line()
    for address in (f"/rpjm/{rpjm.pk}/", f"/rpjm/{rpjm.pk}/dokumen/rpjm-114/unduh/pdf/"):
        assert sari.post(address).status_code == 405
    for act in ("hapus", "pulihkan", "pindah", "salin", "salin-tahun"):
        assert sari.get(f"/kegiatan/{line.uid}/{act}/").status_code == 405
    assert sari.delete(f"/kegiatan/{line.uid}/").status_code == 405
    assert fresh(line).version == 1


def test_a_write_without_the_forms_token_is_refused(cast, add_line):
    line = add_line()
    browser = StrictClient(enforce_csrf_checks=True)
    browser.force_login(cast.sari.orang.user)
    assert browser.post(f"/kegiatan/{line.uid}/hapus/", {"version": "1"}).status_code == 403
    assert fresh(line).deleted_at is None
