"""Locks that services take before they write."""

from places.errors import StaleVersion
from training.models import Material, Participant, Rtl, Temuan, TrainingModule, TrainingProgram, TrainingSession


def lock_program(program: TrainingProgram, *, version: int | None = None) -> TrainingProgram:
    """Give the programme as it is now, locked to the end of the transaction. Raises StaleVersion."""
    rows = TrainingProgram.objects.select_for_update(of=("self",)).select_related("desa", "kecamatan", "kabupaten")
    fresh = rows.get(pk=program.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("Program ini baru saja disimpan orang lain. Periksa dahulu perubahannya.")
    return fresh


def lock_session(session: TrainingSession, *, version: int | None = None) -> TrainingSession:
    """Give the session as it is now, locked, with its programme. Raises StaleVersion."""
    fresh = TrainingSession.objects.select_for_update(of=("self",)).with_program().get(pk=session.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("Angkatan ini baru saja disimpan orang lain. Periksa dahulu perubahannya.")
    return fresh


def lock_participant(participant: Participant, *, version: int | None = None) -> Participant:
    """Give the participant as he is now, locked. Raises StaleVersion."""
    rows = Participant.objects.select_for_update(of=("self",)).select_related("desa", "orang")
    fresh = rows.get(pk=participant.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("Baris peserta ini baru saja disimpan orang lain. Periksa dahulu perubahannya.")
    return fresh


def lock_temuan(temuan: Temuan, *, version: int | None = None) -> Temuan:
    """Give the finding as it is now, locked, with its session, its village and hamlet. Raises StaleVersion."""
    rows = Temuan.objects.select_for_update(of=("self",)).select_related(
        "session__program", "desa__kecamatan", "desa__kabupaten", "dusun"
    )
    fresh = rows.get(pk=temuan.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("Temuan ini baru saja disimpan orang lain. Periksa dahulu perubahannya.")
    return fresh


def lock_rtl(rtl: Rtl, *, version: int | None = None) -> Rtl:
    """Give the follow-up as it is now, locked, with what its evidence is read from. Raises StaleVersion."""
    fresh = Rtl.objects.select_for_update(of=("self",)).with_evidence().get(pk=rtl.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("Tindak lanjut ini baru saja disimpan orang lain. Periksa dahulu perubahannya.")
    return fresh


def lock_module(module: TrainingModule, *, version: int | None = None) -> TrainingModule:
    """Give the module as it is now, locked, with its place. Raises StaleVersion."""
    rows = TrainingModule.objects.select_for_update(of=("self",)).select_related("desa", "kecamatan", "kabupaten")
    fresh = rows.get(pk=module.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("Modul ini baru saja disimpan orang lain. Periksa dahulu perubahannya.")
    return fresh


def lock_material(material: Material) -> Material:
    """Give the material as it is now, locked, with its module."""
    return Material.objects.select_for_update(of=("self",)).select_related("module").get(pk=material.pk)
