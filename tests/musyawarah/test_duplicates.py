"""Ideas that say the same in other words are noticed while somebody types."""

from time import process_time

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from musyawarah.duplicates import LIKELY, Idea, likelihood_floor, likely_pairs, likeness, similar
from musyawarah.usulan_hint import hint_for
from tests.musyawarah.making import make_usulan
from tests.random_cases import cases

WORDS = st.sampled_from(
    ["pembangunan", "pembuatan", "rabat", "beton", "jalan", "usaha", "tani", "drainase", "selokan", "RT", "02", "di",
     "posyandu", "pelatihan", "kader", "lampu", "dan", "untuk", "desa", "pengadaan", "bibit", "padi", "talud", "3",
     "senderan", "sungai"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(WORDS, max_size=8).map(" ".join), st.text(max_size=40))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rabat beton jalan usaha tani", "Pembangunan jalan usaha tani RT 2"),
        ("Drainase RT 1", "Pembuatan selokan RT 05"),
        ("Senderan sungai", "Pembuatan talud tepi sungai"),
        ("Drainse lingkungan", "Drainase"),
        ("Pengadaan bibit padi", "Bantuan bibit padi untuk kelompok tani"),
        ("Pembangunan posyandu", "Rehab posyandu Melati"),
    ],
)
def test_the_same_idea_in_other_words_is_likely(one, other):
    assert likeness(one, other) >= LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pelatihan menjahit", "Pelatihan komputer"),
        ("Pengadaan lampu jalan", "Pengadaan bibit padi"),
        ("Pembangunan gedung PAUD", "Pembangunan jembatan gantung"),
        ("Pembangunan", "Pembuatan"),
        ("Bantuan bibit padi", "Bantuan kursi roda"),
    ],
)
def test_sharing_only_the_way_of_doing_is_not(one, other):
    assert likeness(one, other) < LIKELY


@cases(2000)
@given(TEXTS, TEXTS)
def test_likeness_is_symmetric_between_0_and_1_and_complete_with_itself(one, other):
    assert likeness(one, one) == 1
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@cases(500)
@given(st.lists(st.tuples(TEXTS, st.sampled_from([None, 1, 2])), max_size=12))
def test_every_likely_pair_is_found_once_and_only_within_a_hamlet(rows):
    ideas = [Idea(pk, name, dusun) for pk, (name, dusun) in enumerate(rows, start=1)]
    found = {(pair.one.pk, pair.other.pk) for pair in likely_pairs(ideas)}
    expected = {
        (one.pk, other.pk)
        for one in ideas
        for other in ideas
        if one.pk < other.pk
        and (one.dusun_pk is None or other.dusun_pk is None or one.dusun_pk == other.dusun_pk)
        and likeness(one.name, other.name) >= LIKELY
        and likelihood_floor(one.name, other.name)
    }
    assert found == expected


def test_another_hamlets_idea_is_no_repetition_and_a_villages_may_be():
    ideas = [Idea(1, "Drainase", 1), Idea(2, "Drainase", 2), Idea(3, "Drainase", None)]
    assert [pair.other.pk for pair in similar("Selokan", 1, ideas)] == [1, 3]
    assert similar("Sel", 1, ideas) == []


@pytest.mark.django_db
def test_the_hint_for_500_usulan_takes_one_query_and_few_milliseconds(cast, django_assert_num_queries):
    for number in range(25):
        make_usulan(cast, f"Rabat beton jalan gang {number}")
    desa = cast.villages.umeanyar
    with django_assert_num_queries(1):
        hint = hint_for(desa.pk, "Pembangunan jalan gang", None)
    assert len(hint.rows) == 5
    ideas = [
        Idea(n, f"Pembangunan saluran {chr(97 + n % 26) * 6} blok {chr(97 + n % 7) * 4} RT {n}", None)
        for n in range(500)
    ]
    begin = process_time()
    similar("Perbaikan saluran air blok cccc", None, ideas)
    assert process_time() - begin < 0.05


@pytest.mark.django_db
def test_the_hint_is_a_piece_of_a_page_with_what_was_shown(cast, sign_in):
    make_usulan(cast, "Saluran air RT 02")
    deleted = make_usulan(cast, "Saluran air")
    deleted.deleted_at = "2026-06-01T00:00Z"
    deleted.save()
    answer = sign_in(cast.sari).get(reverse("usulan_similar"), {"name": "Perbaikan selokan air", "place": ""})
    text = answer.content.decode()
    assert "1. Saluran air RT 02" in text and 'name="sudah_dilihat" value="1"' in text and "<html" not in text
    assert 'value="2"' not in text
    own = sign_in(cast.sari).get(reverse("usulan_similar"), {"name": "Posyandu baru", "place": ""})
    assert own.content.decode().strip() == ""
