"""Links in emails: the person who opens one can read the mailbox it was sent to.

For whatever needs a mailbox shown to be someone's: registering, signing in without a password,
invitations, the yearly confirmation, an enquiry of someone without an account. A room does:

    issued = issue_link(purpose=INVITATION, email=address, subject=f"invitation:{row.pk}")
    queue_mail(..., context={"address": absolute(reverse("…", args=[issued.token]))})

    link = find_link(token, INVITATION)      # the page that a link opens (GET): asks only
    link = check_link_code(link_pk, typed, INVITATION)  # the code typed in its place
    if use_link(link): ...                           # POST: True for one caller alone, once

- A token (or code) is returned once, by `issue_link`, and kept as a hash: mail it or lose it.
- It fits one purpose, which the room declares in its `purposes`. `subject` says what it is about, in the room's own words.
- Links that may be opened again (a registration that goes on elsewhere) are not passed to
  `use_link`; end them with `revoke_links`.
- A newer link of the same purpose, mailbox and subject makes the older ones void.
- Links of closed accounts and of people of city hall are not found: they would be a way round
  a password and a second factor.
- Mail scanners fetch links: the view behind one shows a page with a button, and acts on POST.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from hub.accounts.identifiers import normalise_code
from hub.accounts.models import MailLink, User
from hub.accounts.purposes import all_purposes, ways_in
from hub.text.mail_addresses import mail_key

VALID_FOR = timedelta(days=1)
CODE_VALID_FOR = timedelta(hours=1)
CODE_DIGITS = 6


@dataclass(frozen=True)
class IssuedLink:
    """A new link with its secrets, which are nowhere else."""

    link: MailLink
    token: str
    code: str = ""


def _digest(token: str) -> str:
    """A token is too long to be guessed, so a plain digest hides it as well as a slow one."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def issue_link(
    *,
    purpose: str,
    email: str,
    user: "User | None" = None,
    subject: str = "",
    valid_for: timedelta = VALID_FOR,
    with_code: bool = False,
    language: str = "",
) -> IssuedLink:
    """Make a link for a mailbox; older ones of the same purpose and subject are void.

    Args:
        purpose: the code of a `Purpose`.
        email: the mailbox that it is going to be sent to.
        user: whose it is, if there is an account.
        subject: what it is about.
        valid_for: how long the link works.
        with_code: whether six digits may be typed in its place (for an hour, five attempts).
        language: of the person; the active one if empty.

    Raises:
        ValueError: no room declares the purpose.
    """
    if purpose not in all_purposes():
        raise ValueError(f"No room declares links for {purpose!r}.")
    email = mail_key(email)
    MailLink.objects.filter(purpose=purpose, email=email, subject=subject).delete()
    token = secrets.token_urlsafe(32)
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}" if with_code else ""
    now = timezone.now()
    link = MailLink.objects.create(
        purpose=purpose,
        email=email,
        user=user,
        subject=subject,
        hashed_token=_digest(token),
        hashed_code=make_password(code) if code else "",
        language=language or get_language() or "",
        expires_at=now + valid_for,
        code_expires_at=now + min(valid_for, CODE_VALID_FOR) if code else None,
    )
    return IssuedLink(link, token, code)


def find_link(token: str, purpose: str) -> MailLink | None:
    """Return the usable link of this token and purpose, else None."""
    links = MailLink.objects.usable().filter(purpose=purpose, hashed_token=_digest(token))
    return links.select_related("user").first()


def known_link(token: str, purpose: str) -> MailLink | None:
    """Return the link of this token even if it no longer works: to say what can be done instead."""
    return MailLink.objects.filter(purpose=purpose, hashed_token=_digest(token)).first()


def check_link_code(pk: int | None, code: str, purpose: str) -> MailLink | None:
    """Return the link `pk` if `code` is its code and may still be typed, else None.

    A wrong, old, used or too often tried code and no link at all cannot be told apart.
    """
    digits = normalise_code(code)
    link = MailLink.objects.with_code().filter(pk=pk, purpose=purpose).first()
    if link is None or not MailLink.objects.filter(pk=link.pk).claim_attempt():
        make_password(digits)  # as much work as checking one
        return None
    return link if check_password(digits, link.hashed_code) else None


def use_link(link: MailLink) -> bool:
    """Use `link` up; return whether it was still usable, which is so for one caller alone."""
    usable = MailLink.objects.usable().filter(pk=link.pk)
    is_used = bool(usable.update(used_at=timezone.now()))
    if is_used and link.user_id:
        note_mailbox(link.user_id, link.email)
    return is_used


def note_mailbox(user_pk: int, email: str) -> None:
    """Note that the holder of an account reads `email`, if that is the account's address."""
    User.objects.filter(pk=user_pk, email=email).update(confirmed_email=email)


def revoke_links(**which: object) -> None:
    """Make links void; `which` is a filter: purpose, email, user, subject."""
    MailLink.objects.filter(**which).delete()


def revoke_ways_in(sender: type, user: "User", **kwargs: object) -> None:
    """Signal receiver: who has a password signs in by it; links that would do so are void."""
    revoke_links(user=user, purpose__in=ways_in())
