"""Small files that ask for much."""

import io
import zlib

from PIL import Image
from pillow_heif import register_heif_opener

register_heif_opener()
UPRIGHT, OBJECTS = 6, 20
# How a kind is written in no time
QUICK = {"WEBP": {"lossless": True}, "HEIF": {"enc_params": {"preset": "ultrafast"}}}


def large_picture(
    kind: str, size: tuple[int, int] = (10_000, 6_000), turned: bool = False
) -> bytes:
    """Return a picture of one colour: many pixels in few bytes."""
    exif = Image.Exif()
    if turned:
        exif[0x0112] = UPRIGHT
    options = QUICK.get(kind, {})
    output = io.BytesIO()
    Image.new("RGB", size, "teal").save(output, kind, exif=exif, **options)
    return output.getvalue()


def padded_pdf(streams: int, blanks: int = 20_000) -> bytes:
    """Return a PDF whose objects stand in compressed streams behind many blanks."""
    body = bytearray(b"%PDF-1.5\n")
    places: dict[int, int] = {}
    inside: dict[int, tuple[int, int]] = {}

    def add(number: int, text: bytes) -> None:
        places[number] = len(body)
        body.extend(b"%d 0 obj\n%s\nendobj\n" % (number, text))

    def stream(head: bytes, data: bytes) -> bytes:
        packed = zlib.compress(data, 9)
        head += b"/Length %d/Filter/FlateDecode" % len(packed)
        return b"<<%s>>stream\n%s\nendstream" % (head, packed)

    add(1, b"<</Type/Catalog/Pages 2 0 R>>")
    add(2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
    add(3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
    number = 4
    for _stream in range(streams):
        keys = range(number + 1, number + 1 + OBJECTS)
        part = b" " * blanks + b"null "
        index = b"".join(b"%d %d " % (key, n * len(part)) for n, key in enumerate(keys))
        head = b"/Type/ObjStm/N %d/First %d" % (OBJECTS, len(index))
        add(number, stream(head, index + part * OBJECTS))
        inside |= {key: (number, n) for n, key in enumerate(keys)}
        number = keys[-1] + 1
    start = places[number] = len(body)
    rows = bytearray(7)
    for key in range(1, number + 1):
        if key in places:
            rows += b"\1" + places[key].to_bytes(4, "big") + b"\0\0"
        else:
            rows += b"\2" + inside[key][0].to_bytes(4, "big") + inside[key][1].to_bytes(2, "big")
    head = b"/Type/XRef/Size %d/W[1 4 2]/Root 1 0 R" % (number + 1)
    add(number, stream(head, bytes(rows)))
    return bytes(body) + b"startxref\n%d\n%%%%EOF" % start
