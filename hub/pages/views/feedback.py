from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from hub.accounts.limits import is_within_limit
from hub.core.forms import GuardedForm
from hub.core.locales import active_language
from hub.pages.models import Feedback


class FeedbackForm(GuardedForm, forms.ModelForm):
    class Meta:
        model = Feedback
        fields = ["useful", "comment"]
        widgets = {
            "useful": forms.RadioSelect,
            "comment": forms.Textarea(attrs={"rows": 4}),
        }
        labels = {
            "useful": gettext_lazy("Did this page help you?"),
            "comment": gettext_lazy("What was missing or hard to understand?"),
        }
        help_texts = {"comment": gettext_lazy("Please do not write names or phone numbers.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["useful"].choices = Feedback.Usefulness.choices


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, page_id: int) -> HttpResponse:
    """Was this page useful? A page of its own, so that public pages need no form token."""
    page = get_object_or_404(Page.objects.live().public(), pk=page_id)
    if request.GET.get("thanks"):
        return render(request, "pages/feedback.html", {"subject": page, "thanks": True})
    form = FeedbackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not is_within_limit(request, "feedback"):
            form.add_error(None, _("Too many answers came from here. Please try again later."))
            return render(
                request, "pages/feedback.html", {"subject": page, "form": form}, status=429
            )
        if not form.is_robot:
            form.instance.page = page
            form.instance.language = active_language()
            form.save()
        return redirect(f"{request.path}?thanks=1")
    return render(request, "pages/feedback.html", {"subject": page, "form": form})
