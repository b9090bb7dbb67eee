"""The documents this house can print: one builder per key, found in each app's `documents` package.

A new official form is one new file there; the registry imports every module of every such package on first use.
"""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from reporting.errors import DocumentError
from reporting.payload import Payload

Builder = Callable[..., Payload]
ARGUMENTS = ("desa", "kecamatan", "kabupaten", "rpjm", "year", "id")


@dataclass(frozen=True, slots=True)
class RegisteredDocument:
    """One kind of document; `arguments` are the names its builder must be given, or one of the `alternatives`."""

    key: str
    title: str
    arguments: tuple[str, ...]
    description: str
    build: Builder
    alternatives: tuple[tuple[str, ...], ...] = ()

    @property
    def choices(self) -> tuple[tuple[str, ...], ...]:
        """Every set of names that the builder takes, the usual one first."""
        return (self.arguments, *self.alternatives)

    def payload(self, **values: Any) -> Payload:
        """The payload for plain values (codes, years, ids). Raises DocumentError: one is missing, nothing is found."""
        given = {name for name, value in values.items() if value is not None}
        fitting = [choice for choice in self.choices if given >= {*choice}]
        if not fitting:
            wanted = "; atau ".join(", ".join(name for name in choice if name not in given) for choice in self.choices)
            raise DocumentError(f"Dokumen {self.key} memerlukan: {wanted}.")
        return self.build(**{name: values[name] for name in max(fitting, key=len)})


_documents: dict[str, RegisteredDocument] = {}


def register(
    *,
    key: str,
    title: str,
    arguments: tuple[str, ...],
    description: str = "",
    alternatives: tuple[tuple[str, ...], ...] = (),
) -> Callable[[Builder], Builder]:
    """Decorator for a builder. Raises ValueError when the key is taken or an argument is unknown."""
    unknown = {name for choice in (arguments, *alternatives) for name in choice} - set(ARGUMENTS)
    if unknown:
        raise ValueError(f"{key}: unknown arguments {sorted(unknown)}")

    def add(build: Builder) -> Builder:
        if key in _documents:
            raise ValueError(f"document key {key!r} is registered twice")
        _documents[key] = RegisteredDocument(key, title, arguments, description, build, alternatives)
        return build

    return add


@cache
def discover() -> None:
    """Import every module of each installed app's `documents` package; that registers their builders."""
    from django.apps import apps

    for app in apps.get_app_configs():
        name = f"{app.name}.documents"
        if find_spec(name) is None:
            continue
        package = import_module(name)
        for module in pkgutil.iter_modules(package.__path__):
            import_module(f"{name}.{module.name}")


def documents() -> list[RegisteredDocument]:
    """All documents in the order of their keys."""
    discover()
    return [_documents[key] for key in sorted(_documents)]


def document(key: str) -> RegisteredDocument:
    """The document of a key. Raises DocumentError for an unknown one."""
    discover()
    if key not in _documents:
        raise DocumentError(f"Dokumen “{key}” tidak dikenal.")
    return _documents[key]
