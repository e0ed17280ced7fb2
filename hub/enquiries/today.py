"""What readers sent that waits for the desk (`hub.core.today`)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.core.switches import is_open
from hub.core.today import Waiting
from hub.editorial.people import is_desk
from hub.enquiries.models import Enquiry, MistakeReport

if TYPE_CHECKING:
    from hub.accounts.models import User


def lines(user: "User") -> Iterator[Waiting]:
    if not is_desk(user):
        return
    if is_open("enquiries"):
        enquiries = Enquiry.objects.to_be_passed_on().count()
        yield Waiting(enquiries, _("Enquiries"), reverse("enquiries_index"), order=120)
    if is_open("mistakes"):
        mistakes = MistakeReport.objects.filter(state=MistakeReport.State.OPEN).count()
        yield Waiting(mistakes, _("Reports of mistakes"), reverse("mistakes_index"), order=130)
