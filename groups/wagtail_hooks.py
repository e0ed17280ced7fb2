from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from groups.leaflets import admin_urls as leaflets_urls
from groups.leaflets.desk import InformationCornerViewSet
from groups.members import admin_urls as members_urls
from groups.models import GroupPage
from groups.registration import desk_urls
from groups.yearly_confirmation import admin_urls as confirmation_urls
from groups.yearly_confirmation.querysets import PAUSE_OVER
from hub.accounts.permissions import may_manage_representatives
from hub.editorial.menu import DeskMenuItem


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        *desk_urls.urlpatterns,
        *members_urls.urlpatterns,
        *leaflets_urls.urlpatterns,
        *confirmation_urls.urlpatterns,
    ]


class GroupAccountsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_manage_representatives(request.user)


@hooks.register("register_admin_menu_item")
def accounts_menu_item() -> MenuItem:
    return GroupAccountsMenuItem(
        _("Group accounts"), reverse("accounts_desk"), icon_name="group", order=450
    )


register_snippet(InformationCornerViewSet)


@hooks.register("register_admin_menu_item")
def desk_entry_menu_item() -> MenuItem:
    return DeskMenuItem(
        _("Type in for a group"),
        reverse("groups_desk_entries"),
        name="group-entries",
        icon_name="edit",
        order=460,
    )


@hooks.register("register_admin_menu_item")
def confirmation_menu_item() -> MenuItem:
    return DeskMenuItem(
        _("Yearly confirmation"),
        reverse("groups_confirmation"),
        name="group-confirmation",
        icon_name="calendar-check",
    )


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    actions.register_action(
        "groups.take_out", _("Take out of the lists"), _("Taken out of the lists")
    )
    actions.register_action("groups.put_back", _("Put into the lists"), _("Put into the lists"))
    actions.register_action(
        PAUSE_OVER, _("Ask after a pause"), _("Asked whether it is active again")
    )


@hooks.register("register_page_header_buttons")
def people_button(page, user, view_name, next_url=None):
    if isinstance(page, GroupPage) and page.is_source and may_manage_representatives(user):
        yield Button(
            _("Who keeps this page"),
            reverse("groups_people", args=[page.pk]),
            icon_name="group",
            priority=80,
        )
