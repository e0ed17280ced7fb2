"""What groups keep private is deleted, on request and long after closing: nowhere is it found."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from groups.models import (
    GroupPage,
)
from groups.portal import PORTAL
from hub.assets.models import HubImage
from hub.forms.models import Draft
from hub.mail.models import OutgoingMail
from hub.privacy.models import Consent, PrivateDeletion
from hub.privacy.services import Waiting, delete_private_values
from hub.submissions.models import Submission
from tests.groups.portal import edit, send
from tests.groups.retention.conftest import SECRETS, found
from tests.groups.test_uploads import picture, upload

# Wagtail leaves its spooled copy of a rendition to the garbage collector.
pytestmark = [
    pytest.mark.both_databases,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

Why = PrivateDeletion.Why


def test_nothing_is_found_afterwards(full):
    counts = delete_private_values(full, why=Why.REQUESTED)
    assert found(SECRETS) == {}
    assert set(counts) == {
        "drafts", "versions", "values", "files", "notes", "people", "mails",
    }  # fmt: skip
    assert {mail.recipient for mail in OutgoingMail.objects.all()} == {
        "kyodo@example.jp",
        "y@example.jp",
    }
    assert not Submission.objects.exclude(scan="").exists()
    assert Consent.objects.get().text == "全員が同意"
    assert Consent.objects.get().person is None


def test_what_is_public_stays(full):
    before = Client().get(full.url).content
    delete_private_values(full, why=Why.REQUESTED)
    group = GroupPage.objects.get(pk=full.pk)
    assert (group.contact_person, group.contact_person_public) == ("大和田 春香", True)
    assert group.live_revision.as_object().contact_person == "大和田 春香"
    assert Client().get(full.url).content == before


def test_all_versions_can_still_be_opened(full, people):
    delete_private_values(full, why=Why.REQUESTED)
    client = Client()
    client.force_login(people["desk"])
    for revision in Revision.objects.for_instance(full):
        view = reverse("wagtailadmin_pages:revisions_view", args=[full.pk, revision.pk])
        assert client.get(view).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:history", args=[full.pk])).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[full.pk])).status_code == 200


def test_there_is_a_record_without_values_and_only_one(full, people):
    first = delete_private_values(full, why=Why.REQUESTED, by=people["desk"])
    assert delete_private_values(full, why=Why.REQUESTED) == {}
    record = PrivateDeletion.objects.get()
    assert (record.content_object, record.label, record.by) == (full, full.title, people["desk"])
    assert record.counts == dict(first)


def test_a_dry_run_changes_nothing(full):
    before = found(SECRETS)
    counts = delete_private_values(full, why=Why.REQUESTED, dry_run=True)
    assert found(SECRETS) == before
    assert not PrivateDeletion.objects.exists()
    assert counts == delete_private_values(full, why=Why.REQUESTED)


def test_other_groups_lose_nothing(full, hub):
    other = GroupPage.objects.get(slug="betsu")
    other.phone = "029-000-0707"
    other.save_revision().publish()
    delete_private_values(full, why=Why.REQUESTED)
    assert GroupPage.objects.get(slug="betsu").phone == "029-000-0707"
    assert found({"029-000-0707"})


def test_pictures_that_the_public_page_shows_stay_others_go(hub, member):
    edit(member, hub.group, "photos", new_photo=upload(picture()), new_alt="川")
    edit(member, hub.group, "photos", new_photo=upload(picture()), new_alt="橋")
    shown, _dropped = HubImage.objects.order_by("pk")
    page = GroupPage.objects.get(pk=hub.group.pk)
    PORTAL.write(page, {"photos": [{"id": "1", "image": shown.pk, "alt": "川", "caption": ""}]})
    page.save_revision().publish()
    delete_private_values(hub.group, why=Why.REQUESTED)
    assert list(HubImage.objects.all()) == [shown]
    assert not Draft.objects.exists()
    GroupPage.objects.filter(pk=hub.group.pk).update(live=False)
    delete_private_values(hub.group, why=Why.REQUESTED)
    assert not HubImage.objects.exists()
    group = GroupPage.objects.get(pk=hub.group.pk)
    assert not group.photos
    assert not group.get_latest_revision_as_object().photos


def test_what_waits_is_decided_first(hub, member, people):
    edit(member, hub.group, "contact", phone="029-000-0999")
    send(member, hub.group)
    with pytest.raises(Waiting):
        delete_private_values(hub.group, why=Why.REQUESTED)
    assert found({"029-000-0999"})
