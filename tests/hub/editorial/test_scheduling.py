"""What is approved for a date becomes public then; what does not is said to staff."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail.signals import page_published, page_unpublished

from hub.editorial.scheduling import overdue, publish_due, unpublish_expired

HOUR = timedelta(hours=1)


@pytest.fixture
def scheduled(steps, people):
    """A public page whose new title is approved for in an hour."""
    page = steps.public_page(people.writer)
    steps.change(page, people.writer, title="新しい題", go_live_at=timezone.now() + HOUR)
    steps.submit(page, people.writer).approve(user=people.approver)
    return steps.fresh(page)


@pytest.fixture
def refusing(monkeypatch):
    """Call it with a signal: whoever hears of it raises, until called again with None."""
    connected = []

    def refuse(signal) -> None:
        def receiver(instance, **kwargs):
            raise RuntimeError("nobody follows")

        if signal is None:
            connected[0].disconnect(dispatch_uid="refusing")
        else:
            signal.connect(receiver, weak=False, dispatch_uid="refusing")
            connected.append(signal)

    yield refuse
    for signal in connected:
        signal.disconnect(dispatch_uid="refusing")


def test_nothing_happens_before_its_time(steps, scheduled):
    assert publish_due() == 0
    assert steps.fresh(scheduled).title == "清掃の日"


def test_becomes_public_at_its_time_and_once(steps, scheduled, time_machine):
    time_machine.move_to(2 * HOUR)
    assert publish_due() == 1
    assert publish_due() == 0
    assert steps.fresh(scheduled).title == "新しい題"
    assert overdue() == []


def test_our_command_takes_the_place_of_wagtails(steps, scheduled, time_machine, monkeypatch):
    time_machine.move_to(2 * HOUR)
    monkeypatch.setattr("hub.editorial.management.commands.publish_scheduled.publish_due", list)
    call_command("publish_scheduled", verbosity=0)
    assert steps.fresh(scheduled).title == "清掃の日"


def test_what_fails_stays_due_and_leaves_the_others_alone(
    steps, people, scheduled, time_machine, refusing, caplog
):
    time_machine.move_to(2 * HOUR)
    other = steps.hub.news.add_child(instance=type(scheduled)(title="もう一つ", slug="other"))
    other.save_revision()
    Revision.objects.for_instance(other).update(approved_go_live_at=timezone.now())
    time_machine.move_to(3 * HOUR)

    def receiver(instance, **kwargs):
        if instance.pk == scheduled.pk:
            raise RuntimeError("nobody follows")

    page_published.connect(receiver, weak=False, dispatch_uid="refusing")
    try:
        assert publish_due() == 1
    finally:
        page_published.disconnect(dispatch_uid="refusing")
    assert "stays due" in caplog.text
    assert steps.fresh(scheduled).title == "清掃の日"
    assert [page.pk for page, _date in overdue()] == [scheduled.pk]
    assert publish_due() == 1
    assert steps.fresh(scheduled).title == "新しい題"


def test_an_end_that_fails_stays_due(steps, people, time_machine, refusing):
    page = steps.public_page(people.writer, expire_at=timezone.now() + HOUR)
    time_machine.move_to(2 * HOUR)
    refusing(page_unpublished)
    assert unpublish_expired() == 0
    assert steps.fresh(page).live
    refusing(None)
    assert unpublish_expired() == 1
    assert not steps.fresh(page).live
    assert steps.fresh(page).expired


@pytest.mark.parametrize("afterwards", ["cancelled", "replaced", "taken offline"])
def test_what_was_decided_otherwise_is_not_overdue(
    steps, people, scheduled, time_machine, afterwards
):
    revision = Revision.objects.exclude(approved_go_live_at=None).get()
    if afterwards == "cancelled":
        revision.approved_go_live_at = None
        revision.save(user=people.approver)
        from wagtail.log_actions import log

        log(instance=scheduled, action="wagtail.schedule.cancel", revision=revision)
    elif afterwards == "replaced":
        steps.change(scheduled, people.writer, title="別の題", go_live_at=None).publish()
    else:
        scheduled.unpublish()
    time_machine.move_to(2 * HOUR)
    assert overdue() == []


def test_a_date_that_was_crossed_out_is_found(client, people, scheduled, time_machine, caplog):
    """As a clock killed in the middle of Wagtail's command left it."""
    Revision.objects.update(approved_go_live_at=None)
    assert overdue() == []
    time_machine.move_to(2 * HOUR)
    assert publish_due() == 0
    assert [page.pk for page, _date in overdue()] == [scheduled.pk]

    call_command("check_scheduled", verbosity=0)
    assert f"Page {scheduled.pk} should be public since" in caplog.text
    client.force_login(people.writer)
    front_page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "overdue-pages" in front_page
    assert reverse("wagtailadmin_pages:edit", args=[scheduled.pk]) in front_page
