"""What the services of a report take."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportData:
    """What is told of a session in words."""

    results: str = ""
    obstacles: str = ""
    suggestions: str = ""
