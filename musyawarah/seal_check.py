"""Recomputing seals: whether what is stored is what was sealed, and whether the chain is whole."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from musyawarah.enums import MusyawarahStatus, SealReason
from musyawarah.mending import is_personal
from musyawarah.models import Musyawarah, Segel
from musyawarah.sealing_content import content_of, personal_sha256, sha256_of
from places.models import Desa
from reporting.hashing import sha256_of as hash_of_file

_PARTS = {
    "musyawarah": "Data musyawarah",
    "agenda": "Agenda dan notulen",
    "kehadiran": "Kehadiran",
    "keputusan": "Keputusan",
    "ralat": "Ralat",
    "scan": "Berita acara bertanda tangan",
    "desa": "Kode desa",
    "sealed_at": "Waktu segel",
    "reason": "Sebab segel",
    "previous": "Segel sebelumnya",
}


@dataclass(frozen=True)
class SealFault:
    """Something that is not as it was sealed; `where` names the meeting, `message` says what in Indonesian."""

    where: str
    message: str


def faults_of_village(desa: Desa) -> list[SealFault]:
    """Everything that is wrong with the seals of a village."""
    seals = list(Segel.objects.filter(desa=desa).select_related("musyawarah__desa", "previous").order_by("pk"))
    return [
        *(fault for segel in seals for fault in faults_of_seal(segel)),
        *_faults_of_chain(seals),
        *_without_seal(desa),
    ]


def faults_of_seal(segel: Segel) -> Iterator[SealFault]:
    """Compare one seal with the rows of its meeting as they are now."""
    meeting = segel.musyawarah
    where = _name(meeting)
    if meeting.status != MusyawarahStatus.SEALED:
        yield SealFault(where, f"Ada segelnya, tetapi keadaan musyawarah “{meeting.get_status_display()}”.")
    if sha256_of(segel.content) != segel.sha256:
        yield SealFault(where, "Isi segel tidak sama dengan hash-nya: segel itu sendiri diubah.")
        return
    try:
        sealed = json.loads(segel.content)
    except ValueError:
        yield SealFault(where, "Isi segel tidak dapat dibaca.")
        return
    yield from (SealFault(where, text) for text in _differences(segel, sealed))
    yield from (SealFault(where, text) for text in _personal_differences(meeting))
    yield from (SealFault(where, text) for text in _paper_differences(meeting, segel))


def _differences(segel: Segel, sealed: dict[str, Any]) -> Iterator[str]:
    meeting = segel.musyawarah
    known = {
        row["pk"]: row["personal_sha256"] for row in sealed.get("ralat", ()) if is_personal(row["target"], row["field"])
    }
    now = json.loads(
        content_of(
            meeting,
            previous_sha256=segel.previous.sha256 if segel.previous else "",
            reason=segel.reason,
            sealed_at=segel.sealed_at,
            known=known,
        )
    )
    for part, name in _PARTS.items():
        before, after = sealed.get(part), now.get(part)
        if before == after:
            continue
        if isinstance(before, list) and isinstance(after, list):
            yield from _row_differences(name, before, after)
        elif isinstance(before, dict) and isinstance(after, dict):
            yield f"{name} berubah: {_fields(before, after)}."
        else:
            yield f"{name} berubah."


def _row_differences(name: str, before: list[dict], after: list[dict]) -> Iterator[str]:
    old, new = ({row.get("pk") or row.get("uid"): row for row in rows} for rows in (before, after))
    for key in old.keys() - new.keys():
        yield f"{name}: baris {_label(old[key])} dihapus."
    for key in new.keys() - old.keys():
        yield f"{name}: baris {_label(new[key])} ditambahkan."
    for key in old.keys() & new.keys():
        if old[key] != new[key]:
            yield f"{name}: baris {_label(old[key])} berubah ({_fields(old[key], new[key])})."


def _label(row: dict[str, Any]) -> str:
    return str(row.get("number") or row.get("position") or row.get("pk"))


def _fields(before: dict[str, Any], after: dict[str, Any]) -> str:
    return ", ".join(sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name)))


def _personal_differences(meeting: Musyawarah) -> Iterator[str]:
    for row in meeting.kehadiran_set.order_by("pk"):
        if row.erased_at is None and personal_sha256(row) != row.personal_sha256:
            yield f"Kehadiran: data pribadi baris {row.position or row.pk} berubah."


def _paper_differences(meeting: Musyawarah, segel: Segel) -> Iterator[str]:
    if segel.reason != SealReason.SCAN and not meeting.scan_sha256:
        return
    try:
        with meeting.scan.open("rb") as file:
            same = hash_of_file(file.read()) == meeting.scan_sha256
    except (OSError, ValueError):
        yield "Berkas berita acara bertanda tangan tidak ada lagi di penyimpanan."
        return
    if not same:
        yield "Berkas berita acara bertanda tangan tidak sama dengan yang dilampirkan."


def _faults_of_chain(seals: Iterable[Segel]) -> Iterator[SealFault]:
    """Every seal but the first names the one before it, which is older; none is missing."""
    before: Segel | None = None
    for segel in seals:
        if segel.previous_id != (before.pk if before else None):
            expected = f"segel {before}" if before else "tidak ada segel"
            yield SealFault(_name(segel.musyawarah), f"Rantai segel putus: sebelumnya seharusnya {expected}.")
        before = segel


def _without_seal(desa: Desa) -> Iterator[SealFault]:
    rows = Musyawarah.objects.filter(desa=desa, status=MusyawarahStatus.SEALED, segel=None)
    for meeting in rows.select_related("dusun", "kelompok").order_by("pk"):
        yield SealFault(_name(meeting), "Disegel menurut keadaannya, tetapi segelnya tidak ada.")


def _name(meeting: Musyawarah) -> str:
    return f"{meeting.title} {meeting.held_on:%d-%m-%Y} ({meeting.uid})"
