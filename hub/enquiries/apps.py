from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnquiriesConfig(AppConfig):
    name = "hub.enquiries"
    verbose_name = _("Enquiries, reports of mistakes, feedback")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.core import deletions, kinds
        from hub.core import today as today_of_rooms
        from hub.enquiries import cleaners, own_data, today
        from hub.enquiries.mistakes import own_data as of_mistakes
        from hub.enquiries.models import EnquirySettings, Feedback
        from hub.enquiries.services import own
        from hub.mine import rooms

        cleaners.register()
        kinds.register("enquiries", EnquirySettings, by_saving=False)
        deletions.watch_dated(Feedback, "feedback")
        deletions.register(own.KIND, own.delete_again)
        deletions.register(of_mistakes.KIND, of_mistakes.forget_again)
        rooms.register(own_data.ROOM)
        rooms.register(of_mistakes.ROOM)
        today_of_rooms.register(today.lines)
