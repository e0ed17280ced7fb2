"""Who is who, and who may do what with accounts: pure functions of people."""

from typing import TYPE_CHECKING

from django.conf import settings

from hub.accounts import roles

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User


def has_role(user: "User | AnonymousUser", role: str) -> bool:
    """Return whether `user` is active and holds `role` (a name of hub.accounts.roles)."""
    if not user.is_active:
        return False
    memory = user.__dict__
    if "_role_names" not in memory:
        memory["_role_names"] = set(user.groups.values_list("name", flat=True))
    return role in memory["_role_names"]


def is_approver(user: "User | AnonymousUser") -> bool:
    return has_role(user, roles.APPROVERS)


def is_translator(user: "User | AnonymousUser", code: str) -> bool:
    return has_role(user, roles.translators(code))


def is_reviewer(user: "User | AnonymousUser", code: str) -> bool:
    return has_role(user, roles.reviewers(code))


def is_staff_member(user: "User | AnonymousUser") -> bool:
    """Return whether `user` works at city hall, that is may enter the admin."""
    return user.has_perm(roles.ADMIN)


def is_outside_city_hall(user: "User | AnonymousUser") -> bool:
    """Return whether `user` holds no role and no right of their own."""
    return (
        user.is_authenticated
        and not user.is_superuser
        and not user.groups.exists()
        and not user.user_permissions.exists()
    )


def signs_in_by_mail(user: "User") -> bool:
    """Return whether a link in an email may sign `user` in: without a password it is the way.

    Never for staff: it would be a way round their password and second factor.
    """
    return user.is_active and is_outside_city_hall(user) and not user.has_usable_password()


def signs_in_by_code(user: "User | AnonymousUser") -> bool:
    """Return whether the code of a mail signs `user` in, without a password and second factor.

    For people of city hall who come twice a year. Whoever has a password, a right of their own or
    a role beyond STAFF_CODE_ROLES signs in as all staff do.
    """
    if not user.is_active or user.is_superuser or user.has_usable_password():
        return False
    held = set(user.groups.values_list("name", flat=True))
    return (
        bool(held)
        and held.issubset(settings.STAFF_CODE_ROLES)
        and not user.user_permissions.exists()
    )


def may_manage_representatives(user: "User | AnonymousUser") -> bool:
    """Return whether `user` may see, open and close accounts of groups."""
    return is_staff_member(user) and user.has_perm("accounts.manage_representatives")


def may_manage_account(user: "User | AnonymousUser", account: "User") -> bool:
    """Return whether `user` may issue a code for `account` or close it.

    Never for staff: a code would be a way round their password and second factor.
    """
    return (
        may_manage_representatives(user)
        and is_outside_city_hall(account)
        and account.memberships.exists()
    )


def needs_second_factor(user: "User | AnonymousUser") -> bool:
    """Return whether `user` is staff without the second factor that staff have."""
    from allauth.mfa.models import Authenticator

    if not is_staff_member(user) or signs_in_by_code(user):
        return False
    return not Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()
