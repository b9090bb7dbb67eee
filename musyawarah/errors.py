"""Refusals of this room."""

from places.errors import DomainError


class SealedError(DomainError):
    """What was sealed does not change; only a later meeting's decision corrects it."""

    def __init__(self) -> None:
        super().__init__(
            "Musyawarah ini sudah disegel dan tidak dapat diubah. "
            "Perbaikan hanya melalui keputusan musyawarah berikutnya."
        )
