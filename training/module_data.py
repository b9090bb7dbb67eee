"""What a module is made of, as its form hands it to the service."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class ModuleData:
    """A module of the curriculum; `hours` of lesson (JP), `rules` the checks of a plan that it helps to satisfy."""

    title: str
    hours: int
    summary: str = ""
    outcome: str = ""
    rules: Sequence[str] = ()
    is_public: bool = False
