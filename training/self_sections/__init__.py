"""Sections of a participant's own public page `/peserta/<code>/`.

Each module here has one `SECTION`. It is found by itself; a part of training adds its own with a module and a
template `training/self_<name>.html`, and nothing else changes. What `load` gives is `own` in the template (beside
`participant` and `session`); None leaves the section out. Only what belongs to this one person may be loaded.
"""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from training.models import Participant


@dataclass(frozen=True)
class SelfSection:
    """A section: where it stands (smaller is higher), its template, and what it shows of a participant."""

    position: int
    template: str
    load: Callable[[Participant], Any]


@dataclass(frozen=True)
class ShownSection:
    """A section with what it shows of one participant."""

    template: str
    own: Any


def shown_sections(participant: Participant) -> list[ShownSection]:
    """What the page of a participant shows, in its order."""
    found = ((section.template, section.load(participant)) for section in _sections())
    return [ShownSection(template, own) for template, own in found if own is not None]


@cache
def _sections() -> list[SelfSection]:
    modules = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    return sorted((module.SECTION for module in modules), key=lambda section: section.position)
