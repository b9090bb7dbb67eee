"""Who may hold, write and read training, and why not.

A place holds its own: Dinas PMD the kabupaten's, the kecamatan its own, the village its own (domain reference 8.2).
Phone numbers and scores are read by the person himself and by who holds the session, by nobody else.
"""

from accounts.enums import Level, Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from places.models import Desa, Kabupaten, Kecamatan
from training.enums import SessionStatus
from training.models import Participant, Question, Rtl, TrainingModule, TrainingProgram, TrainingSession
from villages.querysets import RESIDENT_STAFF

Place = Desa | Kecamatan | Kabupaten | None

NOBODY = denied("Anda belum masuk.")
HOLDERS: dict[Level, frozenset[Role]] = {
    Level.DESA: frozenset({Role.SEKRETARIS_DESA, Role.KAUR_PERENCANAAN, Role.KEPALA_DESA}),
    Level.KECAMATAN: frozenset({Role.PETUGAS_KECAMATAN, Role.CAMAT}),
    Level.KABUPATEN: frozenset({Role.DINAS_PMD}),
}
_WHO = {
    Level.DESA: "Yang dapat: Sekretaris Desa, Kaur Perencanaan, atau Kepala Desa.",
    Level.KECAMATAN: "Yang dapat: Petugas Kecamatan atau Camat.",
    Level.KABUPATEN: "Yang dapat: Dinas PMD.",
}
_ANALYSTS = frozenset({Role.PETUGAS_KECAMATAN, Role.CAMAT, Role.DINAS_PMD, Role.BAPPEDA, Role.INSPEKTORAT})
_SENDERS = frozenset({Role.SEKRETARIS_DESA, Role.KAUR_PERENCANAAN, Role.KEPALA_DESA})


def may_hold_training(membership: Membership | None, place: Place = None) -> Verdict:
    """Whether programmes, sessions, modules, halls and speakers of a place may be written; without one: of his own."""
    if membership is None:
        return NOBODY
    if membership.role not in HOLDERS.get(membership.level, frozenset()):
        who = _WHO.get(membership.level, _WHO[Level.KABUPATEN])
        return denied(f"Pelatihan tidak diselenggarakan oleh {membership.get_role_display()}.", who=who)
    if place is not None and place != membership.place:
        return denied("Pelatihan ini diselenggarakan oleh tempat lain.", who=_WHO[_level_of(place)])
    return ALLOWED


def may_edit_program(membership: Membership | None, program: TrainingProgram) -> Verdict:
    """Whether a programme may be written: by the place that holds it."""
    return may_hold_training(membership, program.place)


def may_edit_module(membership: Membership | None, module: TrainingModule) -> Verdict:
    """Whether a module and its material may be written: by the place that owns it; the shipped ones by nobody."""
    if membership is not None and module.place is None:
        return denied("Modul baku tidak diubah.", who="Salin menjadi modul sendiri, lalu ubah salinannya.")
    return may_hold_training(membership, module.place)


def may_edit_session(membership: Membership | None, session: TrainingSession) -> Verdict:
    """Whether place, days, kecamatan, list and attendance may be written: by who holds it, until it is held."""
    verdict = may_edit_program(membership, session.program)
    if not verdict:
        return verdict
    if session.status == SessionStatus.CANCELLED:
        return denied("Angkatan ini sudah dibatalkan.")
    if session.status == SessionStatus.HELD:
        return denied("Angkatan ini sudah dinyatakan selesai.", who="Buka lagi angkatannya untuk memperbaiki.")
    return ALLOWED


def may_report_session(membership: Membership | None, session: TrainingSession) -> Verdict:
    """Whether report, pictures, findings, typed tests and certificates may be written: while planned or held."""
    verdict = may_edit_program(membership, session.program)
    if verdict and session.status == SessionStatus.CANCELLED:
        return denied("Angkatan ini sudah dibatalkan.")
    return verdict


def may_read_report(membership: Membership | None, session: TrainingSession) -> Verdict:
    """Whether papers about everybody (recap, report) may be read: at the place that holds it, and above."""
    if membership is None:
        return NOBODY
    scope, program = membership.scope, session.program
    kecamatan = program.desa.kecamatan if program.desa else program.kecamatan
    kabupaten_id = kecamatan.kabupaten_id if kecamatan else program.kabupaten_id
    is_inside = (
        scope.everything
        or (scope.desa_id is not None and scope.desa_id == program.desa_id)
        or (scope.kecamatan_id is not None and kecamatan is not None and scope.kecamatan_id == kecamatan.pk)
        or (scope.kabupaten_id is not None and scope.kabupaten_id == kabupaten_id)
    )
    return ALLOWED if is_inside else denied("Laporan angkatan ini dibaca oleh penyelenggaranya.")


def may_issue_certificates(membership: Membership | None, session: TrainingSession) -> Verdict:
    """Whether certificates may be issued: once the session is held."""
    verdict = may_edit_program(membership, session.program)
    if verdict and session.status != SessionStatus.HELD:
        return denied("Sertifikat diterbitkan setelah angkatan dinyatakan selesai.")
    return verdict


def may_send_people(membership: Membership | None, session: TrainingSession, desa: Desa) -> Verdict:
    """Whether a village's places on the list may be filled: by the village itself, and by who holds the session."""
    if membership is None:
        return NOBODY
    if may_edit_program(membership, session.program):
        return may_edit_session(membership, session)
    if membership.desa_id != desa.pk or membership.role not in _SENDERS:
        return denied("Utusan ditetapkan oleh desanya sendiri.", who=_WHO[Level.DESA])
    if not session.is_open:
        return denied("Daftar peserta angkatan ini sudah ditutup.", who="Hubungi penyelenggara.")
    return ALLOWED


def may_see_private(membership: Membership | None, participant: Participant) -> Verdict:
    """Whether phone number and scores may be read: by the person himself, and by who holds the session."""
    if membership is None:
        return NOBODY
    is_himself = participant.orang_id is not None and participant.orang_id == membership.orang_id
    if is_himself or may_edit_program(membership, participant.session.program):
        return ALLOWED
    return denied("Nomor telepon dan nilai hanya dibaca oleh yang bersangkutan dan penyelenggara.")


def may_see_scores(membership: Membership | None, session: TrainingSession) -> Verdict:
    """Whether all scores and the evaluation of a session may be read: by who holds it, not by those above."""
    if may_edit_program(membership, session.program):
        return ALLOWED
    return denied("Hasil tes dan evaluasi hanya dibaca oleh penyelenggara.") if membership else NOBODY


def may_edit_question(membership: Membership | None, question: Question) -> Verdict:
    """Whether a question of the bank may be written: by the place whose it is; nobody writes the shipped ones."""
    if question.place is None:
        return denied("Soal bawaan tidak diubah.", who="Salin sebagai soal sendiri untuk mengubahnya.")
    return may_hold_training(membership, question.place)


def may_write_rtl(membership: Membership | None, session: TrainingSession, desa: Desa) -> Verdict:
    """Whether a village's follow-ups of a session may be written: by the village, and by who holds the session."""
    if membership is None:
        return NOBODY
    if may_report_session(membership, session):
        return ALLOWED
    if membership.desa_id == desa.pk and membership.role in _SENDERS | {Role.BPD}:
        return ALLOWED
    return denied("Tindak lanjut ditulis oleh desanya sendiri atau penyelenggara.", who=_WHO[Level.DESA])


def may_close_rtl(membership: Membership | None, rtl: Rtl) -> Verdict:
    """Whether a follow-up may be closed with its evidence, dropped or opened again: as it may be written."""
    return may_write_rtl(membership, rtl.session, rtl.desa)


def may_write_balai(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether the Balai Rakyat of a village may be written: by its named staff."""
    if membership is None:
        return NOBODY
    if membership.desa_id == desa.pk and membership.role in RESIDENT_STAFF:
        return ALLOWED
    return denied("Catatan Balai Rakyat ditulis oleh desanya sendiri.", who=_WHO[Level.DESA])


def may_see_loop(membership: Membership | None) -> Verdict:
    """Whether findings of many villages may be compared: by officers of kecamatan and kabupaten."""
    if membership is None:
        return NOBODY
    if membership.role in _ANALYSTS:
        return ALLOWED
    return denied("Perbandingan antar desa dibaca oleh kecamatan dan kabupaten.")


def _level_of(place: Place) -> Level:
    if isinstance(place, Desa):
        return Level.DESA
    return Level.KECAMATAN if isinstance(place, Kecamatan) else Level.KABUPATEN
