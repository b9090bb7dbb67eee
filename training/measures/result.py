"""What a measure says of a finding."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """Whether a finding is still true (`None`: it cannot be told yet), in words with figures, and where to look.

    `is_private`: the page behind `url` names residents and opens only for the village's named staff.
    """

    is_true: bool | None
    words: str
    url: str = ""
    is_private: bool = False

    @property
    def is_mended(self) -> bool:
        """Whether what was found is no longer so."""
        return self.is_true is False

    @property
    def status(self) -> str:
        """Its kind of mark among the parts of the look."""
        return {True: "warn", False: "ok", None: "neutral"}[self.is_true]

    @property
    def label(self) -> str:
        """The state in two words."""
        return {True: "Masih benar", False: "Sudah berubah", None: "Belum dapat diukur"}[self.is_true]


def unknown(words: str, url: str = "") -> Measured:
    """Nothing can be told, and why."""
    return Measured(None, words, url)


def counted(number: int, of: int, what: str) -> str:
    """ "3 dari 12 kegiatan"."""
    return f"{number} dari {of} {what}"


def listed(words: list[str] | tuple[str, ...], *, most: int = 3) -> str:
    """The first few, and how many more there are."""
    shown = ", ".join(words[:most])
    rest = len(words) - most
    return f"{shown}, dan {rest} lagi" if rest > 0 else shown
