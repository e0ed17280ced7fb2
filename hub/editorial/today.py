"""What waits beside the reviews, which have a panel of their own: e-mails that did not get out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.core.today import Waiting
from hub.mail.models import OutgoingMail
from hub.mail.views import may_see_mail

if TYPE_CHECKING:
    from hub.accounts.models import User


def lines(user: "User") -> Iterator[Waiting]:
    if may_see_mail(user):
        number = OutgoingMail.objects.not_sent().count()
        yield Waiting(number, _("E-mails not sent"), reverse("editorial:mail_not_sent"), order=900)
