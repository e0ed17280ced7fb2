"""Can someone ask the people behind this page, how does it get there, and who may change that?"""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.core.rules import YES, Answer
from hub.enquiries.mailboxes import mailbox_of
from hub.enquiries.models import EnquirySettings

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User
    from hub.pages.models import BasePage

NOT_YOURS = _("You do not keep this page.")


class Way(models.TextChoices):
    """How an enquiry reaches the people behind a page."""

    MAIL = "mail"
    DESK = "desk"
    NONE = "none"


def accepts_enquiries(page: "BasePage") -> bool:
    """Return whether neither the page's people nor the desk have shut its door."""
    doors = EnquirySettings.objects.filter(page_id=page.pk)
    return not doors.exclude(open=True, closed_by_desk=False).exists()


def way_to(page: "BasePage") -> Way:
    """Return how an enquiry would reach the people behind `page` (a source page) now."""
    mailbox = mailbox_of(page)
    if mailbox is None or not (mailbox.is_living(page) and accepts_enquiries(page)):
        return Way.NONE
    return Way.MAIL if mailbox.readers(page) else Way.DESK


def door_answer(user: "User | AnonymousUser", page: "BasePage") -> Answer:
    """Return whether `user` may say if the page takes enquiries."""
    mailbox = mailbox_of(page)
    return YES if mailbox and mailbox.keeps(user, page) else Answer(False, NOT_YOURS)
