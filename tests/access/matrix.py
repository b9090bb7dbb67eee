"""Walking the access matrix."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import tests.access
from accounts.enums import Level, Role
from accounts.models import Act, Membership
from places.models import Desa
from tests.access.row import ForeignField, Row, Who
from tests.cast import Cast
from tests.chosen import one_of_each
from tests.strict_client import BadPage, StrictClient

WRITE = re.compile(r'^\s*(INSERT|UPDATE|DELETE)\b.*?"(\w+)"', re.IGNORECASE | re.DOTALL)
# Written by looking at a page, too: the session and the counts of attempts.
WRITTEN_BY_LOOKING = {"django_session", "desa_plan_cache"}
DISTANCES = {Level.DESA: 0, Level.KECAMATAN: 1, Level.KABUPATEN: 2, Level.NATION: 2}


def collected(list_name: str) -> list:
    """Give the lists of this name from all files `rows_<app>.py`."""
    found = pkgutil.iter_modules(tests.access.__path__, "tests.access.")
    modules = [importlib.import_module(info.name) for info in found if info.name.startswith("tests.access.rows_")]
    return [row for module in modules for row in getattr(module, list_name, [])]


def all_rows() -> list[Row]:
    """Give every row of the matrix."""
    return collected("ROWS")


def all_foreign_fields() -> list[ForeignField]:
    """Give every form field that must refuse another place's row."""
    return collected("FOREIGN_FIELDS")


def address_names(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[str]:
    """Give the name of every address; one without a name is given as its pattern."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}" if entry.name else f"(no name) {entry.pattern}"
        else:
            yield from address_names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)


def asked(row: Row, *, full: bool, where: str = "") -> list[tuple[Who, bool]]:
    """Tell who is asked, and whether at his own place (True) or another's (False).

    In a full run everybody. Otherwise nobody, and of the roles one of each kind of answer at either place: the name of
    the address and `where` (the database) decide which, so that other addresses ask other roles. PostgreSQL is then
    asked for one who is let in: a refusal is the policy's, not the database's.
    """
    places = (True, False) if row.kwargs else (True,)
    if full:
        return [(None, True), *((who, own) for who in Role for own in places)]
    chosen: list[tuple[Who, bool]] = [(None, True)]
    for own in places:
        kinds = {who: (row.expected("GET", who, own=own), row.expected("POST", who, own=own)) for who in Role}
        chosen += [(who, own) for who in one_of_each(kinds, f"{row.name} {own} {where}")]
    if where == "postgresql":
        return [min(chosen[1:], key=lambda one: _refusals(row, *one))]
    return chosen


def _refusals(row: Row, who: Who, own: bool) -> int:
    return sum(row.expected(method, who, own=own) >= 400 for method in ("GET", "POST"))


class Walk:
    """One row, walked for the cast; every request is undone before the next."""

    def __init__(self, cast: Cast, row: Row) -> None:
        self.cast = cast
        self.row = row
        self.addresses: dict[int, str] = {}
        self.faults: list[str] = []

    def go(self, *, full: bool) -> list[str]:
        """Give every answer that differs from what the row says."""
        browsers: dict[Who, StrictClient] = {}
        for who, own in asked(self.row, full=full, where=connection.vendor):
            member = self.cast.of(who) if who else None
            if who not in browsers:
                browsers[who] = StrictClient(raise_request_exception=False)
                if member is not None:
                    browsers[who].force_login(member.orang.user)
            for method in ("GET", "POST"):
                self._ask(browsers[who], member, who, method, own)
        return self.faults

    def _ask(self, browser: StrictClient, member: Membership | None, who: Who, method: str, own: bool) -> None:
        desa = self.cast.villages.umeanyar if own else self._outside(member)
        address = self.address(desa)
        data = self.row.data(self.cast, desa) if self.row.data and method == "POST" else {}
        acts = Act.objects.count()
        with undone(), CaptureQueriesContext(connection) as queries:
            try:
                response = browser.post(address, data) if method == "POST" else browser.get(address)
            except BadPage as page:
                self._fault(who, method, own, f"a broken page: {page}")
                return
            written = Act.objects.count() - acts
        expected = self.row.expected(method, who, own=own)
        if response.status_code != expected:
            self._fault(who, method, own, f"{response.status_code} instead of {expected}{_reason(response)}")
        elif who is None and expected == 302 and not self.row.is_public and not _leads_to_sign_in(response):
            self._fault(who, method, own, f"leads to {response['Location']}")
        if written and (method == "GET" or response.status_code in (403, 404, 405)):
            self._fault(who, method, own, f"{response.status_code}, and yet something was done")
        if method == "GET" and (tables := written_tables(queries)):
            self._fault(who, method, own, f"looking writes into {', '.join(sorted(tables))}")

    def address(self, desa: Desa) -> str:
        """Give the row's address for an object of this village, which is made once."""
        if desa.pk not in self.addresses:
            kwargs = self.row.kwargs(self.cast, desa) if self.row.kwargs else {}
            self.addresses[desa.pk] = reverse(self.row.name, kwargs=kwargs)
        return self.addresses[desa.pk]

    def _outside(self, member: Membership) -> Desa:
        """Give the nearest village whose object neither the member's place nor the row's level covers."""
        villages = self.cast.villages
        distance = max(DISTANCES[Level(member.level)], DISTANCES[self.row.level])
        return (villages.kalianget, villages.dencarik, villages.pandanlandung)[distance]

    def _fault(self, who: Who, method: str, own: bool, what: str) -> None:
        self.faults.append(f"{who.value if who else 'nobody'} · {method} · {'own' if own else 'other'}: {what}")


class undone(transaction.Atomic):  # noqa: N801, a context manager
    """Undo everything that happened inside."""

    def __init__(self) -> None:
        super().__init__(using=None, savepoint=True, durable=False)

    def __exit__(self, *exception: Any) -> None:
        transaction.set_rollback(True)
        super().__exit__(*exception)


def written_tables(queries: CaptureQueriesContext) -> set[str]:
    """Give the tables that were written, apart from those that looking may write."""
    hits = (WRITE.match(query["sql"]) for query in queries.captured_queries)
    return {hit[2] for hit in hits if hit} - WRITTEN_BY_LOOKING


def refusal_fault(cast: Cast, entry: ForeignField) -> str:
    """Say how a form took another place's row; nothing when it refused it."""
    member = cast.of(entry.role)
    desa = cast.villages.umeanyar
    browser = StrictClient(raise_request_exception=False)
    browser.force_login(member.orang.user)
    address = reverse(entry.name, kwargs=entry.kwargs(cast, desa) if entry.kwargs else {})
    data = entry.data(cast, desa) | {entry.field: entry.foreign(cast)}
    acts = Act.objects.count()
    with undone():
        response = browser.post(address, data)
        done = Act.objects.count() - acts
    if done:
        return f"{response.status_code}, and something was done"
    if response.status_code in (403, 404):
        return ""
    if response.status_code != 200 or not _names_the_field(response, entry.field):
        return f"{response.status_code} without an error at {entry.field}"
    return ""


def acceptance_fault(cast: Cast, entry: ForeignField) -> str:
    """Say when even the right form is refused: then a refusal of the wrong one proves nothing."""
    member = cast.of(entry.role)
    desa = cast.villages.umeanyar
    browser = StrictClient(raise_request_exception=False)
    browser.force_login(member.orang.user)
    address = reverse(entry.name, kwargs=entry.kwargs(cast, desa) if entry.kwargs else {})
    with undone():
        response = browser.post(address, entry.data(cast, desa))
    if response.status_code in (200, 302) and not _has_errors(response):
        return ""
    return f"{response.status_code}{_reason(response)}"


def _forms(response: HttpResponse) -> list[Any]:
    """Give the forms of the page, also those in lists."""
    context = response.context or []
    values = [value for layer in context for entry in getattr(layer, "dicts", []) for value in entry.values()]
    flat = [item for value in values for item in (value if isinstance(value, list | tuple) else [value])]
    return [value for value in flat if hasattr(value, "errors") and hasattr(value, "fields")]


def _names_the_field(response: HttpResponse, field: str) -> bool:
    return any(field in (form.add_prefix(name) for name in form.errors) for form in _forms(response))


def _has_errors(response: HttpResponse) -> bool:
    return any(form.is_bound and form.errors for form in _forms(response))


def _leads_to_sign_in(response: HttpResponse) -> bool:
    return response["Location"].startswith(reverse(settings.LOGIN_URL))


def _reason(response: HttpResponse) -> str:
    """Give what the page says, for the reader of a failed test."""
    if response.status_code == 302:
        return f" (to {response['Location']})"
    errors = {name: list(found) for form in _forms(response) for name, found in form.errors.items()}
    if errors:
        return f" ({errors})"
    said = re.search(r"<main.*?</h1>(.*?)</main>", response.content.decode(errors="replace"), re.DOTALL)
    return f" ({' '.join(re.sub(r'<[^>]+>', ' ', said[1]).split())[:160]})" if said else ""
