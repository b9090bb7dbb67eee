"""Volumes as people type them: every usual spelling reads back, everything else is refused."""

import re
from decimal import Decimal

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from places.form_fields import VolumeField, spell_volume
from places.formats.rupiah import format_decimal
from places.formats.volume_input import LARGEST, VolumeError, parse_volume
from tests.places.mutations import mutated
from tests.random_cases import cases
from tests.reporting.hostile_text import texts

thousandths = st.one_of(st.integers(0, 10**13 - 1), st.integers(0, 10**7), st.integers(0, 10**6).map(lambda n: n * 500))
volumes = thousandths.map(lambda number: Decimal(number) / 1000)


def usual_spellings(volume: Decimal) -> set[str]:
    """All ways to write a volume that leave no doubt."""
    whole = int(volume)
    dotted, commaed = f"{whole:,}".replace(",", "."), f"{whole:,}"
    shortest = f"{volume:.3f}".partition(".")[2].rstrip("0")
    # Three decimals after up to three figures look like thousands, but not after a zero or after thousands.
    least_doubtful = {f"{shortest:0<{width}}" for width in range(max(len(shortest), 1), 5)}
    if 0 < whole < 1_000:
        least_doubtful = {decimals for decimals in least_doubtful if len(decimals) != 3}
    found = {f"{number},{decimals}" for number in (str(whole), dotted) for decimals in least_doubtful}
    found |= {f"{number}.{decimals}" for number in (str(whole), commaed) for decimals in least_doubtful}
    return found if shortest else found | {str(whole), dotted}


@st.composite
def spellings(draw: st.DrawFn) -> tuple[Decimal, str]:
    """A volume and one usual spelling of it."""
    volume = draw(volumes)
    text = draw(st.sampled_from(sorted(usual_spellings(volume))))
    around = draw(st.sampled_from(["", " ", "\t", "\n"]))
    return volume, f"{around}{text}{around}"


def is_spelling_of(text: str, volume: Decimal) -> bool:
    """Tell, by writing instead of reading, whether the text is a usual spelling of the volume."""
    plain = re.sub(r"^0+(?=\d+$)", "", text.strip())  # only a whole number may begin with zeros
    trimmed = re.sub(r"(?<=[.,]\d{3}\d)0+$", "", plain)  # zeros after the fourth decimal say nothing
    return bool({plain, trimmed} & usual_spellings(volume))


@cases(5_000)
@given(spellings())
def test_every_usual_spelling_reads_back_exactly(case):
    volume, text = case
    assert parse_volume(text) == volume


@cases(5_000)
@given(mutated(spellings().map(lambda case: case[1]), alphabet="0123456789.,-+ em²½٣\u00a0"))
def test_a_mistyped_volume_is_read_rightly_or_refused_with_a_reason(text):
    assert_read_rightly_or_refused(text)


@cases(5_000)
@given(st.one_of(texts, st.text(alphabet="0123456789.,", max_size=14), st.decimals().map(str)))
def test_any_text_is_read_rightly_or_refused_with_a_reason(text):
    assert_read_rightly_or_refused(text)


def assert_read_rightly_or_refused(text: str) -> None:
    try:
        volume = parse_volume(text)
    except VolumeError as error:
        assert re.search(r"Contoh penulisan|Tulis|terlalu besar|kurang dari nol|tiga angka", str(error))
        assert len(str(error)) < 200
        return
    if volume is None:
        assert text.strip() == ""
    else:
        assert 0 <= volume < LARGEST
        assert volume == round(volume, 3)
        assert is_spelling_of(text, volume)


@pytest.mark.parametrize(
    ("text", "volume"),
    [
        ("12", "12"),
        ("1080", "1080"),
        ("1.080", "1080"),
        ("1.080.500", "1080500"),
        ("2,5", "2.5"),
        ("2.5", "2.5"),
        ("2,50", "2.5"),
        ("2,3450", "2.345"),
        ("1.080,5", "1080.5"),
        ("1,080.5", "1080.5"),
        ("1080,125", "1080.125"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        (" 7 ", "7"),
        ("0", "0"),
    ],
)
def test_this_spelling_is_read(text, volume):
    assert parse_volume(text) == Decimal(volume)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_text_is_no_volume(text):
    assert parse_volume(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "1,080",
        "12,345",
        "012.500",
        "012,500",
        "1.08.0",
        "1,080,000",
        "2,5,5",
        "2.5.5",
        "2,3456",
        "-1",
        "+1",
        ".5",
        "5.",
        "1e5",
        "1_000",
        "NaN",
        "Infinity",
        "½",
        "2²",
        "٣",
        "５",
        "1 000",
        "12 m",
        "dua",
        "1\x005",
        str(LARGEST),
        "9" * 5_000,
        "0," + "0" * 5_000,
    ],
)
def test_this_text_is_refused(text):
    with pytest.raises(VolumeError):
        parse_volume(text)


def test_the_refusal_of_a_doubtful_volume_shows_both_ways_to_write_it():
    with pytest.raises(VolumeError, match=r"Tulis 1080 atau 1,08\."):
        parse_volume("1,080")


@cases(5_000)
@given(volumes)
def test_what_the_field_shows_the_field_reads(volume):
    field = VolumeField(required=False)
    shown = field.prepare_value(volume)
    assert shown == spell_volume(volume)
    assert field.clean(shown) == volume


@cases(1_000)
@given(volumes)
def test_what_a_page_prints_reads_as_the_same_number(volume):
    """Where the print leaves a doubt (1,080) it is refused, never read as another number."""
    try:
        assert parse_volume(format_decimal(volume)) == volume
    except VolumeError as error:
        assert "dua cara" in str(error)


@cases(1_000)
@given(texts)
def test_the_field_keeps_what_was_typed_and_knows_one_kind_of_error(text):
    field = VolumeField(required=False)
    assert field.prepare_value(text) == text
    try:
        field.clean(text)
    except forms.ValidationError as error:
        assert error.code == "volume"
