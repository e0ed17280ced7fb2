"""The events of the demonstration. Their days are counted from the day on which it is loaded, and
move on each night, so that something is always on.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from events.demo.helpers import look_for_helpers
from events.demo.moving import call_one_off
from events.demo.promises import make_promises
from events.demo.signups import open_sheets
from events.dialogue import demo as talks
from events.models import EventIndexPage, EventPage
from events.telling import topic_of_place
from groups.models import GroupPage
from hub.pages.demo_registry import PageSpec, read_yaml
from hub.pages.models import ActivityField, Department
from hub.telling.demo import follow

DAY = timedelta(days=1)
MENU_AFTER = {"events": "join"}
WEEK = 7
ROWS = {
    "groups": ("organisers", "group", GroupPage, ""),
    "departments": ("organisers", "department", Department, "code"),
    "event_fields": ("event_fields", "field", ActivityField, "code"),
}


def page_specs() -> Iterator[PageSpec]:
    content = read_yaml("events/demo/events.yaml")
    yield PageSpec("events", EventIndexPage, content["index"])
    for values in content["events"]:
        dates = [
            block | {"value": with_day(block["value"], timezone.localdate())}
            for block in values["dates"]
        ]
        yield PageSpec(f"events/{values['slug']}", EventPage, values | {"dates": dates}, ROWS)
    yield from talks.page_specs()


def finish(demo) -> None:
    now = timezone.now()
    call_one_off(demo.page("events/kawabe-second-saturday"), now)
    open_sheets(demo, now)
    follow(topic_of_place(demo.page("places/ume-hall")))
    make_promises(demo)
    look_for_helpers(demo, now)
    talks.finish(demo)


def with_day(value: dict[str, Any], today: date) -> dict[str, Any]:
    """Return a block's values with the days that `ahead` or `ago` say."""
    rest = {
        name: given for name, given in value.items() if name not in ("ahead", "ago", "for_days")
    }
    if "ahead" in value:
        days, weekday = value["ahead"]
        start = today + days * DAY
        day = start + (weekday - start.weekday()) % WEEK * DAY
    elif "ago" in value:
        days, weekday = value["ago"]
        end = today - days * DAY
        day = end - (end.weekday() - weekday) % WEEK * DAY
    else:
        return rest
    last = {"last_day": day + (value["for_days"] - 1) * DAY} if "for_days" in value else {}
    return rest | {"day": day} | last
