"""What groups keep private is deleted, on request and long after closing: nowhere is it found."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Revision
from wagtail_localize.models import TranslationSource

from groups.choices import ActivityStatus
from groups.models import (
    GroupPage,
    GroupSettings,
    Invitation,
    Membership,
)
from groups.portal import PORTAL
from hub.assets.models import HubImage
from hub.core.retention import all_terms
from hub.core.rules import Refused
from hub.enquiries.models import Enquiry
from hub.forms.models import Draft
from hub.mail.models import OutgoingMail
from hub.moderation.services import decide
from hub.privacy.models import Consent, PrivateDeletion
from hub.privacy.services import Waiting, delete_private_values, hold, lift
from hub.submissions.models import Submission
from hub.submissions.sending import submit
from hub.submissions.workflow import Action
from tests.groups.portal import edit, send
from tests.groups.test_permissions import type_something
from tests.groups.test_uploads import picture, upload
from tests.groups.town import PRIVATE

# Wagtail leaves its spooled copy of a rendition to the garbage collector.
pytestmark = [
    pytest.mark.both_databases,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

Why = PrivateDeletion.Why
EARLIER = {"phone": "029-000-0404", "representative": "先代 太一", "email": "mukashi@example.jp"}
TYPED = {"phone": "029-000-0505", "contact_person": "下書 次子"}
SAID = {
    "note": "のりこさんから聞いた",
    "call_note": "うらの電話 029-000-0606",
    "internal_note": "ここだけの話",
    "comment": "代表の千春さんへ",
}
INVITED = "yobareta@example.jp"
SENDER = "toiawase@example.jp"
PEOPLE = "owner@example.jp"
SECRETS = {*PRIVATE.values(), *EARLIER.values(), *TYPED.values(), *SAID.values(), INVITED, SENDER}


def found(secrets: set[str]) -> dict[str, set[str]]:
    """Return {table.column: secrets in it}, read from every column of every table."""
    leaks: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table == "accounts_user":
                continue  # an account is its owner's own, not the group's
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    text = value if isinstance(value, str) else json.dumps(value, default=str)
                    texts = text + _unescaped(text)
                    if here := {secret for secret in secrets if secret in texts}:
                        leaks.setdefault(f"{table}.{column}", set()).update(here)
    return leaks


def _unescaped(text: str) -> str:
    """JSON in text columns may hold kanji as \\uXXXX."""
    return text.encode().decode("unicode_escape", "ignore") if "\\u" in text else ""


@pytest.fixture
def full(hub, people, settings):
    """A group that left private values everywhere, and nothing waits for the city."""
    group, owner, desk = hub.group, people["owner"], people["desk"]
    page = GroupPage.objects.get(pk=group.pk)
    for name, value in EARLIER.items():
        setattr(page, name, value)
    page.save_revision(user=desk)
    page = GroupPage.objects.get(pk=group.pk)
    page.confirmed_by = "千春"
    page.save_revision(user=desk).publish()
    group = GroupPage.objects.get(pk=group.pk)

    TranslationSource.get_or_create_from_instance(group)
    translation = group.copy_for_translation(
        Locale.objects.get(language_code="en"), copy_parents=True
    )
    translation.save_revision().publish()

    receipt = submit(group, owner, type_something(group, owner).version)
    submission = Submission.objects.get()
    submission.scan.save("paper.pdf", ContentFile(b"scan"))
    decide(receipt.review_state.task_state, desk, Action.SEND_BACK, SAID["comment"])
    Submission.objects.update(**SAID)
    Invitation.objects.create(
        group=group, email=INVITED, expires_at=timezone.now(), invited_by=owner
    )
    Consent.objects.create(
        content_object=group, person=owner, kind="photos", text="全員が同意", language="ja"
    )
    Enquiry.objects.create(page=group, words=SAID["note"], email=SENDER)
    for recipient, body in (
        (PEOPLE, f"{group.title}のページ"),
        ("x@example.jp", f"電話は {PRIVATE['phone']}"),
        (PRIVATE["email"], "確認のお願い"),
        ("y@example.jp", "ほかの団体"),
    ):
        OutgoingMail.objects.create(recipient=recipient, subject="s", body=body, language="ja")
    client = Client()
    client.force_login(owner)
    assert edit(client, group, "contact", **TYPED).status_code == 302
    assert found(SECRETS)
    return group


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


# By the clock


def close(group, day: date) -> None:
    GroupPage.objects.filter(pk=group.pk).update(
        activity_status=ActivityStatus.CLOSED, closed_on=day
    )


def is_due() -> bool:
    return all_terms()["groups.closed"].rows(timezone.now()).exists()


def test_only_groups_closed_long_enough_are_due(hub, people):
    setting = GroupSettings.load()
    setting.keep_closed_months = 6
    setting.save()
    assert not is_due()
    close(hub.group, timezone.localdate() - timedelta(days=150))
    assert not is_due()
    close(hub.group, timezone.localdate() - timedelta(days=200))
    assert is_due()


def test_the_clock_deletes_what_is_due(full):
    close(full, timezone.localdate() - timedelta(days=800))
    output = io.StringIO()
    call_command("forget", dry_run=True, stdout=output)
    assert "groups.closed: 1\n" in output.getvalue()
    assert found(SECRETS)
    for _night in range(2):
        call_command("forget", only=["groups.closed"], verbosity=0)
    assert found(SECRETS) == {}
    assert not Membership.objects.filter(group=full).exists()
    assert PrivateDeletion.objects.get().why == Why.CLOSED


def test_a_closed_group_of_which_something_waits_is_left_for_another_night(hub, member):
    edit(member, hub.group, "contact", phone="029-000-0999")
    send(member, hub.group)
    close(hub.group, timezone.localdate() - timedelta(days=800))
    call_command("forget", only=["groups.closed"], verbosity=0)
    assert found({"029-000-0999"})


def test_what_is_held_is_deleted_neither_by_the_clock_nor_on_request(full, people):
    close(full, timezone.localdate() - timedelta(days=800))
    row = hold(full, people["desk"], "訴訟のため")
    call_command("forget", verbosity=0)
    with pytest.raises(Refused):
        delete_private_values(full, why=Why.REQUESTED)
    client = Client()
    client.force_login(people["desk"])
    url = reverse("privacy:delete_private", args=[full.pk])
    assert client.post(url, {"asked": "on"}).status_code == 302
    assert found(SECRETS)
    lift(row, people["desk"])
    call_command("forget", only=["groups.closed"], verbosity=0)
    assert found(SECRETS) == {}


def test_a_group_by_its_number_and_no_other(full):
    call_command("delete_private_data", full.pk, verbosity=0)
    assert found(SECRETS) == {}
    assert Membership.objects.filter(group=full).exists()
    with pytest.raises(CommandError):
        call_command("delete_private_data", 0, verbosity=0)


# At the desk


def test_the_desk_looks_first_and_then_deletes(full, people):
    client = Client()
    client.force_login(people["desk"])
    url = reverse("privacy:delete_private", args=[full.pk])
    assert url in client.get(reverse("wagtailadmin_pages:edit", args=[full.pk])).content.decode()
    looked = client.get(url)
    assert looked.status_code == 200
    assert not any(secret in looked.content.decode() for secret in SECRETS)
    assert client.post(url).status_code == 200  # not confirmed
    assert found(SECRETS)
    client.post(url, {"asked": "on"})
    assert found(SECRETS) == {}
    assert PrivateDeletion.objects.get().by == people["desk"]


def test_nobody_else_may(full, people):
    url = reverse("privacy:delete_private", args=[full.pk])
    for role in set(people) - {"desk"}:
        client = Client()
        client.force_login(people[role])
        assert client.post(url, {"asked": "on"}).status_code in (302, 403), role
    assert found(SECRETS)
