"""What pages show of the promises about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone

from hub.followups.models import FollowUp
from hub.followups.words import Said, said_of

if TYPE_CHECKING:
    from hub.pages.models import BasePage


@dataclass(frozen=True)
class Shown:
    """A promise as the public reads it."""

    followup: FollowUp
    said: Said


def shown(rows: Iterable[FollowUp]) -> list[Shown]:
    """Return promises with what is said of them today, for `followups/list.html`."""
    today = timezone.localdate()
    return [Shown(followup, said_of(followup, today)) for followup in rows]


def of_page(page: "BasePage", request: HttpRequest) -> dict[str, object]:
    """Return the promises about the whole of `page`; {} if there are none."""
    found = shown(FollowUp.objects.of_page(page.source.pk))
    return {"promises": found} if found else {}
