"""The made-up village as a file: profile, dusun, offices with their holders, vision."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from planning.services.visi_misi import Node
from villages.enums import Capacity, JabatanKind
from villages.services.profile import ProfileData
from villages.services.setup import DusunEntry, OfficialEntry, VillageSetup
from villages.services.tenures import Tenure


@dataclass(frozen=True)
class Vision:
    """Visi, the tree below it, and arah kebijakan."""

    visi: str
    misi: tuple[Node, ...]
    arah_pembangunan: str
    arah_keuangan: str


@dataclass(frozen=True)
class VillageFile:
    """All that the file says: `earlier` are past holders of an office, `rukun_tetangga` is typed text by dusun."""

    setup: VillageSetup
    earlier: tuple[tuple[JabatanKind, str, Tenure], ...]
    rukun_tetangga: dict[str, str]
    vision: Vision


def read_village(path: Path) -> VillageFile:
    """Read the file."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return VillageFile(
        setup=VillageSetup(
            profile=ProfileData(**{name: _day_or_text(name, value) for name, value in data["profile"].items()}),
            dusun=tuple(DusunEntry(row["name"], row["head"]) for row in data["dusun"]),
            officials=tuple(
                OfficialEntry(JabatanKind(row["kind"]), row["name"], row.get("nip", ""), starts_on=_day(row["since"]))
                for row in data["officials"]
            ),
        ),
        earlier=tuple((JabatanKind(row["kind"]), row["name"], _tenure(row)) for row in data["earlier"]),
        rukun_tetangga={row["name"]: row["rukun_tetangga"] for row in data["dusun"]},
        vision=Vision(
            data["visi"],
            tuple(_node(row, ("tujuan", "sasaran")) for row in data["misi"]),
            "\n".join(data["arah_pembangunan"]),
            "\n".join(data["arah_keuangan"]),
        ),
    )


def _tenure(row: dict[str, str]) -> Tenure:
    return Tenure(
        date.fromisoformat(row["since"]),
        date.fromisoformat(row["until"]),
        Capacity(row["capacity"]),
        row["decree"],
    )


def _node(row: Any, below: tuple[str, ...]) -> Node:
    if isinstance(row, str):
        return Node(row)
    return Node(row["text"], children=tuple(_node(child, below[1:]) for child in row[below[0]]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _day_or_text(name: str, value: str) -> Any:
    return _day(value) if name.endswith(("_on", "_date")) else value
