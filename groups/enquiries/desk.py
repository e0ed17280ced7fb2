"""The desk's page about enquiries: how many, which to pass on, which to stop. Never what they say,
but for those that the desk itself passes on, with their senders' consent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from groups.enquiries import services
from groups.enquiries.forms import BlockForm
from groups.models import BlockedSender, Enquiry, EnquirySettings, GroupPage, PrivateAccess
from groups.models.enquiry import sender_hash
from groups.private_access import note_view
from hub.editorial.people import desk_only
from hub.text.numbers import whole_number

REPORTS_SHOWN = 50
DAYS_SHOWN = 14
MONTHS_SHOWN = 12


@require_safe
@desk_only
def index(request: HttpRequest) -> HttpResponse:
    return _page(request, BlockForm())


def _page(request: HttpRequest, form: BlockForm) -> HttpResponse:
    doors = EnquirySettings.objects.in_bulk(field_name="group_id")
    groups = Enquiry.objects.volume_by_group()
    for row in groups:
        row["door"] = doors.get(row["group_id"])
    waiting = list(Enquiry.objects.to_be_passed_on())
    note_view(request.user, [enquiry.group for enquiry in waiting], PrivateAccess.Where.ENQUIRIES)
    context = {
        "waiting": waiting,
        "reported": Enquiry.objects.reported()[:REPORTS_SHOWN],
        "blocked_senders": BlockedSender.objects.select_related("blocked_by"),
        "blocked_hashes": set(BlockedSender.objects.values_list("hashed_sender", flat=True)),
        "groups": groups,
        "days": Enquiry.objects.volume_by_day()[:DAYS_SHOWN],
        "months": Enquiry.objects.volume_by_month()[:MONTHS_SHOWN],
        "form": form,
    }
    return TemplateResponse(request, "groups/enquiries/desk.html", context)


@require_POST
@desk_only
def passed_on(request: HttpRequest, pk: int) -> HttpResponse:
    services.passed_on(get_object_or_404(Enquiry, pk=pk), request.user)
    messages.success(request, _("Passed on. What it said is deleted, and its sender was told."))
    return redirect("groups_enquiries")


@require_POST
@desk_only
def block(request: HttpRequest) -> HttpResponse:
    """Block the sender of an enquiry, or an address that a group told the desk of."""
    if key := request.POST.get("enquiry", ""):
        enquiry = get_object_or_404(Enquiry, pk=whole_number(key))
        hashed, reason = (
            enquiry.hashed_sender,
            _("Reported by %(group)s") % {"group": enquiry.group},
        )
    else:
        form = BlockForm(request.POST)
        if not form.is_valid():
            return _page(request, form)
        hashed, reason = sender_hash(form.cleaned_data["email"]), form.cleaned_data["reason"]
    if hashed:
        services.block(hashed, request.user, reason[:200])
        messages.success(request, _("Enquiries of this sender go nowhere now."))
    else:
        messages.warning(request, _("It is too long ago: the hub no longer knows its sender."))
    return redirect("groups_enquiries")


@require_POST
@desk_only
def unblock(request: HttpRequest, pk: int) -> HttpResponse:
    services.unblock(get_object_or_404(BlockedSender, pk=pk), request.user)
    messages.success(request, _("Enquiries of this sender are passed on again."))
    return redirect("groups_enquiries")


@require_POST
@desk_only
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop enquiries to a group, or let them through again."""
    group = get_object_or_404(GroupPage.objects.sources(), pk=pk)
    is_closed = request.POST.get("closed") == "1"
    services.close_by_desk(group, request.user, is_closed)
    messages.success(
        request,
        _("Nobody can ask this group through the hub now.")
        if is_closed
        else _("This group can be asked again, if it wants to."),
    )
    return redirect("groups_enquiries")
