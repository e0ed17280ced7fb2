"""The group's own page about enquiries: how many there were, and whether they may come."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groups.access import for_members
from groups.models import GroupPage
from hub.enquiries.models import Enquiry, EnquirySettings
from hub.enquiries.permissions import way_to
from hub.enquiries.services import set_door
from hub.submissions.workflow import ReviewState


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def settings(request: HttpRequest, group: GroupPage, review_state: ReviewState) -> HttpResponse:
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
        "door": EnquirySettings.objects.filter(page=group.pk).first() or EnquirySettings(),
        "way": way_to(group),
        "months": Enquiry.objects.about(group).reached().volume_by_month()[:12],
    }
    return render(request, "groups/portal/enquiries.html", context)
