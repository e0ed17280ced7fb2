"""Who reads the records: the chief looks at them, not those who see the data every day."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.core.rules import YES, Answer

NOT_CHIEF = _("Only the chief may read this.")
NOT_HOLDER = _("Only the desk and the chief may do this.")


def may_read_records(user: User | AnonymousUser) -> Answer:
    """Return whether `user` reads who saw what is private, and what was deleted of it."""
    is_chief = user.is_active and user.has_perm("privacy.view_privateaccess")
    return YES if is_chief else Answer(False, NOT_CHIEF)


def may_hold(user: User | AnonymousUser) -> Answer:
    """Return whether `user` may keep something from being forgotten, and end that."""
    may = user.is_active and user.has_perm("privacy.change_hold")
    return YES if may else Answer(False, NOT_HOLDER)
