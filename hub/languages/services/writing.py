"""Translators write parts, each saved by itself."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from hub.languages.models import Remark
from hub.languages.parts import Part, parts_of, public_version
from hub.languages.services.errors import Overtaken, PartGone
from hub.languages.services.records import held_record, require
from hub.languages.versions import says_other_words
from hub.languages.workflow import Action

if TYPE_CHECKING:
    from hub.accounts.models import User

MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


@transaction.atomic
def save_part(
    translation: Translation,
    path: str,
    source: str,
    words: str,
    by: "User",
    *,
    seen: str | None = None,
) -> None:
    """Write the translation of one part; without words, take it back.

    Args:
        translation: the page and language.
        path, source: the part: its context path and its Japanese, inline HTML.
        words: inline HTML (`words.from_typed` makes it from what somebody typed).
        by: who writes; becomes the author of the part.
        seen: what stood there when `by` began, inline HTML; None to write over anything.

    Raises:
        Refused: `by` does not translate this language, or the page is under review.
        PartGone: the Japanese page no longer has this part.
        Overtaken: somebody else wrote this part since `by` began.
    """
    present = require(translation, Action.WRITE, by)
    segment = (
        StringSegment.objects.filter(
            source_id=translation.source_id, context__path=path, string__data=source
        )
        .select_related("string", "context")
        .first()
    )
    if segment is None:
        raise PartGone(path)
    row = StringTranslation.objects.filter(
        translation_of=segment.string,
        context=segment.context,
        locale_id=translation.target_locale_id,
    ).first()
    there, words = row.data if row else "", words.strip()
    # A machine's words that somebody saves as they are become that person's.
    is_theirs = row is None or not (row.has_error or row.translation_type == MACHINE)
    if there == words and is_theirs:
        return
    if seen is not None and there != seen:
        raise Overtaken(_part(translation, path, source))
    if not words:
        row.delete()
    else:
        row = row or StringTranslation(
            translation_of=segment.string,
            context=segment.context,
            locale_id=translation.target_locale_id,
        )
        row.data = words
        row.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
        row.tool_name = row.field_error = ""
        row.last_translated_by = by
        row.has_error = False
        row.save()
    record = held_record(translation)
    public = public_version(present.page) if present.page.live else None
    goes_back = public is not None and not says_other_words(translation, public)
    record.worked_at = None if goes_back else timezone.now()
    record.save(update_fields=["worked_at"])


@transaction.atomic
def keep_former(translation: Translation, path: str, source: str, by: "User") -> None:
    """The Japanese changed and its meaning did not: the former words stand for it too.

    Raises:
        Refused, PartGone: like `save_part`; PartGone too where there are no former words.
    """
    part = _part(translation, path, source)
    if not part.former_words:
        raise PartGone(path)
    save_part(translation, path, source, part.former_words, by, seen="")


@transaction.atomic
def take_proposal(remark: Remark, by: "User") -> None:
    """Take the wording that a reviewer proposed; `by` is its author.

    Raises:
        Refused, PartGone: like `save_part`.
    """
    save_part(remark.translation, remark.path, remark.source, remark.proposal, by)
    remark.settled_at = timezone.now()
    remark.save(update_fields=["settled_at"])


def _part(translation: Translation, path: str, source: str) -> Part:
    for part in parts_of(translation):
        if part.key == (path, source):
            return part
    raise PartGone(path)
