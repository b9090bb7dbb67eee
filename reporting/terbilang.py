"""Amounts in Indonesian words ("satu juta seribu"), as decrees and matrices spell them."""

_SMALL = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
LIMIT = 10**15


def terbilang(number: int) -> str:
    """Words for 0 … 10^15, lower case, without "rupiah". Raises ValueError outside that range."""
    if number < 0 or number > LIMIT:
        raise ValueError(f"terbilang menerima 0 sampai 10^15, bukan {number}")
    if number == LIMIT:
        return "seribu triliun"
    return " ".join(_words(number)) or "nol"


def terbilang_rupiah(amount: int) -> str:
    """The sentence under a total: "Dua juta rupiah"."""
    return f"{terbilang(amount)} rupiah".capitalize()


def _words(number: int) -> list[str]:
    for scale, name in _SCALES:
        if number >= scale:
            return [*_words(number // scale), name, *_words(number % scale)]
    if number >= 2_000:
        return [*_words(number // 1_000), "ribu", *_words(number % 1_000)]
    if number >= 1_000:
        return ["seribu", *_words(number - 1_000)]
    return _below_thousand(number)


def _below_thousand(number: int) -> list[str]:
    if number >= 200:
        return [_SMALL[number // 100], "ratus", *_below_thousand(number % 100)]
    if number >= 100:
        return ["seratus", *_below_thousand(number - 100)]
    if number >= 20:
        return [_SMALL[number // 10], "puluh", *_below_thousand(number % 10)]
    if number >= 12:
        return [_SMALL[number - 10], "belas"]
    return [_SMALL[number]] if number else []
