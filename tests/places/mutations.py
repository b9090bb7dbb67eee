"""Slips of the finger: a spelling with a sign too many, too few, exchanged, or in the wrong place."""

from hypothesis import strategies as st


@st.composite
def mutated(draw: st.DrawFn, originals: st.SearchStrategy[str], *, alphabet: str) -> str:
    """A text of `originals` after one to three slips."""
    signs = list(draw(originals))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(signs)))
        slip = draw(st.sampled_from(["insert", "drop", "replace", "swap", "double"]))
        if slip == "insert":
            signs.insert(at, draw(st.sampled_from(alphabet)))
        elif at < len(signs):
            match slip:
                case "drop":
                    signs.pop(at)
                case "replace":
                    signs[at] = draw(st.sampled_from(alphabet))
                case "swap":
                    other = draw(st.integers(0, len(signs) - 1))
                    signs[at], signs[other] = signs[other], signs[at]
                case "double":
                    signs.insert(at, signs[at])
    return "".join(signs)
