"""A database made for a bench and dropped after it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout

from django.db import connection


@contextmanager
def own_database() -> Iterator[None]:
    """A fresh database with all tables, beside the one in use; the one in use is not touched."""
    usual_name = connection.settings_dict["NAME"]
    # Tables as the models have them: reading pages takes as long on migrated ones, but migrating takes half a minute.
    connection.settings_dict["TEST"]["MIGRATE"] = False
    with redirect_stdout(sys.stderr):  # Django talks while it makes tables; stdout is for results
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(usual_name, verbosity=0)
