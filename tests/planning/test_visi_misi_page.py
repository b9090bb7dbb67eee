"""The outline of visi, misi, tujuan and sasaran: an empty box for the next one everywhere, and no word lost."""

import pytest

from planning.models import Misi, SasaranRpjm
from planning.services.visi_misi import Node, write_tree
from tests.planning.sent import sent_by
from tests.planning.test_tree import TREE, stored, words


def url(rpjm) -> str:
    return f"/rpjm/{rpjm.pk}/visi-misi/"


@pytest.fixture
def sari(cast, sign_in):
    """Sari's browser."""
    return sign_in(cast.sari)


def boxes(fields: dict[str, list[str]]) -> dict[str, str]:
    """Texts of the outline by the name of their box."""
    return {name.removesuffix("-text"): value for name, (value,) in fields.items() if name.endswith("-text")}


def test_an_outline_grows_box_by_box(rpjm, sari):
    fields = sent_by(sari.get(url(rpjm)).text)
    assert boxes(fields) == {"n-0": ""}
    for name, text in (("n-0", "Air"), ("n-0-0", "Sumur"), ("n-0-0-0", "Sumur bor"), ("n-1", "Jalan")):
        assert sari.post(url(rpjm), fields | {f"{name}-text": text, "visi": "Asri"}).status_code == 302
        fields = sent_by(sari.get(url(rpjm)).text)
    rpjm.refresh_from_db()
    assert rpjm.visi == "Asri"
    assert words(stored(rpjm)) == [("Air", [("Sumur", [("Sumur bor", [])])]), ("Jalan", [])]


def test_an_outline_that_is_sent_back_unchanged_keeps_every_row(cast, rpjm, sari):
    write_tree(by=cast.sari, rpjm=rpjm, version=1, nodes=TREE)
    before = stored(rpjm)
    assert sari.post(url(rpjm), sent_by(sari.get(url(rpjm)).text)).status_code == 302
    assert stored(rpjm) == before


def test_an_emptied_box_deletes_its_row_and_keeps_the_others(cast, rpjm, sari):
    write_tree(by=cast.sari, rpjm=rpjm, version=1, nodes=TREE)
    bor = SasaranRpjm.objects.get(text="Pipa")
    sari.post(url(rpjm), sent_by(sari.get(url(rpjm)).text) | {"n-0-0-0-text": " "})
    assert SasaranRpjm.objects.get() == bor


@pytest.mark.parametrize(
    ("changes", "words_of_error"),
    [
        ({"n-0-text": ""}, "Tulis misi ini"),
        ({"n-0-0-text": ""}, "Tulis tujuan ini"),
        ({"n-1-text": "x" * 1_001}, "Paling panjang 1000 huruf"),
        ({"n-1-text": "Kali\0mati"}, "tidak dapat disimpan"),
        ({"visi": "x" * 2_001}, "2000"),
        ({"visi": "Kali\0mati"}, ""),
        ({"version": "²"}, ""),
        ({"version": ""}, ""),
    ],
)
def test_a_refused_outline_keeps_every_word_and_writes_nothing(cast, rpjm, sari, changes, words_of_error):
    write_tree(by=cast.sari, rpjm=rpjm, version=1, nodes=TREE)
    fields = sent_by(sari.get(url(rpjm)).text) | {"n-2-text": "Baru"} | changes
    answer = sari.post(url(rpjm), fields)
    assert answer.status_code == 200
    assert words_of_error in answer.text
    assert "error-summary" in answer.text
    typed = boxes({name: [value] if isinstance(value, str) else value for name, value in fields.items()})
    kept = boxes(sent_by(answer.text))
    assert {name: kept[name] for name in typed} == typed
    assert words(stored(rpjm)) == words(TREE)


def test_a_box_left_empty_among_new_ones_swallows_nothing(rpjm, sari):
    """First refusal shows boxes 0, 1, 2; the person empties box 1 and goes on in box 2; refused again."""
    data = {"version": "1", "n-0-text": "Air", "n-1-text": "", "n-2-text": "Jalan", "visi": "x" * 2_001}
    answer = sari.post(url(rpjm), data)
    assert boxes(sent_by(answer.text)) == {
        "n-0": "Air",
        "n-0-0": "",
        "n-1": "Jalan",
        "n-1-0": "",
        "n-2": "",
    }
    sari.post(url(rpjm), sent_by(answer.text) | {"visi": "Asri", "n-2-text": "Sekolah"})
    assert words(stored(rpjm)) == [("Air", []), ("Jalan", []), ("Sekolah", [])]


@pytest.mark.parametrize("pk", ["0", "²", "-1", "satu", "9" * 30, "9" * 5_000, "1.0", ""])
def test_an_odd_row_number_in_the_outline_is_no_error_of_ours(rpjm, sari, pk):
    answer = sari.post(url(rpjm), {"version": "1", "n-0-text": "Air", "n-0-id": pk})
    assert answer.status_code in (200, 302)


def test_readers_see_the_outline_as_text(cast, rpjm, sign_in):
    write_tree(by=cast.sari, rpjm=rpjm, version=1, nodes=(*TREE, Node("<script>alert(1)</script>")))
    page = sign_in(cast.joko).get(url(rpjm)).text
    assert "Sumur bor" in page
    assert "<textarea" not in page
    assert "<script>alert" not in page
    assert sign_in(cast.joko).post(url(rpjm), {"version": "2"}).status_code == 403


def test_a_list_that_is_too_long_is_refused_with_every_word(cast, rpjm, sign_in):
    sent = {"version": str(rpjm.version), "visi": "Maju"} | {f"n-{at}-text": f"Misi ke-{at}." for at in range(62)}
    sari = sign_in(cast.sari)
    page = sari.post(f"/rpjm/{rpjm.pk}/visi-misi/", sent)
    assert "Paling banyak 60 Misi" in page.text
    assert all(f"Misi ke-{at}." in page.text for at in range(62))
    assert not Misi.objects.exists()
    for at in (60, 61):
        sent[f"n-{at}-text"] = ""
    assert sari.post(f"/rpjm/{rpjm.pk}/visi-misi/", sent).status_code == 302
    assert Misi.objects.count() == 60
