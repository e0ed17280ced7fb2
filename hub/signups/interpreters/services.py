"""What those answer who were asked to interpret, and who is told. One change = one transaction."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hub.core.rules import Refused, require
from hub.mail.sentences import Sentence
from hub.signups import notifications
from hub.signups.interpreters import wishes
from hub.signups.interpreters.models import InterpreterReply
from hub.signups.interpreters.wishes import Wish
from hub.signups.models import Sheet
from hub.signups.permissions import may_host
from hub.signups.workflow import LISTED
from hub.telling.daily import note_told

if TYPE_CHECKING:
    from wagtail.models import Page

    from hub.accounts.models import User


@transaction.atomic
def reply(
    sheet: Sheet, language: str, page: "Page", now: datetime, *, can_come: bool
) -> InterpreterReply:
    """Keep whether those who keep `page` can interpret; they may change their mind until people
    have been told.

    Raises:
        Refused: nobody wishes it any more, or people were told that they come.
    """
    sheet = Sheet.objects.locked(sheet.pk)
    wish = _wish(sheet, language)
    if wish is None or not sheet.date.is_held or now >= sheet.date.starts_at:
        raise Refused.because(_("No one needs an interpreter for this any more."))
    known = wish.reply_of(page.pk)
    if known and known.told_at:
        raise Refused.because(_("People know already that you come. Please call the desk."))
    row, _is_new = InterpreterReply.objects.update_or_create(
        sheet=sheet,
        language=language,
        page=page,
        defaults={"can_come": can_come, "answered_at": now},
    )
    return row


@transaction.atomic
def tell(sheet: Sheet, language: str, user: "User", now: datetime) -> int:
    """Tell who wished it that an interpreter comes, each once; return how many were told now.

    Raises:
        Refused: `user` does not hold the date, or nobody can come.
    """
    require(may_host(user, sheet))
    sheet = Sheet.objects.locked(sheet.pk)
    wish = _wish(sheet, language)
    if wish is None or not wish.who_can:
        raise Refused.because(_("That cannot be done."))
    number = 0
    for signup in sheet.signups.filter(state__in=LISTED).exclude(email="").order_by("pk"):
        signup.sheet = sheet
        key = f"interpreter:{sheet.key}:{language}"
        if language in wishes.languages_of(signup) and note_told(signup.email, key):
            notifications.organisers_write(signup, [(Sentence.INTERPRETER, "")], "")
            number += 1
    replies = InterpreterReply.objects.filter(pk__in=[row.pk for row in wish.who_can])
    replies.filter(told_at=None).update(told_at=now)
    return number


def _wish(sheet: Sheet, language: str) -> Wish | None:
    return next((wish for wish in wishes.on(sheet) if wish.language == language), None)
