"""The link in each mail of a sign-up, by which it is looked at, made smaller or cancelled."""

from django.core import signing
from django.urls import reverse

from hub.signups.models import SignUp
from hub.text.normalise import plain

SALT = "hub.signups.manage"


def manage_path(signup: SignUp) -> str:
    """Return where whoever holds the link looks after a sign-up, in the active language."""
    return reverse("sign_up_manage", args=[token_of(signup)])


def date_path(signup: SignUp) -> str:
    """Return where they find its date as a file for their calendar."""
    return reverse("sign_up_date", args=[token_of(signup)])


def token_of(signup: SignUp) -> str:
    """Return what stands for a sign-up in links that only its holder knows."""
    return signing.Signer(sep=".", salt=SALT).sign(signup.code)


def signup_of(token: str) -> SignUp | None:
    """Return the sign-up that a link is about, None if the link is none of ours."""
    try:
        code = signing.Signer(sep=".", salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    return signup_with_code(code)


def signup_with_code(typed: str) -> SignUp | None:
    """Return the sign-up with this number, however it was typed."""
    code = code_as_typed(typed)
    rows = SignUp.objects.select_related("sheet__date__page", "sheet__questionnaire")
    return rows.filter(code=code).exclude(email="", name="").first()


def code_as_typed(typed: str) -> str:
    """Return a number as we write it, however people do."""
    return "".join(letter for letter in plain(typed).upper() if letter.isalnum())
