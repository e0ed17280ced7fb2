"""Publishing past the approval: one page, one reason."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from hub.editorial.glass import MIN_REASON, glass_refusal, publish_past_review


class GlassForm(forms.Form):
    """Why a page is published past its approval."""

    reason = forms.CharField(
        label=gettext_lazy("Why it cannot wait for an approval"),
        help_text=gettext_lazy(
            "Everyone who approves reads this in an email now; it stays in the record."
        ),
        min_length=MIN_REASON,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )


def past_review(request: HttpRequest, pk: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=pk).specific
    if refusal := glass_refusal(request.user, page):
        raise PermissionDenied(str(refusal))
    form = GlassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            publish_past_review(page, request.user, form.cleaned_data["reason"])
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            title = {"title": page.get_latest_revision().object_str}
            messages.success(
                request, _("“%(title)s” is public. Everyone who approves is told.") % title
            )
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return render(request, "editorial/past_review.html", {"page": page, "form": form})
