"""The slice of the country that a reader may see."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """At most one id is set; `everything` is the administrator's; all empty means nothing at all."""

    desa_id: int | None = None
    kecamatan_id: int | None = None
    kabupaten_id: int | None = None
    everything: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is visible."""
        return not (self.everything or self.desa_id or self.kecamatan_id or self.kabupaten_id)
