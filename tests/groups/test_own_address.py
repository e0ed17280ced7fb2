"""A group's own address gets residents' words once its reader has said that it is theirs."""

import re

import pytest
from django.test import Client

from groups.mailbox import GroupMailbox
from groups.models import GroupPage
from hub.mail.models import OutgoingMail

ADDRESS = "atarashii@kawabe.example.jp"


def readers(group: GroupPage) -> set[str]:
    return {reader.address for reader in GroupMailbox().readers(GroupPage.objects.get(pk=group.pk))}


@pytest.fixture
def changed(hub) -> GroupPage:
    """The group with another address, as it is published."""
    group = GroupPage.objects.get(pk=hub.group.pk)
    group.email = ADDRESS
    group.save_revision().publish()
    return group


def link() -> str:
    mail = OutgoingMail.objects.filter(recipient=ADDRESS).last()
    return re.search(r"https?://[^/]+(/\S*/address/\S+)", mail.body)[1]


def test_a_new_address_is_asked_first(changed, people):
    assert ADDRESS not in readers(changed)
    assert people["owner"].email in readers(changed)
    visitor = Client()
    assert visitor.get(link()).status_code == 200
    assert ADDRESS not in readers(changed), "programs fetch links"
    assert visitor.post(link()).status_code == 200
    assert ADDRESS in readers(changed)
    assert visitor.post(link()).status_code == 410


def test_it_is_asked_once_however_often_the_page_is_published(changed):
    changed.save_revision().publish()
    assert OutgoingMail.objects.filter(recipient=ADDRESS).count() == 1


def test_a_slip_that_was_corrected_meanwhile_confirms_nothing(changed):
    opened = link()
    GroupPage.objects.filter(pk=changed.pk).update(email="other@kawabe.example.jp")
    assert Client().post(opened).status_code == 410
    assert readers(changed).isdisjoint({ADDRESS, "other@kawabe.example.jp"})


def test_the_address_of_a_member_needs_no_asking(hub, people):
    group = GroupPage.objects.get(pk=hub.group.pk)
    group.email = people["owner"].email
    group.save_revision().publish()
    assert not OutgoingMail.objects.filter(recipient=group.email).exists()
    assert people["owner"].email in readers(group)


def test_an_earlier_version_brings_no_earlier_confirmation_back(hub, changed):
    Client().post(link())
    group = GroupPage.objects.get(pk=changed.pk)
    group.revisions.order_by("pk").first().as_object().save_revision().publish()
    assert GroupPage.objects.get(pk=changed.pk).confirmed_email == ADDRESS
