"""The section of courses; and who counts as staff today sees the courses of staff."""

from events.trainings.access import keep_to_staff
from events.trainings.models import CoursePage, TrainingIndexPage
from hub.pages.first_pages import add_section


def run() -> None:
    add_section(TrainingIndexPage, "trainings", "研修・講座")
    for page in CoursePage.objects.sources():
        keep_to_staff(page)
