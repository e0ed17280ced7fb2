"""Asking how it was, and keeping what was said apart from who said it."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.core.rules import Refused
from hub.mail.services import absolute
from hub.occurrences.querysets import beginning_of
from hub.occurrences.workflow import HELD
from hub.questions import services as questions
from hub.questions.asked import Asked, Form, chosen
from hub.questions.choices import Kind
from hub.questions.models import Version
from hub.signups.feedback.links import feedback_path
from hub.signups.feedback.models import Feedback
from hub.signups.hosts import host_of
from hub.signups.models import Sheet, SignUp
from hub.signups.notifications import title_of, when_in_words
from hub.signups.workflow import State
from hub.telling.letters import Letter
from hub.telling.news import Line
from hub.telling.subscriptions.services import follow

DAY = timedelta(days=1)
# So long a clock that was away still asks.
ASKED_WITHIN = 7
CAME = (State.ATTENDED, State.BOOKED)  # where nobody noted who came, who was to


def to_ask(now: datetime) -> Iterator[Letter]:
    """Yield whom to ask how it was, from the day after on."""
    today = timezone.localdate(now)
    signups = SignUp.objects.filter(
        state__in=CAME,
        feedback_given=False,
        sheet__feedback__isnull=False,
        sheet__date__state__in=HELD,
        sheet__date__ends_at__lt=beginning_of(today),
        sheet__date__ends_at__gte=beginning_of(today - ASKED_WITHIN * DAY),
    ).exclude(email="")
    rows = signups.select_related("sheet__date__page", "sheet__feedback").order_by("pk")
    for signup in rows:
        if Version.objects.asked_of(signup.sheet.feedback):
            line = partial(_line, signup)
            yield Letter(f"feedback:{signup.key}", signup.email, signup.language, line)


def _line(signup: SignUp) -> Line:
    said = _("Please tell us here. We do not ask for your name.")
    return Line(
        _("How was it?"),
        title_of(signup.sheet, signup.language),
        absolute(feedback_path(signup)),
        (when_in_words(signup.sheet), said),
    )


def form_of(sheet: Sheet, language: str) -> Form | None:
    """Return what is asked after a date of `sheet`, None if nothing is."""
    version = Version.objects.asked_of(sheet.feedback)
    return Form(version, language) if version else None


@transaction.atomic
def give(
    signup: SignUp, form: Form, keys: Collection[str], values: dict[str, Any], now: datetime
) -> bool:
    """Keep what somebody says, where nothing leads back to them; return whether news follow.

    Who chooses an answer that asks for news follows what the room names as the date's topic: the
    link came with a mail, so the address is theirs.

    Raises:
        Refused: it was said already.
    """
    sheet = Sheet.objects.locked(signup.sheet_id)
    asked_of = sheet.signups.get(pk=signup.pk)
    questionnaire = sheet.feedback
    if asked_of.feedback_given or not asked_of.email or questionnaire is None:
        raise Refused.because(_("You have answered already. Thank you."))
    SignUp.objects.filter(pk=signup.pk).update(feedback_given=True)
    row = Feedback.objects.create(sheet=sheet, language=form.language)
    questions.begin(row, questionnaire, now)
    answers = questions.answer(row, form, keys, values)
    topic = host_of(sheet.subject).topic(sheet.subject)
    if not topic or not wants_news(form, answers):
        return False
    return follow(signup.email, signup.language, topic, now)


def wants_news(form: Form, answers: dict[str, Any]) -> bool:
    """Return whether an answer was chosen that asks for news."""
    return any(
        option.row.asks_for_news and option.key in chosen(answers.get(asked.key))
        for asked in form.questions
        for option in asked.options
    )


def askable(form: Form) -> list[Asked]:
    """Return the questions that are asked here: a file would say who sent it."""
    return [asked for asked in form.questions if asked.kind != Kind.FILE]
