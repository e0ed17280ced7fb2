from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = pgettext_lazy("room", "Events")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from events import answers, hosts, on_screens, promises, sections, signups, telling
        from events.by_groups import desk_letters, doors, next_steps, permissions
        from events.by_groups.portal import PORTAL
        from events.dialogue import registered
        from events.models import EventSettings
        from groups import doors as doors_of_groups
        from groups.leaflets import screen
        from hub.accounts import next_steps as steps_of_rooms
        from hub.editorial.value_log import watch
        from hub.pages.search_registry import Kind, register_answer, register_kind
        from hub.pages.sections import register
        from hub.submissions import portal
        from hub.telling.subscriptions.sections import TEMPLATE, for_topic

        register_kind(
            Kind(
                "event",
                pgettext_lazy("room", "Events"),
                ("events.EventPage", "trainings.CoursePage"),
                order=250,
                is_found_by_labels=True,
            )
        )
        register_answer(answers.on_days, "events/answer.html")
        portal.register(PORTAL)
        doors_of_groups.register(doors.events_of)
        steps_of_rooms.register(next_steps.lines)
        watch([EventSettings])
        register("events.EventIndexPage", sections.on_the_index)
        register("events.EventPage", sections.on_a_day)
        register("groups.GroupPage", sections.of_group, "events/dates_here.html")
        register("places.PlacePage", sections.at_place, "events/dates_here.html")
        signups.register(permissions.keeps)
        hosts.register()
        desk_letters.register()
        telling.register()
        register("places.PlacePage", for_topic(telling.topic_of_place), TEMPLATE)
        promises.register()
        screen.register(on_screens.lines)
        registered.register()
