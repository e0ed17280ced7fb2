"""Keeps the record of sign-ins and powers: a row that is never changed, and a line for syslog."""

import logging
from collections.abc import Iterable

from allauth.account import signals as account_signals
from allauth.core import context
from allauth.mfa import signals as factor_signals
from django.contrib.auth import signals as auth_signals
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.http import HttpRequest
from django.utils import timezone
from wagtail.log_actions import get_active_log_context

from hub.accounts.attempts import WITHIN, too_many_tries
from hub.accounts.models import SecurityEvent, User
from hub.accounts.notifications import became_superuser
from hub.accounts.permissions import is_staff_member
from hub.accounts.querysets import POWERS
from hub.accounts.sessions import begin_staff_session
from hub.core.http import client_address

Kind = SecurityEvent.Kind
logger = logging.getLogger("hub.security")


def record(
    kind: str,
    person: User | None = None,
    *,
    request: HttpRequest | None = None,
    by: User | None = None,
    **details: object,
) -> SecurityEvent:
    """Write down what happened.

    Args:
        kind: a `Kind`.
        person: whose way in or power it is about; None if nobody has the name that was typed.
        request: where it came from, if from a browser.
        by: who did it, if somebody else.
        details: what else there is to say, never a secret.
    """
    request = request or context.request
    event = SecurityEvent.objects.create(
        kind=kind,
        person=person,
        username=person.username if person else "",
        by=by if by != person else None,
        address=client_address(request) if request else "",
        device=request.META.get("HTTP_USER_AGENT", "")[:200] if request else "",
        details=details,
    )
    transaction.on_commit(lambda: _tell(event))
    return event


def _tell(event: SecurityEvent) -> None:
    logger.info(
        "%s person=%s by=%s address=%s %s",
        event.kind,
        event.username or "-",
        event.by.username if event.by else "-",
        event.address or "-",
        event.details or "-",
    )


def _too_many(
    sender: type, request: HttpRequest, user: User | None, secret: str, **kwargs: object
) -> None:
    """Once for as long as they go on."""
    recent = SecurityEvent.objects.filter(
        kind=Kind.TOO_MANY, address=client_address(request), at__gt=timezone.now() - WITHIN
    )
    if not recent.filter(person=user).exists():
        record(Kind.TOO_MANY, user, request=request, way=secret)


def actor() -> User | None:
    """Return who acts in the admin now."""
    user = get_active_log_context().user
    return user if user is not None and user.is_authenticated else None


def _signed_in(sender: type, request: HttpRequest, user: User, **kwargs: object) -> None:
    if is_staff_member(user):
        begin_staff_session(request.session)
    methods = request.session.get("account_authentication_methods", [])
    record(Kind.SIGNED_IN, user, request=request, ways=[way["method"] for way in methods])


def _signed_out(sender: type, request: HttpRequest, user: User | None, **kwargs: object) -> None:
    # Whoever has just deleted their account is signed out as well.
    if user is not None and User.objects.filter(pk=user.pk).exists():
        record(Kind.SIGNED_OUT, user, request=request)


def _failed(
    sender: type, credentials: dict, request: HttpRequest | None = None, **kwargs: object
) -> None:
    """What was typed is not kept: it may be a password in the wrong field."""
    typed = str(credentials.get("email") or credentials.get("username") or "")
    record(Kind.FAILED, User.objects.called(typed), request=request, way="password")


def _code_failed(sender: type, request: HttpRequest, user: User, **kwargs: object) -> None:
    record(Kind.FAILED, user, request=request, way="second_factor")


def _new_password(sender: type, request: HttpRequest, user: User, **kwargs: object) -> None:
    record(Kind.PASSWORD, user, request=request)


def _factor(kind: str):
    def receive(sender: type, request: HttpRequest, user: User, authenticator, **kwargs) -> None:
        is_codes = authenticator.type == authenticator.Type.RECOVERY_CODES
        if kind == Kind.FACTOR_OFF and is_codes:
            return  # they go with the app
        record(Kind.FACTOR_CODES if is_codes else kind, user, request=request)

    return receive


def _powers(user: User) -> dict[str, bool]:
    return {name: getattr(user, name) for name in POWERS}


def _before_save(sender: type, instance: User, update_fields=None, **kwargs: object) -> None:
    if update_fields is not None and not set(update_fields) & set(POWERS):
        return
    instance._powers_before = User.objects.filter(pk=instance.pk).values(*POWERS).first()


def _after_save(sender: type, instance: User, created: bool, **kwargs: object) -> None:
    before = instance.__dict__.pop("_powers_before", None)
    if created:
        before = {"is_superuser": False, "is_active": True, "is_staff": False}
    after = _powers(instance)
    if before is not None and before != after:
        changed = [name for name in POWERS if before[name] != after[name]]
        record(
            Kind.POWER,
            instance,
            by=actor(),
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
        is_first_day = created and actor() is None  # `createsuperuser`, or the demonstration
        if after["is_superuser"] and not before["is_superuser"] and not is_first_day:
            became_superuser(instance, by=actor())


def _held(owner: User | Group, name: str) -> list[str]:
    rows = getattr(owner, name).all()
    return sorted(row.codename if isinstance(row, Permission) else row.name for row in rows)


def _changed_set(name: str):
    """Return a receiver of `m2m_changed` for the roles or rights `name` of a person."""

    def people(instance: User | Group | Permission, pks: set[int] | None) -> Iterable[User]:
        if isinstance(instance, User):
            return [instance]
        everyone = User.objects.filter(**{name: instance.pk})
        return everyone if pks is None else User.objects.filter(pk__in=pks)

    def receive(
        sender: type, instance, action: str, pk_set: set[int] | None, **kwargs: object
    ) -> None:
        moment, _separator, _what = action.partition("_")
        if moment == "pre":
            instance.__dict__[f"_{name}_before"] = [
                (user, _held(user, name)) for user in people(instance, pk_set)
            ]
            return
        for user, before in instance.__dict__.pop(f"_{name}_before", []):
            after = _held(user, name)
            if before != after:
                details = {"what": name, "before": before, "after": after}
                record(Kind.POWER, user, by=actor(), **details)

    return receive


def _role_changed(
    sender: type, instance: Group, action: str, pk_set: set[int] | None, **kwargs: object
) -> None:
    """What a role holds was changed by hand; setting the hub up makes the table's rights anew."""
    if action.startswith("post_") and isinstance(instance, Group) and actor():
        rights = Permission.objects.filter(pk__in=pk_set or ()).values_list("codename", flat=True)
        what = action.removeprefix("post_")
        record(Kind.POWER, by=actor(), role=instance.name, what=what, rights=sorted(rights))


def _role_deleted(sender: type, instance: Group, **kwargs: object) -> None:
    """Deleting a role takes it from its people without a word of the relation's own."""
    for person in User.objects.filter(groups=instance):
        before = _held(person, "groups")
        after = [name for name in before if name != instance.name]
        record(Kind.POWER, person, by=actor(), what="groups", before=before, after=after)


def places_of(role: Group) -> list[str]:
    """Return what `role` may do where: one line for each tree of pages and each collection."""
    pages = role.page_permissions.select_related("page", "permission")
    collections = role.collection_permissions.select_related("collection", "permission")
    return sorted(
        [f"{row.permission.codename}: {row.page.url_path}" for row in pages]
        + [f"{row.permission.codename}: {row.collection}" for row in collections]
    )


def connect() -> None:
    """Listen to everything that is recorded."""
    receivers = [
        (auth_signals.user_logged_in, _signed_in, None),
        (auth_signals.user_logged_out, _signed_out, None),
        (auth_signals.user_login_failed, _failed, None),
        (too_many_tries, _too_many, None),
        (account_signals.password_set, _new_password, None),
        (account_signals.password_changed, _new_password, None),
        (account_signals.password_reset, _new_password, None),
        (factor_signals.authentication_failed, _code_failed, None),
        (factor_signals.authenticator_added, _factor(Kind.FACTOR_ON), None),
        (factor_signals.authenticator_removed, _factor(Kind.FACTOR_OFF), None),
        (factor_signals.authenticator_reset, _factor(Kind.FACTOR_CODES), None),
        (pre_save, _before_save, User),
        (post_save, _after_save, User),
        (m2m_changed, _changed_set("groups"), User.groups.through),
        (m2m_changed, _changed_set("user_permissions"), User.user_permissions.through),
        (m2m_changed, _role_changed, Group.permissions.through),
        (pre_delete, _role_deleted, Group),
    ]
    for number, (signal, receiver, sender) in enumerate(receivers):
        uid = f"hub.accounts.security_log.{number}"
        signal.connect(receiver, sender=sender, dispatch_uid=uid, weak=False)
