"""Finding one stream in an OLE compound file (the container of .xls), as far as a scan needs it."""

import struct

from places.workbooks.refusal import broken

_END = 0xFFFFFFFE
_ENTRY = 128


class OleFile:
    """The streams of a compound file by name. Raises WorkbookRefused when its chains lead nowhere."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise broken()
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise broken()
        self._size = 1 << shift
        self._fat = self._read_fat()
        first_directory, self._mini_limit = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 56)[0]
        self._directory = self._chain(first_directory)
        first_mini_fat = struct.unpack_from("<I", data, 60)[0]
        mini = self._chain(first_mini_fat) if first_mini_fat < _END else b""
        self._mini_fat = struct.unpack(f"<{len(mini) // 4}I", mini[: len(mini) // 4 * 4])

    @property
    def names(self) -> list[str]:
        """Names of the entries."""
        return [name for name, _, _, _ in self._entries()]

    def stream(self, *names: str) -> bytes | None:
        """Content of the first stream that has one of the names."""
        entries = list(self._entries())
        for name, kind, start, size in entries:
            if kind == 2 and name in names:
                if size >= self._mini_limit:
                    return self._chain(start)[:size]
                root = next((entry for entry in entries if entry[1] == 5), None)
                return self._mini_chain(start, self._chain(root[2]))[:size] if root else None
        return None

    def _entries(self) -> list[tuple[str, int, int, int]]:
        found = []
        for at in range(0, len(self._directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", self._directory, at + 64)
            if kind and 2 <= length <= 64:
                name = self._directory[at : at + length - 2].decode("utf-16-le", "replace")
                start, size = struct.unpack_from("<II", self._directory, at + 116)
                found.append((name, kind, start, size))
        return found

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._data[at : at + self._size]

    def _read_fat(self) -> tuple[int, ...]:
        sectors = [number for number in struct.unpack_from("<109I", self._data, 76) if number < _END]
        number, left = struct.unpack_from("<I", self._data, 68)[0], len(self._data) // self._size + 1
        while number < _END and left:
            more = self._sector(number)
            if len(more) < self._size:
                raise broken()
            values = struct.unpack(f"<{self._size // 4}I", more)
            sectors += [value for value in values[:-1] if value < _END]
            number, left = values[-1], left - 1
        if len(sectors) > len(self._data) // self._size + 1:
            raise broken()
        table = b"".join(self._sector(number) for number in sectors)
        return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])

    def _chain(self, number: int) -> bytes:
        parts, left = [], len(self._data) // self._size + 1
        while number < _END:
            if number >= len(self._fat) or not left:
                raise broken()
            parts.append(self._sector(number))
            number, left = self._fat[number], left - 1
        return b"".join(parts)

    def _mini_chain(self, number: int, content: bytes) -> bytes:
        parts, left = [], len(content) // 64 + 1
        while number < _END:
            if number >= len(self._mini_fat) or not left:
                raise broken()
            parts.append(content[number * 64 : number * 64 + 64])
            number, left = self._mini_fat[number], left - 1
        return b"".join(parts)
