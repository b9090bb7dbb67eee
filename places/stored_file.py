"""Answering with a file that somebody uploaded."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404

# Whatever a browser takes the file for, it runs nothing in it and fetches nothing for it.
_HARMLESS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"}


def stored_file(file: FieldFile, *, name: str, content_type: str = "", in_page: bool = False) -> FileResponse:
    """A stored upload as a download that no browser opens as a page of ours; `in_page` for pictures that a page shows.

    A `name` without an ending gets that of the stored file, which its content decided. Raises Http404 for an empty
    field and for a file that the storage has lost.
    """
    if not file:
        raise Http404
    try:
        opened = file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    filename = name if "." in name else f"{name}.{file.name.rsplit('.', 1)[-1]}"
    kind = {"content_type": content_type} if content_type else {}
    return FileResponse(opened, as_attachment=not in_page, filename=filename, headers=_HARMLESS, **kind)
