"""The group's own page about enquiries: how many there were, and whether they may come."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groups.enquiries.permissions import way_to
from groups.enquiries.services import set_door
from groups.models import Enquiry, EnquirySettings, GroupPage
from groups.views.access import for_members
from groups.workflow import ReviewState


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def settings(request: HttpRequest, group: GroupPage, standing: ReviewState) -> HttpResponse:
    if request.method == "POST":
        is_open = request.POST.get("open") == "1"
        set_door(group, request.user, is_open)
        messages.success(
            request,
            _("People can ask you through your page.")
            if is_open
            else _("Nobody can ask you through your page now."),
        )
        return redirect("portal:enquiries", pk=group.pk)
    context = {
        "group": group,
        "door": EnquirySettings.objects.filter(group=group).first() or EnquirySettings(group=group),
        "way": way_to(group),
        "months": Enquiry.objects.to_group(group).reached().volume_by_month()[:12],
    }
    return render(request, "groups/enquiries/settings.html", context)
