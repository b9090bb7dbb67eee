from hypothesis import given
from hypothesis import strategies as st

from reporting.fonts import REPLACEMENT, faces
from reporting.text_wrap import LineBreaker
from tests.reporting.hostile_text import texts


def bare(text: str) -> str:
    return "".join(text.split())


@given(texts, st.floats(2.5, 60))
def test_no_character_is_lost_and_no_line_is_too_wide(text, limit):
    face = faces()["regular"]
    lines = LineBreaker().wrap(face, text, limit)
    assert bare("".join(lines)) == bare(face.drawable(text))
    assert all(face.width(line) <= limit + 1e-6 for line in lines if len(line) > 1)


@given(texts)
def test_what_is_drawn_has_a_glyph(text):
    face = faces()["regular"]
    glyphs = face.font.face.charToGlyph
    assert all(ord(character) in glyphs for character in face.drawable(text) if character != "\n")


def test_characters_without_a_glyph_are_seen_as_boxes():
    assert faces()["regular"].drawable("Jalan 🚧 \x07 ꦧ") == f"Jalan {REPLACEMENT} {REPLACEMENT} {REPLACEMENT}"


def test_accents_in_two_parts_become_one_letter():
    assert faces()["regular"].drawable("Ne\u0301gara") == "Négara"


def test_a_long_compound_breaks_at_its_slashes():
    face, word = faces()["regular"], "Pembangunan/Rehabilitasi/Peningkatan"
    limit = face.width("Pembangunan/Rehabilit")
    assert LineBreaker().wrap(face, word, limit) == ("Pembangunan/", "Rehabilitasi/", "Peningkatan")


@given(st.lists(st.text("abcdef", min_size=1, max_size=9), min_size=2, max_size=8).map(" ".join), st.floats(6, 20))
def test_titles_are_balanced_without_more_lines(text, limit):
    face, breaker = faces()["bold"], LineBreaker()
    plain, even = breaker.wrap(face, text, limit), breaker.wrap_evenly(face, text, limit)
    assert len(even) == len(plain)
    assert max(map(face.width, even)) <= max(map(face.width, plain))
