from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnquiriesConfig(AppConfig):
    name = "hub.enquiries"
    verbose_name = _("Enquiries, reports of mistakes, feedback")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.core import deletions, kinds
        from hub.core import today as today_of_rooms
        from hub.enquiries import cleaners, today
        from hub.enquiries.models import EnquirySettings, Feedback

        cleaners.register()
        kinds.register("enquiries", EnquirySettings, by_saving=False)
        deletions.watch_dated(Feedback, "feedback")
        today_of_rooms.register(today.lines)
