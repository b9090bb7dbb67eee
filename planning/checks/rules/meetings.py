"""R10, R11, R12: the papers of each meeting, who was there, and that every hamlet was heard."""

from collections.abc import Iterator

from musyawarah.enums import MusyawarahKind
from places.formats.rupiah import format_decimal
from places.formats.tanggal import format_tanggal
from planning.checks.facts import PlanUnderCheck
from planning.checks.finding import Draft, whole
from planning.checks.registry import BLOCK, INFO, WARN, rule
from planning.meeting_facts import MeetingFact, is_forum
from planning.step_findings import dusun_without_musdus


@rule(
    "R10",
    title="Berita acara, daftar hadir, dan notulen",
    level=BLOCK,
    allowed=(BLOCK,),
    legal_source="Permendagri 114/2014 Pasal 22, Pasal 26, dan Pasal 46; Permendes PDTT 16/2019",
    remedy="Lengkapi catatan musyawarahnya.",
)
def on_paper(facts: PlanUnderCheck) -> Iterator[Draft]:
    """Each held meeting has minutes signed by number or scan, an attendance list and notes of what was said."""
    for meeting in facts.making.process.meetings:
        if not meeting.is_held:
            yield from _forgotten(facts, meeting)
            continue
        missing = [words for is_missing, words in _papers(meeting) if is_missing]
        if missing:
            yield _of(meeting, f"belum mempunyai {', '.join(missing)}", case="papers", page="musyawarah_detail")


@rule(
    "R11",
    title="Kuorum, perempuan, dan kelompok miskin hadir",
    level=WARN,
    allowed=(WARN,),
    legal_source="UU 6/2014 Pasal 54 dan Pasal 80; Permendes PDTT 16/2019; Permendagri 114/2014 Pasal 16",
    remedy="Catat di berita acara, dan undang mereka pada musyawarah berikutnya.",
)
def attended(facts: PlanUnderCheck) -> Iterator[Draft]:
    """The quorum is reached, women are there in the share that is set, women's and poor groups are heard."""
    for meeting in facts.making.process.held:
        if meeting.attendees:
            yield from _quorum(meeting)
            yield from _women(meeting)
            yield from _groups(meeting)


@rule(
    "R12",
    title="Setiap dusun didengar",
    level=WARN,
    allowed=(WARN, INFO),
    legal_source="UU 6/2014 Pasal 80; Permendagri 114/2014 Pasal 14 sampai Pasal 16",
    remedy="Adakan musyawarah dusun, atau catat usulan dari dusun itu.",
)
def heard(facts: PlanUnderCheck) -> Iterator[Draft]:
    """Each hamlet met, or at least one usulan came from it."""
    making = facts.making
    if facts.is_before_app and not making.process.meetings:
        return
    for pk, name in dusun_without_musdus(making.process):
        if pk not in making.dusun_with_usulan:
            message = f"{name} belum bermusyawarah dan tidak ada usulan darinya."
            yield whole("usulan", message, case=str(pk), page=("musyawarah_list", ""))


def _papers(meeting: MeetingFact) -> tuple[tuple[bool, str], ...]:
    return (
        (not (meeting.ba_number or meeting.has_scan), "berita acara"),
        (not (meeting.attendees or meeting.has_sheet), "daftar hadir"),
        (not meeting.has_minutes, "notulen"),
    )


def _forgotten(facts: PlanUnderCheck, meeting: MeetingFact) -> Iterator[Draft]:
    if meeting.held_on < facts.today:
        words = f"direncanakan {format_tanggal(meeting.held_on)}, tetapi belum dicatat hasilnya"
        yield _of(meeting, words, case="forgotten", at_most=WARN, page="musyawarah_detail")


def _quorum(meeting: MeetingFact) -> Iterator[Draft]:
    if meeting.quorum_percent is None:
        return
    needed = f"{format_decimal(meeting.quorum_percent)}% dari {meeting.invited} undangan"
    if not meeting.invited:
        yield _of(meeting, "tidak mempunyai daftar undangan, jadi kuorumnya tidak dapat dihitung", case="no_list")
    elif not meeting.rooms and not meeting.everybody.has_quorum:
        words = f"dihadiri {meeting.everybody.deciding} undangan, kurang dari kuorum {needed}"
        yield _of(meeting, words, case="quorum")
    elif lacking := [decision.number for decision, room in meeting.rooms if not room.has_quorum]:
        words = f"mengambil keputusan nomor {_numbers(lacking)} tanpa kuorum ({needed})"
        yield _of(meeting, words, case="quorum")


def _women(meeting: MeetingFact) -> Iterator[Draft]:
    room, percent = meeting.everybody, meeting.women_percent
    if not room.women:
        bound = BLOCK if is_forum(meeting.kind) else ""
        yield _of(meeting, "tidak dihadiri seorang perempuan pun", case="no_women", at_least=bound)
    elif not room.has_women:
        share = f"{round(room.women_share)}%"
        words = f"dihadiri {room.women} perempuan dari {room.count} orang ({share}), sedikitnya {percent:.0f}%"
        yield _of(meeting, words, case="few_women")
    elif lacking := [decision.number for decision, at in meeting.rooms if not at.women]:
        words = f"mengambil keputusan nomor {_numbers(lacking)} ketika tidak ada perempuan di ruangan"
        yield _of(meeting, words, case="women_gone")


def _groups(meeting: MeetingFact) -> Iterator[Draft]:
    kind = MusyawarahKind(meeting.kind)
    if not (kind.is_musdes or kind in {MusyawarahKind.MUSRENBANG, MusyawarahKind.MUSRENBANG_PERUBAHAN}):
        return
    absent = [
        words
        for is_there, words in (
            (meeting.has_womens_groups, "kelompok perempuan"),
            (meeting.has_poor_groups, "masyarakat miskin"),
        )
        if not is_there
    ]
    if absent:
        yield _of(meeting, f"tidak dihadiri wakil {' dan '.join(absent)}", case="groups")


def _numbers(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def _of(meeting: MeetingFact, words: str, *, page: str = "musyawarah_attendance", **more) -> Draft:
    message = f"{meeting.title} {format_tanggal(meeting.held_on)} {words}."
    return whole("musyawarah", message, page=(page, str(meeting.uid)), **more)
