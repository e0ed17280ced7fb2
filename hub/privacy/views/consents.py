"""Consents, for the desk: a list, the words of each, and noting that one was taken back."""

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from hub.core.reports import GuardedReport, ScreenReport
from hub.editorial.people import desk_only, is_desk
from hub.privacy import consent_texts
from hub.privacy.models import Consent
from hub.privacy.services import withdraw


class ConsentFilterSet(WagtailFilterSet):
    label = django_filters.CharFilter(lookup_expr="icontains", label=gettext_lazy("About"))
    kind = django_filters.ChoiceFilter(choices=consent_texts.choices, label=gettext_lazy("Kind"))
    given_at = django_filters.DateFromToRangeFilter(
        label=pgettext_lazy("moment", "When"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Consent
        fields = ["label", "kind", "given_at"]


class ConsentsView(GuardedReport, ScreenReport):
    """The desk's alone; it takes no file away: each consent stands with the words agreed to."""

    model = Consent
    may_read = staticmethod(is_desk)
    page_title = gettext_lazy("Consents")
    header_icon = "check"
    index_url_name = "privacy:consents"
    index_results_url_name = "privacy:consents_results"
    filterset_class = ConsentFilterSet
    columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("Kind"),
            get_url=lambda consent: reverse("privacy:consent", args=[consent.pk]),
        ),
        Column("label", label=gettext_lazy("About")),
        Column("person", label=gettext_lazy("Person")),
        DateColumn("given_at", label=gettext_lazy("Agreed")),
        DateColumn("withdrawn_at", label=pgettext_lazy("a consent", "Withdrawn")),
    ]

    def get_queryset(self) -> QuerySet[Consent]:
        return Consent.objects.select_related("person")


@desk_only
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Consent.objects.select_related("person", "withdrawn_by"), pk=pk)
    if request.method == "POST":
        withdraw(row, request.user)
        messages.success(
            request,
            _("The withdrawal is noted. Please take out of the pages what this consent allowed."),
        )
        return redirect("privacy:consent", pk)
    return TemplateResponse(request, "privacy/consent.html", {"consent": row})
