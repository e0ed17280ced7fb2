"""What a document from outside is, and what is wrong with it. A program of its own.

usage: paper.py MAX_PAGES MAX_OBJECTS MAX_PARTS MAX_UNPACKED <FILE
It writes the kind (pdf, docx, xlsx, pptx, zip or other) and the fault (none, broken, locked, pages,
programs, strange, unpacked).
"""

import io
import re
import sys
import zipfile
from pathlib import PurePath
from xml.etree import ElementTree
from xml.parsers import expat

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

# The part without which an Office file is none.
OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
PROGRAMS = ("vbaproject.bin", "activex", "oleobject")
# The parts that name what belongs to a document.
RELATIONS = ".rels"
MAX_RELATIONS = 1024 * 1024
XML = (".xml", ".vml", RELATIONS)
# A field that Word fills in by starting a program; each stands in a line of its own.
STARTING_FIELD = re.compile(r"^\s*DDE(?:AUTO)?\b", re.IGNORECASE | re.MULTILINE)
# What makes a PDF do something, fetch something or carry something.
ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/RichMediaExecute"}
CARRIERS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent"}
BROKEN = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    RecursionError,
)


def look_into(
    content: bytes, max_pages: int, max_objects: int, max_parts: int, max_unpacked: int
) -> tuple[str, str]:
    """Return kind and fault of a document."""
    if content.startswith(b"%PDF-"):
        return "pdf", fault_of_pdf(content, max_pages, max_objects)
    if not content.startswith(b"PK\x03\x04"):
        return "other", "none"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            fault = fault_of_parts(parts, max_parts, max_unpacked)
            if fault == "none":
                fault = fault_of_xml(archive)
            if fault == "none":
                fault = fault_of_relations(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "other", "none"
    return kind_of({part.filename for part in parts}), fault


def kind_of(names: set[str]) -> str:
    if "[Content_Types].xml" not in names:
        return "zip"
    return next((kind for kind, part in OFFICE.items() if part in names), "zip")


def fault_of_parts(parts: list[zipfile.ZipInfo], max_parts: int, max_unpacked: int) -> str:
    """Find archives that are locked, unpack to too much, leave their folder or hold programs."""
    if len(parts) > max_parts or sum(part.file_size for part in parts) > max_unpacked:
        return "unpacked"
    if any(part.flag_bits & 1 for part in parts):
        return "locked"
    for part in parts:
        path = PurePath(part.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in part.filename:
            return "strange"
        if any(program in part.filename.lower() for program in PROGRAMS):
            return "programs"
    return "none"


def fault_of_xml(archive: zipfile.ZipFile) -> str:
    """Find parts that cannot be read, that start a program, or whose words mean other words."""
    for part in archive.infolist():
        if part.file_size and part.filename.lower().endswith(XML):
            reader = PartReader()
            try:
                reader.read(archive.read(part))
            except (expat.ExpatError, zipfile.BadZipFile, ValueError, OSError):
                return "strange"
            if reader.is_active:
                return "programs"
    return "none"


class PartReader:
    """Reads one part of an Office file without keeping it."""

    def __init__(self) -> None:
        self.is_active = False
        self._is_field = False
        self._fields: list[str] = []

    def read(self, content: bytes) -> None:
        """Set `is_active`.

        Raises:
            xml.parsers.expat.ExpatError: this is no XML.
        """
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(content, True)
        if STARTING_FIELD.search("".join(self._fields)):
            self.is_active = True

    def _doctype(self, *_declaration: object) -> None:
        raise ValueError("no Office file declares entities")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self._is_field = local == "instrText"
        if local == "ddeLink":
            self.is_active = True
        elif local == "fldSimple":
            self._fields += [f"\n{value}\n" for value in attributes.values()]
        elif local == "fldChar":
            self._fields.append("\n")

    def _end(self, _name: str) -> None:
        self._is_field = False

    def _text(self, text: str) -> None:
        if self._is_field:
            self._fields.append(text)


def fault_of_relations(archive: zipfile.ZipFile) -> str:
    """Find what a document would fetch: Word runs the macros of a template that it names."""
    for part in archive.infolist():
        if not part.filename.lower().endswith(RELATIONS):
            continue
        if part.file_size > MAX_RELATIONS:
            return "programs"
        try:
            relations = ElementTree.fromstring(archive.read(part))  # noqa: S314 - within bounds
        except (ElementTree.ParseError, zipfile.BadZipFile, ValueError, OSError):
            return "strange"
        if any(map(is_fetched, relations.iter())):
            return "programs"
    return "none"


def is_fetched(relation: ElementTree.Element) -> bool:
    """Whether a relation names something elsewhere that is more than a link."""
    is_link = relation.get("Type", "").lower().endswith("/hyperlink")
    return relation.get("TargetMode", "").lower() == "external" and not is_link


def fault_of_pdf(content: bytes, max_pages: int, max_objects: int) -> str:
    """Find a PDF that is broken, locked, too long, acts by itself or carries other files."""
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            return "locked"
        pages = len(reader.pages)
        is_active = acts(reader, max_objects)
    except BROKEN:
        return "broken"
    if not 0 < pages <= max_pages:
        return "pages"
    return "programs" if is_active else "none"


def acts(reader: PdfReader, max_objects: int) -> bool:
    """Whether any object of the file, reached from a page or not, is an action or a carrier."""
    keys = {(number, 0) for number in reader.xref_objStm}
    keys |= {
        (number, generation)
        for generation, numbers in reader.xref.items()
        for number in numbers
        if generation != 65535  # free entries
    }
    if len(keys) > max_objects:
        raise ValueError("too many objects")
    return acts_in(reader.trailer) or any(
        acts_in(reader.get_object(IndirectObject(*key, reader))) for key in keys
    )


def acts_in(value: object) -> bool:
    """Look through dictionaries and lists; references are objects looked at by themselves."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, DictionaryObject):
            if CARRIERS & part.keys() or dict.get(part, "/S") in ACTIONS:
                return True
            waiting += dict.values(part)  # not part.values(), which follows references
        elif isinstance(part, ArrayObject):
            waiting += list.__iter__(part)
    return False


def main() -> None:
    found = look_into(sys.stdin.buffer.read(), *map(int, sys.argv[1:]))
    sys.stdout.write(" ".join(found))


if __name__ == "__main__":
    main()
