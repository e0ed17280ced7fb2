from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import UserManager
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from hub.core.finding import holding
from hub.text.mail_addresses import mail_key

if TYPE_CHECKING:
    from hub.accounts.models import MailLink, OneTimeCode, SecurityEvent, User  # noqa: F401 - named in quotes

POWERS = ("is_superuser", "is_active", "is_staff")
OUTSIDE_CITY_HALL = Q(is_superuser=False, groups=None, user_permissions=None)


class UserQuerySet(models.QuerySet["User"]):
    @transaction.atomic
    def update(self, **values: object) -> int:
        """Powers are changed person by person, so that the record has each (security_log)."""
        if values.keys().isdisjoint(POWERS):
            return super().update(**values)
        people: list[Any] = list(self)
        for person in people:
            for name, value in values.items():
                setattr(person, name, value)
            person.save(update_fields=list(values))
        return len(people)

    def outside_city_hall(self) -> Self:
        """People who hold no role and no right of their own."""
        return self.filter(OUTSIDE_CITY_HALL)

    def representatives(self) -> Self:
        """People outside city hall who keep a group's page: all that the desk looks after."""
        return self.outside_city_hall().filter(memberships__isnull=False).distinct()

    def found_by(self, words: str) -> Self:
        """Representatives whose ID, name, email or group holds `words`; all without words."""
        if not words:
            return self
        names = ("username", "display_name", "email", "memberships__group__title")
        return self.filter(holding(self, names, words))

    def with_groups(self) -> Self:
        return self.prefetch_related("memberships__group").order_by("username")

    def demonstration(self) -> Self:
        return self.filter(is_demonstration=True)


class HubUserManager(UserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Stores a missing email as NULL: many representatives have none, and it is unique."""

    def called(self, typed: str) -> "User | None":
        """Return whose name or e-mail `typed` is."""
        if not typed:
            return None
        return self.filter(Q(username__iexact=typed) | Q(email=mail_key(typed))).first()

    def _create_user(
        self, username: str, email: str | None, password: str | None, **extra_fields: object
    ) -> "User":
        return super()._create_user(username, email or None, password, **extra_fields)


def _active_people(model: type[models.Model]) -> UserQuerySet:
    """Return the active people outside city hall to whom rows of `model` can belong."""
    user = model._meta.get_field("user").related_model
    people: UserQuerySet = user._default_manager.outside_city_hall()  # type: ignore[union-attr]
    return people.filter(is_active=True)


class OneTimeCodeQuerySet(models.QuerySet["OneTimeCode"]):
    def usable(self) -> Self:
        """Codes neither used nor too old, of active people outside city hall."""
        people = _active_people(self.model)
        return self.filter(used_at=None, expires_at__gt=timezone.now(), user__in=people)


class WrittenOnce(Exception):
    """A record that is never changed was to be changed."""


class SecurityEventQuerySet(models.QuerySet["SecurityEvent"]):
    KEPT_FOR = timedelta(days=365)

    def update(self, **values: object) -> int:
        raise WrittenOnce

    def delete(self) -> tuple[int, dict[str, int]]:
        raise WrittenOnce

    def forget(self) -> int:
        """Remove these rows, whose time is over; return how many."""
        return models.QuerySet.delete(self)[0]

    def forget_person(self, user: "User") -> int:
        """Take out who and where `user`, whose account is deleted, was; return from how many."""
        return models.QuerySet.update(
            self.filter(person=user), username="", address="", device="", details={}
        )


class MailLinkQuerySet(models.QuerySet["MailLink"]):
    def usable(self) -> Self:
        """Links neither used nor too old; of a person only if active and outside city hall."""
        people = _active_people(self.model)
        return self.filter(Q(user=None) | Q(user__in=people), used_at=None).filter(
            expires_at__gt=timezone.now()
        )

    def with_code(self) -> Self:
        """Usable links whose code may still be typed."""
        return self.usable().filter(code_expires_at__gt=timezone.now())

    def claim_attempt(self) -> bool:
        """Count one attempt at the code before it is made; return False when none is left."""
        left = self.with_code().filter(attempts__lt=self.model.MAX_ATTEMPTS)
        return bool(left.update(attempts=F("attempts") + 1))
