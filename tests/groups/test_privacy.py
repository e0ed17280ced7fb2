"""What a group keeps private is in no response but its own and the desk's."""

import pytest
from django.test import Client
from django.urls import reverse

from groups.models import GroupPage
from tests.groups.portal import edit, send
from tests.groups.private import private_values
from tests.groups.town import PRIVATE


@pytest.fixture
def responses(hub):
    """What an anonymous visitor gets wherever the group may appear."""
    visitor = Client()
    addresses = [
        "/",
        "/sitemap.xml",
        hub.directory.url,
        hub.group.url,
        "/en" + hub.group.url,
        "/search/?q=029-000-0101",
        "/search/?q=川又",
        "/search/?q=かわべ",
        reverse("portal:home"),
        reverse("portal:preview", args=[hub.group.pk]),
    ]
    return lambda: {address: visitor.get(address).content.decode() for address in addresses}


def test_private_values_are_nowhere_public(hub, responses):
    secrets = private_values(hub.group)
    assert set(secrets) == set(PRIVATE.values())
    for address, text in responses().items():
        if "q=" in address:
            continue
        assert not [secret for secret in secrets if secret in text], address


def test_a_search_for_a_private_value_does_not_find_the_group(hub, responses):
    texts = responses()
    for address in ("/search/?q=029-000-0101", "/search/?q=川又"):
        assert hub.group.title not in texts[address]


def test_drafts_and_previews_hide_them_too(hub, member):
    edit(member, hub.group, "contact", phone="029-000-0999", building="新しい方書")
    preview = member.get(reverse("portal:preview", args=[hub.group.pk])).content.decode()
    hidden = [*PRIVATE.values(), "029-000-0999", "新しい方書"]
    assert not [secret for secret in hidden if secret in preview]
    assert "大和田 春香" in preview


def test_a_preview_fetches_the_tiles_of_its_map_as_the_public_page_does(hub, member):
    def pictures(address: str) -> str:
        policy = member.get(address)["Content-Security-Policy"]
        return next(part.strip() for part in policy.split(";") if "img-src" in part)

    address = reverse("portal:preview", args=[hub.group.pk])
    assert "https:" not in pictures(address)
    GroupPage.objects.filter(pk=hub.group.pk).update(
        latitude="36.3659", longitude="140.4712", position_public=True
    )
    assert "https:" in pictures(address) == pictures(hub.group.url)


def test_a_choice_made_public_is_shown_only_after_approval(hub, member, people):
    edit(member, hub.group, "contact", phone_public="1")
    send(member, hub.group)
    visitor = Client()
    assert PRIVATE["phone"] not in visitor.get(hub.group.url).content.decode()
    desk = Client()
    desk.force_login(people["desk"])
    task = GroupPage.objects.get(pk=hub.group.pk).current_workflow_task_state
    desk.post(reverse("moderation_review", args=[task.pk]), {"action": "approve"})
    assert PRIVATE["phone"] in visitor.get(hub.group.url).content.decode()


def test_mails_hold_no_private_value(hub, member):
    from hub.mail.models import OutgoingMail

    edit(member, hub.group, "contact", phone="029-000-0999")
    send(member, hub.group)
    mails = OutgoingMail.objects.all()
    assert len(mails) == 3, "to the desk, and to both who keep the page"
    text = "".join(mail.subject + mail.body for mail in mails)
    assert not [secret for secret in (*PRIVATE.values(), "029-000-0999") if secret in text]
