"""Where somebody lives: one list of dusun with their RT, so that dusun and RT cannot contradict each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from places.models import Desa, Dusun, RukunTetangga


@dataclass(frozen=True)
class Home:
    """A dusun, and the RT in it when that is known."""

    dusun: Dusun
    rukun_tetangga: RukunTetangga | None = None


class HomeField(forms.ChoiceField):
    """A `Home` of the village; the field is filled with `offer` before it is used."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=(), **{"label": "Tempat tinggal", **kwargs})
        self._homes: dict[str, Home] = {}

    def offer(self, homes: Iterable[Home]) -> None:
        """Let these be chosen, the dusun themselves as the head of their list."""
        self._homes = {home_key(home.dusun, home.rukun_tetangga): home for home in homes}
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, home in self._homes.items():
            label = str(home.rukun_tetangga) if home.rukun_tetangga else "RT belum diketahui"
            groups.setdefault(home.dusun.name, []).append((key, f"{home.dusun.name}, {label}"))
        self.choices = [("", "– pilih dusun dan RT –"), *groups.items()]

    def clean(self, value: Any) -> Any:
        """The home, or None when nothing was chosen and nothing need be."""
        return self._homes.get(super().clean(value))


def homes_of(desa: Desa, *, only: int | None = None) -> list[Home]:
    """Every place to live in the village, two queries; `only` is the one dusun that somebody may write for."""
    found = []
    rows = desa.dusun_set.filter(is_retired=False).order_by("position", "name")
    for dusun in (rows.filter(pk=only) if only else rows).prefetch_related("rukun_tetangga_set"):
        found.append(Home(dusun))
        found += [Home(dusun, rt) for rt in dusun.rukun_tetangga_set.all()]
    return found


def home_key(dusun: Dusun, rukun_tetangga: RukunTetangga | None) -> str:
    """The value of a home in the list: "d12", "r34"."""
    return f"r{rukun_tetangga.pk}" if rukun_tetangga else f"d{dusun.pk}"
