"""Pictures dropped from a draft and never published do not stay for ever."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from groups.models import GroupPage
from hub.assets.models import HubImage
from hub.submissions.files import LEAVE_ALONE
from hub.submissions.models import Submission
from tests.groups.portal import edit, form_of, send
from tests.groups.test_uploads import picture, upload

# Wagtail leaves its spooled copy of a rendition to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
UNUSED = ["submissions.unused_pictures", "submissions.unused_documents"]
REMOVE = {"photos-0-remove": "on"}


def add_photo(member, group) -> HubImage:
    edit(member, group, "photos", new_photo=upload(picture()), new_alt="川")
    return HubImage.objects.latest("pk")


def a_week_later() -> None:
    old = timezone.now() - LEAVE_ALONE - timedelta(minutes=1)
    HubImage.objects.update(created_at=old)
    Submission.objects.exclude(decided_at=None).update(decided_at=old)
    call_command("forget", only=UNUSED, verbosity=0)


def decide(people, **data) -> None:
    desk = Client()
    desk.force_login(people["desk"])
    task = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    url = reverse("moderation_review", args=[task.pk])
    assert desk.post(url, form_of(desk.get(url)) | data).status_code == 302


def is_there(image: HubImage) -> bool:
    return HubImage.objects.filter(pk=image.pk).exists()


def test_dropped_from_a_draft(hub, member):
    dropped, kept = add_photo(member, hub.group), add_photo(member, hub.group)
    edit(member, hub.group, "photos", **REMOVE)
    call_command("forget", only=UNUSED, verbosity=0)
    assert is_there(dropped)  # whoever has the form open may still send it
    a_week_later()
    assert not is_there(dropped)
    assert is_there(kept)


def test_waiting_for_the_city_and_published(hub, member, people):
    image = add_photo(member, hub.group)
    send(member, hub.group)
    a_week_later()
    assert is_there(image)
    decide(people, action="approve")
    a_week_later()
    assert is_there(image)
    assert GroupPage.objects.get(pk=hub.group.pk).photos[0].value["image"].pk == image.pk


def test_published_once_can_be_put_back(hub, member, people):
    image = add_photo(member, hub.group)
    send(member, hub.group)
    decide(people, action="approve")
    edit(member, hub.group, "photos", **REMOVE)
    send(member, hub.group)
    decide(people, action="approve")
    assert not GroupPage.objects.get(pk=hub.group.pk).photos
    a_week_later()
    assert is_there(image)


def test_sent_back_and_dropped(hub, member, people):
    image = add_photo(member, hub.group)
    send(member, hub.group)
    decide(people, action="send_back", words="顔が写っています。")
    a_week_later()
    assert is_there(image)  # it is in the draft still
    edit(member, hub.group, "photos", **REMOVE)
    a_week_later()
    assert not is_there(image)


def test_what_staff_put_into_the_library_is_not_touched(hub):
    image = HubImage.objects.create(
        title="写真", file=upload(picture(size=(10, 10))), width=10, height=10
    )
    a_week_later()
    assert is_there(image)
