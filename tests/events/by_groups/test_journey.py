"""A group's 毎月第2土曜 9–11時、8月を除く: from the portal to the list and the calendars."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from events.by_groups.portal import PORTAL
from events.models import EventPage, EventSettings
from hub.languages.families import address_in
from hub.mail.models import OutgoingMail
from hub.occurrences.models import Occurrence
from hub.occurrences.services import change
from hub.occurrences.workflow import Action as DateAction
from hub.submissions.models import Submission
from hub.submissions.workflow import ReviewState, State
from tests.events.by_groups.conftest import (
    SECOND_SATURDAY,
    approved,
    begun_by,
    drafted,
    edit,
    filled_in,
    send_by,
    sent,
    step,
)

Outcome = Submission.Outcome
READINGS = re.compile("<rt[^>]*>.*?</rt>|<rp[^>]*>.*?</rp>|</?ruby[^>]*>")


def state(event: EventPage) -> State:
    return ReviewState.of(EventPage.objects.get(pk=event.pk)).state


def next_april(today: date) -> date:
    return date(today.year + (today.month >= 4), 4, 1)


def decide(desk: Client, event: EventPage, action: str, **typed):
    review = ReviewState.of(EventPage.objects.get(pk=event.pk)).review
    return desk.post(reverse("moderation_review", args=[review.pk]), {"action": action} | typed)


@pytest.mark.both_databases
def test_second_saturdays_but_for_august_are_eleven_dates_in_lists_and_calendars(
    member, desk, group
):
    first = next_april(timezone.localdate())
    until = first + timedelta(days=364)
    event = filled_in(member, group, first, until=f"{until}")
    check = member.get(PORTAL.address(event, "check")).content.decode()
    assert "毎月第2土曜日 9:00～11:00（8月を除く）" in check
    assert Client().get(event.url).status_code == 404

    assert send_by(member, event).url == PORTAL.address(event)
    assert state(event) == State.REVIEW
    assert "川べの朝そうじ" in desk.get(reverse("moderation_queue")).content.decode()
    decide(desk, event, "approve")
    rows = list(Occurrence.objects.filter(page=event))
    assert len(rows) == 11
    assert {row.first_day.weekday() for row in rows} == {5}
    assert {row.first_day.month for row in rows} == set(range(1, 13)) - {8}

    change([rows[3].pk], DateAction.CANCEL, timezone.now(), note="大雨のため")
    html = Client().get(event.url).content.decode()
    assert "大雨のため" in html
    month = f"{rows[3].first_day:%Y-%m}"
    assert "中止" in Client().get(f"/events/?month={month}").content.decode()
    calendar = Calendar.from_ical(Client().get("/calendar.ics").content)
    entries = {entry.decoded("dtstart"): str(entry["status"]) for entry in calendar.walk("VEVENT")}
    assert entries.pop(rows[3].starts_at) == "CANCELLED"
    assert set(entries.values()) == {"CONFIRMED"}
    assert len(entries) == 10


def test_what_was_sent_back_is_corrected_and_what_is_typed_stays(member, desk, group):
    event = filled_in(member, group, timezone.localdate() + timedelta(days=3))
    send_by(member, event)
    decide(desk, event, "send_back", words="費用も書いてください。")
    assert "費用も書いてください。" in member.get(PORTAL.address(event)).content.decode()
    home = member.get(reverse("portal:page", args=[group.pk])).content.decode()
    assert PORTAL.address(event) in home
    answer = edit(member, event, "where", fee_yen="ひゃくえん")
    assert answer.status_code == 422
    assert "ひゃくえん" in answer.content.decode()
    edit(member, event, "where", fee_yen="１００円")
    send_by(member, event)
    decide(desk, event, "approve")
    assert EventPage.objects.get(pk=event.pk).fee_yen == 100


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"first": ""}, "最初の日"),
        ({"ends": ""}, "両方"),
        ({"until": "2026-01-01"}, "終了日が開始日より前"),
        ({"first": "0001-01-01"}, "年を確かめて"),
        ({"first": "9999-12-31"}, "年を確かめて"),
        ({"first": "2026-02-30"}, "2027-01-09"),
        ({"how": "day", "first": "2026-01-10", "until": ""}, "もう過ぎて"),
        ({"skipped_days": "x" * 5000}, "2027-01-09"),
        ({"further_days": "1/1 " * 70}, "日が多すぎ"),
        ({"how": "never"}, ""),
        ({"weekdays": ["9"]}, ""),
        ({"title": "\x00"}, ""),
    ],
)
def test_dates_that_cannot_be_are_refused_in_words(member, group, typed, words):
    event = begun_by(member, group)
    first = timezone.localdate() + timedelta(days=30)
    answer = edit(member, event, "when", **SECOND_SATURDAY | {"first": f"{first}"} | typed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "橋のたもとに集まって" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"how": "day"}, "（土） 9:00～11:00"),
        ({"how": "weekly", "weekdays": ["1", "3"]}, "毎週火曜日、木曜日 9:00～11:00"),
        ({"how": "fortnightly", "weekdays": []}, "2週ごとの土曜日"),
        ({"how": "monthly", "numbers": [], "weekdays": []}, "毎月第2土曜日"),
        ({"how": "monthly", "numbers": ["1", "-1"]}, "毎月第1、最終土曜日"),
        ({"how": "day_of_month"}, "毎月9日"),
        ({"starts": "", "ends": ""}, "毎月第2土曜日"),
        ({"starts": "9時半", "ends": "１１：００"}, "9:30～11:00"),
        ({"skips_holidays": "on"}, "祝日"),
        ({"skipped_days": "2027-02-13"}, "2月13日（土）"),
        ({"further_days": "2027/1/16、2027-01-30"}, "1月16日（土） 9:00～11:00"),
    ],
)
def test_series_are_typed_in_few_fields_and_read_in_words(
    member, group, typed, words, time_machine
):
    time_machine.move_to(datetime(2026, 12, 1, 10, tzinfo=timezone.get_current_timezone()))
    event = begun_by(member, group)
    series = SECOND_SATURDAY | {"first": "2027-01-09", "skipped_months": []} | typed
    assert edit(member, event, "when", **series).url == step(event, "where")
    shown = member.get(PORTAL.address(event, "check")).content.decode()
    assert words in shown
    again = edit(member, event, "when")
    assert again.status_code == 302
    assert member.get(PORTAL.address(event, "check")).content.decode().count(words) == shown.count(
        words
    )


# When it is public


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 12, 4, 19, 0), "12月7日（月）"),  # a Friday evening
        (datetime(2026, 12, 7, 10, 0), "12月8日（火）"),
        (datetime(2026, 12, 28, 10, 0), "1月4日（月）"),  # the city hall closes
    ],
)
def test_after_sending_it_is_said_when_it_will_be_public(
    member, people, group, time_machine, moment, day
):
    time_machine.move_to(moment.replace(tzinfo=timezone.get_current_timezone()))
    member.force_login(people["owner"])
    event = filled_in(member, group, date(2027, 1, 9))
    send_by(member, event)
    page = member.get(PORTAL.address(event)).content.decode()
    assert f"{day}までに公開します" in page


@pytest.mark.parametrize("language", ["en", "vi", "tl", "ko", "zh-hans", "ja-x-easy"])
def test_it_is_said_in_the_language_of_who_sends_it(member, people, group, language):
    event = drafted(group, people["owner"], "集まり", timezone.localdate() + timedelta(days=9))
    sent(event, people["owner"])
    page = member.get(address_in(PORTAL.address(event), language)).content.decode()
    promises = {
        "en": "It will be public by",
        "vi": "được công khai chậm nhất vào",
        "tl": "Magiging pampubliko ito hanggang",
        "ko": "까지 공개됩니다",
        "zh-hans": "公开。",
        "ja-x-easy": "までにみんなが見られます",
    }
    assert promises[language] in READINGS.sub("", page)


# Whose word is public at once


def hold(group, people, number: int) -> None:
    """Let the group have had so many events approved."""
    for n in range(number):
        day = timezone.localdate() + timedelta(days=n + 1)
        approved(drafted(group, people["owner"], f"催し{n}", day), people["owner"], people["desk"])


@pytest.mark.parametrize(
    ("held", "trust_after", "is_public"), [(2, 3, False), (3, 3, True), (3, 0, False), (1, 1, True)]
)
def test_a_group_that_is_trusted_publishes_at_once(
    member, people, group, held, trust_after, is_public
):
    settings = EventSettings.load()
    settings.trust_after = trust_after
    settings.save()
    hold(group, people, held)
    event = drafted(group, people["owner"], "次の催し", timezone.localdate() + timedelta(days=9))
    answer = member.post(
        PORTAL.address(event, "check"), {"version": 2, "agreed": "on"}, follow=True
    )
    assert (Client().get(event.url).status_code == 200) == is_public
    assert ("市があとから確認します" in answer.content.decode()) == is_public
    assert Occurrence.objects.filter(page=event).exists() == is_public


def test_what_a_trusted_group_published_is_looked_at_and_may_go_offline(desk, people, group):
    hold(group, people, 3)
    owner = people["owner"]
    event = drafted(group, owner, "次の催し", timezone.localdate() + timedelta(days=9))
    sent(event, owner)
    submission = Submission.objects.get(page=event)
    assert submission.outcome == Outcome.PUBLISHED
    look = reverse("moderation_urgent", args=[submission.pk])
    assert "集まります。" in desk.get(look).content.decode()
    answer = desk.post(look, {"revert": "1", "reason": "日が決まってからにしてください。"})
    assert answer.status_code == 302, answer.content.decode()
    assert Client().get(event.url).status_code == 410
    told = OutgoingMail.objects.filter(subject__startswith="公開をやめました")
    assert owner.email in told.values_list("recipient", flat=True)
    # And the next one is looked at before it is public.
    other = drafted(group, owner, "もうひとつ", timezone.localdate() + timedelta(days=10))
    assert sent(other, owner).state == State.REVIEW


def test_where_something_has_to_be_looked_at_twice_the_city_looks_first(people, group):
    hold(group, people, 3)
    owner = people["owner"]
    event = drafted(
        group, owner, "電話 029-000-0101 の会", timezone.localdate() + timedelta(days=9)
    )
    assert sent(event, owner).state == State.REVIEW


# The same as last year


def test_an_earlier_event_is_copied_with_its_days_a_year_later(member, desk, group):
    first = next_april(timezone.localdate())
    event = filled_in(member, group, first, until=f"{first + timedelta(days=364)}")
    send_by(member, event)
    decide(desk, event, "approve")
    again = begun_by(member, group, title="", like=event.pk)
    assert (again.title, again.live) == (event.title, False)
    check = member.get(PORTAL.address(again, "check")).content.decode()
    assert "毎月第2土曜日 9:00～11:00（8月を除く）" in check
    assert f"{first.year + 1}年" in check
    assert "橋のたもと" in check
    assert begun_by(member, group, title="", like=event.pk).pk == again.pk, "pressed twice"
    assert send_by(member, again).url == PORTAL.address(again)


def test_what_was_begun_and_never_sent_is_thrown_away(member, desk, group):
    event = begun_by(member, group)
    address = reverse("group_events:give_up", args=[event.pk])
    assert member.get(address).status_code == 200
    member.post(address)
    assert not EventPage.objects.filter(pk=event.pk).exists()
    event = filled_in(member, group, timezone.localdate() + timedelta(days=3))
    send_by(member, event)
    member.post(reverse("group_events:give_up", args=[event.pk]))
    assert EventPage.objects.filter(pk=event.pk).exists()
