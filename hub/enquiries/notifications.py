"""Mails of an enquiry. The addresses of a page's people are recipients and nothing else."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.editorial.people import desk_people
from hub.enquiries.answers import token_of
from hub.enquiries.models import Enquiry
from hub.mail.services import absolute, queue_mail
from hub.pages.listing import localise

if TYPE_CHECKING:
    from hub.pages.models import BasePage

JAPANESE = "ja"
LANGUAGE_NAMES = {
    "ja": "日本語",
    "ja-x-easy": "やさしい日本語",
    "en": "英語（English）",
    "zh-hans": "中国語（简体中文）",
    "ko": "韓国語（한국어）",
    "vi": "ベトナム語（Tiếng Việt）",
    "tl": "タガログ語（Tagalog）",
}


def _page_for_sender(enquiry: Enquiry) -> "BasePage":
    """Return the page in the sender's language, if there is one."""
    return localise([enquiry.subject], enquiry.language)[0]


def to_confirm(enquiry: Enquiry, token: str) -> None:
    """Ask the sender, in their language, whether it was they."""
    with translation.override(enquiry.language):
        queue_mail(
            template="enquiries/mail/confirm",
            context={
                "page": _page_for_sender(enquiry),
                "address": absolute(reverse("enquiry_confirm", args=[token])),
                "reason": _("Somebody wrote this address into the form."),
            },
            address=enquiry.email,
            language=enquiry.language,
        )


def to_reader(enquiry: Enquiry, address: str, token: str) -> None:
    """The enquiry itself, in Japanese; the words as they were written."""
    with translation.override(JAPANESE):
        queue_mail(
            template="enquiries/mail/to_reader",
            context={
                "enquiry": enquiry,
                "page": enquiry.subject,
                "questions": enquiry.question_labels,
                "language": LANGUAGE_NAMES.get(enquiry.language, enquiry.language),
                "is_japanese": enquiry.language.startswith(JAPANESE),
                "address": absolute(reverse("enquiry_report", args=[token])),
                "answer_address": absolute(
                    reverse("enquiry_answer", args=[token_of(enquiry, address)])
                ),
                "reason": _("You are the contact of this page, and anyone may ask through it."),
            },
            address=address,
            language=JAPANESE,
            reply_to=enquiry.email,
        )


def _tell_desk(enquiry: Enquiry, template: str) -> None:
    for person in desk_people():
        with translation.override(person.language):
            queue_mail(
                template=f"enquiries/mail/{template}",
                context={
                    "page": enquiry.subject,
                    "address": absolute(reverse("enquiries_index")),
                    "reason": _("You work at the collaboration desk."),
                },
                recipient=person,
            )


def to_desk(enquiry: Enquiry) -> None:
    """A question is waiting to be passed on; its text is not in the mail."""
    _tell_desk(enquiry, "to_desk")


def reported(enquiry: Enquiry) -> None:
    _tell_desk(enquiry, "reported")


def passed_on(enquiry: Enquiry) -> None:
    """Tell the sender that the desk has passed it on."""
    with translation.override(enquiry.language):
        queue_mail(
            template="enquiries/mail/passed_on",
            context={
                "page": _page_for_sender(enquiry),
                "reason": _("You asked something through this hub."),
            },
            address=enquiry.email,
            language=enquiry.language,
        )
