"""What a quick run chooses where a full one takes all: always the same for the same name, another for another name."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar
from zlib import crc32

Choice = TypeVar("Choice")


def one_of(choices: Sequence[Choice], name: str) -> Choice:
    """Give one of them; the name decides."""
    return choices[crc32(name.encode()) % len(choices)]


def one_of_each(kinds: Mapping[Choice, Hashable], name: str) -> list[Choice]:
    """Give one of each kind; the name decides."""
    alike: dict[Hashable, list[Choice]] = {}
    for choice, kind in kinds.items():
        alike.setdefault(kind, []).append(choice)
    return [one_of(choices, f"{name} {number}") for number, choices in enumerate(alike.values())]
