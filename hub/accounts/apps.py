from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    default = True
    name = "hub.accounts"
    verbose_name = _("Accounts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from allauth.account import signals

        from hub.accounts import checks, limits, links, security_log
        from hub.accounts.me import services
        from hub.accounts.models import User
        from hub.core import deletions

        checks.register()
        limits.exempt_staff_networks()
        security_log.connect()
        deletions.watch(User, "person", services.key_of, services.delete_again)
        for set_or_changed in (
            signals.password_set,
            signals.password_reset,
            signals.password_changed,
        ):
            set_or_changed.connect(
                links.revoke_ways_in, dispatch_uid=f"hub.accounts.links.{set_or_changed}"
            )


class HubUsersAppConfig(WagtailUsersAppConfig):
    """Wagtail's lists of people and roles, with what fits ours."""

    user_viewset = "hub.accounts.users.HubUserViewSet"
    group_viewset = "hub.accounts.users.HubRoleViewSet"
