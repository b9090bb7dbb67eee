"""The printed code: readable aloud, and one slip of the pen is always found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.verification_code import ALPHABET, LENGTH, WrongCode, check_letter, grouped, new_code, read_code
from tests.random_cases import cases

codes = st.builds(new_code)


def test_no_sign_looks_or_sounds_like_another():
    assert len(ALPHABET) == len(set(ALPHABET)) == 23
    assert not set("01BDGILNOQSVZ") & set(ALPHABET)


@cases(100)
@given(codes)
def test_a_code_is_read_however_it_is_typed(code):
    printed = grouped(code)
    assert len(code) == LENGTH
    assert [len(group) for group in printed.split("-")] == [4, 4, 4]
    for typed in (printed, printed.lower(), f"  {printed.replace('-', ' ')} ", printed.replace("-", "–"), code):
        assert read_code(typed) == code


def test_what_an_eye_takes_for_another_sign_is_read_as_ours():
    code = "82562" + "A" * 6
    code += check_letter(code)
    assert read_code(code.replace("8", "B").replace("2", "Z").replace("5", "s").replace("6", "g")) == code


@cases(200)
@given(codes, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_always_found(code, place, sign):
    wrong = code[:place] + sign + code[place + 1 :]
    if wrong != code:
        with pytest.raises(WrongCode, match="huruf pemeriksanya tidak cocok"):
            read_code(wrong)


@cases(200)
@given(codes, st.integers(0, LENGTH - 2))
def test_two_neighbours_changed_about_are_always_found(code, place):
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if wrong != code:
        with pytest.raises(WrongCode, match="huruf pemeriksanya"):
            read_code(wrong)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "yang Anda ketik 0"),
        ("K7HM-4RTX", "yang Anda ketik 8"),
        ("K7HM-4RTX-9WE0", "tidak memakai 0"),
        ("K7HM-4RTX-9WEA'; DROP", "tidak memakai D, O"),
    ],
)
def test_what_is_no_code_is_refused_with_the_reason(typed, reason):
    with pytest.raises(WrongCode, match=reason):
        read_code(typed)
