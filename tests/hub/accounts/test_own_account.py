"""My own account: name, language, address, first password, all data about me."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from groups.members import invitations
from groups.portal import PORTAL
from hub.accounts.links import issue_link
from hub.accounts.me.own_data import COVERED, label_of, links_to_people
from hub.accounts.me.rooms import rooms
from hub.accounts.models import User
from hub.accounts.purposes import SIGN_IN
from hub.forms.drafts import new_draft
from hub.privacy.models import Consent
from tests.hub.accounts.conftest import PASSWORD

NEW = "atarashii@example.jp"
ME = "/mypage/me/"


@pytest.fixture
def me(hub, representative) -> Client:
    client = Client()
    client.force_login(representative)
    return client


def link_in(mail, part: str) -> str:
    from django.conf import settings

    (url,) = [line for line in mail.body.splitlines() if part in line]
    return url.removeprefix(settings.BASE_URL)


def test_strangers_are_asked_to_sign_in(db, client):
    for name in ("home", "details", "email", "password", "delete"):
        assert client.get(reverse(f"me:{name}")).status_code == 302
    assert client.post(reverse("me:data")).status_code == 302


def test_name_and_language(me, representative):
    assert me.post(ME + "details/", {"name": "川又　誠一", "language": "en"}).url == ME
    representative.refresh_from_db()
    assert (representative.display_name, representative.language) == ("川又 誠一", "en")
    for wrong in ({"name": "", "language": "en"}, {"name": "https://x.example", "language": "en"}):
        assert me.post(ME + "details/", wrong).status_code == 422


def test_a_new_address_is_used_once_its_link_is_opened_and_the_old_one_is_told(
    me, representative, mailbox
):
    representative.email = "furui@example.jp"
    representative.save()
    me.post(ME + "email/", {"email": "ＡTARASHII@example.jp", "password": PASSWORD})
    representative.refresh_from_db()
    assert representative.email == "furui@example.jp"
    (mail,) = mailbox.mails
    assert (mail.recipient, mail.is_confidential) == (NEW, True)
    other_device, link = Client(), link_in(mail, "/me/email/")
    assert other_device.get(link).status_code == 200
    representative.refresh_from_db()
    assert representative.email == "furui@example.jp"
    other_device.post(link)
    representative.refresh_from_db()
    assert representative.email == NEW
    assert mailbox.mails[-1].recipient == "furui@example.jp"
    assert NEW not in mailbox.mails[-1].body
    assert other_device.post(link).status_code == 410


def test_an_address_needs_the_password_and_tells_nothing_of_others(me, person, mailbox):
    taken = person("somebody", email="taken@example.jp")
    assert me.post(ME + "email/", {"email": NEW, "password": "wrong"}).status_code == 422
    assert not mailbox.mails
    answers = {
        me.post(ME + "email/", {"email": email, "password": PASSWORD})
        .content.decode()
        .replace(email, "")
        for email in (NEW, taken.email)
    }
    assert len(answers) == 1
    assert "/me/email/" not in mailbox.mails[-1].body
    assert mailbox.mails[-1].recipient == taken.email


def test_an_address_taken_meanwhile_stays_with_its_owner(me, representative, person, mailbox):
    me.post(ME + "email/", {"email": NEW, "password": PASSWORD})
    link = link_in(mailbox.mails[-1], "/me/email/")
    person("quicker", email=NEW)
    assert Client().post(link).status_code == 410
    representative.refresh_from_db()
    assert representative.email is None


def test_who_has_no_password_sets_one(me, representative):
    representative.set_unusable_password()
    representative.save()
    me.force_login(representative)
    assert me.post(ME + "password/", {"password1": "x", "password2": "x"}).status_code == 422
    values = {"password1": PASSWORD + "9", "password2": PASSWORD + "9"}
    assert me.post(ME + "password/", values).url == ME
    assert me.get(ME).status_code == 200  # still signed in
    representative.refresh_from_db()
    assert representative.check_password(PASSWORD + "9")
    assert me.get(ME + "password/").url == reverse("account_change_password")


def test_staff_change_no_address_here_and_find_no_deletion(hub, desk, mailbox):
    client = Client()
    client.force_login(desk)
    assert ME + "delete/" not in client.get(ME).content.decode()
    assert client.post(ME + "email/", {"email": NEW, "password": PASSWORD}).status_code == 302
    client.post(ME + "delete/", {"password": PASSWORD})
    assert User.objects.filter(pk=desk.pk).exists()
    assert not mailbox.mails


def test_all_data_about_me_and_nobody_else(me, hub, representative, person):
    group, other = hub.group, person("other", email="other@example.jp")
    group.memberships.create(user=other, role="owner")
    Consent.objects.create(
        content_object=group, person=representative, kind="photos", text="はい", language="ja"
    )
    Consent.objects.create(
        content_object=group, person=other, kind="photos", text="別の", language="ja"
    )
    draft = new_draft(PORTAL, group)
    draft.data, draft.updated_by = {"activity": "下書き"}, representative
    draft.save()
    invitations.invite(group, representative, email=NEW, role="editor")
    issue_link(purpose=SIGN_IN, email="x@example.jp", user=representative)
    response = me.post(ME + "data/")
    assert response["Content-Disposition"].startswith("attachment;")
    assert "no-store" in response["Cache-Control"]
    data = json.loads(response.content)
    assert data["account"]["id"] == representative.username
    assert [row["group__title"] for row in data["groups_kept"]] == [group.title]
    assert [row["text"] for row in data["consents"]] == ["はい"]
    assert data["drafts_last_saved"][0]["data"] == {"activity": "下書き"}
    assert data["invitations"][0]["email"] == NEW
    assert data["what_happened_in_groups"]
    assert len(data["links_sent"]) == 1
    for secret in ("other@example.jp", representative.password, "hashed"):
        assert secret not in response.content.decode()


def test_every_table_that_points_to_people_is_in_the_data(me, hub, representative):
    """What no section names appears as a further record, so nothing is ever left out."""
    covered = COVERED.union(*(room.covers for room in rooms))
    known = {label_of(link) for link in links_to_people()}
    assert covered <= known  # no section speaks of a column that is gone
    group = hub.group
    group.owner = representative
    group.save()
    further = json.loads(me.post(ME + "data/").content)["further_records"]
    assert [row["number"] for row in further if row["as"] == "owner" or row["number"] == group.pk]
