"""Cards for the participants: name, code and a QR that opens the person's own page; eight on a sheet to be cut."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from places.batches import in_batches
from reporting.fonts import Face, faces
from reporting.paper import POINTS_PER_MM, PORTRAIT_MM
from reporting.qr_boxes import qr_boxes
from reporting.text_wrap import LineBreaker
from training.models import Participant, TrainingSession
from training.participant_code import grouped_code
from training.session_days import format_days

COLUMNS, ROWS = 2, 4
_EDGE_MM, _PAD_MM, _QR_MM, _FOOT_MM = 8.0, 6.0, 28.0, 15.0
_SMALL, _USUAL, _LARGE = 8.0, 9.5, 12.0
_LEADING = 1.25


def participant_address(code: str) -> str:
    """The whole address of a participant's own page, as the QR carries it."""
    return settings.PUBLIC_ADDRESS + reverse("participant_self", args=[code])


def draw_slips(session: TrainingSession, participants: Iterable[Participant]) -> bytes:
    """The PDF of the cards of those who are named, in the order given; A4 upright."""
    from reportlab.pdfgen.canvas import Canvas

    width, height = (side * POINTS_PER_MM for side in PORTRAIT_MM["A4"])
    target = BytesIO()
    drawn = faces()
    canvas = Canvas(target, pagesize=(width, height), initialFontName="desa-regular", lang="id")
    canvas.setTitle(f"Kartu peserta {session}")
    canvas.setCreator("Desa Plan")
    cards = _Cards(canvas, session, drawn, width, height)
    for sheet in in_batches((one for one in participants if one.name), COLUMNS * ROWS):
        for at, participant in enumerate(sheet):
            cards.draw(at, participant)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


class _Cards:
    """Draws one card after the other onto the canvas."""

    def __init__(
        self, canvas: Any, session: TrainingSession, drawn: dict[str, Face], width: float, height: float
    ) -> None:
        self._canvas, self._faces, self._breaker = canvas, drawn, LineBreaker()
        edge = _EDGE_MM * POINTS_PER_MM
        self._left, self._top = edge, height - edge
        self._wide, self._high = (width - 2 * edge) / COLUMNS, (height - 2 * edge) / ROWS
        self._title = session.program.title
        self._when = format_days(session.starts_on, session.ends_on)
        self._where = str(session.venue or "")
        self._page = urlsplit(settings.PUBLIC_ADDRESS).netloc + reverse("participant_enter").rstrip("/")

    def draw(self, at: int, participant: Participant) -> None:
        """Draw the card in its place on the sheet."""
        row, column = divmod(at, COLUMNS)
        left, top = self._left + column * self._wide, self._top - row * self._high
        canvas, pad, side = self._canvas, _PAD_MM * POINTS_PER_MM, _QR_MM * POINTS_PER_MM
        canvas.setDash(1, 2)
        canvas.setLineWidth(0.4)
        canvas.rect(left, top - self._high, self._wide, self._high)
        canvas.setDash()
        right = left + self._wide - pad
        self._qr(participant_address(participant.code), right - side, top - pad - side, side)
        limit = self._wide - 3 * pad - side
        room = self._high - 2 * pad - _FOOT_MM * POINTS_PER_MM
        lines = self._fitting(self._words(participant), limit, room)
        y = top - pad
        for text, style, size in lines:
            y -= size * _LEADING
            self._put(text, style, size, left + pad, y)
        self._foot(participant.code, left + pad, top - self._high + pad)

    def _words(self, participant: Participant) -> list[tuple[str, str, float]]:
        """What stands on the card: text, style and size of each paragraph."""
        words = [
            (self._title, "bold", _SMALL),
            (self._when, "regular", _SMALL),
            (self._where, "regular", _SMALL),
            (" ", "regular", _SMALL),
            (participant.name, "bold", _LARGE),
            (participant.office or participant.get_role_display(), "regular", _USUAL),
        ]
        if participant.desa is not None:
            words.append((f"Desa {participant.desa.name}", "regular", _USUAL))
            words.append((f"Kecamatan {participant.desa.kecamatan.name}", "regular", _USUAL))
        return words

    def _fitting(self, words: list[tuple[str, str, float]], limit: float, room: float) -> list[tuple[str, str, float]]:
        """The paragraphs in lines, set smaller until they fit the room above the code; nothing of them is cut."""
        for share in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5):
            lines = [
                (line, style, size * share)
                for text, style, size in words
                for line in self._breaker.wrap(self._faces[style], text, limit / (size * share)) or (text,)
                if text
            ]
            if sum(size * _LEADING for _, _, size in lines) <= room:
                break
        return lines

    def _foot(self, code: str, left: float, bottom: float) -> None:
        self._put("Kode peserta", "regular", _SMALL, left, bottom + 2 * _LARGE + 4)
        self._put(grouped_code(code), "bold", _LARGE + 4, left, bottom + _LARGE)
        line = f"Jadwal, daftar hadir, tes, dan sertifikat Anda: {self._page}"
        self._put(line, "regular", _SMALL - 1, left, bottom - 2)

    def _put(self, text: str, style: str, size: float, left: float, bottom: float) -> None:
        self._canvas.setFont(f"desa-{style}", size)
        self._canvas.drawString(left, bottom, self._faces[style].drawable(text))

    def _qr(self, address: str, left: float, bottom: float, side: float) -> None:
        path = self._canvas.beginPath()
        for box in qr_boxes(address, left, bottom, side):
            path.rect(*box)
        self._canvas.drawPath(path, stroke=0, fill=1)
