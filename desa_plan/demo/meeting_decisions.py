"""What the made-up village's meetings decided: ideas passed on and joined, scores, ranks, and what is no usulan."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time, timedelta
from typing import Any

from accounts.models import Membership
from musyawarah.decision_data import DecisionData
from musyawarah.enums import DecisionOutcome, DecisionSubject, MusyawarahKind
from musyawarah.models import Musyawarah, Skoring, Usulan
from musyawarah.moments import moment_of
from musyawarah.scoring_facts import ranks
from musyawarah.services.scoring import save_scores, start_scoring
from villages.local_zone import zone_of

METHOD = "P1"
# The meeting put the road that may slide before what the scores put first.
OVERRULED = "Senderan jalan rawan longsor"
OVERRULE_REASON = "Longsor dua kali dalam setahun mengancam dua rumah; peserta meminta didahulukan."
_MINUTE = timedelta(minutes=1)


class MeetingDecisions:
    """Decides about the usulan that were entered so far; `by` and `second` are the two who score.

    `rows` is the file of usulan in its order, `usulan` the list that the story fills while it is told.
    """

    def __init__(
        self, by: Membership, second: Membership, rows: Sequence[Mapping[str, str]], usulan: Sequence[Usulan]
    ) -> None:
        self.by, self.second, self.rows, self.usulan = by, second, rows, usulan

    def of(self, plan: Mapping[str, Any], meeting: Musyawarah) -> list[DecisionData]:
        """All decisions of one meeting, in their order."""
        rows: list[DecisionData] = []
        if MusyawarahKind(meeting.kind).collects_ideas:
            rows = [self._passed_on(usulan, meeting) for usulan in self.usulan if usulan.musyawarah_id == meeting.pk]
        elif plan["key"] == "musdes":
            self._scores(meeting)
            rows = self._agreed(meeting)
        return [*rows, *(_other(row) for row in plan["decisions"])]

    def _passed_on(self, usulan: Usulan, meeting: Musyawarah) -> DecisionData:
        row = self.rows[usulan.number - 1]
        if row["outcome"] != DecisionOutcome.MERGED:
            text = f"{usulan.name} diteruskan ke musdes."
            return DecisionData(text=text, outcome=DecisionOutcome.PASSED_ON, usulan=usulan)
        into = self.usulan[int(row["into"]) - 1]
        text = f"{usulan.name} digabung dengan {into.name}."
        return DecisionData(
            text=text, outcome=DecisionOutcome.MERGED, usulan=usulan, merged_into=into, reason=row["reason"]
        )

    def _scores(self, meeting: Musyawarah) -> None:
        """Two people score every usulan by five criteria of one to five."""
        skoring = start_scoring(
            by=self.by, desa=meeting.desa, year=meeting.year, method_code=METHOD, musyawarah=meeting
        )
        codes = [criterion["code"] for criterion in skoring.method["criteria"]]
        for member, offset in ((self.by, 0), (self.second, 1)):
            scores = {
                usulan.pk: dict(zip(codes, _points(self.rows[usulan.number - 1], offset), strict=True))
                for usulan in self._heads()
            }
            save_scores(by=member, skoring=Skoring.objects.get(pk=skoring.pk), version=skoring.version, scores=scores)

    def _heads(self) -> list[Usulan]:
        return [one for one in self.usulan if self.rows[one.number - 1]["outcome"] != DecisionOutcome.MERGED]

    def _agreed(self, meeting: Musyawarah) -> list[DecisionData]:
        """Every usulan by its rank; one changes places with the first against the scores, three are not agreed."""
        scored = ranks(meeting.desa, meeting.year)
        order = sorted(self._heads(), key=lambda one: scored[one.pk][2])
        place = next(place for place, one in enumerate(order) if one.name == OVERRULED)
        order[0], order[place] = order[place], order[0]
        opened, minutes = moment_of(meeting.held_on, time(10), zone_of(meeting.desa.kabupaten)), 4
        rows = []
        for rank, usulan in enumerate(order, start=1):
            row, by_score = self.rows[usulan.number - 1], scored[usulan.pk][2]
            is_agreed = row["outcome"] == DecisionOutcome.AGREED
            is_moved = is_agreed and rank in (1, place + 1) and place > 0
            reason = OVERRULE_REASON if rank == 1 else f"Bertukar tempat dengan “{OVERRULED}”."
            rows.append(
                DecisionData(
                    text=f"{usulan.name}: {DecisionOutcome(row['outcome']).label.lower()}.",
                    outcome=row["outcome"],
                    usulan=usulan,
                    reason=row["reason"],
                    rank=(rank if is_moved else by_score) if is_agreed else None,
                    scored_rank=by_score,
                    overrule_reason=reason if is_moved and rank != by_score else "",
                    decided_at=opened + minutes * (rank - 1) * _MINUTE,
                )
            )
        return rows


def _other(row: Mapping[str, Any]) -> DecisionData:
    return DecisionData(
        text=row["text"],
        subject=DecisionSubject(row["subject"]),
        plan_kind=row.get("plan_kind", ""),
        plan_year=row.get("plan_year"),
    )


def _points(row: Mapping[str, str], offset: int) -> Iterable[int]:
    """Five scores of one to five: how many, how grave, income, how often, and what there is to solve it."""
    people = sum(map(int, row["people"].split()[:2]))
    many = 5 if people > 1000 else 4 if people > 400 else 3 if people > 150 else 2
    grave = max(1, 5 - int(row["rank"] or 30) // 7)
    income = 4 if "pertanian" in row["needs"] else 2
    return many, max(1, grave - offset), income, max(1, grave), 4 if row["potential"] else 2
