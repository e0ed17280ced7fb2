from collections.abc import Iterable

from django.contrib.auth.models import Permission
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.bulk_action import BulkAction

from hub.accounts.me.services import CannotDelete, delete_person
from hub.accounts.models import User
from hub.accounts.panels import ProxiesPanel
from hub.accounts.permissions import is_outside_city_hall
from hub.accounts.security_report import SecurityEventView, may_see_security
from hub.core.http import lacks_proxies


@hooks.register("register_admin_urls")
def register_security_urls() -> list:
    return [
        path("security/", SecurityEventView.as_view(), name="accounts_security"),
        path(
            "security/results/",
            SecurityEventView.as_view(results_only=True),
            name="accounts_security_results",
        ),
    ]


@hooks.register("construct_homepage_panels")
def warn_of_missing_proxies(request, panels: list) -> None:
    if request.user.is_superuser and lacks_proxies(request):
        panels.append(ProxiesPanel())


class SecurityMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_see_security(request.user)


@hooks.register("register_reports_menu_item")
def register_security_report() -> MenuItem:
    return SecurityMenuItem(
        _("Sign-ins and powers"), reverse("accounts_security"), icon_name="key", order=930
    )


@hooks.register("register_permissions")
def register_manage_representatives():
    return Permission.objects.filter(
        content_type__app_label="accounts", codename="manage_representatives"
    )


@hooks.register("before_delete_user")
def forget_person(request: HttpRequest, user: User) -> HttpResponse | None:
    """The page that asks stays Wagtail's; its answer forgets a person from outside everywhere."""
    if request.method != "POST" or not is_outside_city_hall(user):
        return None
    return _forget(request, [user])


@hooks.register("before_bulk_action")
def forget_people(
    request: HttpRequest, action_type: str, objects: list, action: BulkAction
) -> HttpResponse | None:
    if action_type != "delete" or action.model is not User:
        return None
    outside = [user for user in objects if is_outside_city_hall(user)]
    if not outside:
        return None
    if len(outside) < len(objects):
        messages.error(request, _("Please delete people of city hall and others separately."))
        return redirect("wagtailusers_users:index")
    return _forget(request, outside)


def _forget(request: HttpRequest, people: Iterable[User]) -> HttpResponse:
    """Delete all of these people or none."""
    try:
        with transaction.atomic():
            for user in people:
                delete_person(user, by=request.user)
    except CannotDelete as refused:
        messages.error(request, " ".join(refused.reasons))
    else:
        messages.success(
            request, _("The account is deleted, and with it all that named the person.")
        )
    return redirect("wagtailusers_users:index")
