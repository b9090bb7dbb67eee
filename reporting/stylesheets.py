"""Our style sheets inside files that leave the house: a saved page must look right without us."""

import base64
from pathlib import Path

STATIC_DIR = Path(__file__).resolve().parent.parent / "static"
CSS_DIR = STATIC_DIR / "css"


def stylesheet_uri(name: str) -> str:
    """A style sheet of `static/css` as a data URI, so that no style stands in the markup."""
    encoded = base64.b64encode((CSS_DIR / name).read_bytes()).decode("ascii")
    return f"data:text/css;base64,{encoded}"
