"""Which issued documents anybody may fetch, and what the public page says about one.

A whitelist by key: only the Perdes and the matrices that are its annexes by law, and only once they are no drafts. The
complete lists and semula–menjadi stay inside: they repeat every field of every line, positions and remarks, too.
"""

from dataclasses import dataclass
from functools import cached_property

from places.models import Desa, Kecamatan
from reporting.enums import ScanKind
from reporting.errors import DocumentError, TamperedError
from reporting.hashing import in_groups
from reporting.issued import faults_of, payload_of
from reporting.models import IssuedDocument, IssuedFile, IssuedScan
from reporting.payload import BundleDocument, MatrixDocument, Payload, ProseDocument
from reporting.registry import document as registered
from reporting.verification_code import grouped

PUBLIC_KEYS = frozenset({"rpjm-114", "rpjm-21", "rpjm-siskeudes", "rkp-114", "rkp-21", "perdes-rpjm", "perdes-rkp"})
PUBLIC_FACTS = "public_facts"  # in the context of a text: pairs that everybody who holds the paper may read back


@dataclass(frozen=True)
class Fingerprint:
    """A file that one in somebody's hands is compared with; `kind` is empty where it may not be fetched."""

    name: str
    sha256: str
    size: int
    kind: str = ""

    @property
    def groups(self) -> str:
        """The whole hash as people compare it."""
        return in_groups(self.sha256, groups=16)

    @property
    def kilobytes(self) -> int:
        """Its size in KB, at least 1."""
        return max(1, self.size // 1024)


@dataclass(frozen=True)
class VerifiedDocument:
    """An issued document as the public page shows it."""

    document: IssuedDocument

    @cached_property
    def is_sound(self) -> bool:
        """Whether everything that is kept of it is still as it was issued."""
        return not any(faults_of(self.document))

    @cached_property
    def payload(self) -> Payload | None:
        """What was frozen; none when it was tampered with."""
        try:
            return payload_of(self.document)
        except TamperedError:
            return None

    @property
    def code(self) -> str:
        """As printed."""
        return grouped(self.document.code)

    @property
    def kind(self) -> str:
        """What sort of document it is; the bare key of one that is not made any more."""
        try:
            return registered(self.document.key).title
        except DocumentError:
            return self.document.key

    @property
    def owner(self) -> str:
        """Who issued it, as the place is called now: "Desa Tirta Contoh, Kecamatan Seririt, Kabupaten Buleleng"."""
        place = self.document.place
        if isinstance(place, Desa):
            return f"Desa {place.name}, Kecamatan {place.kecamatan.name}, {place.kabupaten.name}"
        return f"Kecamatan {place.name}" if isinstance(place, Kecamatan) else str(place)

    @property
    def head(self) -> list[tuple[str, str]]:
        """Village and the rest of the head, as they are printed on it; of a text what it names as `PUBLIC_FACTS`."""
        form = self.payload.first if isinstance(self.payload, BundleDocument) else self.payload
        if isinstance(form, MatrixDocument):
            return [(label.capitalize(), value) for label, value in form.head]
        if isinstance(form, ProseDocument):
            return [(label, value) for label, value in form.context.get(PUBLIC_FACTS, [])]
        return []

    @property
    def is_perdes(self) -> bool:
        """Whether it is, or belongs to, what is enacted as a regulation and put into the village gazette."""
        return self.document.key in PUBLIC_KEYS

    @property
    def may_be_fetched(self) -> bool:
        """Whether anybody may have its files."""
        return self.document.key in PUBLIC_KEYS and self.payload is not None and not self.payload.draft

    @cached_property
    def newest(self) -> IssuedDocument:
        """The version that is valid now: itself, unless it was replaced; one query for each version after it."""
        found = self.document
        while (
            after := IssuedDocument.objects.filter(replaces=found, version__gt=found.version).defer("payload").first()
        ):
            found = after
        return found

    @property
    def is_superseded(self) -> bool:
        """Whether a newer version replaced it."""
        return self.newest.pk != self.document.pk

    @cached_property
    def scans(self) -> list[IssuedScan]:
        """Uploads of the signed paper that stand, scanned ones and those with an electronic signature."""
        return [scan for scan in self.document.scan_set.all() if scan.withdrawn_at is None]

    @property
    def paper_scans(self) -> list[IssuedScan]:
        """Scans of the signed paper."""
        return [scan for scan in self.scans if scan.kind == ScanKind.SCAN]

    @property
    def signed_files(self) -> list[IssuedScan]:
        """Files that hold an electronic signature."""
        return [scan for scan in self.scans if scan.kind == ScanKind.SIGNED]

    @property
    def fingerprints(self) -> list[Fingerprint]:
        """Every file with its hash."""
        own = [self._of_file(file) for file in self.document.file_set.all()]
        uploaded = [Fingerprint(scan.get_kind_display(), scan.sha256, scan.size) for scan in self.scans]
        return own + uploaded

    def _of_file(self, file: IssuedFile) -> Fingerprint:
        kind = file.kind if self.may_be_fetched else ""
        return Fingerprint(f"Salinan sistem ({file.get_kind_display()})", file.sha256, file.size, kind)


def find_verified(code: str) -> VerifiedDocument | None:
    """The issued document of a code in its canonical spelling; open to everybody who holds the paper."""
    rows = IssuedDocument.objects.select_related("desa__kecamatan__kabupaten", "kecamatan", "kabupaten", "replaces")
    found = rows.prefetch_related("file_set", "scan_set").filter(code=code).first()
    return VerifiedDocument(found) if found else None
