from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from events.trainings.models import StaffOfDivision, TrainingRecord
from events.trainings.permissions import may_see_who_is_trained
from events.trainings.report import TrainedReport
from hub.core.reports import report_paths


class DivisionViewSet(ModelViewSet):
    model = StaffOfDivision
    icon = "group"
    menu_label = _("who works in which division")
    menu_order = 334
    add_to_admin_menu = True
    copy_view_enabled = False
    form_fields = ["user", "department", "is_contact", "is_head"]
    list_display = ["user", "department", "is_contact", "is_head"]
    list_filter = ["department", "is_contact"]


class RecordViewSet(ModelViewSet):
    """Records follow from who came; those of courses on paper are typed here."""

    model = TrainingRecord
    icon = "glasses"
    menu_label = _("training records")
    menu_order = 335
    add_to_admin_menu = True
    copy_view_enabled = False
    form_fields = ["page", "user", "day"]
    list_display = ["user", "page", "day"]


@hooks.register("register_admin_viewset")
def viewsets() -> list[ModelViewSet]:
    return [DivisionViewSet("divisions_staff"), RecordViewSet("training_records")]


@hooks.register("register_admin_urls")
def report_addresses() -> list:
    return report_paths("who-is-trained/", TrainedReport)


class TrainedMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(may_see_who_is_trained(request.user))


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return TrainedMenuItem(
        TrainedReport.page_title,
        reverse("who_is_trained"),
        name="who-is-trained",
        icon_name=TrainedReport.header_icon,
        order=333,
    )
