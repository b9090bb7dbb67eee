"""The states that a board tells apart: those of the review, and "not begun"."""

from enum import StrEnum

from review.enums import ReviewState


class BoardState(StrEnum):
    """Where a village is with its plan; the value stands in the address."""

    NONE = "none"
    DRAFT = ReviewState.DRAFT.value
    SUBMITTED = ReviewState.SUBMITTED.value
    IN_REVIEW = ReviewState.IN_REVIEW.value
    RETURNED = ReviewState.RETURNED.value
    RECOMMENDED = ReviewState.RECOMMENDED.value
    PROCEEDING = ReviewState.PROCEEDING.value
    AGREED = ReviewState.AGREED.value
    ENACTED = ReviewState.ENACTED.value
    CLARIFIED = ReviewState.CLARIFIED.value

    @property
    def title(self) -> str:
        """As pages and forms name it."""
        return "Belum dibuka" if self == BoardState.NONE else str(ReviewState(self.value).label)

    @property
    def mark(self) -> str:
        """Its kind of mark among the parts of the look."""
        return _MARKS[self]


_MARKS = {
    BoardState.NONE: "neutral",
    BoardState.DRAFT: "neutral",
    BoardState.SUBMITTED: "wait",
    BoardState.IN_REVIEW: "next",
    BoardState.RETURNED: "warn",
    BoardState.RECOMMENDED: "ok",
    BoardState.PROCEEDING: "wait",
    BoardState.AGREED: "ok",
    BoardState.ENACTED: "ok",
    BoardState.CLARIFIED: "ok",
}

STATES = tuple(BoardState)
