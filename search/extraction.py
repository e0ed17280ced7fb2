"""The text of one PDF or Word file. A program of its own (`hub.core.bounded` runs it).

usage: extraction.py pdf|docx <FILE >TEXT
"""

import io
import sys
import zipfile
from xml.etree import ElementTree

MAX_PAGES = 300
MAX_TEXT = 100_000
MAX_XML = 20 * 1024 * 1024
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pdf(file: io.BytesIO) -> str:
    from pypdf import PdfReader

    parts: list[str] = []
    for page in PdfReader(file).pages[:MAX_PAGES]:
        parts.append(page.extract_text())
        if sum(map(len, parts)) > MAX_TEXT:
            break
    return "\n".join(parts)


def docx(file: io.BytesIO) -> str:
    with zipfile.ZipFile(file) as archive:
        info = archive.getinfo("word/document.xml")
        if info.file_size > MAX_XML:
            raise ValueError("The document is too large.")
        # Expat refuses entities that multiply; memory and time of this process are bounded.
        root = ElementTree.fromstring(archive.read(info))  # noqa: S314
    return "\n".join(
        "".join(run.text or "" for run in paragraph.iter(f"{WORD}t"))
        for paragraph in root.iter(f"{WORD}p")
    )


READERS = {"pdf": pdf, "docx": docx}


def main() -> None:
    text = READERS[sys.argv[1]](io.BytesIO(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(text[:MAX_TEXT].encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
