"""Documents from outside: taken for what they are by their content, refused if they act.

The name that the browser gives says nothing; the type it claims is not looked at.
"""

import io
import zipfile
from pathlib import PurePath
from xml.etree import ElementTree

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

LARGEST = 10 * 1024 * 1024
MAX_PAGES = 300
MAX_OBJECTS = 50_000
MAX_PARTS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
# The part without which an Office file is none.
OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
PROGRAMS = ("vbaproject.bin", "activex", "oleobject")
RELATIONS = ".rels"
MAX_RELATIONS = 1024 * 1024
# What makes a PDF do something, fetch something or carry something.
ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/RichMediaExecute"}
CARRIERS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent"}
BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError)


def kind_of(content: bytes) -> str:
    """Return what `content` is: pdf, docx, xlsx, pptx, zip, or "" for anything else."""
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        try:
            names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            return ""
        if "[Content_Types].xml" in names:
            return next((kind for kind, part in OFFICE.items() if part in names), "zip")
        return "zip"
    return ""


def clean_paper(file: File, kinds: tuple[str, ...] = ("pdf", "docx", "xlsx")) -> ContentFile:
    """Return a copy of the uploaded document, named after what it is.

    Raises:
        ValidationError: it is too big, none of `kinds`, locked, or holds more than a document.
    """
    content = _read(file)
    kind = kind_of(content)
    if kind not in kinds:
        raise _unreadable()
    _check(kind, content)
    stem = PurePath(file.name or "").stem[:80] or "document"
    return ContentFile(content, name=f"{stem}.{kind}")


def check_file(file: File) -> None:
    """Check a file of the library against the ending of its name.

    Raises:
        ValidationError: its content is something else, or holds more than a document.
    """
    ending = PurePath(file.name).suffix.removeprefix(".").lower()
    content = _read(file)
    if ending in ("csv", "txt"):
        _check_text(content)
        return
    if kind_of(content) != ending:
        raise ValidationError(
            _("The content of this file is not what its name says (%(ending)s)."),
            params={"ending": ending},
        )
    _check(ending, content)


def _read(file: File) -> bytes:
    if file.size > LARGEST:
        most = filesizeformat(LARGEST)
        raise ValidationError(_("This file is too big: %(most)s at most."), params={"most": most})
    file.seek(0)
    content = file.read()
    file.seek(0)
    return content


def _unreadable() -> ValidationError:
    return ValidationError(_("We cannot read this file. Please choose a PDF, Word or Excel file."))


def _check(kind: str, content: bytes) -> None:
    if kind == "pdf":
        _check_pdf(content)
    else:
        _check_archive(content)


def _check_text(content: bytes) -> None:
    for encoding in ("utf-8-sig", "cp932", "utf-16"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return
    raise ValidationError(_("This file is not plain text."))


def _check_archive(content: bytes) -> None:
    """Refuse archives that are locked, unpack to too much, leave their folder or hold programs.

    Or fetch something: Word runs the macros of a template that a document names by its address.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        _check_parts(parts)
        for part in parts:
            if part.filename.lower().endswith(RELATIONS) and _fetches(archive, part):
                raise _holds_programs()


def _fetches(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Return whether a part that names what belongs to a document names more than links."""
    if part.file_size > MAX_RELATIONS:
        return True
    try:
        relations = ElementTree.fromstring(archive.read(part))  # noqa: S314 - small, and no entities
    except (ElementTree.ParseError, zipfile.BadZipFile, ValueError, OSError) as error:
        raise _unreadable() from error
    return any(
        relation.get("TargetMode", "").lower() == "external"
        and not relation.get("Type", "").lower().endswith("/hyperlink")
        for relation in relations.iter()
    )


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise ValidationError(_("This file holds too much. Please make it smaller."))
    if any(part.flag_bits & 1 for part in parts):
        raise ValidationError(_("This file is locked by a password. Please save it without one."))
    for part in parts:
        path = PurePath(part.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in part.filename:
            raise _unreadable()
        if any(program in part.filename.lower() for program in PROGRAMS):
            raise _holds_programs()


def _holds_programs() -> ValidationError:
    return ValidationError(
        _("This file holds programs or other files. Please save it as a plain document.")
    )


def _check_pdf(content: bytes) -> None:
    """Refuse a PDF that is broken, locked, too long, acts by itself or carries other files."""
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise ValidationError(
                _("This file is locked by a password. Please save it without one.")
            )
        pages = len(reader.pages)
        acts = _acts(reader)
    except (*BROKEN, RecursionError) as error:
        raise ValidationError(
            _("We cannot read this PDF. Please save it again and try once more.")
        ) from error
    if not 0 < pages <= MAX_PAGES:
        raise ValidationError(_("A document has 1 to %(most)s pages."), params={"most": MAX_PAGES})
    if acts:
        raise _holds_programs()


def _acts(reader: PdfReader) -> bool:
    """Whether any object of the file, reached from a page or not, is an action or a carrier."""
    keys = {(number, 0) for number in reader.xref_objStm}
    keys |= {
        (number, generation)
        for generation, numbers in reader.xref.items()
        for number in numbers
        if generation != 65535  # free entries
    }
    if len(keys) > MAX_OBJECTS:
        raise ValueError("too many objects")
    return _acts_in(reader.trailer) or any(
        _acts_in(reader.get_object(IndirectObject(*key, reader))) for key in keys
    )


def _acts_in(value: object) -> bool:
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
