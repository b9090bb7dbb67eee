"""Reading lists of RT and RW."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.errors import DomainError
from tests.random_cases import cases
from villages.rt_rw import parse_rt_rw, spell_rt_rw


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("RT 001/RW 002", [("002", "001")]),
        ("1/2", [("002", "001")]),
        ("rt 1 rw 2\nRT 3, RW 2", [("002", "001"), ("002", "003")]),
        ("RT 3", [("", "003")]),
        ("RW 002: RT 1-4, 6", [("002", "001"), ("002", "002"), ("002", "003"), ("002", "004"), ("002", "006")]),
        ("RW 2: 1 2 3", [("002", "001"), ("002", "002"), ("002", "003")]),
        ("RW 1: RT 1 s.d. RT 3", [("001", "001"), ("001", "002"), ("001", "003")]),
        ("RT 1/RW 1; RT 1/RW 1", [("001", "001")]),
        ("", []),
        ("\n  \n", []),
    ],
)
def test_usual_spellings_are_read(text, pairs):
    assert parse_rt_rw(text) == pairs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("RT 1/RW 1\nkrajan", "Baris 2 “krajan”"),
        ("RW 1: 4-1", "berjalan mundur"),
        ("RT 0/RW 1", "mulai dari 1"),
        ("RW 1: 1-x", "bukan nomor RT"),
        ("RT 1234", "tidak terbaca"),
        ("12", "tidak terbaca"),
        ("RW 1: 1-999", "Paling banyak"),
        ("RT １/RW １x", "tidak terbaca"),
    ],
)
def test_what_is_unclear_is_refused_by_its_line(text, said):
    with pytest.raises(DomainError, match=said) as refusal:
        parse_rt_rw(text)
    assert refusal.value.field == "rukun_tetangga"


PAIRS = st.sets(
    st.tuples(st.just("") | st.integers(1, 40).map("{:03}".format), st.integers(1, 999).map("{:03}".format)),
    max_size=60,
)


@given(pairs=PAIRS)
@cases(1000)
def test_what_is_shown_is_read_back_the_same(pairs):
    assert parse_rt_rw(spell_rt_rw(list(pairs))) == sorted(pairs)


@given(text=st.text(max_size=60))
@cases(1000)
def test_any_text_is_read_or_refused_and_never_breaks(text):
    try:
        pairs = parse_rt_rw(text)
    except DomainError:
        return
    assert all(len(rt) == 3 and rt.isascii() and rt.isdigit() and len(rw) in (0, 3) for rw, rt in pairs)


@pytest.mark.parametrize("text", ["RW 1: 1" + " " * 4_900 + "x", "RW 1: " + ",".join(["1-999"] * 700)])
def test_a_malicious_list_is_refused_in_a_moment(text):
    start = process_time()
    with pytest.raises(DomainError):
        parse_rt_rw(text)
    assert process_time() - start < 0.1
