"""The audit of the chain: every line has its origin, every usulan its fate; what breaks it, and how to mend it."""

from collections import Counter
from collections.abc import Iterator

from musyawarah.enums import DecisionOutcome, MusyawarahKind, MusyawarahStatus, PlanKind
from musyawarah.models import Keputusan
from musyawarah.usulan_facts import UsulanFact
from places.models import Desa
from planning.chain_facts import Break, ChainAudit, ChainFacts, ChainLink, Count, load_chain, usulan_words
from planning.models import RkpKegiatan

HELD = frozenset({MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED})
_ON_LINE = "Buka “Asal” pada kegiatan itu, lepaskan keputusan ini, dan tautkan keputusan yang berlaku."


def audit_chain(desa: Desa) -> ChainAudit:
    """Walk the chain of a village both ways."""
    chain = load_chain(desa)
    breaks = [*_lines(chain), *_links(chain), *_usulan(chain), *_decisions(chain), *_meetings(chain)]
    kinds = Counter(origin.kind for _, origins in chain.plans for origin in origins.lines.values())
    everything = chain.fates.usulan.everything
    decided = [one for one in everything if not one.is_deleted or one.is_decided]
    return ChainAudit(
        desa=desa,
        lines=Count(sum(kinds.values()), len(_broken(breaks, "line") | _unclear(chain))),
        kinds=dict(sorted(kinds.items())),
        usulan=Count(len(decided), len(_broken(breaks, "usulan"))),
        breaks=tuple(breaks),
    )


def _broken(breaks: list[Break], what: str) -> set[str]:
    return {one.subject for one in breaks if one.subject.startswith(f"{what} ")}


def _unclear(chain: ChainFacts) -> set[str]:
    """Lines whose origin is not known, also those that inherit a decision which does not hold."""
    return {f"line {uid}" for _, origins in chain.plans for uid, one in origins.lines.items() if not one.is_clear}


def _lines(chain: ChainFacts) -> Iterator[Break]:
    """Lines without origin, and yearly lines whose RPJM line is gone."""
    names = _names(chain)
    for plan, origins in chain.plans:
        for uid, origin in origins.lines.items():
            if not origin.is_clear and not origin.decisions:
                yield Break(
                    "line_without_origin",
                    f"Asal kegiatan “{names.get(str(uid), '')}” tidak diketahui: {origin.words}.",
                    str(plan),
                    "Buka “Asal” pada kegiatan itu lalu tautkan keputusannya, atau tunjuk program, kerja sama, "
                    "prioritas, atau alasan di luar RPJM Desa.",
                    f"line {uid}",
                )
    gone = RkpKegiatan.objects.alive().filter(desa=chain.desa, rpjm_line__deleted_at__isnull=False)
    for line in gone.select_related("rkp__desa", "rpjm_line").order_by("pk"):
        yield Break(
            "rpjm_line_deleted",
            f"Kegiatan “{line.name}” menjabarkan kegiatan RPJM Desa “{line.rpjm_line}” yang sudah dihapus.",
            str(line.rkp),
            "Pulihkan kegiatan RPJM Desa itu, atau pilih kegiatan RPJM Desa lain pada kegiatan ini.",
            f"line {line.uid}",
        )


def _links(chain: ChainFacts) -> Iterator[Break]:
    """Lines that hang on a decision that does not hold."""
    corrected = {
        (str(uid), one.pk)
        for _, origins in chain.plans
        for uid, origin in origins.lines.items()
        for one in origin.own
        if one.fault.startswith("sudah diperbaiki")
    }
    for link in chain.links:
        where = f"{link.plan}: “{link.line}”"
        decision = f"Keputusan nomor {link.decision_number} {link.meeting_words}"
        for code, what in _faults(link, is_corrected=(link.line_uid, link.decision_pk) in corrected):
            yield Break(code, f"{decision} {what}", where, _ON_LINE, f"line {link.line_uid}")


def _faults(link: ChainLink, *, is_corrected: bool) -> Iterator[tuple[str, str]]:
    if link.meeting_desa_id != link.desa_id:
        yield "link_other_village", "milik desa lain."
    if link.meeting_status not in HELD:
        yield "link_meeting_not_held", "dari musyawarah yang tidak ditutup atau dibatalkan."
    if link.outcome != DecisionOutcome.AGREED:
        label = str(DecisionOutcome(link.outcome).label).lower()
        yield "link_not_agreed", f"bukan kesepakatan, hasilnya {label}."
    if is_corrected:
        yield "link_corrected", "sudah diperbaiki musyawarah berikutnya menjadi hasil lain."


def _usulan(chain: ChainFacts) -> Iterator[Break]:
    """Usulan whose fate is not known."""
    for one in chain.fates.usulan.everything:
        if one.is_deleted:
            if one.is_decided:
                yield _of(
                    one,
                    "deleted_after_decision",
                    "dihapus sesudah diputuskan musyawarah",
                    "Pulihkan usulan itu; yang sudah diputuskan tetap tercatat.",
                )
            continue
        yield from _of_living(chain, one)


def _of_living(chain: ChainFacts, one: UsulanFact) -> Iterator[Break]:
    if one.merged_into_pk is not None:
        yield from _merged(chain, one)
        return
    last = one.last
    stands = chain.fates.lines.stands_somewhere(one.pk)
    if one.outcome == DecisionOutcome.MERGED:
        yield _of(
            one,
            "merged_into_nothing",
            "diputuskan digabung, tetapi penggabungannya tidak ada",
            "Gabungkan usulan itu lagi, atau putuskan dalam musyawarah berikutnya.",
        )
    elif one.outcome == DecisionOutcome.AGREED and last and not stands and _is_enacted(chain, one, last.for_year):
        yield _of(
            one,
            "agreed_not_planned",
            f"disepakati untuk {last.for_year}, tetapi tidak ada dalam rencana yang sudah ditetapkan maupun DU-RKP",
            "Masukkan ke RKP Desa tahun berikutnya lewat “Usulan yang disepakati”, atau lewat Perubahan.",
        )
    elif one.outcome == DecisionOutcome.TO_DU_RKP and last and not chain.fates.lines.du_rkp_by_usulan.get(one.pk):
        if last.for_year in chain.sent_years:
            yield _of(
                one,
                "du_rkp_missing",
                f"diajukan lewat DU-RKP, tetapi DU-RKP {last.for_year} sudah dikirim tanpa usulan ini",
                "Masukkan ke DU-RKP tahun berikutnya.",
            )
    elif one.outcome in ("", DecisionOutcome.PASSED_ON) and _is_lost(chain, one):
        yield _of(
            one,
            "lost",
            f"tidak pernah diputuskan, padahal rencana {one.year} ditetapkan dan belum ada daftar tahun berikutnya",
            "Buka RKP Desa atau musyawarah tahun berikutnya supaya usulan itu dibahas lagi.",
        )


def _merged(chain: ChainFacts, one: UsulanFact) -> Iterator[Break]:
    """A merger must end in a living usulan."""
    seen, at = {one.pk}, one
    while at.merged_into_pk is not None and at.merged_into_pk in chain.fates.usulan.by_pk:
        at = chain.fates.usulan.by_pk[at.merged_into_pk]
        if at.pk in seen:
            yield _of(
                one,
                "merge_ring",
                "digabung berputar, sehingga tidak ada usulan yang berjalan terus",
                "Batalkan salah satu penggabungannya.",
            )
            return
        seen.add(at.pk)
    if at.is_deleted:
        yield _of(
            one,
            "merged_into_deleted",
            f"digabung ke {usulan_words(at)} yang sudah dihapus",
            "Pulihkan usulan itu, atau batalkan penggabungannya.",
        )


def _is_enacted(chain: ChainFacts, one: UsulanFact, year: int) -> bool:
    """Whether the plan that it was agreed for was enacted."""
    if one.plan_kind == PlanKind.RPJM:
        return year in chain.enacted_rpjm_years
    return year in chain.fates.enacted_years


def _is_lost(chain: ChainFacts, one: UsulanFact) -> bool:
    """Whether its year is closed and the village works on no later year, in whose list it would stand by itself."""
    return _is_enacted(chain, one, one.year) and chain.last_listed_year <= one.year


def _decisions(chain: ChainFacts) -> Iterator[Break]:
    """Decisions that no meeting may take."""
    rejected = Keputusan.objects.filter(musyawarah__desa=chain.desa).select_related(
        "musyawarah__dusun", "musyawarah__kelompok", "usulan"
    )
    for row in rejected.filter(outcome=DecisionOutcome.REJECTED).order_by("musyawarah__held_on", "number"):
        where, subject = str(row.musyawarah), f"decision {row.pk}"
        about = f"Keputusan nomor {row.number}" + (f" tentang “{row.usulan.name}”" if row.usulan else "")
        mend = "Perbaiki lewat Ralat selama belum disegel, atau dengan keputusan musyawarah berikutnya."
        if not row.reason.strip():
            yield Break("rejected_without_reason", f"{about} tidak menyepakati tanpa alasan.", where, mend, subject)
        if MusyawarahKind(row.musyawarah.kind).collects_ideas:
            what = f"{about} menolak usulan, padahal musyawarah ini hanya meneruskan."
            yield Break("ideas_rejected", what, where, mend, subject)


def _meetings(chain: ChainFacts) -> Iterator[Break]:
    """Sealed meetings whose seal is not there."""
    for meeting in chain.meetings:
        if meeting.status == MusyawarahStatus.SEALED and meeting.pk not in chain.sealed_pks:
            yield Break(
                "seal_missing",
                f"{meeting.title} tercatat disegel, tetapi segelnya tidak ada.",
                str(meeting),
                "Ada yang mengubah data di luar aplikasi. Jalankan verify_seals dan pulihkan dari cadangan.",
                f"meeting {meeting.pk}",
            )


def _of(one: UsulanFact, code: str, what: str, mend: str) -> Break:
    words = usulan_words(one)
    return Break(code, f"{words[:1].upper()}{words[1:]} {what}.", f"Daftar usulan {one.year}", mend, f"usulan {one.pk}")


def _names(chain: ChainFacts) -> dict[str, str]:
    """Names of the living lines of all plans by uid."""
    found: dict[str, str] = {}
    for plan, _ in chain.plans:
        found |= {str(uid): name for uid, name in plan.line_set.alive().order_by().values_list("uid", "name")}
    return found
