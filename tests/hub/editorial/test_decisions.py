"""What was decided is written down when it is decided, and nothing changes it afterwards."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hub.editorial.models import Decision
from hub.editorial.services import approve, send_back


def test_an_approval_is_a_row_with_the_change_that_it_was(people, waiting, steps):
    approve(waiting, people.approver, comment="内容を確認")
    row = Decision.objects.get()
    assert row.outcome == Decision.Outcome.APPROVED
    assert row.title == "清掃の日（日程変更）"
    assert row.content["title"] == row.title
    assert "日程変更" in row.changes
    assert "addition" in row.changes
    assert row.title in row.sheet
    assert row.address.endswith("/news/cleaning-day/")
    assert (row.decided_by_name, row.requested_by_name) == ("承認 花子", "広報 太郎")
    assert row.comment == "内容を確認"
    assert row.page_key == waiting.workflow_state.content_object.pk


def test_sending_back_is_a_row_with_the_reason(people, waiting):
    send_back(waiting, people.approver, "日付が古いままです。")
    row = Decision.objects.get()
    assert (row.outcome, row.comment) == (Decision.Outcome.SENT_BACK, "日付が古いままです。")


def test_the_deputy_and_the_date_are_noted(people, waiting, deputised):
    moment = timezone.now() + timedelta(days=3)
    approve(waiting, people.deputy, go_live_at=moment)
    row = Decision.objects.get()
    assert (row.decided_by_name, row.deputy_for_name) == ("代決 三郎", "承認 花子")
    assert row.publication_at == moment


def test_a_decision_that_fails_leaves_no_row(people, waiting, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the disk")

    monkeypatch.setattr("wagtail.models.Revision.publish", fail)
    with pytest.raises(RuntimeError):
        approve(waiting, people.approver)
    assert not Decision.objects.exists()


def test_what_happens_later_does_not_touch_it(people, waiting, steps):
    approve(waiting, people.approver)
    before = Decision.objects.values().get()
    waiting.comment = "別の言葉"
    waiting.save()
    people.approver.display_name = "改姓 花子"
    people.approver.save()
    assert Decision.objects.values().get() == before
    people.approver.delete()
    row = Decision.objects.get()
    assert (row.decided_by, row.decided_by_name) == (None, "承認 花子")


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        (datetime(2027, 3, 31, 14, 59, tzinfo=UTC), 2026),  # 23:59 of 31 March in Japan
        (datetime(2027, 3, 31, 15, 0, tzinfo=UTC), 2027),
    ],
)
def test_numbers_run_within_the_fiscal_year(db, moment, year):
    assert Decision.next_number(moment) == {"year": year, "serial": 1}
    Decision.objects.create(year=year, serial=1, page_key=1, decided_by_name="x")
    assert Decision.next_number(moment) == {"year": year, "serial": 2}
    assert Decision.next_number(moment - timedelta(days=366))["serial"] == 1


READERS = {
    "approver": True,
    "second_approver": True,
    "superuser": True,
    "deputy": True,
    "writer": True,  # asked for it
    "colleague": False,
    "translator": False,
}


@pytest.mark.parametrize(("role", "reads"), READERS.items())
def test_who_reads_a_decision(role, reads, client, people, waiting, deputised):
    approve(waiting, people.second_approver)
    row = Decision.objects.get()
    client.force_login(getattr(people, role))
    sheet = client.get(reverse("editorial:decision", args=[row.pk]))
    assert sheet.status_code == (200 if reads else 404)
    listed = client.get(reverse("editorial:decisions")).content.decode()
    assert (row.number in listed) is reads
    table = client.get(reverse("editorial:decisions"), {"export": "csv"})
    exported = b"".join(table.streaming_content).decode()
    assert (row.number in exported) is reads


def test_the_list_is_searched_by_title_and_year(client, people, waiting):
    approve(waiting, people.approver)
    client.force_login(people.approver)
    for query, found in [({"title": "日程"}, True), ({"title": "花火"}, False)]:
        listed = client.get(reverse("editorial:decisions"), query).content.decode()
        assert ("清掃の日（日程変更）" in listed) is found
