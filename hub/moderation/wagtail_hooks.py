from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hub.moderation import urls
from hub.submissions.permissions import may_see_queue


class QueueMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_see_queue(request.user)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return urls.urlpatterns


@hooks.register("register_admin_menu_item")
def queue_menu_item() -> MenuItem:
    return QueueMenuItem(
        _("Sent in for review"),
        reverse("moderation_queue"),
        name="group-changes",
        icon_name="group",
    )
