from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignupsConfig(AppConfig):
    name = "hub.signups"
    verbose_name = _("Sign-ups")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import page_published

        from hub.core import deletions, kinds
        from hub.core import today as today_of_rooms
        from hub.editorial.value_log import watch
        from hub.mine import rooms
        from hub.occurrences.signals import about_to_change, has_changed
        from hub.privacy import places
        from hub.signups import own_data, receivers, reminders, today
        from hub.signups.feedback.services import to_ask
        from hub.signups.guardians import own_data as of_guardians
        from hub.signups.models import (
            Feedback,
            GuardianConsent,
            InterpreterReply,
            Sheet,
            SignUp,
        )
        from hub.signups.services import forgetting
        from hub.telling import letters

        kinds.register(
            "signups", Sheet, SignUp, GuardianConsent, InterpreterReply, Feedback, by_saving=False
        )
        watch([Sheet])
        places.name("signups", _("Lists of those who signed up"))
        about_to_change.connect(receivers.lock, dispatch_uid="signups.lock")
        has_changed.connect(receivers.tell_people, dispatch_uid="signups.tell_people")
        page_published.connect(receivers.page_published, dispatch_uid="signups.page_published")
        reminders.register()
        deletions.register(forgetting.KIND, forgetting.forget_again)
        rooms.register(own_data.ROOM)
        rooms.register(of_guardians.ROOM)
        letters.register(letters.Reminder("signups.feedback", to_ask, order=150))
        today_of_rooms.register(today.lines)
