"""The QR and the code in the lower left corner of every page of a finished PDF.

Our own writers keep that corner free. Pages from elsewhere (chapters that a village uploaded) are set a little smaller
above a free strip, so that nothing of them is covered.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
)

from reporting.fonts import faces
from reporting.paper import MARGIN_MM, POINTS_PER_MM, PORTRAIT_MM, STAMP_BOTTOM_MM, STAMP_MM, STAMP_ROOM_MM
from reporting.qr_boxes import qr_boxes
from reporting.verification_address import address_of, printed_line
from reporting.verification_code import grouped

OUR_WRITERS = "Desa Plan"  # what they name themselves in the file
STRIP_MM = 18.0
TEXT_SIZE = 6.5
_QUIET_MM = 1.2
TEXT_BOTTOM_MM = 6.0
_NAME = NameObject("/TandaVerifikasi")
_SAME_PAPER = 0.1  # A4, F4 and Letter
# A page that viewers turn by so many degrees, drawn upright (width and height before turning).
_UPRIGHT: dict[int, Callable[[float, float], tuple[float, ...]]] = {
    0: lambda width, height: (1, 0, 0, 1, 0, 0),
    90: lambda width, height: (0, -1, 1, 0, 0, width),
    180: lambda width, height: (-1, 0, 0, -1, width, height),
    270: lambda width, height: (0, 1, -1, 0, height, 0),
}
_USUAL_SIDE = PORTRAIT_MM["A4"][0] * POINTS_PER_MM


def stamped(data: bytes, code: str) -> bytes:
    """The PDF with the QR and the line of a code on every page; title, outline and language stay as they are."""
    writer = PdfWriter(clone_from=BytesIO(data))
    stamp = _form_of(PdfReader(BytesIO(_drawing(printed_line(code), address_of(code)))).pages[0], writer)
    for page in writer.pages:
        _lay_on(page, stamp, writer)
    writer.add_metadata({"/Keywords": grouped(code)})
    return _bytes_of(writer)


def names_code(data: bytes, code: str) -> bool:
    """Whether a stamped PDF is the one of this code."""
    found = PdfReader(BytesIO(data)).metadata
    return bool(found) and found.get("/Keywords") == grouped(code)


def with_room(data: bytes) -> bytes:
    """A PDF from elsewhere with a free strip at the foot of each page; one of our writers' comes back as it is."""
    reader = PdfReader(BytesIO(data))
    if reader.metadata and reader.metadata.creator == OUR_WRITERS:
        return data
    writer = PdfWriter(clone_from=reader)
    for page in writer.pages:
        _set_smaller(page, writer)
    return _bytes_of(writer)


def _set_smaller(page: PageObject, writer: PdfWriter) -> None:
    box = page.cropbox
    left, bottom, width, height = float(box.left), float(box.bottom), float(box.width), float(box.height)
    upright = _UPRIGHT[page.rotation % 360](width, height)
    wide, high = (height, width) if page.rotation % 180 else (width, height)
    strip = STRIP_MM * POINTS_PER_MM * _share_of(page)
    share = (high - strip) / high
    smaller = f"{share:.5f} 0 0 {share:.5f} {wide * (1 - share) / 2:.3f} {strip:.3f} cm"
    turned = f"{' '.join(f'{number:.3f}' for number in upright)} cm 1 0 0 1 {-left:.3f} {-bottom:.3f} cm"
    _wrap(page, writer, f"q {smaller} {turned} {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re W n", "Q")
    for key in ("/Rotate", "/UserUnit", "/TrimBox", "/BleedBox", "/ArtBox", "/Annots"):  # links lie beside their words
        page.pop(key, None)
    page[NameObject("/Rotate")] = NumberObject(0)  # may be inherited
    page.mediabox = page.cropbox = RectangleObject((0, 0, wide, high))


def _lay_on(page: PageObject, stamp: Any, writer: PdfWriter) -> None:
    resources = DictionaryObject(_inherited(page, "/Resources"))  # a copy: pages share theirs
    objects = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    objects[_NAME] = stamp
    resources[NameObject("/XObject")] = objects
    page[NameObject("/Resources")] = resources
    box, share = page.mediabox, _share_of(page)
    place = f"{share:.5f} 0 0 {share:.5f} {float(box.left):.2f} {float(box.bottom):.2f} cm"
    _wrap(page, writer, "q", f"Q q {place} {_NAME} Do Q")


def _share_of(page: PageObject) -> float:
    """How much larger than usual paper the page is: a scan may be a metre wide and is printed on A4 all the same."""
    share = float(min(page.mediabox.width, page.mediabox.height)) / _USUAL_SIDE
    return 1.0 if abs(share - 1) < _SAME_PAPER else share


def _inherited(page: PageObject, key: str) -> DictionaryObject:
    node: Any = page
    while node is not None:
        if key in node:
            return node[key].get_object()
        node = node["/Parent"].get_object() if "/Parent" in node else None
    return DictionaryObject()


def _wrap(page: PageObject, writer: PdfWriter, before: str, after: str) -> None:
    """Operators before and behind what the page draws; the page itself is not read."""
    drawn = page.get("/Contents")
    found = drawn.get_object() if drawn is not None else ArrayObject()
    inside = list.__iter__(found) if isinstance(found, ArrayObject) else [page.raw_get("/Contents")]
    page[NameObject("/Contents")] = ArrayObject([_stream(writer, before), *inside, _stream(writer, after)])


def _stream(writer: PdfWriter, operators: str) -> Any:
    stream = DecodedStreamObject()
    stream.set_data(f"\n{operators}\n".encode("ascii"))
    return writer._add_object(stream)


def _form_of(page: PageObject, writer: PdfWriter) -> Any:
    """A page as a form that every page of the writer can draw, kept once."""
    form = DecodedStreamObject()
    form.set_data(page.get_contents().get_data())  # type: ignore[union-attr]  # ReportLab always draws something
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(FloatObject(number) for number in page.mediabox)
    form[NameObject("/Resources")] = page["/Resources"].clone(writer)
    return writer._add_object(form.flate_encode())


def _drawing(line: str, address: str) -> bytes:
    """One wide, low page with the QR as vectors and the line beside it, in place for the corner of a sheet."""
    from reportlab.pdfgen.canvas import Canvas

    target, width, height = BytesIO(), 330 * POINTS_PER_MM, STRIP_MM * POINTS_PER_MM
    face = faces()["regular"]
    canvas = Canvas(target, pagesize=(width, height), invariant=1, initialFontName="desa-regular")
    left, bottom, side = (size * POINTS_PER_MM for size in (MARGIN_MM, STAMP_BOTTOM_MM, STAMP_MM))
    quiet = _QUIET_MM * POINTS_PER_MM
    canvas.setFillGray(1)
    canvas.rect(left - quiet, bottom - quiet, side + 2 * quiet, side + 2 * quiet, stroke=0, fill=1)
    canvas.setFillGray(0)
    path = canvas.beginPath()
    for box in qr_boxes(address, left, bottom, side):
        path.rect(*box)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFont("desa-regular", TEXT_SIZE)
    canvas.drawString(left + STAMP_ROOM_MM * POINTS_PER_MM, TEXT_BOTTOM_MM * POINTS_PER_MM, face.drawable(line))
    canvas.save()
    return target.getvalue()


def _bytes_of(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
