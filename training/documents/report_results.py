"""What a session brought, for its report: tests, evaluation, certificates, and a conclusion from these figures.

Scores are the person's own: the report holds means only, and none of fewer than five people.
"""

from decimal import Decimal
from typing import Any

from training.documents.report_charts import bars
from training.documents.session_print import SessionPrint
from training.evaluation_facts import evaluation_results_of
from training.models import Certificate

FEWEST_PAIRS = 5  # a mean of fewer would tell what one of them scored
_HIGHEST_SCORE, _HIGHEST_MARK = 100, 5
_MOST_SUGGESTIONS = 20


def exams(source: SessionPrint) -> dict[str, Any]:
    """Both tests: how many sat them, means before and after, gains, and how each question went."""
    found = source.exams
    counted = [
        ["Mengikuti tes awal", f"{found.pre_count} orang"],
        ["Mengikuti tes akhir", f"{found.post_count} orang"],
        ["Mengikuti keduanya", f"{len(found.pairs)} orang"],
    ]
    if len(found.pairs) < FEWEST_PAIRS or found.mean_pre is None or found.mean_post is None:
        is_held = bool(found.pre_count or found.post_count)
        few = f"Nilai tidak ditampilkan, karena yang mengikuti kedua tes kurang dari {FEWEST_PAIRS} orang."
        return {"facts": counted if is_held else [], "note": few if is_held else "Tes tidak dilaksanakan.", "rows": []}
    gain = found.mean_gain or Decimal(0)
    facts = [
        *counted,
        ["Rata-rata kenaikan", f"{_written(gain)} poin"],
        ["Naik, tetap, turun", f"{found.risen}, {found.equal}, {found.fallen} orang"],
    ]
    chart = bars(
        "Rata-rata nilai mereka yang mengikuti kedua tes",
        "Tes",
        "Nilai",
        [
            ("Tes awal", found.mean_pre, _written(found.mean_pre)),
            ("Tes akhir", found.mean_post, _written(found.mean_post)),
        ],
        full=_HIGHEST_SCORE,
    )
    rows = [
        [one.text, _percent(one.pre_percent), _percent(one.post_percent), _signed(one.gain)] for one in found.questions
    ]
    return {"facts": facts, "note": "", "chart": chart, "rows": rows}


def evaluation(source: SessionPrint) -> dict[str, Any]:
    """What participants thought: means of items and speakers, and their suggestions."""
    found = evaluation_results_of(source.session)
    if not found.sheets:
        return {"note": "Evaluasi tidak diisi.", "charts": [], "suggestions": []}
    if found.is_hidden:
        return {
            "note": f"Evaluasi diisi {found.sheets} orang, terlalu sedikit untuk ditampilkan.",
            "charts": [],
            "suggestions": [],
        }
    items = [(one.label, one.mean, _written(one.mean)) for one in found.items if one.mean is not None]
    speakers = [(one.label, one.mean, _written(one.mean)) for one in found.speakers if one.mean is not None]
    charts = [
        bars("Penilaian kegiatan (1 sampai 5)", "Butir", "Rata-rata", items, full=_HIGHEST_MARK),
        bars("Penilaian narasumber (1 sampai 5)", "Narasumber", "Rata-rata", speakers, full=_HIGHEST_MARK),
    ]
    return {
        "note": f"Evaluasi diisi {found.sheets} orang.",
        "charts": [chart for chart in charts if chart["rows"]],
        "suggestions": list(found.suggestions[:_MOST_SUGGESTIONS]),
    }


def certificate_words(source: SessionPrint) -> str:
    """How many certificates were issued, with which numbers."""
    numbers = list(
        Certificate.objects.filter(participant__session=source.session)
        .order_by("participant__position", "participant_id")
        .values_list("number", flat=True)
    )
    if not numbers:
        return "Sertifikat belum diterbitkan."
    span = numbers[0] if len(numbers) == 1 else f"{numbers[0]} sampai {numbers[-1]}"
    least = source.session.pass_percent
    return f"Diterbitkan {len(numbers)} sertifikat ({span}) bagi peserta yang hadir paling sedikit {least} persen."


def conclusion(source: SessionPrint) -> str:
    """One paragraph from the figures; it says what was measured, not why."""
    came, places = len(source.came), len(source.people)
    words = [
        f"{source.program.title} dilaksanakan pada {source.days} dan dihadiri {came} dari {places} yang dipanggil."
    ]
    found = source.exams
    if len(found.pairs) >= FEWEST_PAIRS and found.mean_gain is not None:
        words.append(
            f"Nilai rata-rata {len(found.pairs)} peserta yang mengikuti kedua tes berubah dari "
            f"{_written(found.mean_pre)} menjadi {_written(found.mean_post)}."
        )
    return " ".join(words)


def _written(value: Decimal | None) -> str:
    return "–" if value is None else f"{value:.1f}".replace(".", ",")


def _percent(value: Decimal | None) -> str:
    return "–" if value is None else f"{_written(value)}%"


def _signed(value: Decimal | None) -> str:
    return "–" if value is None else f"{'+' if value > 0 else ''}{_written(value)}"
