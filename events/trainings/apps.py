from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingsConfig(AppConfig):
    name = "events.trainings"
    verbose_name = _("Courses")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from events import hosts, promises, sections, signups
        from events.index_links import ALONE
        from events.trainings import today
        from events.trainings.doors import courses_of, doors
        from events.trainings.models import StaffOfDivision, TrainingRecord
        from events.trainings.own_data import ROOM
        from events.trainings.sections import of_chapter, on_events, on_the_index
        from groups import doors as doors_of_groups
        from hub.accounts.me import rooms
        from hub.core.today import register as register_today
        from hub.editorial.value_log import watch
        from hub.pages.sections import register

        register(COURSE, sections.on_a_day)
        register("trainings.TrainingIndexPage", on_the_index)
        register("manual.ManualChapter", of_chapter, "trainings/of_chapter.html")
        register("events.EventIndexPage", on_events, ALONE)
        signups.register(None, COURSE, is_course=True)
        hosts.register(COURSE, doors)
        promises.show(COURSE)
        register_today(today.lines)
        doors_of_groups.register(courses_of)
        rooms.register(ROOM)
        watch([StaffOfDivision, TrainingRecord])


COURSE = "trainings.CoursePage"
