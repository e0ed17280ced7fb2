"""Who came to the demonstration's courses: a group came on two of three evenings."""

from datetime import datetime, timedelta

from events.demo.coming import next_date
from events.trainings.models import StaffOfDivision
from events.trainings.services import settle
from hub.accounts.models import User
from hub.attendance.models import Arrival
from hub.occurrences.models import Occurrence
from hub.pages.models import Department
from hub.signups.models import Sheet, SignUp
from hub.signups.services import open_sheet
from hub.signups.workflow import State

EVENINGS = "trainings/kiroku-three-evenings"
OPEN = ("trainings/yasashii-nihongo", "trainings/staff-first-kyodo")
WEEK = timedelta(weeks=1)
# (name, kana, the evenings on which they came)
PEOPLE = (
    ("見本 かわべ（川べの会）", "ミホン カワベ", (0, 2)),
    ("見本 みちる", "ミホン ミチル", (1,)),
    ("見本 すなお", "ミホン スナオ", (0, 1, 2)),
)
DESK = "kyodo"  # hub/accounts/demo.py
# {account: (division, whether its contact person, whether its head)}
STAFF = {
    "koho": ("koho", True, False),
    "shonin": ("shimin-seikatsu", False, True),
    "kyodo": ("shimin-seikatsu", True, False),
}


def say_who_works_where() -> None:
    for username, (code, is_contact, is_head) in STAFF.items():
        StaffOfDivision.objects.get_or_create(
            user=User.objects.get(username=username),
            defaults={
                "department": Department.objects.get(code=code),
                "is_contact": is_contact,
                "is_head": is_head,
            },
        )


def open_sheets(demo, now: datetime) -> None:
    """Open the sheets that are not there yet, and note who came."""
    for path in OPEN:
        date = next_date(demo.page(path), now)
        if date is not None and not Sheet.objects.filter(date__page_id=date.page_id).exists():
            open_sheet(Sheet(date=date, capacity=24), now)
    page = demo.page(EVENINGS)
    dates = list(Occurrence.objects.filter(page_id=page.pk).order_by("starts_at"))
    if not dates or Sheet.objects.filter(date__page_id=page.pk).exists():
        return
    sheet = open_sheet(Sheet(date=dates[0], capacity=20), dates[0].starts_at - WEEK)
    desk = User.objects.get(username=DESK)
    for name, kana, evenings in PEOPLE:
        signup = SignUp.objects.create(
            sheet=sheet,
            name=name,
            name_kana=kana,
            language="ja",
            state=State.ATTENDED,
            typed_by=desk,
            created_at=dates[0].starts_at - WEEK,
        )
        for number in evenings:
            date = dates[number]
            Arrival.objects.create(
                signup=signup, date=date, at=date.starts_at, how=Arrival.How.LIST, noted_by=desk
            )
    settle(now)
