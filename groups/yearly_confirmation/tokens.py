"""The address in the email and on the paper form.

It is bound to one request, that is to a group and a year. It is signed rather than stored, so
that a reminder and a form printed again hold the same address. It shows what is public and
confirms it; it does not sign anyone in.
"""

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation

from groups.models import ConfirmationRequest, ConfirmationRound
from hub.mail.services import absolute

SIGNER = Signer(sep=".", salt="groups.yearly_confirmation")
LONGEST = 100


def token_of(request: ConfirmationRequest) -> str:
    return SIGNER.sign(request.pk)


def address_of(request: ConfirmationRequest, language: str) -> str:
    """Return the absolute address of the confirming page in `language`."""
    with translation.override(language):
        return absolute(reverse("portal:confirm", args=[token_of(request)]))


def find(token: str) -> ConfirmationRequest | None:
    """Return the request of `token`; None if we did not make the token."""
    if len(token) > LONGEST:
        return None
    try:
        key = SIGNER.unsign(token)
    except BadSignature:
        return None
    return ConfirmationRequest.objects.select_related("round", "group").filter(pk=key).first()


def has_expired(request: ConfirmationRequest) -> bool:
    """Return whether a newer round has begun since."""
    return ConfirmationRound.objects.current() != request.round
