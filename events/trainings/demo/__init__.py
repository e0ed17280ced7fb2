"""The courses of the demonstration."""

from collections.abc import Iterator

from django.utils import timezone

from events.demo import ROWS, with_day
from events.trainings.demo.coming import open_sheets, say_who_works_where
from events.trainings.models import CoursePage, TrainingIndexPage
from hub.pages.demo_registry import PageSpec, read_yaml
from manual.models import ManualChapter

COURSE_ROWS = ROWS | {"course_chapters": ("course_chapters", "chapter", ManualChapter, "")}


def page_specs() -> Iterator[PageSpec]:
    content = read_yaml("events/trainings/demo/courses.yaml")
    yield PageSpec("trainings", TrainingIndexPage, content["index"])
    today = timezone.localdate()
    for values in content["courses"]:
        dates = [one | {"value": with_day(one["value"], today)} for one in values["dates"]]
        path = f"trainings/{values['slug']}"
        yield PageSpec(path, CoursePage, values | {"dates": dates}, COURSE_ROWS)


def finish(demo) -> None:
    say_who_works_where()
    open_sheets(demo, timezone.now())
