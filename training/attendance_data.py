"""What services of attendance take."""

from dataclasses import dataclass

from places.models import Desa


@dataclass(frozen=True)
class WalkIn:
    """Somebody who came without being on the list."""

    name: str
    role: str
    gender: str = ""
    office: str = ""
    desa: Desa | None = None
