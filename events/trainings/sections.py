"""Courses on the page of courses, and on the chapters of the manual that they are about."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from events.index_links import index_alone
from events.lists import Listed, coming
from events.trainings.choices import ForWhom
from events.trainings.models import CoursePage, TrainingIndexPage
from events.trainings.querysets import for_whom, over_with_materials
from hub.core.locales import active_language
from hub.pages.listing import localise

if TYPE_CHECKING:
    from events.models import EventIndexPage
    from manual.models import ManualChapter

MAX_COMING = 30
MAX_OVER = 12
MAX_OF_CHAPTER = 3
Values = dict[str, object]


@dataclass(frozen=True)
class Part:
    """The courses to come for some people."""

    code: str
    label: str
    dates: list[Listed]


def on_the_index(page: "TrainingIndexPage", request: HttpRequest) -> Values:
    """Return the courses to come by whom they are for, and those that are over with materials."""
    courses = CoursePage.objects.public_sources()
    parts = [
        Part(code, label, coming(for_whom(courses, code), active_language(), MAX_COMING))
        for code, label in ForWhom.choices
    ]
    return {
        "parts": [part for part in parts if part.dates],
        "over": localise(over_with_materials(courses)[:MAX_OVER], active_language()),
    }


def on_events(page: "EventIndexPage", request: HttpRequest) -> Values:
    return index_alone(page, request, TrainingIndexPage)


def of_chapter(page: "ManualChapter", request: HttpRequest) -> Values:
    """Return the next dates of the courses that are about a chapter."""
    courses = CoursePage.objects.public_sources().filter(course_chapters__chapter_id=page.source.pk)
    dates = coming(courses.distinct(), active_language(), MAX_OF_CHAPTER)
    return {"dates": dates} if dates else {}
