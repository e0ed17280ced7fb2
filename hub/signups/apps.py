from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignupsConfig(AppConfig):
    name = "hub.signups"
    verbose_name = _("Sign-ups")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.core import kinds
        from hub.core import today as today_of_rooms
        from hub.editorial.value_log import watch
        from hub.occurrences.signals import about_to_change, has_changed
        from hub.privacy import places
        from hub.signups import receivers, reminders, today
        from hub.signups.models import GuardianConsent, InterpreterReply, Sheet, SignUp

        kinds.register("signups", Sheet, SignUp, GuardianConsent, InterpreterReply, by_saving=False)
        watch([Sheet])
        places.name("signups", _("Lists of those who signed up"))
        about_to_change.connect(receivers.lock, dispatch_uid="signups.lock")
        has_changed.connect(receivers.tell_people, dispatch_uid="signups.tell_people")
        reminders.register()
        today_of_rooms.register(today.lines)
