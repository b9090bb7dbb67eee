"""Texts that are longer than their column."""

from typing import Any

from django.db.models import Model

from places.errors import DomainError


def refuse_long(model: type[Model], values: dict[str, Any]) -> None:
    """Raise DomainError naming the first field whose text is longer than its column; other values pass."""
    for name, value in values.items():
        field: Any = model._meta.get_field(name)
        most = field.max_length if isinstance(value, str) else None
        if most is not None and len(value) > most:
            raise DomainError(f"{field.verbose_name.capitalize()} paling panjang {most} huruf.", field=name)
