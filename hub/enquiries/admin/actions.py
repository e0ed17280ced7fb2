"""What the desk does about enquiries and reports: one button, one change."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from hub.core.locales import default_locale_id
from hub.editorial.people import desk_only
from hub.enquiries import services
from hub.enquiries.mailboxes import mailbox_of
from hub.enquiries.mistakes import services as mistakes
from hub.enquiries.models import Enquiry, MistakeReport


@require_POST
@desk_only
def passed_on(request: HttpRequest, pk: int) -> HttpResponse:
    services.passed_on(get_object_or_404(Enquiry, pk=pk), request.user)
    messages.success(request, _("Passed on. What it said is deleted, and its sender was told."))
    return redirect("enquiries_index")


@require_POST
@desk_only
def block(request: HttpRequest, pk: int) -> HttpResponse:
    """Block the sender of an enquiry."""
    enquiry = get_object_or_404(Enquiry, pk=pk)
    if enquiry.hashed_sender:
        reason = _("Reported: %(name)s") % {"name": enquiry.page.title}
        services.block(enquiry.hashed_sender, request.user, reason[:200])
        messages.success(request, _("Enquiries from this sender go nowhere now."))
    else:
        messages.warning(request, _("It is too long ago: the hub no longer knows its sender."))
    return redirect("enquiries_index")


@require_POST
@desk_only
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop enquiries about a page, or let them through again."""
    page = get_object_or_404(Page.objects.filter(locale_id=default_locale_id()), pk=pk)
    if mailbox_of(page) is None:
        raise Http404
    is_closed = request.POST.get("closed") == "1"
    services.close_by_desk(page, request.user, is_closed)
    messages.success(
        request,
        _("Nobody can ask through this page now.")
        if is_closed
        else _("People can ask through this page again, if those behind it want that."),
    )
    return redirect("enquiries_pages")


@require_POST
@desk_only
def forward(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the people behind a page to look at a report."""
    if mistakes.forward(get_object_or_404(MistakeReport, pk=pk), request.user):
        messages.success(request, _("Passed on, with the question to look at it."))
    else:
        messages.warning(request, _("There is no e-mail address. Please call."))
    return redirect("mistakes_index")


@require_POST
@desk_only
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    is_done = request.POST.get("done") == "1"
    mistakes.settle(get_object_or_404(MistakeReport, pk=pk), request.user, is_done)
    messages.success(request, _("Marked as done.") if is_done else _("Reopened."))
    return redirect("mistakes_index")
