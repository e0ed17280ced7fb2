"""A date that somebody signed up for, for their own calendar."""

from hub.core.locales import active_language
from hub.mail.services import absolute
from hub.occurrences.ical import Entry, calendar
from hub.pages.listing import localise
from hub.signups.hosts import host_of
from hub.signups.links import manage_path
from hub.signups.models import SignUp


def date_as_calendar(signup: SignUp) -> bytes:
    """Return the date of a sign-up as iCalendar, in the active language."""
    (page,) = localise([signup.sheet.subject], active_language(), for_cards=False)
    address = absolute(manage_path(signup))
    facts = "\n".join(host_of(page).remarks(page))
    return calendar(
        page.title,
        address,
        [Entry(row, page.title, address, "", facts) for row in signup.sheet.dates],
    )
