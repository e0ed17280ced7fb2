"""What is kept of a guardian's consent: the text, its version and language, who, when."""

from datetime import datetime
from typing import TYPE_CHECKING

from hub.signups.guardians.held import held_as
from hub.signups.guardians.text import VERSION, as_text
from hub.signups.models import GuardianConsent, SignUp

if TYPE_CHECKING:
    from hub.accounts.models import User


def record_consent(
    signup: SignUp, name: str, language: str, now: datetime, typed_by: "User | None" = None
) -> GuardianConsent:
    """Keep that `name` agreed to the text in `language`.

    Args:
        typed_by: who at the desk has the signed paper; None: it was agreed to on its page.
    """
    return GuardianConsent.objects.create(
        signup=signup,
        about=str(signup.sheet)[:255],
        name=name,
        text_version=VERSION,
        text=as_text(signup, language),
        language=language,
        held_as=held_as(signup.sheet),
        is_on_paper=typed_by is not None,
        typed_by=typed_by,
        given_at=now,
    )
