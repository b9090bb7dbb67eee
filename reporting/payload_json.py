"""Payload ↔ JSON without loss: what is frozen and hashed when a document is issued."""

import json
from dataclasses import fields
from decimal import Decimal
from typing import Any

from reporting.payload import (
    BundleDocument,
    Column,
    MatrixDocument,
    Part,
    Payload,
    PayloadError,
    ProseDocument,
    Row,
    Signature,
    Summary,
    Table,
)

FORMAT = 2  # raise when the shape changes; from_json must keep reading every older number
READABLE = (1, FORMAT)  # 1 knows neither orientation nor summary nor bundles
_DECIMAL = "$decimal"
_TYPES: dict[type, str] = {MatrixDocument: "matrix", BundleDocument: "bundle", ProseDocument: "prose"}


def to_json(payload: Payload) -> dict[str, Any]:
    """Plain dict of str, int, float, bool, None, list and dict; Decimal becomes {"$decimal": "1.50"}."""
    return {"format": FORMAT, "type": _TYPES[type(payload)], "document": _plain(payload)}


def from_json(data: dict[str, Any]) -> Payload:
    """The payload that `to_json` wrote. Raises PayloadError for what it does not know."""
    if data.get("format") not in READABLE or data.get("type") not in _TYPES.values():
        raise PayloadError(f"unknown payload: format {data.get('format')!r}, type {data.get('type')!r}")
    document = dict(data["document"])
    match data["type"]:
        case "prose":
            return ProseDocument(**document | {"context": _values(document["context"])})
        case "bundle":
            parts = tuple(Part(**part | {"document": _matrix(part["document"])}) for part in document["parts"])
            return BundleDocument(**document | {"parts": parts})
    return _matrix(document)


def _matrix(document: dict[str, Any]) -> MatrixDocument:
    summary = document.get("summary")
    return MatrixDocument(
        **document
        | {
            "title": tuple(document["title"]),
            "head": tuple((label, value) for label, value in document["head"]),
            "table": _table(document["table"]),
            "signatures": tuple(Signature(**signature) for signature in document["signatures"]),
            "notes": tuple(document["notes"]),
            "summary": Summary(summary["title"], _table(summary["table"])) if summary else None,
        }
    )


def canonical_bytes(payload: Payload) -> bytes:
    """The one spelling of a payload, for SHA-256: sorted keys, no blanks, ASCII only."""
    return json.dumps(to_json(payload), sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def from_bytes(data: bytes) -> Payload:
    return from_json(json.loads(data))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {_text_key(key): _plain(item) for key, item in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    raise PayloadError(f"{type(value).__name__} is not a plain value")


def _text_key(key: Any) -> str:
    if not isinstance(key, str) or key == _DECIMAL:
        raise PayloadError(f"{key!r} cannot be a key of a payload")
    return key


def _values(value: Any) -> Any:
    """Decimals back from their spelling, everywhere inside."""
    if isinstance(value, list):
        return [_values(item) for item in value]
    if isinstance(value, dict):
        if value.keys() == {_DECIMAL}:
            return Decimal(value[_DECIMAL])
        return {key: _values(item) for key, item in value.items()}
    return value


def _table(data: dict[str, Any]) -> Table:
    columns = tuple(Column(**column | {"head": tuple(column["head"])}) for column in data["columns"])
    rows = tuple(Row(**row | {"cells": tuple(_values(row["cells"]))}) for row in data["rows"])
    return Table(columns, rows, data["head_letters"])
