"""Who is told what. Every mail is queued in the transaction of the change."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from hub.applications.form import ApplicationForm
from hub.applications.history import changes_of
from hub.applications.models import Application, Entry
from hub.mail.services import absolute, queue_mail
from hub.submissions.notifications import AT_DESK

if TYPE_CHECKING:
    from hub.accounts.models import User

YOU_SENT_IT = _("You handed this in.")


def sent(form: ApplicationForm, application: Application, entry: Entry) -> None:
    """Tell the desk that something waits, and the applicants that it has arrived."""
    _tell_desk(form, application, entry, "waiting")
    _tell_applicants(form, application, entry, "received")


def changed(form: ApplicationForm, application: Application, entry: Entry) -> None:
    """Tell the desk to look at what was changed at once."""
    _tell_desk(form, application, entry, "changed")


def answered(form: ApplicationForm, application: Application, entry: Entry) -> None:
    """Tell the applicants what the city answered, or that it put something back."""
    _tell_applicants(form, application, entry, "answered")


def _tell_applicants(
    form: ApplicationForm, application: Application, entry: Entry, template: str
) -> None:
    for person in form.applicants(application):
        _tell(person, form, application, entry, template, form.address(application), YOU_SENT_IT)


def _tell_desk(
    form: ApplicationForm, application: Application, entry: Entry, template: str
) -> None:
    address = reverse(f"{form.viewset}:inspect", args=[application.pk])
    for person in form.desk():
        _tell(person, form, application, entry, template, address, AT_DESK)


def _tell(
    person: "User",
    form: ApplicationForm,
    application: Application,
    entry: Entry,
    template: str,
    address: str,
    reason: object,
) -> None:
    with translation.override(person.language):
        labels = [change.label for change in changes_of(form, entry)]
    queue_mail(
        template=f"applications/mail/{template}",
        context={
            "application": application,
            "entry": entry,
            "labels": labels,
            "address": absolute(address),
            "reason": reason,
        },
        recipient=person,
        is_confidential=False,
    )
