"""Amounts of rupiah as people type them: every usual spelling reads back, everything else is refused."""

import re

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from places.form_fields import RupiahField
from places.formats.rupiah import format_rupiah
from places.formats.rupiah_input import LARGEST, AmountError, parse_rupiah
from tests.places.mutations import mutated
from tests.random_cases import cases
from tests.reporting.hostile_text import texts

PREFIXES = ("", "Rp", "Rp ", "Rp. ", "Rp.", "rp ", "RP", "IDR ")
ENDINGS = ("", ",-", ",--", ",–", ".-", ",=", " ,-")
BLANKS = (" ", "\u00a0", "\u202f", "\u2009")
WORDS = {"ribu": 10**3, "rb": 10**3, "juta": 10**6, "Jt": 10**6, "miliar": 10**9, "milyar": 10**9}

amounts = st.one_of(
    st.integers(0, LARGEST), st.integers(0, 2_000), st.integers(0, 10**9).map(lambda number: number * 1_000)
)


def grouped(amount: int, sign: str) -> str:
    """The amount with a sign between its thousands."""
    return f"{amount:,}".replace(",", sign)


def figures(amount: int) -> set[str]:
    """All ways to write the figures of an amount that leave no doubt."""
    whole = {str(amount), grouped(amount, "."), *(grouped(amount, blank) for blank in BLANKS)}
    found = {*whole, *(f"{text},{cents}" for text in whole for cents in ("0", "00"))}
    if amount >= 1_000:
        found |= {f"{grouped(amount, ',')}.00", f"{amount}.00"}
    if amount >= 1_000_000:
        found.add(grouped(amount, ","))
    return found


def worded(amount: int) -> set[str]:
    """The amount as "1,5 juta", where two decimals suffice."""
    found = set()
    for word, size in WORDS.items():
        hundredths, rest = divmod(amount * 100, size)
        if rest or hundredths >= 10**8:
            continue
        whole, part = divmod(hundredths, 100)
        parts = {f"{part:02d}", f"{part:02d}".rstrip("0")} - {""} if part else {"", "0", "00"}
        found |= {
            f"{whole}{sign + decimals if decimals else ''}{blank}{word}"
            for decimals in parts
            for sign in ".,"
            for blank in ("", " ")
        }
    return found


@st.composite
def spellings(draw: st.DrawFn) -> tuple[int, str]:
    """An amount and one usual spelling of it."""
    amount = draw(amounts)
    text = draw(st.sampled_from(sorted(figures(amount) | worded(amount))))
    ending = draw(st.sampled_from(ENDINGS)) if re.fullmatch(r"[\d. ]*\d", text) else ""
    around = draw(st.sampled_from(["", " ", "\t", "\n"]))
    return amount, f"{around}{draw(st.sampled_from(PREFIXES))}{text}{ending}{around}"


def is_spelling_of(text: str, amount: int) -> bool:
    """Tell, by writing instead of reading, whether the text is a usual spelling of the amount."""
    plain = "".join(" " if sign in BLANKS or (sign.isspace() and sign.isprintable()) else sign for sign in text)
    plain = " ".join(part for part in plain.strip().split(" ") if part).casefold()
    known = {form.casefold() for form in figures(amount) | worded(amount)} | ({"-", "–"} if amount == 0 else set())
    for prefix in {prefix.strip().casefold() for prefix in PREFIXES}:
        rest = plain.removeprefix(prefix).strip()
        bare = re.sub(r" ?([.,] ?[-–]+|,=)$", "", rest)
        without_zeros = re.sub(r"^0+(?=\d+(?:,00?)?$)", "", bare)  # only a number without thousands signs
        if {rest, bare, without_zeros} & known:
            return True
    return False


@cases(5_000)
@given(spellings())
def test_every_usual_spelling_reads_back_exactly(case):
    amount, text = case
    assert parse_rupiah(text) == amount


@cases(5_000)
@given(mutated(spellings().map(lambda case: case[1]), alphabet="0123456789.,-– Rpjutarbm=+()%e²٣\u00a0"))
def test_a_mistyped_amount_is_read_rightly_or_refused_with_a_reason(text):
    assert_read_rightly_or_refused(text)


@cases(5_000)
@given(st.one_of(texts, st.text(alphabet="0123456789., -", max_size=24), st.integers().map(str)))
def test_any_text_is_read_rightly_or_refused_with_a_reason(text):
    assert_read_rightly_or_refused(text)


def assert_read_rightly_or_refused(text: str) -> None:
    try:
        amount = parse_rupiah(text)
    except AmountError as error:
        assert re.search(r"Contoh penulisan|Tulis|terlalu besar|kurang dari nol", str(error))
        assert len(str(error)) < 200
        return
    if amount is None:
        assert text.strip().casefold().rstrip(". ") in {"", "rp", "idr"}
    else:
        assert 0 <= amount <= LARGEST
        assert is_spelling_of(text, amount)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1500000", 1_500_000),
        ("1.500.000", 1_500_000),
        ("1 500 000", 1_500_000),
        ("1\u00a0500\u00a0000", 1_500_000),
        ("Rp 1.500.000,-", 1_500_000),
        ("Rp1.500.000,00", 1_500_000),
        ("Rp. 1.500.000,--", 1_500_000),
        ("1,500,000.00", 1_500_000),
        ("1,500,000", 1_500_000),
        ("1500000.00", 1_500_000),
        ("1,5 juta", 1_500_000),
        ("1.5jt", 1_500_000),
        ("750 ribu", 750_000),
        ("2 milyar", 2_000_000_000),
        ("0", 0),
        ("-", 0),
        ("–", 0),
        ("Rp -", 0),
        ("", None),
        ("  ", None),
        ("Rp", None),
    ],
)
def test_this_spelling_is_read(text, amount):
    assert parse_rupiah(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "1,500",
        "IDR.040,0",
        "1.5",
        "1.50.000",
        "1.5000",
        "1.500,000",
        "1.500,75",
        "0.500",
        "0,500",
        "000.500",
        "0.500.000",
        "-5",
        "(5)",
        "+5",
        "1e6",
        "1_000",
        "0x10",
        "1 500 00",
        "1.500 000",
        "1,50 ribu rupiah",
        "lima",
        "5%",
        "05 juta",
        "0150.00",
        ",-",
        "Rp,-",
        "--5",
        "1..500",
        "1500000²",
        "١٥٠٠",
        "１５００",
        "1\x00500",
        "1\n500",
        str(LARGEST + 1),
        "9" * 30,
        "9" * 5_000,
        "0" * 5_000,
        "1" + " " * 5_000 + "1",
        "5 triliun",
    ],
)
def test_this_text_is_refused(text):
    with pytest.raises(AmountError):
        parse_rupiah(text)


def test_the_refusal_of_a_doubtful_amount_shows_how_to_write_it():
    with pytest.raises(AmountError, match=r"1\.500"):
        parse_rupiah("1,500")


@cases(5_000)
@given(amounts)
def test_what_the_field_shows_the_field_reads(amount):
    field = RupiahField(required=False)
    shown = field.prepare_value(amount)
    assert shown == format_rupiah(amount)
    assert field.clean(shown) == amount


@cases(1_000)
@given(texts)
def test_the_field_keeps_what_was_typed_and_knows_one_kind_of_error(text):
    field = RupiahField(required=False)
    assert field.prepare_value(text) == text
    try:
        field.clean(text)
    except forms.ValidationError as error:
        assert error.code == "amount"
