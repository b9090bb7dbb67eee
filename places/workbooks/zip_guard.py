"""A zip that is unpacked only as far as its limits, whatever its directory claims."""

import re
import struct
import zipfile
import zlib
from io import BytesIO

from places.workbooks.refusal import WorkbookRefused, broken, too_large

MOST_ENTRIES = 2_000
LARGEST_CONTENT = 100 * 1024 * 1024  # bytes of all entries unpacked
FREE_CONTENT = 20 * 1024 * 1024  # below this any ratio is harmless
STEEPEST = 150  # times larger than packed; real sheets reach 40
_CHUNK = 256 * 1024
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class GuardedZip:
    """Unpacks every entry once, counting bytes: a directory may lie. Raises WorkbookRefused."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = LARGEST_CONTENT
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                self._entries = archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as problem:
            raise broken() from problem
        self.names = {entry.filename for entry in self._entries}
        self.is_encrypted = any(entry.flag_bits & 0x1 for entry in self._entries)
        if len(self._entries) > MOST_ENTRIES:
            raise too_large("Berkas ini berisi terlalu banyak bagian di dalamnya.")
        if len(self.names) != len(self._entries):
            raise broken()
        self._check(sum(entry.file_size for entry in self._entries))

    def read_all(self, wanted: re.Pattern[str]) -> dict[str, bytes]:
        """Unpack all entries, keeping those whose name fully matches; the others are only counted."""
        kept, total = {}, 0
        for entry in self._entries:
            keep = wanted.fullmatch(entry.filename) is not None
            content, size = self._unpack(entry, keep=keep)
            total += size
            self._check(total)
            if keep:
                kept[entry.filename] = content
                _refuse_declarations(content)
        return kept

    def _check(self, total: int) -> None:
        if total > LARGEST_CONTENT or (total > FREE_CONTENT and total > STEEPEST * len(self._data)):
            raise too_large("Isi berkas ini mengembang menjadi sangat besar bila dibuka.")

    def _unpack(self, entry: zipfile.ZipInfo, *, keep: bool) -> tuple[bytes, int]:
        packed = self._packed(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            return packed if keep else b"", len(packed)
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            raise broken()
        inflate, parts, size = zlib.decompressobj(-15), [], 0
        try:
            while packed and not inflate.eof:
                part = inflate.decompress(packed, _CHUNK)
                packed = inflate.unconsumed_tail
                size += len(part)
                self._check(size)
                if keep:
                    parts.append(part)
        except zlib.error as problem:
            raise broken() from problem
        return b"".join(parts), size

    def _packed(self, entry: zipfile.ZipInfo) -> bytes:
        head = self._data[entry.header_offset : entry.header_offset + 30]
        if len(head) < 30 or head[:4] != b"PK\x03\x04":
            raise broken()
        name_length, extra_length = struct.unpack("<HH", head[26:30])
        start = entry.header_offset + 30 + name_length + extra_length
        packed = self._data[start : start + entry.compress_size]
        if len(packed) != entry.compress_size:
            raise broken()
        return packed


def _refuse_declarations(content: bytes) -> None:
    """No workbook declares a document type; whoever does wants entities expanded. Nor does one come as UTF-16."""
    if b"\0" in content[:200] or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise broken()
    if _DECLARATION.search(content):
        raise WorkbookRefused(
            "malicious",
            "Berkas ini memuat perintah yang tidak semestinya ada dalam buku kerja, sehingga tidak dibuka.",
            "Salin tabel rencananya ke buku kerja baru, lalu unggah itu.",
        )
