"""Where a programme is at home."""

from places.models import Desa, Kabupaten, Kecamatan
from training.models import TrainingProgram


def kabupaten_of_program(program: TrainingProgram) -> Kabupaten:
    """The kabupaten that the place of a programme lies in, or is."""
    place = program.place
    return place.kabupaten if isinstance(place, Desa | Kecamatan) else place


def place_words(program: TrainingProgram) -> str:
    """ "Kabupaten Buleleng", "Kecamatan Seririt", "Desa Umeanyar": who holds it."""
    place = program.place
    if isinstance(place, Kecamatan):
        return f"Kecamatan {place.name}"
    return f"Desa {place.name}" if isinstance(place, Desa) else place.name
