"""Where a programme is at home."""

from places.models import Desa, Kabupaten, Kecamatan
from training.models import TrainingProgram


def kabupaten_of_program(program: TrainingProgram) -> Kabupaten:
    """The kabupaten that the place of a programme lies in, or is."""
    return kabupaten_of_place(program.place)


def kabupaten_of_place(place: Desa | Kecamatan | Kabupaten) -> Kabupaten:
    """The kabupaten that a place lies in, or is."""
    return place.kabupaten if isinstance(place, Desa | Kecamatan) else place


def place_words(program: TrainingProgram) -> str:
    """ "Kabupaten Buleleng", "Kecamatan Seririt", "Desa Umeanyar": who holds it."""
    return name_of_place(program.place)


def name_of_place(place: Desa | Kecamatan | Kabupaten) -> str:
    """The same for a place itself."""
    if isinstance(place, Kecamatan):
        return f"Kecamatan {place.name}"
    return f"Desa {place.name}" if isinstance(place, Desa) else place.name
