"""Talks of the demonstration: a café with what the city answered, a roundtable with its minutes,
and one whose notes have only been typed.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from events.dialogue.choices import By, Kind, State
from events.dialogue.models import DialogueIndexPage, DialoguePage, Note, Round, Session, Theme
from hub.followups.models import FollowUp, Office
from hub.followups.schedule import WARNING
from hub.pages.demo_registry import PageSpec, read_yaml
from hub.pages.models import Department

FILE = "events/dialogue/demo/talks.yaml"
DAY = timedelta(days=1)
OF_TALK = ("event", "rounds", "people", "who")  # what the page takes from its talk
TABLES = 10


def page_specs() -> Iterator[PageSpec]:
    content = read_yaml(FILE)
    yield PageSpec("dialogue", DialogueIndexPage, content["index"])
    today = timezone.localdate()
    for talk in content["talks"]:
        values = {name: value for name, value in talk.items() if name not in OF_TALK}
        for name in ("themes", "points"):
            values[name] = [_block(value, today) for value in talk.get(name, ())]
        yield PageSpec(f"dialogue/{talk['slug']}", DialoguePage, values)


def _block(value: dict[str, Any], today: date) -> dict[str, Any]:
    """Return a block without its promise, with days for numbers of days."""
    block = {name: given for name, given in value.items() if name != "promise"}
    if "sentences" in block:
        block["sentences"] = [{"language": "ja"} | row for row in block["sentences"]]
    if "next_steps" in block:
        block["next_steps"] = [
            {name: given for name, given in row.items() if name != "in_days"}
            | ({"until": today + row["in_days"] * DAY} if "in_days" in row else {})
            for row in block["next_steps"]
        ]
    return block


def finish(demo) -> None:
    content, today = read_yaml(FILE), timezone.localdate()
    for talk in content["talks"]:
        page = demo.page(f"dialogue/{talk['slug']}")
        event = demo.page(f"events/{talk['event']}")
        if not Session.objects.filter(page=page).exists():
            _make_talk(talk, page, event)
            _make_promises(talk, page, today)
    typed = content["typed"]
    event = demo.page(f"events/{typed['event']}")
    if not Session.objects.filter(event=event).exists():
        _type_notes(typed, event)


def _day_of(event) -> date:
    return event.dates[0].value["day"]


def _make_talk(talk: dict[str, Any], page: DialoguePage, event) -> None:
    """Make the rows that the page was made from, and publish what it takes from them."""
    session = Session.objects.create(
        event=event,
        day=_day_of(event),
        kind=talk["kind"],
        title=talk["title"],
        department=page.department,
        tables=TABLES if talk["kind"] == Kind.CAFE else 1,
        people=talk["people"],
        who=talk["who"],
        page=page,
    )
    asked = talk.get("rounds") or [{"question": point["title"]} for point in talk["points"]]
    rounds = [
        Round.objects.create(session=session, number=number, **row)
        for number, row in enumerate(asked, 1)
    ]
    for order, value in enumerate(talk.get("themes", ())):
        theme = Theme.objects.create(
            session=session, title=value["title"], order=order, summary=value["text"]
        )
        for number, row in enumerate(value["sentences"]):
            Note.objects.create(
                session=session,
                round=rounds[number % len(rounds)],
                table=order + number + 1,
                text=row["text"],
                language=row.get("language", "ja"),
                by=By.PARTICIPANT,
                state=State.SHOWN,
                theme=theme,
            )
    page.event, page.date = event, session.day
    page.people, page.who = session.people, session.who
    page.save_revision(log_action=False).publish(log_action=False)


def _make_promises(talk: dict[str, Any], page: DialoguePage, today: date) -> None:
    for block, value in zip(
        page.themes or page.points, talk.get("themes") or talk["points"], strict=True
    ):
        said = value["promise"]
        step = said if "what" in said else value["next_steps"][0]
        office = Department.objects.get(code=step["office"])
        Office.objects.get_or_create(
            department=office,
            defaults={
                "email": f"{office.code}@city.example.jp",
                "head_email": f"{office.code}-kacho@city.example.jp",
            },
        )
        is_late = "late_reason" in said
        FollowUp.objects.create(
            kind="dialogue",
            page_id=page.pk,
            about=block.id,
            department=office,
            what=step["what"],
            due=today + step["in_days"] * DAY,
            state=said["state"],
            what_happened=said.get("what_happened", ""),
            warned_on=today - 2 * WARNING if is_late else None,
            late_reason=said.get("late_reason", ""),
            late_until=today + said["late_in_days"] * DAY if is_late else None,
        )


def _type_notes(typed: dict[str, Any], event) -> None:
    session = Session.objects.create(
        event=event,
        day=_day_of(event),
        title=typed["title"],
        department=Department.objects.get(code=typed["department"]),
        tables=typed["tables"],
    )
    rounds = [
        Round.objects.create(session=session, number=number, question=question)
        for number, question in enumerate(typed["rounds"], 1)
    ]
    for place, lines in enumerate(typed["notes"]):
        for text in lines:
            Note.objects.create(
                session=session,
                round=rounds[place // 2],
                table=place + 1,
                text=text,
                token=uuid5(NAMESPACE_URL, text),
            )
