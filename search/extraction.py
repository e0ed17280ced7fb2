"""The text of one PDF or Word file: a separate program, so that a malicious file harms no worker.

usage: extraction.py pdf|docx <FILE >TEXT
"""

import io
import resource
import sys
import zipfile
from xml.etree import ElementTree

MAX_PAGES = 300
MAX_TEXT = 100_000
MAX_XML = 20 * 1024 * 1024
MAX_MEMORY = 1024 * 1024 * 1024
MAX_CPU_SECONDS = 20
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
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))
    text = READERS[sys.argv[1]](io.BytesIO(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(text[:MAX_TEXT].encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
