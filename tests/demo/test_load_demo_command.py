"""`load_demo` as it is typed, on the whole list of places."""

from io import StringIO

import pytest
from django.core.management import call_command

from desa_plan.demo.logins import PASSWORD
from desa_plan.demo.logins_file import read_logins
from places.models import Desa


@pytest.mark.sqlite_only  # a minute of inserts elsewhere; the demo lives on SQLite
def test_the_command_says_what_it_loaded_and_who_can_sign_in(db):
    out = StringIO()
    call_command("load_demo", stdout=out)
    said = out.getvalue()
    assert "RPJM Desa Pandanlandung 2020–2027: 40 kegiatan" in said
    assert "RPJM Desa Tirta Contoh 2027–2034: 150 kegiatan" in said
    assert f"Kata sandi semua akun contoh: {PASSWORD}" in said
    rows = [line.split()[0] for line in said.splitlines() if line]
    assert set(rows) >= {login.username for login in read_logins()}
    assert Desa.objects.filter(is_retired=False).count() == 83_767
    again = StringIO()
    call_command("load_demo", stdout=again)
    assert "tidak ada yang diubah" in again.getvalue()
