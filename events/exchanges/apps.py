from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangesConfig(AppConfig):
    name = "events.exchanges"
    verbose_name = _("Exchanges")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from events.exchanges import doors, next_steps
        from events.exchanges.models import Exchange
        from events.exchanges.sections import on_courses, on_the_index
        from events.index_links import ALONE
        from groups import doors as doors_of_groups
        from hub.accounts import next_steps as steps_of_rooms
        from hub.core import kinds, today
        from hub.editorial.value_log import watch
        from hub.pages.sections import register

        register("exchanges.ExchangeIndexPage", on_the_index)
        register("trainings.TrainingIndexPage", on_courses, ALONE)
        kinds.register("exchanges", Exchange)
        doors_of_groups.register(doors.exchanges_of)
        today.register(doors.lines)
        steps_of_rooms.register(next_steps.lines)
        watch([Exchange])
