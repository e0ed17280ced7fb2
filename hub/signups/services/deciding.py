"""Who gets a place where the organiser decides."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hub.core.rules import Refused, require
from hub.signups.models import Sheet, SignUp
from hub.signups.notifications import News, tell
from hub.signups.permissions import may_decide
from hub.signups.services.filling import fits, free_places, refill, settle
from hub.signups.services.signing_up import NO_PLACE
from hub.signups.workflow import Action, State, may

if TYPE_CHECKING:
    from hub.accounts.models import User


@transaction.atomic
def admit(signup: SignUp, user: "User", now: datetime) -> SignUp:
    """Give somebody who applied a place, or one in line if all are taken.

    Raises:
        Refused: `user` does not decide, they did not apply, or no place is left and nobody may
            wait.
    """
    sheet, signup = _locked(signup, user, Action.ADMIT)
    has_place = fits(signup.party_size, free_places(sheet))
    if not has_place and not sheet.has_waiting_list:
        raise Refused.because(NO_PLACE)
    settle(signup, now, has_place=has_place)
    refill(sheet, now)
    return signup


@transaction.atomic
def decline(signup: SignUp, user: "User", reason: str, now: datetime) -> SignUp:
    """Give somebody who applied no place, and say why.

    Raises:
        Refused: `user` does not decide, they did not apply, or no reason is given.
    """
    sheet, signup = _locked(signup, user, Action.DECLINE)
    if not reason:
        raise Refused.because(_("Please write the reason. They read it."))
    signup.state, signup.reason = State.DECLINED, reason
    signup.save(update_fields=["state", "reason"])
    tell(signup, News.DECLINED)
    refill(sheet, now)
    return signup


def _locked(signup: SignUp, user: "User", action: Action) -> tuple[Sheet, SignUp]:
    """Return the sheet, locked, and the row as it is now, if `user` may decide it."""
    sheet = Sheet.objects.locked(signup.sheet_id)
    require(may_decide(user, sheet))
    row = sheet.signups.get(pk=signup.pk)
    row.sheet = sheet
    require(may(action, State(row.state)))
    return sheet, row
