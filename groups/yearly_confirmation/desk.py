"""The desk's pages: who has confirmed, who has not, and what to do about it."""

import re
from collections.abc import Callable
from functools import wraps

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from groups.models import ConfirmationRequest, ConfirmationRound, GroupPage
from groups.private_places import Where
from groups.yearly_confirmation import paper_forms, services
from groups.yearly_confirmation.forms import CallForm, TakeOutForm
from groups.yearly_confirmation.querysets import looked_after, matching, without_mail
from hub.core.http import parameter
from hub.core.pdf import Unavailable, pdf_response
from hub.core.rules import Refused
from hub.editorial.people import desk_only
from hub.pages.frame import Frame
from hub.privacy.services import note_view

PER_PAGE = 50
MAX_SLIPS = 500
How = ConfirmationRequest.How
FILTERS = {
    "open": gettext_lazy("Not confirmed"),
    "paper": gettext_lazy("Not confirmed, without e-mail"),
    "overdue": gettext_lazy("Grace is over"),
    "answered": gettext_lazy("Confirmed"),
    "out": gettext_lazy("Out of the lists"),
    "all": gettext_lazy("All"),
}


def for_desk_and_group(view: Callable) -> Callable:
    """Give the view the group, and go back to the list after what it did."""

    @wraps(view)
    @desk_only
    def guarded(request: HttpRequest, pk: int) -> HttpResponse:
        group = get_object_or_404(GroupPage.objects.public_sources(), pk=pk)
        try:
            shown = view(request, group)
        except Refused as refused:
            messages.error(request, refused.answer.reason)
            shown = None
        return shown or redirect(_back(request))

    return guarded


def _back(request: HttpRequest) -> str:
    """Return the address of the list as it was seen."""
    back = request.POST.get("back", "")
    index = reverse("groups_confirmation")
    is_ours = back.startswith(index) and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if is_ours else index


def _render(request: HttpRequest, name: str, title: str, **context: object) -> HttpResponse:
    frame = {"header_title": title, "page_title": title, "header_icon": "group"}
    return render(request, f"groups/yearly_confirmation/desk/{name}.html", frame | context)


@desk_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    round = ConfirmationRound.objects.current()
    words = parameter(request, "q", 80)
    chosen = parameter(request, "show", 20) or ("all" if words else "open")
    if chosen not in FILTERS:
        raise Http404
    found = matching(looked_after(round), round, chosen, words)
    groups = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    note_view(request.user, list(groups), Where.CONFIRMATION)
    return _render(
        request,
        "index",
        _("Yearly confirmation"),
        round=round,
        groups=groups,
        filters=_filters(round),
        chosen=chosen,
        q=words,
        back=request.get_full_path(),
    )


def _filters(round: ConfirmationRound | None) -> list[tuple[str, str, int]]:
    """Return (name, label, how many groups) of each."""
    groups = looked_after(round).order_by()
    return [
        (name, str(label), matching(groups, round, name).count()) for name, label in FILTERS.items()
    ]


@desk_only
@require_POST
def print_slips(request: HttpRequest) -> HttpResponse:
    """The forms of the groups that were ticked, or of all that have no email."""
    round = ConfirmationRound.objects.current()
    if request.POST.get("which") == "paper":
        groups = matching(without_mail(GroupPage.objects.public_sources()), round, "paper")
    else:
        keys = [key for key in request.POST.getlist("group") if re.fullmatch(r"[0-9]{1,9}", key)]
        groups = GroupPage.objects.public_sources().filter(pk__in=keys)
    chosen = list(groups.in_kana_order()[: MAX_SLIPS + 1])
    if not chosen:
        messages.warning(request, _("Please tick the groups whose form you want to print."))
        return redirect(_back(request))
    if len(chosen) > MAX_SLIPS:
        words = _("More than %(number)s forms are too many for one print. Please tick groups.")
        messages.warning(request, words % {"number": MAX_SLIPS})
        return redirect(_back(request))
    try:
        sheets = paper_forms.prepare(chosen, request.user)
    except Refused as refused:
        messages.error(request, refused.answer.reason)
        return redirect(_back(request))
    try:
        content = paper_forms.pdf_of(sheets, Frame.of(request))
    except Unavailable:
        return render(request, paper_forms.TEMPLATE, paper_forms.context_of(sheets))
    return pdf_response(content, f"confirmation-{round}.pdf")


@require_POST
@for_desk_and_group
def record_slip(request: HttpRequest, group: GroupPage) -> None:
    """One click: the form came back, and nothing is to be changed."""
    if services.record(group, request.user, How.SLIP):
        messages.success(request, _("Recorded: %(name)s has confirmed.") % {"name": group.title})
    else:
        messages.info(request, _("%(name)s had confirmed already.") % {"name": group.title})


@require_http_methods(["GET", "HEAD", "POST"])
@for_desk_and_group
def record_call(request: HttpRequest, group: GroupPage) -> HttpResponse | None:
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if services.record(group, request.user, How.DESK, form.cleaned_data["note"]):
            messages.success(
                request, _("Recorded: %(name)s has confirmed.") % {"name": group.title}
            )
        else:
            messages.info(request, _("%(name)s had confirmed already.") % {"name": group.title})
        return None
    return _render(
        request, "call", _("Confirmed by phone or at the counter"), **_asked(group, form)
    )


@require_POST
@for_desk_and_group
def take_back(request: HttpRequest, group: GroupPage) -> None:
    services.take_back(group, request.user)
    messages.success(request, _("Taken back: %(name)s has not confirmed.") % {"name": group.title})


@require_POST
@for_desk_and_group
def remind(request: HttpRequest, group: GroupPage) -> None:
    if services.remind(group, request.user):
        messages.success(request, _("We write to %(name)s once more.") % {"name": group.title})
    else:
        messages.warning(request, _("%(name)s has no e-mail address.") % {"name": group.title})


@require_http_methods(["GET", "HEAD", "POST"])
@for_desk_and_group
def take_out(request: HttpRequest, group: GroupPage) -> HttpResponse | None:
    form = TakeOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.take_out(group, request.user, form.cleaned_data["reason"])
        messages.success(request, _("%(name)s is out of the lists.") % {"name": group.title})
        return None
    return _render(request, "take_out", _("Take out of the lists"), **_asked(group, form))


@require_POST
@for_desk_and_group
def put_back(request: HttpRequest, group: GroupPage) -> None:
    services.put_back(group, request.user)
    messages.success(request, _("%(name)s is in the lists again.") % {"name": group.title})


def _asked(group: GroupPage, form: object) -> dict[str, object]:
    return {"group": group, "form": form, "back": reverse("groups_confirmation")}
