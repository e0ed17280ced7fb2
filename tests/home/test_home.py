"""The home page: the featured story, the newest news, the sections in the reader's language."""

from datetime import date

import pytest

from home.models import HomePage
from news.models import StoryPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def home(language: str = "ja") -> HomePage:
    return HomePage.objects.get(locale__language_code=language)


def test_the_chosen_story_is_featured():
    assert home().story.slug == "kawabe-no-asa"
    assert home("ko").story.lang == "ko"


def test_without_a_choice_or_when_it_is_offline_the_newest_story_is():
    StoryPage.objects.public_sources().get(slug="kawabe-no-asa").unpublish()
    newest = StoryPage.objects.public_sources().newest().first()
    assert home().story == newest


def test_the_featured_story_is_not_listed_twice():
    assert home().story not in home().latest_stories


def test_fields_lead_to_as_many_groups_as_they_say(client):
    for field in home().group_fields[:5]:
        directory = client.get(f"/groups/?field={field.code}")
        assert directory.context["paginator_page"].paginator.count == field.group_count


def test_sections_are_in_the_readers_language(client):
    assert client.get("/en/").context["page"].section_urls["groups"] == "/en/groups/"


@pytest.mark.parametrize("language", ["", "/tl"])
def test_talks_and_courses_are_reached_from_home(client, language):
    page = client.get(f"{language}/").context["page"]
    ways = [one.url for one in page.talking_and_learning]
    assert ways == [f"{language}/dialogue/", f"{language}/trainings/"]
    assert all(client.get(way).status_code == 200 for way in ways)


def test_the_desks_phone_is_the_same_in_every_language():
    phones = {page.frame_values()["desk_phone"] for page in HomePage.objects.all()}
    assert phones == {"029-232-9151"}


def test_home_shows_where_people_can_go_within_a_week_by_the_groups_own_days(client, time_machine):
    time_machine.move_to("2026-12-07 09:00+09:00", tick=False)  # a Monday
    meetings = client.get("/").context["page"].meetings_this_week
    days = [meeting.next.day for meeting in meetings]
    assert 0 < len(days) <= 6
    assert days == sorted(days)
    assert all(date(2026, 12, 7) <= day <= date(2026, 12, 13) for day in days)


@pytest.mark.parametrize("prefix", ["", "en/", "vi/"])
def test_weekends_with_children_is_one_press_to_what_is_on(client, prefix):
    html = client.get(f"/{prefix}").content.decode()
    address = f"/{prefix}events/?day=sat&amp;day=sun&amp;audience=children"
    assert f'href="{address}"' in html
    results = client.get(address.replace("&amp;", "&")).context["results"]
    assert results.count() > 0
    assert set(results.choice.codes) == {"day", "audience"}
