"""The first start: the key, the port, the packages, the honest word about known holes."""

import socket
import stat

import pytest

from launch import advisories, clone, packages, serve
from launch.console import Stop


def test_the_signing_key_is_made_once_for_its_owner_only(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setattr(clone, "VAR", tmp_path / "var")
    clone.make_secret_key()
    path = tmp_path / "var" / "secret_key"
    first = path.read_text()
    clone.make_secret_key()
    assert path.read_text() == first
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_busy_port_is_named_with_a_free_one():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(Stop) as stop:
            serve._refuse_busy_port("127.0.0.1", port)
    assert str(port) in stop.value.reason
    assert int(stop.value.line.rsplit(" ", 1)[1]) > port


def test_a_server_for_the_whole_network_knows_its_own_names():
    assert serve._own_names("0.0.0.0")[-2:] != serve._own_names("127.0.0.1")[-2:]
    assert "*" not in serve._own_names("0.0.0.0")
    assert "desa.example" in serve._own_names("desa.example")


def test_somebody_can_always_sign_in_first():
    assert "create_administrator" in serve.first_steps(demo=False, host="127.0.0.1")
    assert "above" in serve.first_steps(demo=True, host="127.0.0.1")
    assert "--no-demo" in serve.first_steps(demo=True, host="0.0.0.0")


def test_a_changed_list_of_packages_is_another_state(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "ROOT", tmp_path)
    (tmp_path / "list").write_text("django==5.2.1")
    before = packages._fingerprint("list")
    (tmp_path / "list").write_text("django==5.2.2")
    assert packages._fingerprint("list") != before


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("", (False, "not checked (the advisory source cannot be reached)")),
        (
            '{"dependencies": [{"name": "a", "skip_reason": "not found"}]}',
            (False, "not checked (the advisory source knows none of our packages)"),
        ),
        (
            '{"dependencies": [{"name": "a", "skip_reason": "x"}, {"name": "b", "version": "1", "vulns": []}]}',
            (False, "no known hole in 1 of 2; not checked: 1"),
        ),
        ('{"dependencies": [{"name": "b", "version": "1", "vulns": []}]}', (False, "no known hole in any of 1")),
    ],
)
def test_packages_nobody_looked_up_are_not_called_safe(report, expected):
    assert advisories.verdict(report) == expected


def test_a_known_hole_fails_the_check_and_names_the_package():
    found, said = advisories.verdict('{"dependencies": [{"name": "b", "version": "1.0", "vulns": [{"id": "CVE-1"}]}]}')
    assert found
    assert "b 1.0: CVE-1" in said


def test_a_changed_style_sheet_is_collected_again(tmp_path, monkeypatch):
    monkeypatch.setattr(serve, "ROOT", tmp_path)
    (tmp_path / "requirements.txt").write_text("")
    sheet = tmp_path / "static" / "app.css"
    sheet.parent.mkdir()
    sheet.write_text("p {}")
    before = serve._state_of_static()
    assert serve._state_of_static() == before
    sheet.write_text("p { color: black }")
    assert serve._state_of_static() != before
