"""The form by which a reader tells of a mistake on a page."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hub.accounts.limits import declare_limit, is_within_limit
from hub.core.locales import active_language
from hub.enquiries.about_page import public_page, render_about
from hub.enquiries.mailboxes import mailbox_of
from hub.enquiries.mistakes import services
from hub.enquiries.mistakes.forms import MistakeForm

declare_limit("mistake", "10/h/key,100/h/ip")

if TYPE_CHECKING:
    from hub.pages.models import BasePage


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, page_key: str) -> HttpResponse:
    page = public_page(page_key)
    if request.GET.get("thanks"):
        return render_about(request, "mistakes/thanks", page)
    form = MistakeForm(request.POST or None, mailbox=mailbox_of(page))
    status = 200
    if request.method == "POST" and form.is_valid():
        if _reported(request, page, form):
            return redirect(f"{request.path}?thanks=1")
        status = 429
    return render_about(request, "mistakes/report", page, form=form, status=status)


def _reported(request: HttpRequest, page: "BasePage", form: MistakeForm) -> bool:
    """Keep the report, or say on the form why not."""
    too_many = _("Too many reports came. Please try again later, or call the desk.")
    if not is_within_limit(request, "mistake"):
        form.add_error(None, too_many)
        return False
    key = form.key("mistake", page.pk)
    try:
        services.report(page, language=active_language(), form_key=key, **form.report)
    except services.TooMany:
        form.add_error(None, too_many)
        return False
    return True
