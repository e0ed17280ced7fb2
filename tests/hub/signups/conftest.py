"""A date with places, and people who would like to come."""

import re
from datetime import datetime, timedelta
from itertools import count

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Site

from home.models import ContentPage
from hub.accounts.links import find_link
from hub.accounts.models import User
from hub.accounts.roles import DESK
from hub.mail.models import OutgoingMail
from hub.occurrences.models import Occurrence
from hub.signups import services
from hub.signups.models import Sheet, SignUp
from hub.signups.purposes import SIGN_UP

MOTHER = "lan@guests.example.com"
LINES_FOR_GUARDIANS = {
    "beside": "always",
    "dangers": ["roads", "water"],
    "insurance": "free",
    "way_home": "fetched",
    "photos": "no_faces",
}
NOW = timezone.make_aware(datetime(2026, 12, 1, 8))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
START = NOW + 10 * DAY
_numbers = count(1)


@pytest.fixture
def date(db) -> Occurrence:
    return make_date()


def make_date() -> Occurrence:
    home = Site.objects.get(is_default_site=True).root_page
    page = ContentPage(title="料理の会", slug=f"kitchen-{next(_numbers)}", locale=home.locale)
    home.add_child(instance=page)
    return Occurrence.objects.create(
        page=page,
        series="single",
        day=timezone.localdate(START),
        starts_at=START,
        ends_at=START + 2 * HOUR,
    )


def make_sheet(date: Occurrence, capacity: int | None = 4, **values: object) -> Sheet:
    return services.open_sheet(Sheet(date=date, capacity=capacity, **values), NOW)


@pytest.fixture
def sheet(date) -> Sheet:
    return make_sheet(date)


@pytest.fixture
def desk(db) -> User:
    return make_desk()


def make_desk() -> User:
    user = User.objects.create_user("desk-of-signups", email="desk@city.example.jp")
    user.groups.add(Group.objects.get(name=DESK))
    return user


def typed(party_size: int = 1, **values: object) -> dict:
    """Return what somebody writes who signs up; another person each time."""
    number = next(_numbers)
    return {
        "name": f"人{number}",
        "name_kana": "",
        "email": f"person{number}@example.com",
        "language": "ja",
        "party_size": party_size,
        "needs": [],
    } | values


def asked(sheet: Sheet, party_size: int = 1, now: datetime = NOW, **values: object) -> SignUp:
    """Return a sign-up that nobody has confirmed yet."""
    return services.sign_up(sheet.pk, now, **typed(party_size, **values))


def mails_to(signup: SignUp) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(recipient=signup.email).order_by("pk"))


def token_for(signup: SignUp) -> str:
    """Return the token of the link in the latest mail that asks to confirm."""
    mails = [mail for mail in mails_to(signup) if "/signup/confirm/" in mail.body]
    return re.search(r"/signup/confirm/([^/\s]+)/", mails[-1].body).group(1)


def confirmed(signup: SignUp, now: datetime = NOW) -> SignUp:
    return services.confirm(signup, find_link(token_for(signup), SIGN_UP), now)


def came(sheet: Sheet, party_size: int = 1, now: datetime = NOW, **values: object) -> SignUp:
    """Return a sign-up that was confirmed at once."""
    return confirmed(asked(sheet, party_size, now, **values), now)


def states(sheet: Sheet) -> list[str]:
    return list(sheet.signups.order_by("pk").values_list("state", flat=True))


def subjects(signup: SignUp) -> list[str]:
    return [mail.subject for mail in mails_to(signup)]


def for_children(date, capacity: int | None = 4, **values) -> Sheet:
    return make_sheet(
        date, capacity, guardian_below=16, for_guardians=LINES_FOR_GUARDIANS, **values
    )
