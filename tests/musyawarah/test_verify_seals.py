"""A row that was changed behind the application's back is found."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from musyawarah.enums import MusyawarahStatus
from musyawarah.models import Musyawarah, Segel
from tests.musyawarah.making import make_musyawarah
from tests.musyawarah.sealing import sealed_minutes, take_off_triggers

pytestmark = pytest.mark.django_db


def verify(*options: str) -> str:
    """Run the command; its words, or those of its refusal."""
    out, error = StringIO(), StringIO()
    try:
        call_command("verify_seals", *options, stdout=out, stderr=error)
    except CommandError as refusal:
        assert refusal.returncode == 1
        return error.getvalue()
    return out.getvalue()


def bend(sql: str) -> None:
    """Write past the application and its triggers."""
    take_off_triggers()
    with connection.cursor() as cursor:
        cursor.execute(sql)
        assert cursor.rowcount == 1


def test_untouched_seals_are_confirmed(cast):
    sealed_minutes(cast)
    sealed_minutes(cast, ba_number="BA/2")
    assert verify() == "2 segel diperiksa, semuanya cocok.\n"
    assert "0 segel" in verify("--desa", cast.villages.kalianget.code)


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE musyawarah_keputusan SET outcome = 'rejected', reason = 'x'", "baris 1 berubah (outcome, reason)"),
        ("UPDATE musyawarah_keputusan SET text = 'Balai disepakati'", "Keputusan: baris 1 berubah (text)"),
        ("UPDATE musyawarah_keputusan SET decided_at = '2026-06-15 01:30:00+00'", "(decided_at)"),
        ("DELETE FROM musyawarah_keputusan", "Keputusan: baris 1 dihapus"),
        ("UPDATE musyawarah_agendamusyawarah SET notes = ''", "Agenda dan notulen: baris 1 berubah (notes)"),
        ("UPDATE musyawarah_kehadiran SET gender = 'P' WHERE name = 'Budi'", "(gender)"),
        ("UPDATE musyawarah_kehadiran SET name = 'Bambang' WHERE name = 'Budi'", "data pribadi"),
        ("UPDATE musyawarah_kehadiran SET salt = 'x' WHERE name = 'Budi'", "data pribadi"),
        ("UPDATE musyawarah_masahadir SET left_at = NULL WHERE left_at IS NOT NULL", "(stays)"),
        ("UPDATE musyawarah_musyawarah SET invited_count = 1", "Data musyawarah berubah: invited_count"),
        ("UPDATE musyawarah_musyawarah SET status = 'closed', sealed_at = NULL", "Ada segelnya, tetapi keadaan"),
        ("UPDATE musyawarah_musyawarah SET scan_sha256 = 'x'", "Berita acara bertanda tangan berubah"),
        ("UPDATE musyawarah_segel SET content = '{}'", "segel itu sendiri diubah"),
        ("UPDATE musyawarah_segel SET reason = 'days'", "Sebab segel berubah"),
        ("DELETE FROM musyawarah_segel", "segelnya tidak ada"),
    ],
)  # fmt: skip
def test_a_change_behind_the_applications_back_is_found(cast, sql, words):
    sealed_minutes(cast)
    bend(sql)
    assert words in verify()


def test_a_changed_paper_is_found(cast):
    minutes = sealed_minutes(cast)
    with minutes.meeting.scan.storage.open(minutes.meeting.scan.name, "wb") as file:
        file.write(b"another paper")
    assert "tidak sama dengan yang dilampirkan" in verify()


def test_a_link_taken_out_of_the_chain_is_found(cast):
    first, second, _ = (sealed_minutes(cast, ba_number=f"BA/{number}").meeting.segel for number in range(3))
    take_off_triggers()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM musyawarah_segel WHERE id = %s", [first.pk])
        cursor.execute("UPDATE musyawarah_segel SET previous_id = NULL WHERE id = %s", [second.pk])
    words = verify()
    assert "segelnya tidak ada" in words and "Segel sebelumnya berubah" in words


def test_seals_whose_order_was_changed_are_found(cast):
    _, second, third = (sealed_minutes(cast, ba_number=f"BA/{number}").meeting.segel for number in range(3))
    take_off_triggers()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE musyawarah_segel SET previous_id = %s WHERE id = %s", [third.pk, second.pk])
    assert "Rantai segel putus" in verify()


def test_a_sealed_state_without_seal_is_found(cast):
    make_musyawarah(cast, status=MusyawarahStatus.SEALED)
    assert "segelnya tidak ada" in verify()
    assert not Segel.objects.exists() and Musyawarah.objects.count() == 1


def test_a_foreign_village_code_is_refused(cast):
    with pytest.raises(CommandError, match=r"99\.99"):
        call_command("verify_seals", "--desa", "99.99.99.9999")
