"""Reading a reference list from a CSV file that somebody hands in: everything is checked before anything is written."""

import csv
import gzip
import io
import zlib
from pathlib import Path

from places.errors import DomainError

MAX_BYTES = 40 * 1024 * 1024
SHOWN_PROBLEMS = 20


class BadFile(DomainError):
    """A file was refused whole; `problems` has one Indonesian sentence per fault, with its line number."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        self.problems = problems
        shown = problems[:SHOWN_PROBLEMS]
        rest = len(problems) - len(shown)
        more = [f"... dan {rest} kesalahan lain."] if rest else []
        lines = "\n".join(f"  {line}" for line in [*shown, *more])
        super().__init__(f"Berkas {path.name} ditolak, tidak ada yang diubah:\n{lines}")


def read_rows(path: Path, *, header: list[str]) -> list[tuple[int, list[str]]]:
    """Give (line number, cells) of every row below the header of a .csv or .csv.gz file; blank rows are left out.

    Raises BadFile when the file cannot be read, is not UTF-8, or its header or a row's width is not as expected.
    """
    text = _text(path)
    rows: list[tuple[int, list[str]]] = []
    problems: list[str] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        first = [cell.strip().lower() for cell in next(reader, [])]
        if first != header:
            raise BadFile(path, [f"Baris 1: judul kolom harus {','.join(header)!r}, tertulis {','.join(first)!r}."])
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                problems.append(
                    f"Baris {reader.line_num}: harus {len(header)} kolom, ada {len(cells)}. "
                    "Teks yang memuat koma ditulis di antara tanda kutip."
                )
                continue
            rows.append((reader.line_num, [" ".join(cell.split()) for cell in cells]))
    except csv.Error as error:
        problems.append(
            f"Baris {reader.line_num}: bukan CSV yang sah ({error}). Simpan ulang sebagai CSV (koma, UTF-8)."
        )
    if problems:
        raise BadFile(path, problems)
    if not rows:
        raise BadFile(path, ["Tidak ada satu baris pun di bawah judul kolom."])
    return rows


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = gzip.GzipFile(fileobj=file).read(MAX_BYTES + 1) if path.suffix == ".gz" else file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise BadFile(path, ["Berkas tidak ditemukan. Periksa nama dan foldernya."]) from None
    except OSError as error:
        raise BadFile(path, [f"Berkas tidak dapat dibaca ({error})."]) from None
    except (EOFError, zlib.error):
        raise BadFile(path, ["Berkas .gz rusak atau terpotong. Unduh atau salin ulang."]) from None
    if len(raw) > MAX_BYTES:
        raise BadFile(path, [f"Berkas lebih besar dari {MAX_BYTES // 1024 // 1024} MB."])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadFile(path, [f"Baris {line}: bukan UTF-8. Simpan ulang sebagai CSV UTF-8."]) from None
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise BadFile(path, [f"Baris {line}: memuat huruf kosong (NUL). Simpan ulang sebagai CSV UTF-8."])
    return text
