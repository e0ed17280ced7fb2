"""Deleting a group's private data on request: looked at first, then done."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from groups.models import GroupPage, PrivateDeletion
from groups.retention.services import Waiting, delete_private_values
from groups.retention.words import in_words
from hub.editorial.people import desk_only


class DeletionForm(forms.Form):
    asked = forms.BooleanField(
        label=gettext_lazy("The group asked for it, and I made sure that it was the group.")
    )


@desk_only
@require_http_methods(["GET", "HEAD", "POST"])
def delete_private(request: HttpRequest, pk: int) -> HttpResponse:
    group = get_object_or_404(GroupPage.objects.sources(), pk=pk)
    why = PrivateDeletion.Why.REQUESTED
    form = DeletionForm(request.POST or None)
    try:
        if request.method == "POST" and form.is_valid():
            delete_private_values(group, why=why, by=request.user)
            messages.success(request, _("The private data of this group is deleted."))
            return redirect("groups_delete_private", pk)
        counts = delete_private_values(group, why=why, dry_run=True)
    except Waiting:
        messages.warning(request, _("Something of this group waits for a decision. Decide first."))
        return redirect("groups_queue")
    context = {"group": group, "form": form, "counts": in_words(counts)}
    return TemplateResponse(request, "groups/retention/delete.html", context)
