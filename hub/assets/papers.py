"""Documents from outside: taken for what they are by their content, refused if they act.

The name that the browser gives says nothing; the type it claims is not looked at. A process of its
own looks into them (`hub.core.bounded`).
"""

from pathlib import Path, PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from hub.assets import recordings
from hub.assets.busy import too_busy
from hub.core import bounded
from hub.text.file_names import file_stem

LARGEST = 10 * 1024 * 1024
MAX_PAGES = 300
MAX_OBJECTS = 50_000
MAX_PARTS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
PROGRAM = Path(__file__).parent / "programs" / "paper.py"
UNREADABLE = _("We cannot read this file. Please choose a PDF, Word or Excel file.")
# What the program says is wrong.
FAULTS = {
    "broken": _("We cannot read this PDF. Please save it again and try once more."),
    "locked": _("This file is locked by a password. Please save it without one."),
    "pages": _("A document has 1 to %(most)s pages."),
    "programs": _("This file holds programs or other files. Please save it as a plain document."),
    "strange": UNREADABLE,
    "unpacked": _("This file holds too much. Please make it smaller."),
}


def clean_paper(file: File, kinds: tuple[str, ...] = ("pdf", "docx", "xlsx")) -> ContentFile:
    """Return a copy of the uploaded document, named after what it is.

    Raises:
        ValidationError: it is too big, none of `kinds`, locked, or holds more than a document.
    """
    content = _read(file)
    kind, fault = _look_into(content)
    if kind not in kinds:
        raise ValidationError(UNREADABLE)
    _refuse(fault)
    stem = file_stem(PurePath(file.name or "").stem, 80) or "document"
    return ContentFile(content, name=f"{stem}.{kind}")


def check_file(file: File) -> int | None:
    """Check a file of the library against the ending of its name.

    Returns:
        The length of a recording in seconds, None of anything else.

    Raises:
        ValidationError: its content is something else, or holds more than a document.
    """
    ending = PurePath(file.name).suffix.removeprefix(".").lower()
    is_recording = ending in recordings.KINDS
    content = _read(file, recordings.LARGEST if is_recording else LARGEST)
    if ending in ("csv", "txt"):
        _check_text(content)
        return None
    seconds, fault = None, "none"
    if is_recording:
        kind, seconds = recordings.look_into(content)
    else:
        kind, fault = _look_into(content)
    if kind != ending:
        raise ValidationError(
            _("The content of this file is not what its name says (%(ending)s)."),
            params={"ending": ending},
        )
    _refuse(fault)
    return seconds


def _read(file: File, largest: int = LARGEST) -> bytes:
    if file.size > largest:
        most = filesizeformat(largest)
        raise ValidationError(_("This file is too big: %(most)s at most."), params={"most": most})
    file.seek(0)
    content = file.read()
    file.seek(0)
    return content


def _look_into(content: bytes) -> tuple[str, str]:
    """Return kind and fault of a document, as the program says.

    Raises:
        ValidationError: the file asks for too much, or no turn came.
    """
    bounds = map(str, (MAX_PAGES, MAX_OBJECTS, MAX_PARTS, MAX_UNPACKED))
    try:
        kind, fault = bounded.read(str(PROGRAM), content, *bounds).decode().split()
    except bounded.TooMuch as error:
        raise ValidationError(FAULTS["unpacked"]) from error
    except bounded.CannotRead as error:
        raise ValidationError(UNREADABLE) from error
    except bounded.Busy as error:
        raise too_busy() from error
    return kind, fault


def _refuse(fault: str) -> None:
    if fault != "none":
        raise ValidationError(FAULTS[fault], params={"most": MAX_PAGES})


def _check_text(content: bytes) -> None:
    for encoding in ("utf-8-sig", "cp932", "utf-16"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return
    raise ValidationError(_("This file is not plain text."))
