"""The table of demo logins as `load_demo` prints it."""

from desa_plan.demo.logins_file import Login, read_logins
from desa_plan.demo.reference import place_of
from places.models import Desa, Kecamatan

HEAD = ("Nama pengguna", "Orang", "Peran", "Tempat")


def table_lines() -> list[str]:
    """One line for each role, columns as wide as their words."""
    rows = [HEAD, *(_row(login) for login in read_logins())]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [lines[0], "-" * max(map(len, lines)), *lines[1:]]


def _row(login: Login) -> tuple[str, str, str, str]:
    return login.username, login.name, str(login.role.label), _place_words(login)


def _place_words(login: Login) -> str:
    place = place_of(login.place)
    if place is None:
        return "Indonesia"
    if isinstance(place, Desa):
        words = f"Desa {place.name}"
        return f"{words}, Dusun {login.dusun}" if login.dusun else words
    return f"Kecamatan {place.name}" if isinstance(place, Kecamatan) else place.name
