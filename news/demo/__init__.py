"""News and case stories of the demonstration."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from groups.models import GroupPage
from hub.pages.demo_registry import PageSpec, read_yaml
from hub.pages.models import ActivityField, Department
from manual.models import ManualChapter
from news.models import MagazineIssue, NewsIndexPage, NewsPage, StoryIndexPage, StoryPage

STORY_ROWS = {
    "activity_fields": ("story_fields", "field", ActivityField, "code"),
    "departments": ("story_departments", "department", Department, "code"),
    "groups": ("story_groups", "group", GroupPage, ""),
    "chapters": ("story_chapters", "chapter", ManualChapter, ""),
}
NEWS_ROWS = {"groups": ("news_groups", "group", GroupPage, "")}


def page_specs() -> Iterator[PageSpec]:
    news = read_yaml("news/demo/news.yaml")
    yield PageSpec("news", NewsIndexPage, news["index"])
    for values in news["news"]:
        yield PageSpec(f"news/{values['slug']}", NewsPage, with_deadline(values), NEWS_ROWS)
    stories = read_yaml("news/demo/stories.yaml")
    yield PageSpec("stories", StoryIndexPage, stories["index"])
    for values in stories["stories"]:
        yield PageSpec(f"stories/{values['slug']}", StoryPage, values, STORY_ROWS)


def with_deadline(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of news with the day that `deadline_in` says, counted from today."""
    rest = dict(values)
    if days := rest.pop("deadline_in", None):
        rest["deadline"] = timezone.localdate() + timedelta(days=days)
    return rest


def moving_slugs() -> frozenset[str]:
    """Return which news have a deadline that moves on."""
    news = read_yaml("news/demo/news.yaml")["news"]
    return frozenset(values["slug"] for values in news if "deadline_in" in values)


def load() -> None:
    for issue in read_yaml("news/demo/stories.yaml")["issues"]:
        MagazineIssue.objects.update_or_create(
            number=issue["number"],
            defaults={"date": issue["date"], "url": issue.get("url", "")},
        )
