from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingsConfig(AppConfig):
    name = "events.trainings"
    verbose_name = _("Courses")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from events import hosts, promises, sections, signups
        from events.trainings.sections import of_chapter, on_the_index
        from hub.pages.sections import register

        register(COURSE, sections.on_a_day)
        register("trainings.TrainingIndexPage", on_the_index)
        register("manual.ManualChapter", of_chapter, "trainings/of_chapter.html")
        signups.register(None, COURSE, is_course=True)
        hosts.register(COURSE)
        promises.show(COURSE)


COURSE = "trainings.CoursePage"
