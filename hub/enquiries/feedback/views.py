"""Was this page useful? A page of its own, so that public pages need no form token."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from hub.accounts.limits import declare_limit, is_within_limit
from hub.core.locales import active_language
from hub.enquiries.about_page import render_form_page
from hub.enquiries.feedback import services
from hub.enquiries.feedback.forms import FeedbackForm

declare_limit("feedback", "30/h/key,300/h/ip")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, page_id: int) -> HttpResponse:
    pages = Page.objects.live().public().exclude(depth=1)  # Wagtail's root is no one's page
    page = get_object_or_404(pages, pk=page_id).specific
    if request.GET.get("thanks"):
        return render_form_page(request, "feedback/thanks", page)
    form = FeedbackForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if _answered(request, page, form):
            return redirect(f"{request.path}?thanks=1")
        status = 429
    return render_form_page(request, "feedback/form", page, form=form, status=status)


def _answered(request: HttpRequest, page: Page, form: FeedbackForm) -> bool:
    """Keep the answer, or say on the form why not."""
    if not is_within_limit(request, "feedback"):
        form.add_error(None, _("Too many answers came from here. Please try again later."))
        return False
    key = form.key("feedback", page.pk)
    services.answer(page, **form.answer, language=active_language(), form_key=key)
    return True
