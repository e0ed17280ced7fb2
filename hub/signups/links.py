"""The link in each mail of a sign-up, by which it is looked at, made smaller or cancelled."""

from django.core import signing
from django.urls import reverse

from hub.signups.models import SignUp
from hub.text.normalise import plain

SALT = "hub.signups.manage"


def manage_path(signup: SignUp) -> str:
    """Return where whoever holds the link looks after a sign-up, in the active language."""
    token = signing.Signer(sep=".", salt=SALT).sign(signup.code)
    return reverse("sign_up_manage", args=[token])


def signup_of(token: str) -> SignUp | None:
    """Return the sign-up that a link is about, None if the link is none of ours."""
    try:
        code = signing.Signer(sep=".", salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    return signup_with_code(code)


def signup_with_code(typed: str) -> SignUp | None:
    """Return the sign-up with this number, however it was typed."""
    code = "".join(letter for letter in plain(typed).upper() if letter.isalnum())
    rows = SignUp.objects.select_related("sheet__date__page")
    return rows.filter(code=code).exclude(email="", name="").first()
