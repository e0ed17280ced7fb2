"""The page of a talk: begun from its rows, approved as any page, then the source of promises."""

import uuid
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from events.dialogue.choices import Kind, State
from events.dialogue.models.pages import DialogueIndexPage, DialoguePage
from events.dialogue.models.session import Session, Theme
from events.dialogue.permissions import may_make_page, may_promise
from hub.core.locales import default_locale_id
from hub.core.rules import Refused, require
from hub.followups import services as followups
from hub.followups.models import MAX_SENTENCE, FollowUp
from hub.pages.models import Department

if TYPE_CHECKING:
    from datetime import date

    from hub.accounts.models import User

NO_INDEX = _("The page that lists all talks is missing. Please run the set-up again.")


@transaction.atomic
def make_page(session: Session, user: "User") -> DialoguePage:
    """Make the draft of a talk's page, or write its themes into it anew.

    What somebody wrote into the draft by hand (title, summary, body, photos, points) stays.

    Raises:
        Refused: `user` may not, there is nothing to tell, or the page is reviewed or public.
    """
    session = Session.objects.locked(session.pk)
    require(may_make_page(user, session))
    page = session.page.get_latest_revision_as_object() if session.page else _new_page(session)
    page.themes = [
        {"type": "theme", "id": str(theme.key), "value": _theme_value(theme, number)}
        for theme, number in _themes_with_notes(session)
    ]
    if session.kind != Kind.CAFE and not page.points:
        page.points = [
            {"type": "point", "value": {"title": row.question}} for row in session.rounds.all()
        ]
    page.people, page.who = session.people, session.who
    page.department = session.department
    if page.pk is None:
        _index().add_child(instance=page)
        session.page = page
        session.save(update_fields=["page"])
    page.save_revision(user=user, log_action=True)
    return page


def _index() -> DialogueIndexPage:
    index = DialogueIndexPage.objects.filter(locale_id=default_locale_id()).first()
    if index is None:
        raise Refused.because(NO_INDEX)
    return index


def _new_page(session: Session) -> DialoguePage:
    key = uuid.uuid4()
    return DialoguePage(
        locale_id=default_locale_id(),
        translation_key=key,
        live=False,
        title=session.title,
        slug=f"{session.day:%Y%m%d}-{key.hex[:8]}",
        summary=session.purpose,
        kind=session.kind,
        date=session.day,
        event=session.event,
    )


def _themes_with_notes(session: Session) -> list[tuple[Theme, int]]:
    numbers = session.notes.of_theme()
    return [(theme, numbers[theme.pk]) for theme in session.themes.all() if theme.pk in numbers]


def _theme_value(theme: Theme, number: int) -> dict[str, object]:
    shown = theme.notes.filter(state=State.SHOWN)
    return {
        "title": theme.title,
        "notes": number,
        "text": theme.summary,
        "sentences": [
            {
                "type": "item",
                "id": str(uuid.uuid5(theme.key, str(note.pk))),  # the same at the next press
                "value": {"text": note.text, "language": note.language},
            }
            for note in shown
        ],
    }


@transaction.atomic
def published(page: DialoguePage) -> int:
    """What was written and is not on the public page goes (RULES E); return how many notes."""
    session = Session.objects.select_for_update().filter(page=page.pk).first()
    return session.notes.not_on_the_page().delete()[0] if session else 0


@transaction.atomic
def promise(
    session: Session, about: str, what: str, department: Department, due: "date", user: "User"
) -> FollowUp:
    """Keep what the city answers to a theme or a point ("" is the whole talk).

    Raises:
        Refused: `user` may not, or the page is not public.
    """
    session = Session.objects.locked(session.pk)
    require(may_promise(user, session))
    followup = FollowUp(page=session.page, what=what, department=department, due=due)
    return followups.keep(followup, user, about)


@transaction.atomic
def promise_next_steps(session: Session, user: "User") -> int:
    """Make promises of the public page's next steps that have an office and a day.

    Pressed again, it makes those that have come since; return how many are new.

    Raises:
        Refused: `user` may not, or the page is not public.
    """
    session = Session.objects.locked(session.pk)
    require(may_promise(user, session))
    offices = {row.code: row for row in Department.objects.all()}
    there = set(FollowUp.objects.filter(page=session.page_id).values_list("about", "what"))
    new = 0
    for block in session.page.points if session.page else ():
        for step in block.value["next_steps"]:
            what = step["what"][:MAX_SENTENCE]
            office, due = offices.get(step["office"]), step["until"]
            if office and due and (block.id, what) not in there:
                row = FollowUp(page=session.page, what=what, department=office, due=due)
                followups.keep(row, user, block.id)
                there.add((block.id, what))
                new += 1
    return new
