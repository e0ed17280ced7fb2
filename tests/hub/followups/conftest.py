"""A page, an office that promised something about it, and its head."""

import re
from datetime import date, datetime, timedelta
from itertools import count

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Site

from home.models import ContentPage
from hub.accounts.models import User
from hub.accounts.roles import DESK
from hub.followups import kinds, services
from hub.followups.models import FollowUp, Office
from hub.mail.models import OutgoingMail
from hub.pages.models import Department

TODAY = date(2026, 12, 1)  # a Tuesday
DUE = date(2026, 12, 14)  # a Monday
DAY = timedelta(days=1)
PERSON, HEAD, OTHER = "koen@city.example.jp", "kacho@city.example.jp", "toshi@city.example.jp"
WHAT = "川べりのベンチを三つ直します"
_numbers = count(1)


def at(day: date, hour: int = 8) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))


@pytest.fixture(autouse=True)
def _kind(monkeypatch):
    """Promises here are about pages of text, and that one is late is public."""
    kind = kinds.Kind("text", "text", "home.ContentPage", lateness="")
    monkeypatch.setattr(kinds, "_kinds", {"text": kind})


@pytest.fixture
def desk(db) -> User:
    user = User.objects.create_user("desk-of-promises", email="desk@city.example.jp")
    user.groups.add(Group.objects.get(name=DESK))
    return user


@pytest.fixture
def page(db) -> ContentPage:
    home = Site.objects.get(is_default_site=True).root_page
    page = ContentPage(title="川べの意見交換会", slug=f"talk-{next(_numbers)}", locale=home.locale)
    home.add_child(instance=page)
    return page


@pytest.fixture
def department(db) -> Department:
    department = Department.objects.create(code="parks", label_ja="公園緑地課", label_en="Parks")
    Office.objects.create(department=department, email=PERSON, head_email=HEAD)
    return department


@pytest.fixture
def promise(page, department, desk) -> FollowUp:
    return make_promise(page, desk, department=department)


def make_promise(page, desk: User, **values: object) -> FollowUp:
    return services.keep(
        FollowUp(**{"page": page.page_ptr, "what": WHAT, "due": DUE} | values), desk
    )


def mails_to(address: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(recipient=address).order_by("pk"))


def path_in(mail: OutgoingMail) -> str:
    return re.search(r"https?://[^/\s]+(/promises/[^/\s]+/)", mail.body).group(1)
