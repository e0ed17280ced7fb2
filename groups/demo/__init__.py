"""The fictional groups of the demonstration, and who keeps their pages."""

from collections.abc import Iterator

from django.contrib.auth import get_user_model

from groups.demo import consents, moderation, page, registration, yearly_confirmation
from groups.directory.models import GroupIndexPage
from groups.models import GroupPage, Membership
from groups.telling import topic_of
from hub.pages.demo_registry import PageSpec, read_yaml
from hub.pages.models import ActivityField, Area, Need
from hub.telling.demo import follow

ROWS = {
    "activity_fields": ("field_rows", "term", ActivityField, "code"),
    "needs": ("need_rows", "term", Need, "code"),
    "areas": ("area_rows", "term", Area, "code"),
    "audiences": ("audience_rows", "code", None, ""),
    "days": ("day_rows", "code", None, ""),
    "languages_spoken": ("language_rows", "code", None, ""),
    "accessibility": ("accessibility_rows", "code", None, ""),
}
KEEPERS = {
    "D-0001": "groups/mirai-terakoya",
    "daihyo@kawabe-club.example.jp": "groups/kawabe-club",
}
EDITORS = {"D-0003": "groups/kawabe-club"}


def page_specs() -> Iterator[PageSpec]:
    content = read_yaml("groups/demo/groups.yaml")
    yield PageSpec("groups", GroupIndexPage, content["index"])
    for values in content["groups"]:
        values |= {"confirmed_email": values.get("email", "")}  # they have been read for long
        yield PageSpec(f"groups/{values['slug']}", GroupPage, values, ROWS)


def finish(demo) -> None:
    """Give the representatives' accounts their groups; let time pass and new groups come in."""
    users = get_user_model().objects
    for name, path in KEEPERS.items():
        user = users.filter(username=name).first() or users.filter(email=name).first()
        Membership.objects.get_or_create(user=user, group=demo.page(path))
    for name, path in EDITORS.items():
        Membership.objects.get_or_create(
            user=users.get(username=name),
            group=demo.page(path),
            defaults={"role": Membership.Role.EDITOR},
        )
    moderation.load(demo)
    page.finish(demo)
    registration.load(demo)
    yearly_confirmation.load(demo)
    consents.load(demo)
    follow(topic_of(demo.page("groups/kawabe-club")))
