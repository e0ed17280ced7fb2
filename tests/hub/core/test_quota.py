"""Nobody fills the disk: what a person, a page and all together may send in an hour."""

from collections import namedtuple
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from hub.core import quota
from hub.core.models import ReceivedFile
from hub.core.quota import HOUR, Quota, may_send

pytestmark = pytest.mark.django_db
Usage = namedtuple("Usage", "total used free")
ME, OTHER = 1, 2


def send(number: int = 1, size: int = 10, person: int = ME, place: str = "group:1", **more) -> bool:
    return bool(may_send([ContentFile(b"x" * size)] * number, person=person, place=place, **more))


@pytest.fixture(autouse=True)
def _small(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(quota, "PERSON", Quota(files=3, size=100))
    monkeypatch.setattr(quota, "PLACE", Quota(files=4, size=200))
    monkeypatch.setattr(quota, "EVERYBODY", Quota(files=6, size=300))


def test_words_alone_cost_nothing():
    assert all(send(number=0) for _time in range(10))
    assert not ReceivedFile.objects.exists()


@pytest.mark.parametrize(
    ("sent", "more", "may"),
    [
        ([], {"number": 3}, True),
        ([], {"number": 4}, False),
        ([], {"size": 101}, False),
        ([{"number": 3}], {}, False),  # the person
        ([{"size": 60}], {"size": 60}, False),
        ([{"number": 3}], {"person": OTHER}, True),
        ([{"number": 3}, {"person": OTHER}], {"person": OTHER}, False),  # the page
        ([{"number": 3}, {"person": OTHER}], {"person": OTHER, "place": "group:2"}, True),
        ([{"number": 3}, {"number": 3, "person": 2, "place": "b"}], {"person": 3}, False),  # all
    ],
)
def test_who_may_send_more(sent, more, may):
    for values in sent:
        assert send(**values)
    assert send(**more) is may


def test_whoever_has_more_room_still_shares_everybodys():
    """Staff, whose files are for no page; nobody's share of a page is touched."""
    staff = {"person": 9, "place": "", "of_person": Quota(files=5, size=1000)}
    assert send(number=5, **staff)
    assert not send(**staff)
    assert send(number=1)
    assert not send(number=1, person=OTHER)  # six in all


def test_after_an_hour_there_is_room_again(time_machine):
    assert send(number=3)
    time_machine.move_to(HOUR + timedelta(seconds=1))
    assert send()
    call_command("forget", verbosity=0)
    assert ReceivedFile.objects.count() == 1


def test_a_disk_that_is_nearly_full_takes_no_files(monkeypatch):
    monkeypatch.setattr(quota.shutil, "disk_usage", lambda path: Usage(1, 1, quota.MIN_FREE))
    assert not send()
