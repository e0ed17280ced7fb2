"""Holds, for the desk and the chief: a list, holding an object, lifting the hold."""

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets import AdminDateInput

from hub.core.reports import GuardedReport, ScreenReport
from hub.core.rules import Refused
from hub.privacy.models import Hold
from hub.privacy.permissions import may_hold
from hub.privacy.services import hold, lift


def add_address(held: Model) -> str:
    """Return where `held` can be held."""
    content_type = ContentType.objects.get_for_model(held)
    return reverse("privacy:add_hold", args=[content_type.pk, held.pk])


class HoldForm(forms.ModelForm):
    class Meta:
        model = Hold
        fields = ["why", "until"]
        widgets = {"until": AdminDateInput}

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise ValidationError(_("This day is over."))
        return until


class HoldFilterSet(WagtailFilterSet):
    label = django_filters.CharFilter(lookup_expr="icontains", label=gettext_lazy("What is held"))

    class Meta:
        model = Hold
        fields = ["label"]


class LiftColumn(Column):
    cell_template_name = "privacy/lift_cell.html"


class HoldsView(GuardedReport, ScreenReport):
    model = Hold
    may_read = staticmethod(may_hold)
    page_title = gettext_lazy("Holds")
    header_icon = "lock"
    index_url_name = "privacy:holds"
    index_results_url_name = "privacy:holds_results"
    filterset_class = HoldFilterSet
    columns = [
        Column("label", label=gettext_lazy("What is held")),
        Column("why", label=gettext_lazy("Why")),
        Column("by", label=gettext_lazy("Held by")),
        DateColumn("at", label=pgettext_lazy("hold", "Since")),
        Column("until", label=gettext_lazy("Until")),
        DateColumn("lifted_at", label=gettext_lazy("Lifted")),
        LiftColumn("lift", label="", accessor=lambda row: row),
    ]

    def get_queryset(self) -> QuerySet[Hold]:
        return Hold.objects.select_related("by")


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, content_type: int, object_pk: str) -> HttpResponse:
    """Hold an object, with a reason."""
    if not may_hold(request.user):
        raise PermissionDenied
    held = _object(content_type, object_pk)
    form = HoldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hold(held, request.user, form.cleaned_data["why"], form.cleaned_data["until"])
        messages.success(request, _("Nothing of “%(name)s” is forgotten now.") % {"name": held})
        return redirect("privacy:holds")
    return TemplateResponse(request, "privacy/hold.html", {"held": held, "form": form})


def _object(content_type: int, object_pk: str) -> Model:
    model = get_object_or_404(ContentType, pk=content_type).model_class()
    if model is None:
        raise Http404
    try:
        return get_object_or_404(model, pk=object_pk)
    except (ValueError, ValidationError) as error:  # no key of this model
        raise Http404 from error


@require_POST
def lift_hold(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Hold, pk=pk)
    try:
        lift(row, request.user)
    except Refused as refused:
        raise PermissionDenied from refused
    messages.success(request, _("The hold is lifted."))
    return redirect("privacy:holds")
