"""Deleting the private data of a page on request: looked at first, then done."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from hub.core.rules import Refused
from hub.editorial.people import desk_only
from hub.privacy.models import PrivateDeletion
from hub.privacy.services import Waiting, delete_private_values
from hub.privacy.twins import page_with_twins
from hub.privacy.words import in_words


class DeletionForm(forms.Form):
    asked = forms.BooleanField(
        label=gettext_lazy("They asked for it, and I made sure that it was them.")
    )


@desk_only
@require_http_methods(["GET", "HEAD", "POST"])
def delete_private(request: HttpRequest, pk: int) -> HttpResponse:
    page = page_with_twins(pk)
    if page is None:
        raise Http404
    why = PrivateDeletion.Why.REQUESTED
    form = DeletionForm(request.POST or None)
    try:
        if request.method == "POST" and form.is_valid():
            delete_private_values(page, why=why, by=request.user)
            messages.success(request, _("The private data is deleted."))
            return redirect("privacy:delete_private", pk)
        counts = delete_private_values(page, why=why, dry_run=True)
    except Waiting:
        messages.warning(request, _("Something of it waits for a decision. Decide first."))
        return redirect("wagtailadmin_explore", pk)
    except Refused as refused:
        messages.warning(request, refused.answer.reason)
        return redirect("wagtailadmin_explore", pk)
    context = {"page": page, "form": form, "counts": in_words(counts)}
    return TemplateResponse(request, "privacy/delete.html", context)
