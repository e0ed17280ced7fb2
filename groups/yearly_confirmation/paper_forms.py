"""現況確認票: what the hub holds of a group on a sheet of A4, for those without email."""

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

import segno
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from groups.models import ConfirmationRequest, GroupPage
from groups.private_places import Where
from groups.yearly_confirmation.page_lines import Fact, all_facts
from groups.yearly_confirmation.services import request_of
from groups.yearly_confirmation.tokens import address_of
from hub.core.pdf import make_pdf
from hub.mail.services import absolute
from hub.privacy.services import note_print

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.accounts.models import User

TEMPLATE = "groups/yearly_confirmation/slips.html"
STYLESHEET = "groups/slips.css"
# How a sheet can be set (slips.css): characters in a line, height of a line in mm.
SIZES = {"normal": (40, 5.0), "small": (46, 4.4), "smallest": (54, 3.6)}
ROW_PADDING, ROOM = 1.6, 158  # mm


@dataclass(frozen=True)
class Slip:
    request: ConfirmationRequest
    facts: list[Fact]

    @classmethod
    def of(cls, request: ConfirmationRequest) -> "Slip":
        return cls(request, all_facts(request.group))

    @property
    def size(self) -> str:
        """The largest size in which it stays one sheet."""
        fitting = (name for name in SIZES if self._height(*SIZES[name]) <= ROOM)
        return next(fitting, "smallest")

    def _height(self, characters: int, line: float) -> float:
        rows = (
            sum(max(1, ceil(len(part) / characters)) for part in fact.on_paper.split("\n"))
            for fact in self.facts
        )
        return sum(ROW_PADDING + lines * line for lines in rows)

    @property
    def qr_for_group(self) -> str:
        """The confirming page as a picture (a data: address)."""
        return _qr(address_of(self.request, settings.LANGUAGE_CODE))

    @property
    def qr_for_desk(self) -> str:
        """The desk's list at this group's row."""
        address = absolute(reverse("groups_confirmation"))
        return _qr(f"{address}?q={self.request.number}")


@transaction.atomic
def prepare(groups: "Iterable[GroupPage]", user: "User", today: date | None = None) -> list[Slip]:
    """Return the forms of `groups` to be printed now; that private fields leave is on record.

    Raises:
        Refused: the person may not, or no round has begun.
    """
    groups = list(groups)
    requests = [request_of(group, user, today) for group in groups]
    keys = [request.pk for request in requests]
    printed_on = today or timezone.localdate()
    ConfirmationRequest.objects.filter(pk__in=keys).update(slip_printed_on=printed_on)
    note_print(user, groups, Where.SLIPS)
    return [Slip.of(request) for request in requests]


def context_of(slips: list[Slip]) -> dict[str, object]:
    return {"slips": slips, "today": timezone.localdate()}


def pdf_of(slips: list[Slip], hub: object) -> bytes:
    """Return the forms as a tagged PDF. Raises hub.core.pdf.Unavailable without Pango."""
    return make_pdf(TEMPLATE, context_of(slips) | {"hub": hub, "is_pdf": True}, [STYLESHEET])


def _qr(address: str) -> str:
    return segno.make(address, error="m").svg_data_uri(scale=4, border=2, omitsize=True)
