"""The pages on which someone asks a group, confirms it, and a group reports abuse."""

from allauth.core import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from groups.enquiries import services
from groups.enquiries.forms import EnquiryForm
from groups.enquiries.permissions import Way, way_to
from groups.models import GroupPage, Question
from hub.core.http import parameter
from hub.core.locales import active_language
from hub.pages.listing import localise

QUESTIONS = [code for code, _label in Question.choices]


def public_group(slug: str) -> GroupPage:
    """Return the public source page with this slug, or raise 404."""
    group = GroupPage.objects.public_sources().filter(slug=slug).first()
    if group is None:
        raise Http404
    return group


def _render(request: HttpRequest, name: str, group: GroupPage | None, **context) -> HttpResponse:
    if group is not None:
        (context["group"],) = localise([group], active_language())
    status = context.pop("status", 200)
    response = render(request, f"groups/enquiries/{name}.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    group = public_group(slug)
    way = way_to(group)
    if way == Way.NONE:
        return _render(request, "closed", group)
    about = parameter(request, "about", 20)
    initial = {
        "language": active_language(),
        "questions": [about] if about in QUESTIONS else [],
    }
    form = EnquiryForm(request.POST or None, initial=initial, way=way)
    status = 200
    if request.method == "POST" and form.is_valid():
        if form.is_robot:
            return redirect("enquiry_sent", slug=slug)
        if _asked(request, group, form):
            return redirect("enquiry_sent", slug=slug)
        status = 429
    return _render(request, "ask", group, form=form, way=way, status=status)


def _asked(request: HttpRequest, group: GroupPage, form: EnquiryForm) -> bool:
    """Keep the enquiry, or say on the form why not."""
    if not ratelimit.consume(request, action="enquiry"):
        form.add_error(None, _("Too many enquiries came from here. Please try again later."))
        return False
    try:
        services.ask(group, **form.enquiry)
    except services.TooMany:
        form.add_error(
            None, _("There were many enquiries today. Please try again tomorrow, or call the desk.")
        )
        return False
    except services.Closed:
        form.add_error(None, _("This group takes no enquiries at the moment."))
        return False
    return True


@never_cache
@require_safe
def sent(request: HttpRequest, slug: str) -> HttpResponse:
    return _render(request, "sent", public_group(slug), mail_sender=settings.DEFAULT_FROM_EMAIL)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the sender's mail: looking does nothing, the button sends."""
    enquiry = services.find_unconfirmed(token)
    if enquiry is None:
        return _render(request, "too_late", None, status=410)
    group = enquiry.group
    problem = ""
    if request.method == "POST":
        try:
            confirmed = services.confirm(token, request.POST.get("way", ""))
        except services.Closed:
            problem = _("This group takes no enquiries at the moment.")
        except services.TooMany:
            problem = _("This group was asked a lot today. Please open the link again tomorrow.")
        except services.WayChanged:
            problem = _("It would reach the group in another way now. Please read below.")
        else:
            if confirmed is None:
                return _render(request, "too_late", None, status=410)
            return _render(request, "done", group, through_desk=confirmed.state == "at_desk")
    return _render(request, "confirm", group, enquiry=enquiry, way=way_to(group), problem=problem)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the group's mail: it reports abuse to the desk."""
    enquiry = services.find_reported(token)
    if enquiry is None:
        return _render(request, "too_late", None, status=410)
    if request.method == "POST":
        services.report(token)
        return _render(request, "reported", enquiry.group)
    return _render(request, "report", enquiry.group, enquiry=enquiry)
