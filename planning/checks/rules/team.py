"""R09: who sits in the team that writes the plan."""

from collections.abc import Iterator

from places.enums import Gender
from planning.checks.facts import PlanUnderCheck
from planning.checks.finding import Draft, whole
from planning.checks.registry import BLOCK, WARN, rule
from planning.meeting_facts import TeamFact
from villages.enums import JabatanKind

LEAST, MOST = 7, 11
LEAST_WOMEN = 30  # percent


@rule(
    "R09",
    title="Susunan tim penyusun",
    level=BLOCK,
    allowed=(BLOCK, WARN),
    legal_source="Permendagri 114/2014 Pasal 8 dan Pasal 33; Permendes PDTT 21/2020 Pasal 36",
    remedy="Perbaiki susunan tim penyusun dan SK-nya.",
)
def composed(facts: PlanUnderCheck) -> Iterator[Draft]:
    """Seven to eleven members, the head of the village as pembina, women among them (30 percent)."""
    teams = [team for team in facts.making.process.teams if team.is_drafting]
    for team in teams:
        yield from _size(team)
        yield from _women(team)
        if not facts.needs_set_b:
            yield from _patron(facts, team)
    if not teams and not facts.is_before_app:
        yield whole(
            "tim",
            "Tim penyusun belum tercatat.",
            case="none",
            at_most=WARN,
            remedy="Catat tim penyusun dengan nomor dan tanggal SK-nya.",
            page=("tim_list", ""),
        )


def _size(team: TeamFact) -> Iterator[Draft]:
    count = len(team.members)
    if not LEAST <= count <= MOST:
        yield _draft(team, f"beranggota {count} orang, seharusnya {LEAST} sampai {MOST} orang", case="size")


def _women(team: TeamFact) -> Iterator[Draft]:
    count = len(team.members)
    unknown = sum(one.gender not in Gender.values for one in team.members)
    if count and not team.women:
        hint = f" (L/P {unknown} anggota belum diisi)" if unknown else ""
        yield _draft(team, f"tidak mengikutsertakan perempuan{hint}", case="no_women")
    elif team.women * 100 < LEAST_WOMEN * count:
        words = f"hanya {team.women} dari {count} anggota perempuan, sedikitnya {LEAST_WOMEN}%"
        yield _draft(team, words, case="few_women", at_most=WARN)


def _patron(facts: PlanUnderCheck, team: TeamFact) -> Iterator[Draft]:
    if not team.members:
        return
    if not team.patrons:
        yield _draft(team, "belum mempunyai pembina; pembina adalah kepala desa", case="no_patron")
        return
    day = team.decree_date or facts.today
    heads = {
        one.orang_pk: one.name
        for one in facts.making.holders
        if one.kind == JabatanKind.KEPALA_DESA and one.holds_on(day)
    }
    patron_pks = {one.orang_pk for one in team.patrons}
    patron_names = {one.name.casefold() for one in team.patrons}
    if heads and not (patron_pks & heads.keys() or patron_names & {name.casefold() for name in heads.values()}):
        words = f"dibina {team.patrons[0].name}, padahal kepala desa waktu itu {next(iter(heads.values()))}"
        yield _draft(team, words, case="patron")


def _draft(team: TeamFact, words: str, **more) -> Draft:
    return whole("tim", f"{team.label} {words}.", page=("tim_edit", str(team.pk)), **more)
