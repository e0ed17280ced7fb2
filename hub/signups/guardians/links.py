"""The link that a guardian is sent: it opens the page as long as the child is named."""

from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from hub.signups.links import signup_with_code
from hub.signups.models import SignUp

SALT = "hub.signups.guardian"


def guardian_path(signup: SignUp) -> str:
    """Return where the guardian of `signup` answers, in the active language."""
    token = signing.Signer(sep=".", salt=SALT).sign(f"{signup.code}-{_address_of(signup)}")
    return reverse("guardian", args=[token])


def signup_of_guardian(token: str) -> SignUp | None:
    """Return the sign-up that a link is about, None if the link is none of ours."""
    try:
        code, _dash, address = signing.Signer(sep=".", salt=SALT).unsign(token).partition("-")
    except signing.BadSignature:
        return None
    signup = signup_with_code(code)
    if signup is None or not constant_time_compare(address, _address_of(signup)):
        return None
    return signup


def _address_of(signup: SignUp) -> str:
    return salted_hmac(SALT, signup.guardian_email).hexdigest()[:16]
