"""What readers send in about pages, and how long it is kept (see `hub.core.retention`)."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.core.register_words import DESK, EVERYBODY, FROM_ARRIVAL, FROM_END, FROM_PERSON, WITH_PAGE
from hub.core.retention import PersonalFile, Span, Term, days
from hub.enquiries.models import Enquiry, MistakeReport
from hub.enquiries.models.enquiry import FORGET_SENDER_AFTER, FORGET_UNCONFIRMED_AFTER

KEEP_MISTAKES = days(365)


def _settled(before: datetime) -> QuerySet[MistakeReport]:
    done = MistakeReport.objects.filter(state=MistakeReport.State.DONE, settled_at__lt=before)
    return done.exclude(words="")


FILES = [
    PersonalFile(
        name=Enquiry._meta.verbose_name_plural,
        models=("enquiries.Enquiry", "enquiries.BlockedSender", "enquiries.EnquirySettings"),
        purpose=_("To pass on questions"),
        people=EVERYBODY,
        source=FROM_PERSON,
        recipients=_("Whoever is asked"),
        office=DESK,
        terms=(
            Term(
                "enquiries.unconfirmed",
                "enquiries.Enquiry",
                Span(FORGET_UNCONFIRMED_AFTER),
                FROM_ARRIVAL,
                Enquiry.objects.unconfirmed_since,
            ),
            Term(
                "enquiries.senders",
                "enquiries.Enquiry",
                Span(FORGET_SENDER_AFTER),
                FROM_ARRIVAL,
                Enquiry.objects.with_old_sender,
                columns=("hashed_sender", "form_key"),
                bounds=(30, 365),
            ),
        ),
        kept=WITH_PAGE,
    ),
    PersonalFile(
        name=MistakeReport._meta.verbose_name_plural,
        models=("enquiries.MistakeReport",),
        purpose=_("To correct mistakes on pages"),
        people=EVERYBODY,
        source=FROM_PERSON,
        office=DESK,
        terms=(
            Term(
                "enquiries.mistakes",
                "enquiries.MistakeReport",
                KEEP_MISTAKES,
                FROM_END,
                _settled,
                columns=("words", "form_key"),
                bounds=(30, 3 * 365),
            ),
        ),
    ),
]
