"""Keeping what people agreed to, and that they took it back."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from hub.core.rules import require
from hub.editorial.people import desk_answer
from hub.privacy.consent_texts import Ask
from hub.privacy.models import Consent

if TYPE_CHECKING:
    from hub.accounts.models import User


def consents_of(about: Model) -> QuerySet[Consent]:
    """Return all consents about an object, withdrawn ones too, newest first."""
    content_type = ContentType.objects.get_for_model(about)
    return Consent.objects.filter(content_type=content_type, object_id=str(about.pk))


def given(about: Model) -> set[str]:
    """Return the kinds that somebody agreed to about an object, and has not taken back."""
    given = consents_of(about).filter(withdrawn_at=None)
    return set(given.values_list("kind", flat=True))


def record(about: Model, person: "User | None", asks: Iterable[Ask], language: str) -> None:
    """Keep that `person` agreed to `asks` about an object, in the words that they saw.

    Args:
        about: what it is about.
        person: who agreed; None if there is no account.
        asks: the boxes that were ticked.
        language: in which they were read.
    """
    Consent.objects.bulk_create(
        Consent(
            content_object=about,
            label=str(about)[:255],
            person=person,
            kind=ask.kind,
            text=ask.words_in(language),
            language=language,
        )
        for ask in asks
    )


@transaction.atomic
def withdraw(consent: Consent, by: "User") -> bool:
    """Note that a consent was taken back; the row stays. Return whether it still stood.

    Raises:
        Refused: `by` does not work at the desk.
    """
    require(desk_answer(by))
    given = Consent.objects.filter(pk=consent.pk, withdrawn_at=None)
    return bool(given.update(withdrawn_at=timezone.now(), withdrawn_by=by))
