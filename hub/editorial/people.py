"""Who holds a role today, stand-ins included: asked in this one way by every room."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from hub.accounts.roles import DESK
from hub.core.rules import YES, Answer
from hub.editorial.models import Deputy
from hub.editorial.permissions import groups_today

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from hub.accounts.models import User

NOT_DESK = _("Only the collaboration desk may do this.")


def with_role(*roles: str) -> "QuerySet[User]":
    """Return the active people who hold one of `roles`, and who stands in for them today."""
    people = get_user_model().objects.filter(is_active=True)
    own = people.filter(groups__name__in=roles)
    deputies = Deputy.objects.acting().filter(user__in=own).values("deputy")
    return people.filter(Q(pk__in=own.values("pk")) | Q(pk__in=deputies)).order_by("pk")


def desk_people() -> "QuerySet[User]":
    """Return who works at the collaboration desk today."""
    return with_role(DESK)


def is_desk(user: "User | AnonymousUser") -> bool:
    """Return whether `user` works at the desk: its people, stand-ins today, and superusers."""
    if not user.is_active or user.is_superuser:
        return user.is_active
    memory = user.__dict__
    if "_is_desk" not in memory:
        memory["_is_desk"] = DESK in groups_today(user).values()
    return memory["_is_desk"]


def desk_answer(user: "User | AnonymousUser") -> Answer:
    """Return whether `user` may do what the desk does."""
    return YES if is_desk(user) else Answer(False, NOT_DESK)


def desk_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let the desk alone in, and no cache keep what it sees."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not is_desk(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
