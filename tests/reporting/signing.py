"""PDFs with a signature field, laid out as signing programs do; the signature itself is zeros."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

_HOLE = b"0" * 64


def paper_pdf(words: str = "Perdes yang sudah ditandatangani") -> bytes:
    """A small PDF, as a scanner makes one."""
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.drawString(100, 700, words)
    canvas.save()
    return target.getvalue()


def signed_pdf(*, sub_filter: str = "/ETSI.CAdES.detached", covers_all: bool = True, kind: str = "/Sig") -> bytes:
    """A PDF whose form holds one signature over the whole file, or over a part of it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [4 0 R] >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Annots [4 0 R] >>",
        f"<< /Type /Annot /Subtype /Widget /FT {kind} /T (Tanda) /Rect [0 0 0 0] /V 5 0 R /P 3 0 R >>".encode(),
        b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter " + sub_filter.encode() + b" /ByteRange [@@@@] /Contents <"
        + _HOLE + b"> >>",
    ]  # fmt: skip
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    room = b" " * 36
    data = data.replace(b"@@@@", room)
    table = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table
    hole = data.index(_HOLE) - 1
    after = hole + len(_HOLE) + 2
    size = len(data) - after - (0 if covers_all else 5)
    return data.replace(
        room, b"0 %d %d %d" % (hole, after, size) + b" " * (36 - len(b"0 %d %d %d" % (hole, after, size)))
    )
