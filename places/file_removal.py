"""Deleting the file of a row from the storage."""

from django.db import transaction
from django.db.models.fields.files import FieldFile


def delete_now(file: FieldFile) -> None:
    """Delete a file that no row will ever lead to; nothing for an empty field."""
    if file.name:
        file.storage.delete(file.name)


def delete_after_commit(file: FieldFile) -> None:
    """Delete a file once the state without it is safe in the database; nothing for an empty field."""
    storage, name = file.storage, file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))
