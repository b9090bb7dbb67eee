"""Berita acara of a meeting of any kind: the result of its decisions (Permendagri 114/2014; Permendes PDTT 16/2019)."""

from collections.abc import Sequence
from dataclasses import replace

from musyawarah.documents.decision_words import decision_words, mended_words, percent, women_words
from musyawarah.documents.meeting_print import MeetingPrint, find_meeting, of_role, printed_address, printed_unsur
from musyawarah.enums import AttendanceRole, MusyawarahKind
from places.formats.tanggal import format_tanggal
from reporting.payload import ProseDocument, Side, Signature
from reporting.prose_blocks import signatures
from reporting.registry import register
from reporting.tanggal import format_hari_tanggal, tanggal_terbilang
from villages.enums import JabatanKind

BLANK_APPROVERS = 5
MOST_SIGNING_WAKIL = 4


@register(
    key="berita-acara",
    title="Berita acara",
    arguments=("id",),
    description="Berita acara musyawarah: pembukaan, pimpinan, keputusan, tanda tangan, dan lembar persetujuan.",
)
def build(*, id: int) -> ProseDocument:
    """The minutes of agreement of a meeting by its number."""
    return draw(find_meeting(id))


def draw(source: MeetingPrint) -> ProseDocument:
    """The minutes of agreement of a meeting."""
    return ProseDocument(
        key="berita-acara",
        title=f"Berita acara {source.title}, {source.day_words}",
        template="musyawarah/documents/berita_acara.html",
        draft=source.is_draft,
        author=source.author,
        context=minutes_context(source),
    )


def minutes_context(source: MeetingPrint) -> dict:
    """What every berita acara says, with or without lines of a plan."""
    meeting = source.meeting
    return {
        "kop": source.kop(of_bpd=source.kind.is_musdes),
        "heading": heading(source),
        "number_line": f"Nomor: {meeting.ba_number}" if meeting.ba_number else "",
        "foot_note": source.seal_words,
        "opening": _opening(source),
        "facts": _facts(source),
        "attended": _attended(source),
        "presence": _presence(source),
        "topic": meeting.topic,
        "agenda": [item.title for item in source.facts.agenda],
        "leaders": _leaders(source),
        "decided": _decided(source),
        "decisions": [decision_words(source, decision) for decision in source.decisions],
        "mended": [mended_words(mend) for mend in source.mended],
        "closing_words": meeting.closing_words,
        "origin": _origin(source),
        "signatures": signatures(_signers(source)),
        "approvers": _approvers(source),
    }


def heading(source: MeetingPrint) -> list[str]:
    """The title in capitals: what was made, by which forum, in which village."""
    plan = source.plan_name
    first = f"BERITA ACARA {source.title}"
    match source.kind:
        case MusyawarahKind.RAPAT_TIM:
            first = "BERITA ACARA PEMBENTUKAN TIM"
        case kind if kind.is_musdes or kind == MusyawarahKind.MUSRENBANG:
            if plan:
                first = f"BERITA ACARA PENYUSUNAN {plan} MELALUI {source.title}"
                plan = ""
    lines = [first, plan, f"{source.desa_word} {source.desa.name}"]
    return [line.upper() for line in lines if line]


def _opening(source: MeetingPrint) -> str:
    about = f"Berkaitan dengan penyusunan {source.plan_name}" if source.plan_name else "Berkaitan dengan pembangunan"
    return (
        f"{about} di {source.place_words}, pada hari ini {tanggal_terbilang(source.on)} "
        f"({source.on:%d-%m-%Y}) telah diadakan {source.title}:"
    )


def _facts(source: MeetingPrint) -> list[list[str]]:
    pairs = [
        ["Hari dan tanggal", format_hari_tanggal(source.on)],
        ["Jam", source.hours_words],
        ["Tempat", source.meeting.place],
    ]
    return [pair for pair in pairs if pair[1]]


def _attended(source: MeetingPrint) -> str:
    head = source.terms.office(JabatanKind.KEPALA_DESA)
    if source.kind.collects_ideas:
        who = "wakil kelompok masyarakat dan warga"
    else:
        who = f"{head}, perangkat {source.desa_word.lower()}, {source.bpd_word}, dan wakil kelompok masyarakat"
    return f"Musyawarah dihadiri oleh {who} sebagaimana tercantum dalam daftar hadir terlampir."


def _presence(source: MeetingPrint) -> list[str]:
    """Who was there at the opening: persons, women, quorum, parts of the community."""
    room = source.facts.room_at_opening
    if room is None or not source.attendance:
        return []
    lines = [
        f"Pada pembukaan hadir {room.count} orang, terdiri atas {room.men} laki-laki dan {room.women} perempuan, "
        f"dari {room.community_unsur} unsur masyarakat."
    ]
    if room.invited:
        lines.append(f"Dari {room.invited} undangan hadir {room.deciding}.{_quorum(room)}")
    if not room.has_women:
        lines.append(f"Pada pembukaan {women_words(room)}.")
    everybody = source.facts.everybody
    if everybody.count != room.count:
        lines.append(
            f"Seluruhnya {everybody.count} orang mengisi daftar hadir, {everybody.women} di antaranya perempuan."
        )
    return lines


def _quorum(room) -> str:
    if room.has_quorum is None:
        return ""
    reached = "tercapai" if room.has_quorum else "belum tercapai"
    return f" Kuorum {percent(room.quorum_percent)} persen {reached}."


def _leaders(source: MeetingPrint) -> list[list[str]]:
    meeting = source.meeting
    leaders = [
        ["Pimpinan musyawarah", _from(meeting.presiding.name, meeting.presiding_office)] if meeting.presiding else None,
        ["Notulis", _from(meeting.notulis.name, meeting.notulis_office)] if meeting.notulis else None,
    ]
    speakers = of_role(source.attendance, AttendanceRole.NARASUMBER)
    for number, row in enumerate(speakers, start=1):
        label = f"Narasumber {number}" if len(speakers) > 1 else "Narasumber"
        leaders.append([label, _from(str(row), printed_unsur(row.unsur, row.office))])
    return [pair for pair in leaders if pair]


def _from(name: str, office: str) -> str:
    return f"{name} ({office})" if office else name


def _decided(source: MeetingPrint) -> str:
    words = "Setelah dilakukan pembahasan terhadap materi di atas, peserta musyawarah"
    if source.kind.collects_ideas:
        return f"{words} menyampaikan gagasan dan menyepakati hal-hal berikut:"
    return f"{words} memutuskan dan menyepakati hal-hal berikut, yang berketetapan menjadi kesepakatan akhir:"


def _origin(source: MeetingPrint) -> list[str]:
    """How the record came about: typed from paper, sealed."""
    lines = []
    if source.meeting.is_on_paper:
        lines.append(
            "Musyawarah ini dicatat di kertas dan dimasukkan ke aplikasi kemudian; "
            "yang menandatangani daftar hadir dianggap hadir sampai selesai, kecuali dicatat lain."
        )
    if source.meeting.continues is not None:
        lines.append(
            f"Musyawarah ini melanjutkan musyawarah tanggal {format_tanggal(source.meeting.continues.held_on)}."
        )
    if source.seal is not None:
        day = format_tanggal(source.seal.sealed_at.astimezone(source.facts.zone).date())
        lines.append(
            f"Keputusan, kehadiran, dan acara musyawarah ini disegel pada {day} dengan kode segel {source.seal}. "
            "Perbaikan hanya melalui keputusan musyawarah berikutnya."
        )
    return lines


def _signers(source: MeetingPrint) -> list[Signature]:
    """Chair and notulis, then who knows and agrees, then those who sign for the people."""
    meeting = source.meeting
    chair, notulis = meeting.presiding, meeting.notulis
    signers = [
        Signature(
            "Pimpinan musyawarah,", meeting.presiding_office, chair.name if chair else None, _nip(chair), side="left"
        ),
        Signature(
            "Notulis,",
            meeting.notulis_office,
            notulis.name if notulis else None,
            _nip(notulis),
            place_and_date=source.place_and_date(),
        ),
    ]
    knows = [source.officer(JabatanKind.KEPALA_DESA, heading="Mengetahui dan menyetujui,")]
    if not source.kind.collects_ideas:
        knows.append(source.officer(JabatanKind.KETUA_BPD))
    signed = {signer.name for signer in signers if signer.name}
    knows = [signer for signer in knows if signer.name not in signed]
    wakil = [row.name or None for row in source.attendance if row.is_wakil][:MOST_SIGNING_WAKIL]
    people = [Signature("Wakil masyarakat,", "", name) for name in wakil or [None]]
    return [*signers, *_beside(knows), *_beside(people)]


def _nip(person) -> str | None:
    return (person.nip or None) if person else None


def _beside(signers: Sequence[Signature]) -> list[Signature]:
    """Two and two beside each other; a last one alone stands in the middle."""
    pairs: list[Side] = ["left", "right"]
    alone: list[Side] = ["center"]
    sides = pairs * (len(signers) // 2) + alone * (len(signers) % 2)
    return [replace(signer, side=side) for signer, side in zip(signers, sides, strict=True)]


def _approvers(source: MeetingPrint) -> list[dict]:
    """Those who sign for the people; while nobody is named, rows to be filled in by hand."""
    rows = [{"name": row.name, "address": printed_address(row)} for row in source.attendance if row.is_wakil]
    return rows or [{"name": "", "address": ""}] * BLANK_APPROVERS
