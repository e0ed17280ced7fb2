"""A translation as a gettext file, out and in: its context is the part's path."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import polib
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from hub.languages.parts import source_keys
from hub.languages.services import save_part

if TYPE_CHECKING:
    from hub.accounts.models import User

MAX_BYTES = 2_000_000
OURS = "X-WagtailLocalize-TranslationID"


class BadFile(ValueError):
    """Not a file for this translation; says why in words for the person."""


@dataclass(frozen=True)
class Taken:
    """How many parts a file wrote, and how many of its entries the page does not have."""

    words: int
    unknown: int


def written_po(translation: Translation) -> str:
    """Return the parts of `translation` in reading order as the text of a .po file."""
    return str(translation.export_po())


def read_po(file: BinaryIO) -> polib.POFile:
    """Return the entries of an uploaded .po file.

    Raises:
        BadFile: it is too large, not UTF-8, or no such file.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise BadFile(_("This file is too large."))
    try:
        text = data.decode("utf-8-sig")
        po = polib.pofile(text) if "msgid" in text and "\x00" not in text else None
    except (UnicodeDecodeError, OSError, ValueError, IndexError):
        po = None
    if po is None:
        raise BadFile(_("This is not a PO file in UTF-8."))
    return po


@transaction.atomic
def take_po(translation: Translation, po: polib.POFile, by: "User") -> Taken:
    """Write what `po` says; entries that are empty, fuzzy or obsolete are left out.

    Args:
        translation: the page and language; the file must have come from it.
        po: what `read_po` returned.
        by: the translator, who becomes the author of what differs.

    Raises:
        BadFile: it belongs to another page or language.
        Refused: like `services.save_part`.
    """
    if po.metadata.get(OURS) != str(translation.uuid):
        raise BadFile(_("This file belongs to another page or language."))
    known, words, unknown = set(source_keys(translation.source)), 0, 0
    for entry in po:
        if entry.obsolete or entry.fuzzy or not entry.msgstr.strip():
            continue
        key = (entry.msgctxt or "", entry.msgid)
        if key not in known:
            unknown += 1
            continue
        save_part(translation, *key, entry.msgstr, by)
        words += 1
    return Taken(words, unknown)
