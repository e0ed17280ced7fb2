"""The desk reads what groups called off in its mail of the day, never in a mail of its own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import EventPage
from hub.accounts.models import User
from hub.mail.models import OutgoingMail
from hub.occurrences import services
from hub.occurrences.models import Occurrence
from hub.occurrences.workflow import Action
from hub.telling import letters
from hub.telling.daily import send_daily_mails
from hub.telling.models import Subscriber

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
DAY = timedelta(days=1)


@pytest.mark.parametrize("is_of_group", [True, False])
def test_the_desk_is_told_on_the_next_working_day_and_once(monkeypatch, is_of_group):
    Subscriber.objects.all().delete()
    reminder = letters._reminders["events.by_groups"]
    monkeypatch.setattr(letters, "_reminders", {"events.by_groups": reminder})
    monkeypatch.setattr(letters, "is_working_day", lambda day: True)
    Occurrence.objects.exclude(state="planned").update(changed_at=timezone.now() - 100 * DAY)
    event = EventPage.objects.public_sources().get(slug="smartphone-tuesday")
    group = event.organisers.exclude(group=None).first().group
    EventPage.objects.filter(pk=event.pk).update(keeper=group if is_of_group else None)
    row = Occurrence.objects.filter(page=event).ahead(timezone.now())[3]
    OutgoingMail.objects.all().delete()
    services.change([row.pk], Action.CANCEL, timezone.now(), note="講師の都合")
    desk = User.objects.get(username="kyodo")
    assert not OutgoingMail.objects.filter(recipient=desk.email).exists()

    monkeypatch.setattr(letters, "is_working_day", lambda day: False)
    assert send_daily_mails(timezone.now()) == 0
    monkeypatch.setattr(letters, "is_working_day", lambda day: True)
    for days in (0, 0, 1):
        send_daily_mails(timezone.now() + days * DAY)
    found = list(OutgoingMail.objects.filter(recipient=desk.email))
    assert len(found) == is_of_group
    for mail in found:
        assert event.title in mail.subject
        assert "講師の都合" in mail.body
        assert f"/event_dates/edit/{row.pk}/" in mail.body
