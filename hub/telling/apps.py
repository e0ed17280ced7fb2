from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TellingConfig(AppConfig):
    name = "hub.telling"
    verbose_name = _("News by e-mail")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.accounts.me import rooms
        from hub.core import deletions
        from hub.mail.undelivered import undelivered
        from hub.mine import rooms as mine
        from hub.telling import letters
        from hub.telling.models import Subscriber, Subscription
        from hub.telling.subscriptions import asking_again, own_data, receivers

        for model, kind in ((Subscriber, "subscriber"), (Subscription, "subscription")):
            deletions.watch(model, kind, own_data.key_of, own_data.delete_again(model))
        undelivered.connect(receivers.count_bounce, dispatch_uid="telling.bounces")
        rooms.register(own_data.ROOM)
        mine.register(own_data.MINE)
        letters.register(letters.Reminder("still_wanted", asking_again.due, order=900))
