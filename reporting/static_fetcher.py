"""What WeasyPrint may read while it prints: our static folder and pictures inside the page, nothing else.

Without this it would embed any local file that a page names (`/etc/passwd` as an attachment).
"""

import mimetypes
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from reporting.stylesheets import STATIC_DIR

ALLOWED_DATA = (
    "data:image/png;base64,",
    "data:image/jpeg;base64,",
    "data:image/webp;base64,",
    "data:text/css;base64,",
)


class ForbiddenSourceError(ValueError):
    """A page asked for something outside."""


def static_file(url: str) -> Path:
    """The file of our static folder behind a file: address. Raises ForbiddenSourceError for anything else."""
    parts = urlsplit(url)
    if parts.scheme.lower() != "file" or parts.netloc:
        raise ForbiddenSourceError(f"not ours: {url[:80]}")
    path = Path(unquote(parts.path)).resolve()
    if not path.is_relative_to(STATIC_DIR.resolve()) or not path.is_file():
        raise ForbiddenSourceError(f"outside static/: {url[:80]}")
    return path


def static_fetcher() -> Any:
    """A fetcher for WeasyPrint (imported here, because it needs Pango)."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class StaticFetcher(URLFetcher):
        """Reads static files and pictures given as data; never opens a connection."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith(ALLOWED_DATA):
                return super().fetch(url, headers)
            path = static_file(url)
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return StaticFetcher(allowed_protocols={"file", "data"}, allow_redirects=False)
