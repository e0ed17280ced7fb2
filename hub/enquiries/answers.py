"""Answering an enquiry with a few presses: coded sentences that arrive in the asker's language.

The hub keeps nothing of who asked. Where the answer goes is in the link that the people behind the
page got with the question, signed: they know the address already, and nobody can make another.
"""

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from hub.accounts.limits import declare_limit, is_within_limit
from hub.enquiries.about_page import render_form_page
from hub.forms.sentences import SentencesForm
from hub.mail.sentences import in_language
from hub.mail.services import queue_mail
from hub.pages.listing import localise

if TYPE_CHECKING:
    from hub.enquiries.models import Enquiry

SALT = "hub.enquiries.answers"
VALID_FOR = timedelta(days=30)
declare_limit("enquiry_answer", "5/d/key")


@dataclass(frozen=True)
class Asker:
    """To whom an answer goes, in which language, about which page, and from whom."""

    address: str
    language: str
    page: int
    reader: str


def token_of(enquiry: "Enquiry", reader: str) -> str:
    """Return what the link to the answer holds, for one who reads the enquiry."""
    asker = Asker(enquiry.email, enquiry.language, enquiry.page_id, reader)
    return signing.dumps(asdict(asker), salt=SALT, compress=True)


def asker_of(token: str) -> Asker | None:
    """Return who waits for the answer, or None: the link is too old, or none of ours."""
    try:
        return Asker(**signing.loads(token, salt=SALT, max_age=VALID_FOR))
    except signing.BadSignature:
        return None


class AnswerForm(SentencesForm):
    """Coded sentences and free words; the asker sees who answers only if they say so."""

    shows_address = forms.BooleanField(
        label=_("They may answer me: show them my e-mail address"), required=False
    )


def send(asker: Asker, said: list[tuple[str, str]], words: str, *, shows_address: bool) -> None:
    """Mail the answer in the asker's language.

    Args:
        asker: who asked.
        said: (code, words) of coded sentences.
        words: free words in Japanese.
        shows_address: whether replies go to who answered.
    """
    page = Page.objects.get(pk=asker.page).specific
    with translation.override(asker.language):
        queue_mail(
            template="enquiries/mail/answer",
            context={
                "page": localise([page], asker.language)[0],
                "sentences": in_language(said, asker.language),
                "words": words,
                "reason": gettext_now("You asked something through this hub."),
            },
            address=asker.address,
            language=asker.language,
            reply_to=asker.reader if shows_address else "",
        )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the mail to a page's people."""
    asker = asker_of(token)
    page = Page.objects.filter(pk=asker.page).specific().first() if asker else None
    if asker is None or page is None:
        return render_form_page(request, "too_late", None, status=410)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if is_within_limit(request, "enquiry_answer", f"{asker.address} {asker.page}"):
            typed = form.cleaned_data
            send(asker, form.said, typed["words"], shows_address=typed["shows_address"])
            return render_form_page(request, "answered", page)
        form.add_error(None, _("You answered several times today. Please go on by e-mail."))
    status = 422 if form.is_bound else 200
    return render_form_page(request, "answer", page, status=status, form=form)
