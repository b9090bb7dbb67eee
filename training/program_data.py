"""What a programme is made of, as its form and other parts hand it to the service."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from codes.models import Kegiatan
from training.models import TrainingModule, TrainingProgram

TEXTS = (
    "background",
    "legal_basis",
    "needs",
    "general_aim",
    "specific_aims",
    "expected_results",
    "evaluation",
)
LISTS = frozenset({"legal_basis", "specific_aims", "expected_results"})  # one entry a line


@dataclass(frozen=True)
class ProgramData:
    """A programme; `legal_basis`, `specific_aims` and `expected_results` hold one entry a line, `budget` is rupiah."""

    title: str
    year: int
    organiser: str
    theme: str = ""
    background: str = ""
    legal_basis: str = ""
    needs: str = ""
    general_aim: str = ""
    specific_aims: str = ""
    expected_results: str = ""
    aims: Sequence[str] = ()  # values of BalaiAim
    form_set: str = ""
    funding: str = ""
    kegiatan: Kegiatan | None = None
    budget: int | None = None
    evaluation: str = ""
    is_public: bool = False
    modules: Sequence[TrainingModule] = ()


def stored_values(program: TrainingProgram) -> dict[str, Any]:
    """The plain columns of a stored programme, by the names of its data."""
    names = ("title", "year", "organiser", "theme", *TEXTS, "aims", "form_set", "funding", "budget", "is_public")
    return {name: getattr(program, name) for name in names}
