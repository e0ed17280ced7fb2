"""What is on: the demonstration's events, found by day and by what people need."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.choice import span_of
from events.models import EventPage
from hub.core.kinds import changed
from hub.languages.families import address_in
from hub.occurrences.models import Occurrence
from hub.occurrences.services import change, reconcile, tell
from hub.occurrences.workflow import Action, State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

LANGUAGES = list(dict(settings.LANGUAGES))
RIVER = "kawabe-second-saturday"
KITCHEN = "oyako-kitchen"
READINGS = re.compile("<rt[^>]*>.*?</rt>|<rp[^>]*>.*?</rp>|</?ruby[^>]*>")


def event(slug: str = RIVER) -> EventPage:
    return EventPage.objects.public_sources().get(slug=slug)


def shown(client, query: str = "", language: str = "ja") -> list[str]:
    """Return the events of the dates that an address lists, page after page."""
    found, page = [], 1
    while True:
        part = client.get(address_in("/events/", language) + f"?{query}&page={page}").context[
            "paginator_page"
        ]
        found += [item.event.slug for item in part.object_list]
        if not part.has_next():
            return found
        page += 1


# The demonstration


def test_there_are_events_of_groups_and_of_the_city_each_marked_as_made_up():
    events = EventPage.objects.public_sources().exact_type(EventPage)
    assert events.count() == 32
    assert all("見本" in page.title for page in events)
    assert events.filter(organisers__group=None).count() == 8
    assert (
        len({row.group_id for page in events for row in page.organisers.all() if row.group_id})
        >= 12
    )
    assert {len(page.report) > 0 for page in events if page.dates_of_event.is_over} == {True}


def test_one_date_is_called_off_and_the_others_stay(client):
    states = Occurrence.objects.filter(page=event()).values_list("state", flat=True)
    assert list(states).count(State.CANCELLED) == 1
    assert list(states).count(State.PLANNED) > 10
    html = client.get(f"/events/{RIVER}/").content.decode()
    assert "中止" in html
    assert "大雨で川の水が多いため" in html


# Lists


def test_the_list_begins_today_and_is_in_order(client):
    items = client.get("/events/").context["paginator_page"].object_list
    days = [item.shown.day for item in items]
    assert days == sorted(days)
    assert all(item.shown.last_day >= timezone.localdate() for item in items)


@pytest.mark.parametrize(
    ("today", "when", "first", "last"),
    [
        (date(2026, 12, 1), "today", date(2026, 12, 1), date(2026, 12, 1)),
        (date(2026, 12, 1), "tomorrow", date(2026, 12, 2), date(2026, 12, 2)),
        (date(2026, 12, 1), "weekend", date(2026, 12, 5), date(2026, 12, 6)),
        (date(2026, 12, 5), "weekend", date(2026, 12, 5), date(2026, 12, 6)),
        (date(2026, 12, 6), "weekend", date(2026, 12, 6), date(2026, 12, 6)),
        (date(2026, 12, 1), "week", date(2026, 12, 1), date(2026, 12, 7)),
    ],
)
def test_words_for_days_mean_these_days(today, when, first, last):
    span = span_of(when, today)
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize("language", ["ja", "tl"])
def test_a_resident_finds_saturdays_and_sundays_free_with_childcare_in_easy_japanese(
    client, language
):
    query = "day=sat&day=sun&ease=free&support=childcare&support=easy_japanese"
    assert set(shown(client, query, language)) == {"nihongo-sunday", "bosai-walk"}
    assert set(shown(client, f"{query}&ease=sign_up", language)) == {"bosai-walk"}


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("kind=exhibition", {"satoyama-photos"}),
        ("language=tl", {"world-table"}),
        ("place=sannomaru-center", {KITCHEN, "world-table"}),
        ("group=kawabe-club", {RIVER}),
        ("field=science", set()),
        ("area=sannomaru&audience=children", {KITCHEN, "bosai-walk"}),
    ],
)
def test_every_choice_is_an_address(client, query, slugs):
    assert set(shown(client, query)) == slugs


@pytest.mark.parametrize(
    "query", ["when=%00", "month=2026-99", "month=1999-01", "kind=x", "page=x"]
)
def test_what_nobody_offers_is_as_good_as_nothing(client, query):
    response = client.get(f"/events/?{query}")
    assert response.context["results"].count() == client.get("/events/").context["results"].count()


def test_each_offer_leads_to_as_many_dates_as_it_says(client):
    results = client.get("/events/?day=sat").context["results"]
    for question in results.questions:
        for offer in question.offers:
            number = client.get(f"/events/?{offer.query}").context["results"].count()
            before = results.count() if offer.adds else 0
            assert offer.chosen or number == before + offer.count, offer


def test_the_month_is_a_table_of_weeks_and_leads_to_the_next(client):
    today = timezone.localdate()
    after = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    response = client.get(f"/events/?view=month&month={after:%Y-%m}")
    results = response.context["results"]
    cells = [cell for week in results.weeks for cell in week]
    assert {cell.day for cell in cells if cell.is_in} >= {after}
    assert len(cells) % 7 == 0
    for cell in cells:
        assert all(item.shown.day <= cell.day <= item.shown.last_day for item in cell.dates)
    html = response.content.decode()
    assert html.count('scope="col"') == 7
    assert f"month={today:%Y-%m}" in results.month_before


def test_before_this_month_there_is_none(client):
    this_month = timezone.localdate()
    assert (
        client.get(f"/events/?view=month&month={this_month:%Y-%m}").context["results"].month_before
        == ""
    )


# A page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ja", ["無料", "予約なしで行ける", "小雨はする、強い雨は中止"]),
        ("ja-x-easy", ["お金はいりません", "予約はいりません"]),
        ("en", ["Free", "No booking needed", "In light rain, but not in heavy rain"]),
        ("zh-hans", ["免费", "无需预约", "小雨照常，大雨取消"]),
        ("ko", ["무료", "예약 없이 갈 수 있음"]),
        ("vi", ["Miễn phí", "Không cần đặt trước"]),
        ("tl", ["Libre", "Hindi kailangang magpareserba"]),
    ],
)
def test_facts_are_said_in_every_language_though_the_text_is_japanese_alone(
    client, language, words
):
    response = client.get(address_in(f"/events/{RIVER}/", language))
    html = READINGS.sub("", response.content.decode())
    assert response.status_code == (200 if language == "ja" else 404)
    assert [word for word in words if word not in html] == []


def test_a_page_says_what_repeats_and_where(client):
    html = client.get(f"/events/{RIVER}/").content.decode()
    assert "毎月第2土曜日 8:00～9:30（8月を除く）" in html
    assert 'href="/places/kawabe-square/"' in html
    assert 'href="/groups/kawabe-club/"' in html


def test_what_is_over_stays_with_its_report(client):
    html = client.get("/events/flower-day/").content.decode()
    assert "180株" in html
    assert "終了" in html
    assert "flower-day" not in client.get("/events/").content.decode()


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Action.CANCEL, "EventCancelled"),
        (Action.POSTPONE, "EventPostponed"),
        (Action.MOVE, "EventRescheduled"),
    ],
)
def test_machines_read_what_became_of_a_date(client, rf, action, status):
    row = Occurrence.objects.get(page=event(KITCHEN))
    hour = timedelta(hours=1)
    times = (row.starts_at + hour, row.ends_at + hour)
    change([row.pk], action, timezone.now(), note="先生の都合のため", times=times)
    data = event(KITCHEN).structured_data(rf.get("/"))
    assert data["eventStatus"] == f"https://schema.org/{status}"
    assert data["isAccessibleForFree"] is False
    assert ("previousStartDate" in data) == (action == Action.MOVE)
    assert "先生の都合のため" in client.get(f"/events/{KITCHEN}/").content.decode()


def test_full_is_said_in_lists_and_on_the_page(client):
    row = Occurrence.objects.get(page=event(KITCHEN))
    tell(row.pk, timezone.now(), is_full=True, note="")
    assert "満員" in client.get(f"/events/{KITCHEN}/").content.decode()
    assert "満員" in client.get("/events/?place=sannomaru-center").content.decode()


def test_an_event_needs_a_place():
    page = event(KITCHEN)
    page.place = None
    page.place_text = ""
    with pytest.raises(ValidationError, match="どこで行うか"):
        page.clean()


# Elsewhere


def test_home_shows_the_next_dates_one_of_each_event(client):
    dates = client.get("/").context["page"].coming_dates
    assert len({item.event.pk for item in dates}) == len(dates) == 5
    assert "これからの催し" in client.get("/").content.decode()


@pytest.mark.parametrize("path", ["/groups/kawabe-club/", "/places/kawabe-square/"])
def test_groups_and_places_show_what_is_on(client, path):
    assert f'href="/events/{RIVER}/"' in client.get(path).content.decode()


def test_an_unpublished_event_is_in_no_list_and_no_calendar(client):
    event(KITCHEN).unpublish()
    assert KITCHEN not in shown(client)
    assert KITCHEN not in client.get("/calendar.ics").content.decode()


def test_publishing_an_older_revision_loses_no_cancellation():
    page = event(KITCHEN)
    older = page.save_revision()
    row = Occurrence.objects.get(page=page)
    change([row.pk], Action.CANCEL, timezone.now(), note="先生の都合のため")
    older.publish()
    left = Occurrence.objects.get(page=page)
    assert (left.uuid, left.state, left.note) == (row.uuid, State.CANCELLED, "先生の都合のため")


def test_without_its_series_a_date_that_nothing_became_of_goes():
    page = event(KITCHEN)
    reconcile(page, [], timezone.now())
    assert not Occurrence.objects.filter(page=page).exists()


@pytest.mark.parametrize("path", ["/", "/events/", "/events/?view=month", "/calendar.ics"])
def test_many_dates_cost_no_more_queries_than_few(client, path, django_assert_max_num_queries):
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    number = len(few)
    row = Occurrence.objects.get(page=event(KITCHEN))
    Occurrence.objects.bulk_create(
        Occurrence(
            page=row.page,
            series=f"copy {number}",
            day=row.day,
            starts_at=row.starts_at + timedelta(hours=number),
            ends_at=row.ends_at + timedelta(hours=number),
        )
        for number in range(1000)
    )
    changed(Occurrence)
    client.get(path)
    with django_assert_max_num_queries(number):
        client.get(path)
