"""The text of one PDF, Word, Excel or PowerPoint file. A program of its own (`hub.core.bounded`
runs it).

usage: extraction.py pdf|docx|xlsx|pptx <FILE >TEXT
"""

import io
import re
import sys
import zipfile
from xml.etree import ElementTree

MAX_PAGES = 300
MAX_TEXT = 100_000
MAX_XML = 20 * 1024 * 1024
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SLIDE = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# The lines of a PDF end where its page does, within words that are written without spaces too.
WITHIN_WORD = re.compile(r"(?<=[\u3005-\u30ff\u4e00-\u9fff])\n(?=[\u3005-\u30ff\u4e00-\u9fff])")


def pdf(file: io.BytesIO) -> str:
    from pypdf import PdfReader

    parts: list[str] = []
    for page in PdfReader(file).pages[:MAX_PAGES]:
        parts.append(page.extract_text())
        if sum(map(len, parts)) > MAX_TEXT:
            break
    return "\n".join(WITHIN_WORD.sub("", part) for part in parts)


def docx(file: io.BytesIO) -> str:
    return _paragraphs(file, r"word/document\.xml", f"{WORD}p", f"{WORD}t")


def xlsx(file: io.BytesIO) -> str:
    """Return what the cells say: their texts stand in one table of the whole file, or in place."""
    parts = r"xl/(?:sharedStrings|worksheets/sheet\d+)\.xml"
    text = _paragraphs(file, parts, f"{SHEET}si", f"{SHEET}t")
    return "\n".join((text, _paragraphs(file, parts, f"{SHEET}is", f"{SHEET}t")))


def pptx(file: io.BytesIO) -> str:
    return _paragraphs(file, r"ppt/slides/slide\d+\.xml", f"{SLIDE}p", f"{SLIDE}t")


def _paragraphs(file: io.BytesIO, names: str, paragraph: str, run: str) -> str:
    """Return the text of an Office file: a line for each `paragraph` element of the parts that are
    called so, of the text of its `run` elements but those that say how kanji are read.
    """
    lines: list[str] = []
    room = MAX_XML
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            if not re.fullmatch(names, info.filename):
                continue
            room -= info.file_size
            if room < 0:
                raise ValueError("The document is too large.")
            # Expat refuses entities that multiply; memory and time of this process are bounded.
            root = ElementTree.fromstring(archive.read(info))  # noqa: S314
            for element in root.iter(f"{SHEET}rPh"):
                element.clear()
            lines += (
                "".join(part.text or "" for part in one.iter(run)) for one in root.iter(paragraph)
            )
    return "\n".join(filter(None, lines))


READERS = {"pdf": pdf, "docx": docx, "xlsx": xlsx, "pptx": pptx}


def main() -> None:
    text = READERS[sys.argv[1]](io.BytesIO(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(text[:MAX_TEXT].encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
