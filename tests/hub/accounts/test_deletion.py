"""Deleting an account: for good, in one step, with nothing of the person left behind."""

import io
import json

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from groups.members import invitations
from groups.models import GroupPage, MembershipEvent
from hub.accounts.me import services
from hub.accounts.models import Deletion, User
from hub.mail.models import OutgoingMail
from hub.mail.services import queue_mail
from hub.privacy.models import Consent
from hub.submissions.models import Submission
from tests.hub.accounts.conftest import PASSWORD
from tests.hub.accounts.test_own_account import link_in

DELETE = "/mypage/me/delete/"
NAME, ADDRESS = "消えたい 花子", "kieru@example.jp"


@pytest.fixture
def leaver(hub, representative, person) -> User:
    """Somebody who has left traces everywhere; another owner stays."""
    user = person("D-0077", email=ADDRESS, display_name=NAME)
    group = hub.group
    group.save_revision().publish()
    group.memberships.create(user=user, role="owner")
    group.owner = user
    group.save()
    group.save_revision(user=user, log_action=True)
    Submission.objects.create(page=group, sent_by=user)
    Consent.objects.create(
        content_object=group, person=user, kind="photos", text="はい", language="ja"
    )
    invitations.invite(group, user, email="next@example.jp", role="editor")
    invitations.invite(group, representative, email="kieru2@example.jp", role="editor")
    for row in OutgoingMail.objects.all():
        row.record_sent()
    return user


@pytest.fixture
def me(leaver) -> Client:
    client = Client()
    client.force_login(leaver)
    return client


def whole_database() -> str:
    """Return every row of the hub as text, apart from mail on its way."""
    models = [
        model
        for model in apps.get_models()
        if not model._meta.proxy
        and model is not OutgoingMail
        and model._meta.label != "sessions.Session"
    ]
    return "".join(
        json.dumps(
            serializers.serialize("python", model._base_manager.all()),
            default=str,
            ensure_ascii=False,
        )
        for model in models
    )


def test_nothing_of_the_person_is_left(me, leaver, hub):
    assert NAME in whole_database()
    assert me.get(DELETE).status_code == 200
    assert me.post(DELETE, {"password": "wrong"}).status_code == 422
    assert User.objects.filter(pk=leaver.pk).exists()
    assert me.post(DELETE, {"password": PASSWORD}).status_code == 200
    left = whole_database()
    for trace in (NAME, ADDRESS, "D-0077"):
        assert trace not in left
    assert "_auth_user_id" not in me.session
    assert Submission.objects.get().sent_by is None
    assert Consent.objects.get().person is None
    assert MembershipEvent.objects.filter(kind="deleted").count() == 1
    (last,) = OutgoingMail.objects.filter(recipient=ADDRESS)
    assert last.is_confidential
    assert not OutgoingMail.objects.exclude(pk=last.pk).filter(body__contains=NAME).exists()
    record = Deletion.objects.get()
    assert (record.on_request, record.by) == (False, None)
    page = GroupPage.objects.get(pk=hub.group.pk)
    page.get_latest_revision_as_object().save_revision().publish()  # the page lives on


def test_mail_that_others_still_wait_for_is_sent_first(leaver, mailbox):
    queue_mail(
        template="accounts/email/security_notice",
        context={"name": NAME, "what": ADDRESS},
        address="other@example.jp",
    )
    services.delete_person(leaver)
    assert OutgoingMail.objects.filter(recipient="other@example.jp", sent_at=None).exists()


def test_a_link_stands_for_a_forgotten_password(me, leaver, mailbox):
    me.post(DELETE + "link/")
    link = link_in(mailbox.mails[-1], "/me/delete/")
    assert Client().get(link).status_code == 302  # signed in as well
    assert me.get(link).status_code == 200
    assert User.objects.filter(pk=leaver.pk).exists()
    assert me.post(link).status_code == 200
    assert not User.objects.filter(pk=leaver.pk).exists()


def test_somebody_elses_link_deletes_nobody(me, leaver, representative, mailbox):
    me.post(DELETE + "link/")
    link = link_in(mailbox.mails[-1], "/me/delete/")
    other = Client()
    other.force_login(representative)
    assert other.post(link).status_code == 410
    assert User.objects.count() == 2


def test_who_has_no_password_needs_the_link(me, leaver):
    leaver.set_unusable_password()
    leaver.save()
    me.force_login(leaver)
    assert me.post(DELETE, {"password": ""}).status_code == 422
    assert User.objects.filter(pk=leaver.pk).exists()


def test_the_only_owner_of_a_public_group_hands_over_first(me, leaver, representative, hub):
    hub.group.memberships.filter(user=representative).delete()
    page = me.get(DELETE)
    assert hub.group.title in page.context["obstacles"][0]
    assert me.post(DELETE, {"password": PASSWORD}).status_code == 422
    with pytest.raises(services.CannotDelete):
        services.delete_person(leaver)
    assert hub.group.memberships.get().user == leaver


def test_a_dissolved_group_keeps_nobody(leaver, representative, hub):
    hub.group.memberships.filter(user=representative).delete()
    GroupPage.objects.filter(pk=hub.group.pk).update(activity_status="closed")
    services.delete_person(leaver)
    assert GroupPage.objects.filter(pk=hub.group.pk).exists()


def test_a_draft_that_never_was_public_goes_with_its_only_keeper(hub, person):
    user = person("D-0088", email="draft@example.jp")
    draft = GroupPage(title="まだの会", slug="mada", name_kana="マダ", purpose="x", activity="y")
    draft.locale, draft.live = hub.group.locale, False
    hub.directory.add_child(instance=draft)
    draft.memberships.create(user=user)
    services.delete_person(user)
    assert not GroupPage.objects.filter(slug="mada").exists()


def test_on_a_written_request(leaver, desk):
    said = io.StringIO()
    request = {"reference": "市民第12号", "by": desk.username, "stdout": said}
    call_command("delete_person", ADDRESS, **request)
    assert User.objects.filter(pk=leaver.pk).exists()
    call_command("delete_person", "Ｄ－77", yes=True, **request)
    assert not User.objects.filter(pk=leaver.pk).exists()
    record = Deletion.objects.get()
    assert (record.on_request, record.reference, record.by) == (True, "市民第12号", desk)
    assert NAME not in said.getvalue()
    with pytest.raises(CommandError):
        call_command("delete_person", ADDRESS, **request)
    with pytest.raises(CommandError):
        call_command("delete_person", desk.username, yes=True, **request)


def delete_in_the_list(client: Client, *people: User) -> None:
    for user in people:
        client.post(reverse("wagtailusers_users:delete", args=[user.pk]))


def delete_in_bulk(client: Client, *people: User) -> None:
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "delete"])
    client.post(f"{address}?" + "&".join(f"id={user.pk}" for user in people))


@pytest.fixture
def administrator(client, db) -> Client:
    client.force_login(User.objects.create_superuser("admin"))
    return client


@pytest.mark.parametrize("way", [delete_in_the_list, delete_in_bulk])
class TestByAnAdministrator:
    """Wagtail's list would take the row away and leave what names the person elsewhere."""

    def test_nothing_of_the_person_is_left(self, way, administrator, leaver):
        way(administrator, leaver)
        left = whole_database()
        for trace in (NAME, ADDRESS, "D-0077"):
            assert trace not in left
        assert Deletion.objects.get().by.username == "admin"

    def test_the_only_owner_hands_over_first(self, way, administrator, leaver, representative, hub):
        hub.group.memberships.filter(user=representative).delete()
        way(administrator, leaver)
        assert hub.group.memberships.get().user == leaver

    def test_staff_are_deleted_as_ever(self, way, administrator, desk):
        way(administrator, desk)
        assert not User.objects.filter(pk=desk.pk).exists()
        assert not Deletion.objects.exists()


def test_people_and_staff_are_not_deleted_at_once(administrator, leaver, desk):
    delete_in_bulk(administrator, leaver, desk)
    assert User.objects.filter(pk__in=[leaver.pk, desk.pk]).count() == 2
