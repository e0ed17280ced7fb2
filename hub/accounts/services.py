"""Accounts of representatives: opened by the desk, entered by a one-time code."""

import secrets

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.accounts.identifiers import group_id, group_id_number, normalise_code, normalise_login
from hub.accounts.links import revoke_links
from hub.accounts.models import OneTimeCode, User
from hub.accounts.permissions import may_manage_account

CODE_DIGITS = 12


def next_group_id() -> str:
    """Return the first 団体ID after all that there are (accounts are closed, not deleted)."""
    names = User.objects.filter(username__istartswith="D-").values_list("username", flat=True)
    return group_id(max((group_id_number(name) for name in names), default=0) + 1)


def create_person(*, name: str, email: str, language: str, password: str = "") -> User:
    """Make an account with the next 団体ID for someone outside city hall.

    Two may take the same number at the same moment; the second tries the next one.

    Raises:
        IntegrityError: the email belongs to another account.
    """
    values = {"display_name": name, "language": language}
    for _attempt in range(5):
        username = next_group_id()
        try:
            with transaction.atomic():
                return User.objects.create_user(username, email, password or None, **values)
        except IntegrityError:
            if not User.objects.filter(username=username).exists():
                raise
    raise IntegrityError("No free group ID was found.")


def new_code() -> str:
    """Return a random code of digits, which every keyboard and every reader knows."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


@transaction.atomic
def issue_code(*, user: User, by: User) -> str:
    """Make a one-time code for a representative; earlier ones are void.

    Returns:
        The code, grouped for reading. It is kept as a salted hash alone: show it now or never.

    Raises:
        PermissionDenied: `by` may not, or `user` is not a representative.
    """
    if not may_manage_account(by, user):
        raise PermissionDenied
    code = new_code()
    user.one_time_codes.filter(used_at=None).delete()
    OneTimeCode.objects.create(
        user=user,
        hashed_code=make_password(code),
        issued_by=by,
        expires_at=timezone.now() + OneTimeCode.VALID_FOR,
    )
    return "-".join(code[start : start + 4] for start in range(0, CODE_DIGITS, 4))


def check_code(*, login: str, code: str) -> OneTimeCode | None:
    """Return the one-time code if ID and code fit and it may be used, else None.

    A wrong ID, a wrong, old, used or too often tried code cannot be told apart.
    """
    username, digits = normalise_login(login), normalise_code(code)
    row = OneTimeCode.objects.usable().filter(user__username__iexact=username).first()
    if row is None or not OneTimeCode.objects.filter(pk=row.pk).claim_attempt():
        make_password(digits)  # as much work as checking one
        return None
    return row if check_password(digits, row.hashed_code) else None


@transaction.atomic
def redeem(code: OneTimeCode, password: str) -> User | None:
    """Use `code` (from `check_code`) to set the person's own password.

    Returns:
        The person, or None when the code was used or ran out in the meantime.
    """
    used = OneTimeCode.objects.usable().filter(pk=code.pk).update(used_at=timezone.now())
    if not used:
        return None
    user = code.user
    user.set_password(password)
    user.save(update_fields=["password"])
    return user


@transaction.atomic
def close_account(*, user: User, by: User) -> None:
    """Stop a representative from signing in, immediately: codes, links and open sessions too.

    Raises:
        PermissionDenied: `by` may not, or `user` is not a representative.
    """
    _set_active(user, by, active=False)
    user.one_time_codes.filter(used_at=None).delete()
    revoke_links(user=user)


@transaction.atomic
def reopen_account(*, user: User, by: User) -> None:
    """Let a representative sign in again.

    Raises:
        PermissionDenied: `by` may not, or `user` is not a representative.
    """
    _set_active(user, by, active=True)


def _set_active(user: User, by: User, *, active: bool) -> None:
    if not may_manage_account(by, user):
        raise PermissionDenied
    user.is_active = active
    user.save(update_fields=["is_active"])
