"""What all pages of attendance have in common."""

from hub.attendance.models import Arrival
from hub.attendance.permissions import Checker
from hub.editorial.people import is_desk
from hub.occurrences.models import Occurrence
from hub.privacy.services import note_view
from hub.signups.models import Sheet, SignUp
from hub.signups.workflow import State

PLACE = "attendance"  # hub.privacy.places
METHODS = ["GET", "HEAD", "POST"]


def people_of(sheet: Sheet, date: Occurrence) -> list[SignUp]:
    """Return who has a place, in the order of their names, with when they came on `date`."""
    rows = sheet.signups.filter(state__in=(State.BOOKED, State.ATTENDED, State.ABSENT))
    people = sorted(rows, key=lambda row: row.kana_order)
    found = Arrival.objects.filter(signup__sheet=sheet, date=date)
    arrivals = {row.signup_id: row for row in found}
    for row in people:
        row.came = arrivals.get(row.pk)
        row.is_expected = row.state == State.BOOKED or (sheet.for_all_dates and not row.came)
    return people


def note_who_looks(checker: Checker, people: SignUp | list[SignUp]) -> None:
    """Note that somebody of city hall sees names; phones at an entrance are on record anyway."""
    if checker.user is not None and is_desk(checker.user):
        note_view(checker.user, people, PLACE)
