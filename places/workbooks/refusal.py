"""Why a file is not read at all."""

from places.errors import DomainError


class WorkbookRefused(DomainError):
    """A file that is no workbook, or one that must not be opened; `code` is stable, `remedy` says what to do."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}", field="file")
        self.code = code
        self.reason = message
        self.remedy = remedy


def too_large(message: str) -> WorkbookRefused:
    """The file would fill the memory of the machine."""
    return WorkbookRefused("zip_bomb", message, "Salin tabel rencananya saja ke buku kerja baru, lalu unggah itu.")


def broken() -> WorkbookRefused:
    """The file has the shape of a workbook and cannot be read."""
    return WorkbookRefused(
        "broken",
        "Berkas ini rusak atau terpotong sehingga tidak dapat dibaca.",
        "Buka berkasnya dengan Excel, simpan lagi sebagai .xlsx, lalu unggah hasilnya.",
    )


def encrypted() -> WorkbookRefused:
    """The file asks for a password."""
    return WorkbookRefused(
        "encrypted",
        "Berkas ini dikunci dengan kata sandi.",
        "Buka berkasnya, hapus kata sandinya, simpan, lalu unggah lagi.",
    )


def no_workbook() -> WorkbookRefused:
    """The file is something else."""
    return WorkbookRefused(
        "not_a_workbook",
        "Berkas ini bukan buku kerja.",
        "Unggah berkas Excel (.xlsx atau .xls), LibreOffice (.ods), atau .csv.",
    )
