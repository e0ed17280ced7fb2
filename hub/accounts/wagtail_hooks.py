from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hub.accounts import desk
from hub.accounts.permissions import may_manage_representatives


@hooks.register("register_admin_urls")
def register_desk_urls() -> list:
    return [
        path("group-accounts/", desk.index, name="accounts_desk"),
        path("group-accounts/new/", desk.new_account, name="accounts_new"),
        path("group-accounts/<int:pk>/code/", desk.new_code, name="accounts_new_code"),
        path("group-accounts/<int:pk>/letter/", desk.letter, name="accounts_letter"),
        path("group-accounts/<int:pk>/close/", desk.close, name="accounts_close"),
        path("group-accounts/<int:pk>/reopen/", desk.reopen, name="accounts_reopen"),
    ]


class GroupAccountsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_manage_representatives(request.user)


@hooks.register("register_admin_menu_item")
def register_group_accounts_menu_item() -> MenuItem:
    return GroupAccountsMenuItem(
        _("Group accounts"), reverse("accounts_desk"), icon_name="group", order=450
    )


@hooks.register("register_permissions")
def register_manage_representatives():
    return Permission.objects.filter(
        content_type__app_label="accounts", codename="manage_representatives"
    )
