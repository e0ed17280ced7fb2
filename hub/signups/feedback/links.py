"""The link in the mail after a date."""

from django.core import signing
from django.urls import reverse

from hub.signups.links import signup_with_code
from hub.signups.models import SignUp

SALT = "hub.signups.feedback"


def feedback_path(signup: SignUp) -> str:
    """Return where whoever came says how it was, in the active language."""
    return reverse("sign_up_feedback", args=[signing.Signer(sep=".", salt=SALT).sign(signup.code)])


def signup_to_ask(token: str) -> SignUp | None:
    """Return the sign-up of a link, None if it is none of ours or its names are forgotten."""
    try:
        code = signing.Signer(sep=".", salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    return signup_with_code(code)
