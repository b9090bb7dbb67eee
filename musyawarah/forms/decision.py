"""Forms of decisions: one by one, and many usulan at once."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from musyawarah.decision_data import DecisionData
from musyawarah.decision_rules import outcomes_of
from musyawarah.decision_words import words_about
from musyawarah.enums import DecisionMethod, DecisionOutcome, DecisionSubject, MusyawarahStatus, PlanKind
from musyawarah.models import AgendaMusyawarah, Keputusan, Musyawarah, Usulan
from musyawarah.usulan_facts import UsulanFact


class UsulanChoice(forms.TypedChoiceField):
    """One usulan of a list that is already loaded."""

    def __init__(self, offered: list[UsulanFact], **kwargs: Any) -> None:
        choices = [
            ("", "– pilih usulan –"),
            *((one.pk, f"{one.number}. {one.name}, {one.place_words}") for one in offered),
        ]
        super().__init__(choices=choices, coerce=int, empty_value=None, required=False, **kwargs)


class DecisionForm(forms.Form):
    """One decision; what its forum may decide and what must be told is the service's rule."""

    subject = forms.ChoiceField(label="Tentang", choices=DecisionSubject.choices)
    plan_kind = forms.ChoiceField(label="Rencana", choices=[("", "– pilih –"), *PlanKind.choices], required=False)
    plan_year = forms.IntegerField(label="Tahun rencana", required=False, min_value=2000, max_value=2100)
    outcome = forms.ChoiceField(label="Hasil", choices=DecisionOutcome.choices)
    reason = forms.CharField(
        label="Alasan",
        required=False,
        max_length=500,
        help_text="Wajib, kecuali bila disepakati atau diteruskan.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text = forms.CharField(
        label="Bunyi keputusan",
        required=False,
        max_length=4_000,
        help_text="Untuk usulan boleh kosong: bunyinya disusun dari usulan dan hasilnya.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    method = forms.ChoiceField(label="Cara", choices=DecisionMethod.choices, widget=forms.RadioSelect)
    votes_for = forms.IntegerField(label="Setuju", required=False, min_value=0, max_value=9_999)
    votes_against = forms.IntegerField(label="Tidak setuju", required=False, min_value=0, max_value=9_999)
    votes_abstain = forms.IntegerField(label="Abstain", required=False, min_value=0, max_value=9_999)
    rank = forms.IntegerField(label="Peringkat", required=False, min_value=1, max_value=9_999)
    overrule_reason = forms.CharField(
        label="Alasan mengubah peringkat",
        required=False,
        max_length=300,
        help_text="Wajib bila peringkatnya lain dari peringkat menurut skor.",
    )
    decided_at = forms.TimeField(
        label="Jam keputusan",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        musyawarah: Musyawarah,
        offered: list[UsulanFact],
        scored_ranks: dict[int, int],
        keputusan: Keputusan | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(musyawarah, keputusan) | (initial or {}))
        self.musyawarah, self.keputusan = musyawarah, keputusan
        self.by_pk = {one.pk: one for one in offered}
        self.scored_ranks = scored_ranks
        self.fields["usulan"] = UsulanChoice(offered, label="Usulan")
        self.fields["merged_into"] = UsulanChoice(offered, label="Digabung ke usulan")
        self.fields["agenda"] = forms.ModelChoiceField(
            AgendaMusyawarah.objects.filter(musyawarah=musyawarah),
            label="Acara",
            required=False,
            empty_label="– pilih acara –",
        )
        self.fields["corrects"] = forms.ModelChoiceField(
            earlier_decisions(musyawarah),
            label="Memperbaiki keputusan terdahulu",
            required=False,
            empty_label="– tidak memperbaiki –",
            help_text="Hanya bila keputusan ini mengubah keputusan musyawarah yang sudah ditutup.",
        )
        self.fields["corrects"].label_from_instance = _earlier_words
        self.fields["outcome"].choices = _outcomes(musyawarah)
        hint = "Kosong: saat ini." if not musyawarah.is_on_paper else "Kosong: pada akhir musyawarah."
        self.fields["decided_at"].help_text = hint if keputusan is None else "Kosong: tetap seperti semula."

    def decision_data(self) -> DecisionData:
        """The decision of a valid form."""
        typed = self.cleaned_data
        usulan = self._row(typed["usulan"])
        merged_into = self._row(typed["merged_into"])
        text = typed["text"]
        if not text.strip() and usulan is not None:
            fact = self.by_pk[usulan.pk]
            text = words_about(fact, typed["outcome"], self.musyawarah, merged_into=merged_into)
        is_vote = typed["method"] == DecisionMethod.VOTE
        return DecisionData(
            text=text,
            subject=typed["subject"],
            outcome=typed["outcome"],
            usulan=usulan,
            agenda=typed["agenda"],
            plan_kind=typed["plan_kind"],
            plan_year=typed["plan_year"],
            reason=typed["reason"],
            merged_into=merged_into,
            method=typed["method"],
            votes_for=typed["votes_for"] if is_vote else None,
            votes_against=typed["votes_against"] if is_vote else None,
            votes_abstain=typed["votes_abstain"] if is_vote else None,
            rank=typed["rank"],
            scored_rank=self.scored_ranks.get(usulan.pk) if usulan else None,
            overrule_reason=typed["overrule_reason"],
            decided_at=self._moment(typed["decided_at"]),
            corrects=typed["corrects"],
        )

    def _row(self, pk: int | None) -> Usulan | None:
        return Usulan.objects.filter(desa=self.musyawarah.desa_id, pk=pk).first() if pk else None

    def _moment(self, hour: time | None) -> datetime | None:
        if hour is None:
            return None
        if self.keputusan is not None:
            stored = timezone.localtime(self.keputusan.decided_at)
            if (stored.hour, stored.minute) == (hour.hour, hour.minute):
                return self.keputusan.decided_at  # the seconds of the moment itself are not typed away
        opened = self.musyawarah.opened_at
        is_paper = self.musyawarah.is_on_paper or opened is None
        day = self.musyawarah.held_on if is_paper or opened is None else timezone.localtime(opened).date()
        return timezone.make_aware(datetime.combine(day, hour))


class ManyDecisionsForm(forms.Form):
    """One outcome for all usulan that are ticked."""

    usulan = forms.TypedMultipleChoiceField(
        label="Usulan", coerce=int, error_messages={"required": "Centang dahulu usulannya."}
    )
    outcome = forms.ChoiceField(label="Hasil untuk yang dicentang")
    reason = forms.CharField(
        label="Alasan", required=False, max_length=500, help_text="Wajib, kecuali bila disepakati atau diteruskan."
    )

    def __init__(
        self, data: Any = None, *, musyawarah: Musyawarah, offered: list[UsulanFact], scored_ranks: dict[int, int]
    ) -> None:
        super().__init__(data)
        self.musyawarah, self.scored_ranks = musyawarah, scored_ranks
        self.by_pk = {one.pk: one for one in offered}
        self.fields["usulan"].choices = [(one.pk, one.name) for one in offered]
        outcomes = outcomes_of(musyawarah.kind, DecisionSubject.USULAN)
        self.fields["outcome"].choices = [(one.value, one.label) for one in outcomes if one != DecisionOutcome.MERGED]

    def decisions(self) -> list[DecisionData]:
        """One decision for each ticked usulan, in the order of the list; agreed ones keep the rank of their score."""
        ticked = set(self.cleaned_data["usulan"])
        rows = Usulan.objects.in_bulk(ticked)
        outcome = self.cleaned_data["outcome"]
        return [
            DecisionData(
                text=words_about(fact, outcome, self.musyawarah),
                outcome=outcome,
                usulan=rows[pk],
                reason=self.cleaned_data["reason"],
                rank=self.scored_ranks.get(pk) if outcome == DecisionOutcome.AGREED else None,
                scored_rank=self.scored_ranks.get(pk),
            )
            for pk, fact in self.by_pk.items()
            if pk in ticked
        ]


def earlier_decisions(musyawarah: Musyawarah) -> Any:
    """Decisions of the village's earlier meetings that were closed, the latest first."""
    rows = Keputusan.objects.filter(
        musyawarah__desa=musyawarah.desa_id,
        musyawarah__status__in=(MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED),
        musyawarah__held_on__lte=musyawarah.held_on,
    ).exclude(musyawarah=musyawarah)
    rows = rows.select_related("musyawarah__dusun", "musyawarah__kelompok")
    return rows.order_by("-musyawarah__held_on", "-musyawarah_id", "number")


def _earlier_words(row: Keputusan) -> str:
    return f"{row.musyawarah.held_on:%d-%m-%Y} {row.musyawarah.title}, nomor {row.number}: {row.text[:90]}"


def _outcomes(musyawarah: Musyawarah) -> list[tuple[str, str]]:
    """Every outcome that the forum knows for one subject or another."""
    known = [one for subject in DecisionSubject for one in outcomes_of(musyawarah.kind, subject)]
    return [(one.value, str(one.label)) for one in DecisionOutcome if one in known]


def _initial(musyawarah: Musyawarah, keputusan: Keputusan | None) -> dict[str, Any]:
    if keputusan is None:
        return {
            "method": DecisionMethod.MUFAKAT,
            "plan_kind": musyawarah.plan_kind,
            "plan_year": musyawarah.year,
            "outcome": outcomes_of(musyawarah.kind, DecisionSubject.USULAN)[0],
        }
    copied = (
        *("subject", "plan_kind", "plan_year", "outcome", "reason", "text", "method"),
        *("votes_for", "votes_against", "votes_abstain", "rank", "overrule_reason"),
    )
    keys = {name: getattr(keputusan, f"{name}_id") for name in ("usulan", "merged_into", "agenda", "corrects")}
    hour = timezone.localtime(keputusan.decided_at).time().replace(second=0, microsecond=0)
    return {name: getattr(keputusan, name) for name in copied} | keys | {"decided_at": hour}
