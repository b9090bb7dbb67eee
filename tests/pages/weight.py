"""What a page weighs on the wire: gzip, as every browser takes it on plain HTTP."""

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders

FILES = re.compile(r"<(?:link|script|img|source|iframe)\b[^>]*?\b(?:href|src)=\"([^\"]+)\"", re.IGNORECASE)
LOADED_LINKS = re.compile(r"<link\b(?![^>]*\brel=\"(?:stylesheet|icon|preload)\")[^>]*>", re.IGNORECASE)
HEADERS = 600  # bytes, per answer
KB = 1024
# Villages on 0.4 Mbit/s: what each page may cost to fetch.
FIRST_VISIT = 120 * KB
REPEAT_VISIT = 35 * KB
REQUESTS = 12


def check_weight(html: str) -> None:
    """Assert that a page is light, and that everything on it comes from us."""
    assert first_visit_weight(html) <= FIRST_VISIT
    assert page_weight(html) <= REPEAT_VISIT
    assert 1 + len(files_of(html)) <= REQUESTS
    assert foreign_addresses(html) == []


def files_of(html: str) -> list[str]:
    """Addresses of everything that the browser fetches along with the page, each once."""
    return list(dict.fromkeys(FILES.findall(LOADED_LINKS.sub("", html))))


def foreign_addresses(html: str) -> list[str]:
    """Files and forms on other hosts."""
    actions = re.findall(r"<form\b[^>]*?\baction=\"([^\"]+)\"", html, re.IGNORECASE)
    return [address for address in [*files_of(html), *actions] if urlsplit(address).netloc]


def page_weight(html: str) -> int:
    """Bytes of the page alone: what a repeat visit costs, because all files are kept for good under hashed names."""
    return len(gzip.compress(html.encode(), compresslevel=6)) + HEADERS


def first_visit_weight(html: str) -> int:
    """Bytes of the page with all its files."""
    return page_weight(html) + sum(file_weight(address) for address in files_of(html))


@cache
def file_weight(address: str) -> int:
    """Bytes of a static file as WhiteNoise keeps it; data in the page itself was counted with the page."""
    if address.startswith("data:"):
        return 0
    name = urlsplit(address).path.removeprefix(f"/{settings.STATIC_URL.strip('/')}/")
    path = finders.find(name)
    assert path, f"{address} is no file of ours"
    content = Path(path).read_bytes()
    return min(len(gzip.compress(content, compresslevel=9)), len(content)) + HEADERS
