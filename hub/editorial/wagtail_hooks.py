from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel

from hub.editorial import urls
from hub.editorial.deputy_admin import DeputyViewSet
from hub.editorial.panels import OverduePanel, WaitingPanel
from hub.mail.views import may_see_mail


@hooks.register("register_admin_urls")
def register_review_urls() -> list:
    return [path("editorial/", include(urls))]


@hooks.register("register_admin_viewset")
def register_deputies() -> DeputyViewSet:
    return DeputyViewSet("deputies")


@hooks.register("construct_homepage_panels")
def put_waiting_panel_first(request, panels: list) -> None:
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels += [OverduePanel(), WaitingPanel()]


@hooks.register("register_log_actions")
def register_first_approval(actions) -> None:
    actions.register_action(
        "hub.approved_first", _("First approval"), _("Approved by the first of two people")
    )


@hooks.register("insert_global_admin_css")
def editorial_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("editorial/admin.css"))


class MailNotSentMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_see_mail(request.user)


@hooks.register("register_reports_menu_item")
def register_mail_report() -> MenuItem:
    return MailNotSentMenuItem(
        _("E-mails not sent"), reverse("editorial:mail_not_sent"), icon_name="mail", order=900
    )
