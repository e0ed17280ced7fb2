from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hub.accounts.panels import ProxiesPanel
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
