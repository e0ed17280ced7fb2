"""The organisers write to somebody on their list: sentences that arrive in the reader's language."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from hub.core.rules import require
from hub.signups import notifications
from hub.signups.models import SignUp
from hub.signups.permissions import may_host

if TYPE_CHECKING:
    from hub.accounts.models import User


@transaction.atomic
def answer(signup: SignUp, user: "User", said: Sequence[tuple[str, str]], words: str) -> None:
    """Mail coded sentences to whoever signed up.

    Args:
        signup: whose; it has an address.
        user: who writes.
        said: (code of a sentence, words behind it, or "").
        words: free words in Japanese.

    Raises:
        Refused: `user` does not hold the date.
    """
    require(may_host(user, signup.sheet))
    notifications.organisers_write(signup, said, words)
