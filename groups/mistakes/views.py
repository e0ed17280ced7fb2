"""The form by which a reader tells of a mistake on a group's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from groups.enquiries.views import public_group
from groups.mistakes import services
from groups.mistakes.forms import MistakeForm
from hub.accounts.limits import is_within_limit
from hub.core.locales import active_language
from hub.pages.listing import localise


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    group = public_group(slug)
    context = {"group": localise([group], active_language())[0]}
    form = MistakeForm(request.POST or None)
    status = 200
    if request.GET.get("thanks"):
        context["thanks"] = True
    elif request.method == "POST" and form.is_valid():
        if form.is_robot or _reported(request, group, form):
            return redirect(f"{request.path}?thanks=1")
        status = 429
    context["form"] = form
    response = render(request, "groups/mistakes/report.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def _reported(request: HttpRequest, group, form: MistakeForm) -> bool:
    """Keep the report, or say on the form why not."""
    too_many = _("Too many reports came. Please try again later, or call the desk.")
    if not is_within_limit(request, "mistake"):
        form.add_error(None, too_many)
        return False
    try:
        services.report(group, language=active_language(), **form.report)
    except services.TooMany:
        form.add_error(None, too_many)
        return False
    return True
