"""What is done with questions and answers. One change = one transaction; no request here."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hub.core.rules import Refused
from hub.questions import files
from hub.questions.asked import JAPANESE, Form
from hub.questions.models import Answering, Option, Question, Questionnaire, Version, Wording

FROZEN = _("Someone has answered these questions. Correct the words, or make a new version.")


@transaction.atomic
def keep(version: Version, *, title: str, purpose: str) -> Version:
    """Keep a version that nobody has answered yet, with its questions.

    Raises:
        Refused: somebody has answered meanwhile.
    """
    if version.questionnaire_id is None:
        version.questionnaire = Questionnaire.objects.create(title=title, purpose=purpose)
    else:
        _require_open(version)
        questionnaire = version.questionnaire
        questionnaire.title, questionnaire.purpose = title, purpose
        questionnaire.save()
    version.save()
    return version


def _require_open(version: Version) -> None:
    frozen = Version.objects.select_for_update().filter(pk=version.pk)
    if frozen.exclude(frozen_at=None).exists():
        raise Refused.because(FROZEN)


@transaction.atomic
def use(version: Version, now: datetime) -> Version:
    """Ask these questions from now on.

    Raises:
        Refused: there are none.
    """
    if not Question.objects.filter(version=version).exists():
        raise Refused.because(_("There are no questions yet."))
    Version.objects.filter(pk=version.pk, used_since=None).update(used_since=now)
    version.refresh_from_db(fields=["used_since"])
    return version


@transaction.atomic
def new_version(version: Version) -> Version:
    """Return the version to change: the latest of its questionnaire if nobody answered it, or a copy.

    Questions, answers and words keep their keys.
    """
    questionnaire = Questionnaire.objects.select_for_update().get(pk=version.questionnaire_id)
    latest = questionnaire.versions.order_by("-number")[0]
    if latest.frozen_at is None:
        return latest
    copy = Version.objects.create(
        questionnaire=questionnaire,
        number=latest.number + 1,
        purpose_of_use=latest.purpose_of_use,
    )
    for question in Question.objects.filter(version=latest).prefetch_related("options"):
        options = list(question.options.all())
        question.pk, question.version = None, copy
        question.save()
        for option in options:
            option.pk, option.question = None, question
        Option.objects.bulk_create(options)
    words = list(latest.wordings.current())
    for wording in words:
        wording.pk, wording.version = None, copy
    Wording.objects.bulk_create(words)
    return copy


@transaction.atomic
def put_into_words(
    version: Version, of: UUID, language: str, label: str, help_text: str, now: datetime
) -> None:
    """Word something of a version in a language; after the first answer the earlier words stay, too.

    Args:
        version: of which questions.
        of: key of a question, of an option, or of the questionnaire.
        language: one of the hub's.
        label: "" takes a translation away.
        help_text: the hint; of the questionnaire what the answers are used for.
        now: until when the earlier words were read.
    """
    version = Version.objects.select_for_update().get(pk=version.pk)
    if language == JAPANESE:
        _correct(version, of, label, help_text, now)
        return
    current = version.wordings.current().filter(of=of, language=language)
    known = current.first()
    if known and (known.label, known.help_text) == (label, help_text):
        return
    if version.frozen_at:
        current.update(until=now)
    else:
        current.delete()
    if label:
        Wording.objects.create(
            version=version, of=of, language=language, label=label, help_text=help_text
        )


def _correct(version: Version, of: UUID, label: str, help_text: str, now: datetime) -> None:
    """Change the Japanese words of something."""
    if not label:
        return
    row: Any = (
        Question.objects.filter(version=version, key=of).first()
        or Option.objects.filter(question__version=version, key=of).first()
    )
    before = (row.label, getattr(row, "help_text", "")) if row else ("", "")
    if row is None:
        questionnaire = version.questionnaire
        before = (questionnaire.title, version.purpose_of_use)
        questionnaire.title, version.purpose_of_use = label, help_text or version.purpose_of_use
        questionnaire.save(update_fields=["title"])
        version.save(update_fields=["purpose_of_use"])
    else:
        row.label = label
        if isinstance(row, Question):
            row.help_text = help_text
        row.save()
    if version.frozen_at and before != (label, help_text):
        Wording.objects.create(
            version=version,
            of=of,
            language=JAPANESE,
            label=before[0],
            help_text=before[1],
            until=now,
        )


@transaction.atomic
def begin(row: Answering, questionnaire: Questionnaire | None, now: datetime) -> Version | None:
    """Return the version that `row` answers: from its first screen on the same one.

    The version is frozen by that. None: nothing is asked.
    """
    if row.answered_version_id is None:
        version = Version.objects.asked_of(questionnaire)
        if version is None:
            return None
        Version.objects.filter(pk=version.pk, frozen_at=None).update(frozen_at=now)
        row.answered_version = version
        row.save(update_fields=["answered_version"])
    return row.answered_version


@transaction.atomic
def answer(
    row: Answering, form: Form, keys: Collection[str], values: dict[str, Any]
) -> dict[str, Any]:
    """Keep what was answered on a screen; return all answers of the row.

    Args:
        row: whose answers; `begin` was called.
        form: its version.
        keys: of all answers of the screen: what is not in `values` was left empty.
        values: {key: value}, checked by `QuestionsForm`.
    """
    locked = type(row)._default_manager.select_for_update().get(pk=row.pk)
    kept = {key: value for key, value in locked.answers.items() if key not in keys}
    row.answers = form.only_asked(kept | values)
    row.save(update_fields=["answers"])
    files.delete_unused(row)
    return row.answers
