"""The pages on which someone asks, confirms it, and those who were asked report abuse."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.limits import declare_limit, is_within_limit
from hub.core.http import parameter
from hub.core.locales import active_language
from hub.enquiries import services
from hub.enquiries.about_page import public_page, render_about
from hub.enquiries.forms import EnquiryForm
from hub.enquiries.mailboxes import mailbox_of
from hub.enquiries.permissions import Way, way_to
from hub.text.mail_addresses import mail_key

declare_limit("enquiry", "10/h/key,100/h/ip")
declare_limit("enquiry_of_sender", "5/d/key")

if TYPE_CHECKING:
    from hub.pages.models import BasePage


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, page_key: str) -> HttpResponse:
    page = public_page(page_key)
    way = way_to(page)
    if way == Way.NONE:
        return render_about(request, "closed", page)
    mailbox = mailbox_of(page)
    about = parameter(request, "about", 20)
    initial = {
        "language": active_language(),
        "questions": [about] if about in dict(mailbox.questions) else [],
    }
    form = EnquiryForm(request.POST or None, initial=initial, mailbox=mailbox, way=way)
    status = 200
    if request.method == "POST" and form.is_valid():
        if _asked(request, page, form):
            return redirect("enquiry_sent", page_key=page_key)
        status = 429
    return render_about(request, "ask", page, form=form, way=way, status=status)


def _asked(request: HttpRequest, page: "BasePage", form: EnquiryForm) -> bool:
    """Keep the enquiry, or say on the form why not."""
    sender = mail_key(form.enquiry["email"])
    if not (
        is_within_limit(request, "enquiry")
        and is_within_limit(request, "enquiry_of_sender", sender)
    ):
        form.add_error(None, _("Too many enquiries came from here. Please try again later."))
        return False
    try:
        services.ask(page, **form.enquiry, form_key=form.key("enquiry", page.pk))
    except services.TooMany:
        form.add_error(
            None, _("There were many enquiries today. Please try again tomorrow, or call the desk.")
        )
        return False
    except services.Closed:
        form.add_error(None, _("Enquiries are not possible here at the moment."))
        return False
    return True


@never_cache
@require_safe
def sent(request: HttpRequest, page_key: str) -> HttpResponse:
    return render_about(
        request, "sent", public_page(page_key), mail_sender=settings.DEFAULT_FROM_EMAIL
    )


def _too_late(request: HttpRequest, token: str) -> HttpResponse:
    return render_about(request, "too_late", services.page_behind(token), status=410)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the sender's mail: looking does nothing, the button sends."""
    enquiry = services.find_unconfirmed(token)
    if enquiry is None:
        return _too_late(request, token)
    page = enquiry.subject
    problem = ""
    if request.method == "POST":
        try:
            confirmed = services.confirm(token, request.POST.get("way", ""))
        except services.Closed:
            problem = _("Enquiries are not possible here at the moment.")
        except services.TooMany:
            problem = _("There were many enquiries today. Please open the link again tomorrow.")
        except services.WayChanged:
            problem = _("It would arrive in another way now. Please read below.")
        else:
            if confirmed is None:
                return _too_late(request, token)
            return render_about(request, "done", page, through_desk=confirmed.state == "at_desk")
    context = {"enquiry": enquiry, "way": way_to(page), "problem": problem}
    return render_about(request, "confirm", page, **context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the mail to a page's people: it reports abuse to the desk."""
    enquiry = services.find_reported(token)
    if enquiry is None:
        return _too_late(request, token)
    if request.method == "POST":
        services.report(token)
        return render_about(request, "reported", enquiry.subject)
    return render_about(request, "report", enquiry.subject, enquiry=enquiry)
