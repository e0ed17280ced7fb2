from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MineConfig(AppConfig):
    name = "hub.mine"
    verbose_name = _("My page")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.accounts.me import rooms
        from hub.core import deletions
        from hub.mine import own_data, services
        from hub.mine.models import OwnCalendar

        deletions.watch(OwnCalendar, "own-calendar", services.key_of, services.delete_again)
        rooms.register(own_data.ROOM)
