"""A date with places on its day, those who hold it, and people at its entrance."""

import pytest
from django.test import Client

from hub.attendance import services
from hub.attendance.models import Arrival, Door
from hub.attendance.permissions import Checker
from hub.signups.models import Sheet, SignUp
from tests.hub.signups.conftest import (  # noqa: F401 - fixtures
    DAY,
    HOUR,
    NOW,
    START,
    came,
    date,
    desk,
    make_date,
    make_desk,
    make_sheet,
    sheet,
)

MORNING = START - 3 * HOUR


@pytest.fixture
def door(sheet, desk) -> Door:  # noqa: F811
    return services.make_door(sheet, desk)


@pytest.fixture
def at_desk(desk) -> Client:  # noqa: F811
    client = Client()
    client.force_login(desk)
    return client


def phone(door: Door, name: str = "入口 はな") -> Client:
    """Return a phone that was let in."""
    client = Client()
    path = f"/signup/door/{door.key}/"
    assert client.post(path, {"name": name, "pin": door.pin}).status_code == 302
    return client


def arrived(signup: SignUp, user, now=START) -> SignUp:
    return services.check_in(signup, Checker(user=user), Arrival.How.LIST, now)


def wall_of(sheet: Sheet) -> str:  # noqa: F811
    from urllib.parse import urlsplit

    from hub.attendance.links import wall_address

    return urlsplit(wall_address(sheet)).path
