from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.core.register_words import ADMINISTRATORS, BY_PROGRAM, EVERYBODY, FROM_END, FROM_WRITING
from hub.core.retention import PersonalFile, Span, Term
from hub.mail.models import KEEP_CONFIDENTIAL, KEEP_SENT, OutgoingMail


def _sent(before: datetime) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(sent_at__lt=before)


FILES = [
    PersonalFile(
        name=OutgoingMail._meta.verbose_name_plural,
        models=("mail.OutgoingMail",),
        purpose=_("To send e-mails, and again if they did not arrive"),
        people=EVERYBODY,
        source=BY_PROGRAM,
        office=ADMINISTRATORS,
        terms=(
            Term(
                "mail.sent", "mail.OutgoingMail", Span(KEEP_SENT), FROM_END, _sent, bounds=(7, 90)
            ),
            Term(
                "mail.given_up",
                "mail.OutgoingMail",
                Span(KEEP_CONFIDENTIAL),
                FROM_WRITING,
                OutgoingMail.objects.given_up_confidential,
            ),
        ),
    ),
]
