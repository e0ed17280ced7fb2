"""Who of a division has been trained this fiscal year, and who has not: in one screen."""

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column

from events.trainings.models import CoursePage, StaffOfDivision, TrainingRecord
from events.trainings.permissions import division_led_by, may_see_who_is_trained
from hub.core.reports import GuardedReport, ScreenReport
from hub.core.wording import enumerated
from hub.editorial.people import is_desk
from hub.pages.models import Department


def courses_of(row: StaffOfDivision) -> str:
    """Return what somebody did this fiscal year, with the day."""
    records = TrainingRecord.objects.filter(user=row.user_id).select_related("page")
    done = records.of_fiscal_year(timezone.localdate())
    return enumerated(f"{record.page.title} ({record.day:%Y-%m-%d})" for record in done) or "–"


class TrainedFilterSet(WagtailFilterSet):
    department = django_filters.ModelChoiceFilter(
        queryset=Department.objects.all(), label=_("department")
    )
    is_trained = django_filters.BooleanFilter(label=_("obligatory course done this fiscal year"))

    class Meta:
        model = StaffOfDivision
        fields = ["department", "is_contact", "is_trained"]


class TrainedReport(GuardedReport, ScreenReport):
    model = StaffOfDivision
    may_read = staticmethod(may_see_who_is_trained)
    page_title = _("Who has been trained")
    header_icon = "glasses"
    index_url_name = "who_is_trained"
    index_results_url_name = "who_is_trained_results"
    filterset_class = TrainedFilterSet
    default_ordering = "department__sort_order"
    columns = [
        Column("department", label=_("department")),
        Column("user", label=_("person")),
        BooleanColumn("is_contact", label=_("contact person of the division")),
        BooleanColumn("is_trained", label=_("obligatory course done this fiscal year")),
        Column("courses", label=_("Courses"), accessor=courses_of),
    ]

    def get_base_queryset(self) -> QuerySet[StaffOfDivision]:
        return self.get_queryset()

    def get_queryset(self) -> QuerySet[StaffOfDivision]:
        obligatory = CoursePage.objects.filter(is_obligatory=True).order_by().values("pk")
        done = TrainingRecord.objects.filter(user=OuterRef("user"), page__in=obligatory)
        rows = StaffOfDivision.objects.filter(user__is_active=True).select_related(
            "department", "user"
        )
        if not is_desk(self.request.user):
            rows = rows.filter(department=division_led_by(self.request.user))
        trained = Exists(done.of_fiscal_year(timezone.localdate()))
        return rows.annotate(is_trained=trained).order_by(
            "department__sort_order", "is_trained", "user__display_name", "pk"
        )
