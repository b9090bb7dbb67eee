"""The usulan that a meeting may decide about, and the rank that their scores give them."""

from musyawarah.enums import MusyawarahKind
from musyawarah.models import Keputusan, Musyawarah
from musyawarah.scoring_facts import load_scoring
from musyawarah.usulan_facts import UsulanFact, UsulanList
from musyawarah.usulan_reading import load_usulan


def usulan_before(musyawarah: Musyawarah, usulan: UsulanList | None = None) -> list[UsulanFact]:
    """The list that lies before a meeting: of its plan year; in a musdus only that hamlet's and what was said there."""
    usulan = usulan or load_usulan(musyawarah.desa_id)
    rows = usulan.of_year(musyawarah.year or musyawarah.held_on.year + 1)
    if musyawarah.kind == MusyawarahKind.MUSDUS:
        return [one for one in rows if one.dusun_pk == musyawarah.dusun_id or one.musyawarah_pk == musyawarah.pk]
    if musyawarah.kind == MusyawarahKind.MUSYAWARAH_KHUSUS:
        return [one for one in rows if one.musyawarah_pk == musyawarah.pk]
    return list(rows)


def offered_for(musyawarah: Musyawarah, keputusan: Keputusan | None = None) -> list[UsulanFact]:
    """What may be picked: the list before the meeting, and what the decision already names."""
    usulan = load_usulan(musyawarah.desa_id)
    rows = usulan_before(musyawarah, usulan)
    named = (keputusan.usulan_id, keputusan.merged_into_id) if keputusan else ()
    known = {one.pk for one in rows}
    return [*(usulan.by_pk[pk] for pk in named if pk and pk not in known), *rows]


def scored_ranks(musyawarah: Musyawarah) -> dict[int, int]:
    """Rank over all by score of each usulan in the list of the meeting's year, by its key; empty before scoring."""
    facts = load_scoring(musyawarah.desa, musyawarah.year or musyawarah.held_on.year + 1)
    return {row.usulan.pk: row.rank_all for row in (facts.ranked if facts else ()) if row.rank_all is not None}
