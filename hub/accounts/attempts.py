"""Tries at what is secret (passwords, codes, second factors), counted in the database.

A cache may be away, full or thrown out, and then counts nothing.

    attempt = claim_attempt(request, Secret.PASSWORD, user=user, typed=login)
    if attempt is None: …            # too many: refuse without looking at what was typed
    if right: attempt.succeeded()

Who may try how often:

- From a browser that the person has signed in with, five times in five minutes, whatever
  strangers do meanwhile.
- From the networks of city hall (STAFF_NETWORKS), five times in five minutes for each name, whatever
  strangers do outside: a browser that is shown through a screen forgets its cookies.
- From all other browsers together, five times in five minutes for each name: a guesser gets no
  further with many addresses. A letter's code is too long to be guessed and has no known browser,
  so there each address counts for itself: nobody can keep a letter from being used.
- From one address, for twenty names in five minutes. Names are counted, not tries: thirty people
  behind the one address of city hall, some of whom mistype, do not shut each other out.
"""

import hashlib
from datetime import timedelta

from django.db.models import QuerySet
from django.dispatch import Signal
from django.http import HttpRequest

from hub.accounts.known_browsers import known_browser
from hub.accounts.models import Attempt, User
from hub.core.http import client_address, is_in_staff_network, line_of
from hub.text.mail_addresses import mail_key

Secret = Attempt.Secret
too_many_tries = Signal()  # request, user (or None), secret
WITHIN = timedelta(minutes=5)
MAX_TRIES = 5
MAX_NAMES = 20
# Nobody has a browser that is known before the first sign-in.
FIRST = {Secret.LETTER}


def claim_attempt(
    request: HttpRequest, secret: str, *, user: User | None, typed: str = ""
) -> Attempt | None:
    """Count one try before it is made, so that parallel guesses are counted too.

    Args:
        request: whose browser and address count.
        secret: a `Secret`.
        user: whose secret it is, if there is such a person.
        typed: the name that was typed, where there is nobody of that name.

    Returns:
        The try, or None if it is one too many.
    """
    address = client_address(request)
    browser = known_browser(request, user.pk if user else None)
    is_staff_network = is_in_staff_network(address)
    is_own_place = bool(browser) or is_staff_network
    attempt = Attempt.objects.create(
        secret=secret,
        name=_digest(f"user:{user.pk}" if user else f"typed:{mail_key(typed)}"),
        place=_digest(_place(browser, address, is_staff_network=is_staff_network)),
        is_known=is_own_place,
    )
    alike = _recent(attempt)
    by_name = alike.filter(name=attempt.name, is_known=attempt.is_known)
    if is_own_place or secret in FIRST:
        by_name = by_name.filter(place=attempt.place)
    names = alike.filter(place=attempt.place).values("name").distinct()
    if by_name.count() > MAX_TRIES or (not is_own_place and names.count() > MAX_NAMES):
        attempt.delete()
        too_many_tries.send(sender=Attempt, request=request, user=user, secret=secret)
        return None
    return attempt


def forget_attempts(secret: str, user: User) -> None:
    """Forget all tries at a secret of `user`, who has shown otherwise who they are."""
    Attempt.objects.filter(secret=secret, name=_digest(f"user:{user.pk}")).delete()


def _place(browser: str, address: str, *, is_staff_network: bool) -> str:
    """Return what stands for where a try was made."""
    if browser:
        return f"browser:{browser}"
    return "staff" if is_staff_network else f"address:{line_of(address)}"


def _recent(attempt: Attempt) -> QuerySet[Attempt]:
    return Attempt.objects.filter(
        secret=attempt.secret, at__gt=attempt.at - WITHIN, pk__lte=attempt.pk
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
