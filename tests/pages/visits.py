"""Every page there is, as somebody who may see it: taken from the access matrix, so a new row there joins."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from accounts.enums import Role
from tests.access.matrix import all_rows
from tests.access.row import Row, Who
from tests.cast import Cast
from tests.strict_client import StrictClient

# Who sees the most of a page first; nobody only where everybody is let in.
PREFERRED: tuple[Who, ...] = (
    Role.SEKRETARIS_DESA,
    Role.DINAS_PMD,
    Role.ADMINISTRATOR,
    Role.PETUGAS_KECAMATAN,
    *(role for role in Role),
    None,
)
EVERYBODY_HAS_HIS_OWN = {"home"}
ONE_OF_EACH_LEVEL = (Role.SEKRETARIS_DESA, Role.BPD, Role.PETUGAS_KECAMATAN, Role.DINAS_PMD, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Visit:
    """One look at a page."""

    who: Who
    response: HttpResponse

    @property
    def html(self) -> str:
        """The page's text; empty when the answer is a file or leads elsewhere."""
        is_page = self.response.headers.get("Content-Type", "").startswith("text/html")
        html = self.response.content.decode() if is_page and self.response.status_code == 200 else ""
        return html if "<html" in html else ""  # a fragment is put into a page, and stands in no window of its own


def page_rows() -> list[Row]:
    """Rows whose address somebody may look at."""
    return [row for row in all_rows() if any(row.get.of(who) == 200 for who in PREFERRED)]


def visits(cast: Cast, row: Row) -> Iterator[Visit]:
    """Look at a page as the one who sees most of it, or as one of each level where the page is another for each."""
    kwargs = row.kwargs(cast, cast.villages.umeanyar) if row.kwargs else {}
    address = reverse(row.name, kwargs=kwargs)
    lookers = [who for who in PREFERRED if row.get.of(who) == 200][:1]
    if row.name in EVERYBODY_HAS_HIS_OWN:
        lookers = [who for who in ONE_OF_EACH_LEVEL if row.get.of(who) == 200]
    for who in lookers:
        browser = StrictClient()
        if who is not None:
            browser.force_login(cast.of(who).orang.user)
        visit = Visit(who, browser.get(address))
        if visit.html:
            yield visit
