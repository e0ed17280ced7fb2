from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = pgettext_lazy("room", "Events")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from events import answers, sections
        from hub.pages.search_registry import Kind, register_answer, register_kind
        from hub.pages.sections import register

        register_kind(
            Kind(
                "event",
                pgettext_lazy("room", "Events"),
                ("events.EventPage",),
                order=250,
                is_found_by_labels=True,
            )
        )
        register_answer(answers.on_days, "events/answer.html")
        register("events.EventIndexPage", sections.on_the_index)
        register("events.EventPage", sections.on_a_day)
        register("groups.GroupPage", sections.of_group, "events/dates_here.html")
        register("places.PlacePage", sections.at_place, "events/dates_here.html")
