"""Whether a PDF holds an electronic signature over the whole file. Nothing here checks certificates."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

# ISO 32000 and PAdES: how a signature may be laid into a PDF; BSrE uses the last two.
_SUB_FILTERS = {"/adbe.pkcs7.detached", "/adbe.pkcs7.sha1", "/ETSI.CAdES.detached"}
_MOST_FIELDS = 500


def holds_signature(content: bytes) -> bool:
    """Whether a signature dictionary of a known kind covers every byte of the file but the signature itself."""
    try:
        return any(_covers(value, len(content)) for value in _signatures(PdfReader(BytesIO(content))))
    except Exception:  # the reader raises whatever the damage leads it to
        return False


def _signatures(reader: PdfReader) -> Iterator[DictionaryObject]:
    form = reader.trailer["/Root"].get_object().get("/AcroForm")
    waiting: list[Any] = list(form.get_object().get("/Fields", [])) if form is not None else []
    for _ in range(_MOST_FIELDS):
        if not waiting:
            return
        field = waiting.pop().get_object()
        waiting += list(field.get("/Kids", []))
        if field.get("/FT") == "/Sig" and "/V" in field:
            yield field["/V"].get_object()


def _covers(signature: DictionaryObject, size: int) -> bool:
    if signature.get("/SubFilter") not in _SUB_FILTERS or not signature.get("/Contents"):
        return False
    ranges = [int(number) for number in signature.get("/ByteRange", [])]
    if len(ranges) != 4:
        return False
    start, before, after, rest = ranges
    return start == 0 and 0 < before < after and after + rest == size and rest > 0
