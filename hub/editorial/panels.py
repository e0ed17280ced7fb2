"""The first page of the admin: what waits for you."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState

from hub.core import today
from hub.core.switched_pages import is_page_off
from hub.editorial import permissions, scheduling
from hub.editorial.notifications import proposed_date, review_path


class TodayPanel(Component):
    """What waits in all rooms, by number; the panels below show some of it at length."""

    name = "today"
    template_name = "editorial/today_panel.html"
    order = 80
    heading = _("Today")
    MAX_LINES = 10

    def get_context_data(self, parent_context) -> dict:
        lines = today.waiting_for(parent_context["request"].user)
        return {
            "heading": self.heading,
            "lines": lines[: self.MAX_LINES],
            "others": sum(line.number for line in lines[self.MAX_LINES :]),
        }


class WaitingPanel(Component):
    """Takes the place of Wagtail's panel, which approves without showing what."""

    name = "waiting_reviews"
    template_name = "editorial/waiting_panel.html"
    order = 100
    heading = _("What waits for you")

    def get_context_data(self, parent_context) -> dict:
        user = parent_context["request"].user
        states = (
            TaskState.objects.reviewable_by(user)
            .select_related("workflow_state__requested_by", "revision")
            .order_by("started_at")
        )
        rows = [_row(user, state.specific) for state in states]
        return {
            "heading": self.heading,
            "is_reviewer": permissions.decides(user),
            "rows": [row for row in rows if not is_page_off(row["page"])],
        }


def _row(user, task_state) -> dict:
    # The page as it is: making it of the revision asks for each of its rows one by one.
    page = task_state.workflow_state.content_object.specific
    principal = permissions.acts_for(user, task_state)
    return {
        "page": page,
        "url": review_path(task_state),
        "title": task_state.revision.object_str,
        "kind": getattr(page, "kind_label", page._meta.verbose_name),
        "is_new": not page.live,
        "requested_by": task_state.workflow_state.requested_by,
        "since": task_state.started_at,
        "wanted": proposed_date(task_state.revision),
        "deputy_for": principal if principal != user else None,
    }


class OverduePanel(Component):
    """What was approved for a date that is past and is not public so; seen by who may edit it."""

    name = "overdue_pages"
    template_name = "editorial/overdue_panel.html"
    order = 90
    heading = _("Should be public already")

    def get_context_data(self, parent_context) -> dict:
        user = parent_context["request"].user
        rows = [
            (page, date)
            for page, date in scheduling.overdue()
            if page.permissions_for_user(user).can_edit()
        ]
        return {"heading": self.heading, "rows": rows}
