"""A new group that is not sent: given up, reminded of, removed; what was sent stays."""

from datetime import timedelta

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from groups.models import GroupPage, Registration
from groups.registration.reminders import REMIND_AFTER, REMOVE_AFTER
from hub.assets.models import HubImage
from hub.forms.models import Draft
from hub.mail.models import OutgoingMail
from tests.groups.portal import edit, send
from tests.groups.registration.conftest import (
    MAILBOX,
    fill_in,
    last_mail,
    photo,
)


def test_given_up_leaves_nothing(newcomer, group):
    fill_in(newcomer, group)
    edit(newcomer, group, "photos", new_photo=photo())
    url = reverse("portal:give_up", args=[group.pk])
    assert newcomer.get(url).status_code == 200
    assert GroupPage.objects.filter(pk=group.pk).exists()
    assert newcomer.post(url).url == "/mypage/"
    assert not GroupPage.objects.filter(pk=group.pk).exists()
    assert not HubImage.objects.exists()


def test_what_the_city_has_seen_is_not_given_up(newcomer, group):
    fill_in(newcomer, group)
    send(newcomer, group)
    newcomer.post(reverse("portal:give_up", args=[group.pk]))
    assert GroupPage.objects.filter(pk=group.pk).exists()


def test_a_stranger_gives_nothing_up(group, people, client):
    client.force_login(people["other_owner"])
    assert client.post(reverse("portal:give_up", args=[group.pk])).status_code == 404
    assert GroupPage.objects.filter(pk=group.pk).exists()


def untouched_for(group: GroupPage, days: timedelta) -> None:
    before = timezone.now() - days
    Registration.objects.filter(group=group).update(started_at=before)
    Draft.objects.filter(object_id=group.pk).update(updated_at=before)


def test_after_thirty_days_a_reminder_after_sixty_it_is_removed(newcomer, group):
    fill_in(newcomer, group)
    edit(newcomer, group, "photos", new_photo=photo())
    OutgoingMail.objects.all().delete()
    untouched_for(group, REMIND_AFTER - timedelta(hours=1))
    call_command("remind_registrations")
    assert not OutgoingMail.objects.exists()
    untouched_for(group, REMIND_AFTER)
    for _night in range(2):
        call_command("remind_registrations")
    assert group.title in OutgoingMail.objects.get(recipient=MAILBOX).body
    assert last_mail().link, "who has no password goes on by the link of the reminder"
    untouched_for(group, REMOVE_AFTER - timedelta(hours=1))
    call_command("forget")
    assert GroupPage.objects.filter(pk=group.pk).exists()
    untouched_for(group, REMOVE_AFTER)
    HubImage.objects.update(created_at=timezone.now())
    call_command("forget")
    assert not GroupPage.objects.filter(pk=group.pk).exists()
    assert not HubImage.objects.exists()


def test_what_was_sent_is_never_tidied_away(newcomer, group):
    fill_in(newcomer, group)
    send(newcomer, group)
    untouched_for(group, 2 * REMOVE_AFTER)
    call_command("forget")
    assert GroupPage.objects.filter(pk=group.pk).exists()
