from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    default = True
    name = "accounts"
    verbose_name = _("Accounts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts import checks

        checks.register()


class HubUsersAppConfig(WagtailUsersAppConfig):
    """Wagtail's list of people, with the form that fits our people."""

    user_viewset = "accounts.users.HubUserViewSet"
