"""Talks as the desk writes them down, their themes, and which note is about which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from events.dialogue.models.session import Note, Round, Session, Theme
from events.dialogue.permissions import may_note
from hub.core.rules import Refused, require
from hub.editorial.people import desk_answer

if TYPE_CHECKING:
    from hub.accounts.models import User

HAS_NOTES = _("There are notes about question %(number)s. Please leave it there.")


@dataclass(frozen=True)
class Asked:
    """A question in Japanese, and {language: words} where somebody translated it."""

    question: str
    words: Mapping[str, str]


@dataclass(frozen=True)
class ThemeTyped:
    """What was changed about a theme: `pk` None is a new one, an empty title none any more."""

    pk: int | None
    title: str
    summary: str
    order: int


@transaction.atomic
def keep(session: Session, asked: Sequence[Asked], user: "User") -> Session:
    """Keep a talk and its questions.

    Raises:
        Refused: `user` does not work at the desk, or a question with notes is missing.
    """
    require(desk_answer(user))
    session.event = session.event.source
    session.save()
    for number, one in enumerate(asked, 1):
        values = {"question": one.question, "words": dict(one.words)}
        Round.objects.update_or_create(session=session, number=number, defaults=values)
    rest = session.rounds.filter(number__gt=len(asked))
    noted = rest.filter(notes__isnull=False).first()
    if noted is not None:
        raise Refused.because(HAS_NOTES % {"number": noted.number})
    rest.delete()
    return session


@transaction.atomic
def sort(
    session: Session,
    themes: Sequence[ThemeTyped],
    notes: Mapping[int, Mapping[str, object]],
    user: "User",
) -> None:
    """Keep what was changed about themes, and about notes.

    Args:
        notes: {key of a note: {column: new value}}; `theme_id` or `state`.

    Raises:
        Refused: `user` may not, or the page is public.
    """
    session = Session.objects.locked(session.pk)
    require(may_note(user, session))
    for typed in themes:
        _keep_theme(session, typed)
    known = set(session.themes.values_list("pk", flat=True))
    for pk, values in notes.items():
        if values.get("theme_id") is None or values["theme_id"] in known:
            Note.objects.filter(session=session, pk=pk).update(**values)


def _keep_theme(session: Session, typed: ThemeTyped) -> None:
    values = {"title": typed.title, "summary": typed.summary, "order": typed.order}
    if typed.pk is None:
        if typed.title:
            Theme.objects.create(session=session, **values)
    elif typed.title:
        session.themes.filter(pk=typed.pk).update(**values)
    else:
        session.themes.filter(pk=typed.pk).delete()
