"""Emails to the people of a language."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.accounts import roles
from hub.editorial.people import with_role
from hub.mail.services import queue_mail

if TYPE_CHECKING:
    from hub.accounts.models import User


def tell_translators(page: Page, languages: list[str], asked_by: "User | None") -> None:
    """Write to the translators of each language that `page` (a source) waits for them.

    Runs in the transaction that makes the translations; no one is told of their own request.
    """
    for code in languages:
        translators = with_role(roles.translators(code))
        for person in translators.exclude(pk=getattr(asked_by, "pk", None)):
            queue_mail(
                template="languages/mail/translation_wanted",
                context={
                    "page": page,
                    "summary": getattr(page, "summary", ""),
                    "language_code": code,
                    "asked_by": asked_by,
                    "reason": _("You translate pages of the hub."),
                },
                recipient=person,
            )
