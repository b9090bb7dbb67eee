"""The private PostgreSQL of a test run."""

import socket
from urllib.parse import urlsplit

import psycopg2
import pytest

from launch.cluster import private_postgresql
from launch.console import Stop


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_the_private_server_wants_its_password_and_is_gone_afterwards():
    with pytest.raises(RuntimeError, match="a test failed"), private_postgresql() as address:
        parts = urlsplit(address)
        place = {"host": parts.hostname, "port": parts.port, "user": parts.username, "dbname": "postgres"}
        psycopg2.connect(**place, password=parts.password).close()
        with pytest.raises(psycopg2.OperationalError, match="password"):
            psycopg2.connect(**place, password="guess")
        raise RuntimeError("a test failed")
    assert not answers(parts.port)


def test_without_postgresql_the_line_to_type_is_named(monkeypatch):
    monkeypatch.setattr("launch.system.find_postgresql", lambda: None)
    with pytest.raises(Stop) as stop, private_postgresql():
        pass
    assert "postgresql" in stop.value.line
