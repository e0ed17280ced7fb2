"""Who puts the light page on top, and who keeps banners."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from hub.core.rules import YES, Answer

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User

NOT_ON_DUTY = _("Only people of city hall on duty may do this.")


def may_use(user: "User | AnonymousUser") -> Answer:
    """Return whether `user` may press: one person on duty is enough."""
    return YES if user.has_perm("disaster.add_press") else Answer(False, NOT_ON_DUTY)
