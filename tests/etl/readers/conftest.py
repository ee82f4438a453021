"""Builders of files that the tests of readers read."""

import io
import zipfile
import zlib
from types import SimpleNamespace

import pytest

PITCH, PARAGRAPH, COLUMN = 14, 10, 150
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PICTURE = object()
"""A page that is a picture of a page."""


def _content(page):
    if page is PICTURE:
        return b"q 612 0 0 792 0 0 cm /Im1 Do Q"
    pieces, y = [], 740
    for line in page:
        if not line:
            y -= PARAGRAPH
            continue
        for number, cell in enumerate(line.split("\t")):
            text = cell.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            pieces.append(f"BT /F1 11 Tf {72 + COLUMN * number} {y} Td ({text}) Tj ET")
        y -= PITCH
    return "\n".join(pieces).encode("cp1252")


def _stream(entries, data):
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def pdf(*pages, packed=None):
    """A PDF of pages, each a list of lines ("" parts paragraphs, a tab columns) or PICTURE.

    Args:
        packed: Bytes of the content stream of every page, packed by deflate.
    """
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages))).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        _stream(
            b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
            b" /ColorSpace /DeviceGray",
            b"x",
        ),
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources"
            b" << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >> >>" % (6 + 2 * number)
        )
        if packed is None:
            objects.append(_stream(b"", _content(page)))
        else:
            objects.append(_stream(b"/Filter /FlateDecode", packed))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n" % (len(objects) + 1)
    return bytes(out + b"%d\n%%%%EOF\n" % table)


def bomb(megabytes):
    """Packed zeros that unpack to so many megabytes."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


def package(members, packing=zipfile.ZIP_DEFLATED):
    """A ZIP package of members by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def docx(body, head="", **more):
    """A Word document of the XML of its body."""
    document = f"<?xml version='1.0'?>{head}<w:document {W}><w:body>{body}</w:body></w:document>"
    return package({"word/document.xml": document} | more)


@pytest.fixture(scope="session")
def papers():
    return SimpleNamespace(pdf=pdf, bomb=bomb, package=package, docx=docx, PICTURE=PICTURE, W=W)
