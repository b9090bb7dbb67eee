"""What every test gets without asking. Marks and passes: tests/passes.py; random cases: tests/random_cases.py."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from tests.strict_client import StrictClient, mark_unknown_variables

pytest_plugins = [
    *["tests.random_cases", "tests.passes", "tests.migrated", "tests.chromium", "tests.cast", "tests.loaded_demo"],
    "tests.papers",
]


@pytest.fixture(scope="session", autouse=True)
def _settings_for_tests(tmp_path_factory):
    """Keep files out of the real folders, and hash passwords fast."""
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    folders = {name: str(tmp_path_factory.mktemp(name.lower())) for name in ("MEDIA_ROOT", "STATIC_ROOT")}
    with override_settings(PASSWORD_HASHERS=quick, **folders):
        mark_unknown_variables()
        yield


@pytest.fixture
def client() -> StrictClient:
    """A browser without eyes: reads every page it gets and refuses a broken one."""
    return StrictClient()


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture(autouse=True)
def prose_errors() -> Iterator[list[str]]:
    """Fail a test during which WeasyPrint logged an error: it prints on, with something missing from the page.

    A test that expects one takes it out of this list.
    """
    errors = _Errors()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(errors)
    yield errors.lines
    logger.removeHandler(errors)
    if errors.lines:
        pytest.fail("WeasyPrint: " + "; ".join(errors.lines), pytrace=False)


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the clone."""
    return settings.BASE_DIR
