"""The letter by which the desk hands over an account. It goes by hand or by post, on paper."""

from dataclasses import dataclass
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe

from hub.accounts.models import OneTimeCode, User


def first_sign_in_url(user: User) -> str:
    """Return the absolute address of the first sign-in with the ID filled in, never the code.

    It is in the language of the person.
    """
    with translation.override(user.language):
        path = reverse("accounts_first")
    return f"{settings.BASE_URL}{path}?{urlencode({'id': user.username})}"


@dataclass(frozen=True)
class Letter:
    user: User
    code: str

    @property
    def groups(self) -> list[str]:
        rows = self.user.memberships.select_related("group")
        return [row.group.title for row in rows]

    @property
    def address(self) -> str:
        """The address to type by hand."""
        with translation.override(self.user.language):
            return settings.BASE_URL + reverse("accounts_first")

    @property
    def valid_until(self):
        return timezone.localdate(timezone.now() + OneTimeCode.VALID_FOR)

    @property
    def qr(self) -> SafeString:
        """The address with the ID as an inline picture."""
        picture = segno.make(first_sign_in_url(self.user), error="m").svg_inline(
            scale=4, border=2, omitsize=True, svgclass="letter__qr", lineclass=None
        )
        return mark_safe(picture)  # noqa: S308
