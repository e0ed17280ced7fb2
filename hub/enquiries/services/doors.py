"""Whether the people behind a page are asked at all."""

from typing import TYPE_CHECKING

from django.db import transaction

from hub.core.kinds import changed
from hub.core.rules import require
from hub.editorial.people import desk_answer
from hub.enquiries.models import EnquirySettings
from hub.enquiries.permissions import door_answer

if TYPE_CHECKING:
    from wagtail.models import Page

    from hub.accounts.models import User
    from hub.pages.models import BasePage


@transaction.atomic
def set_door(page: "BasePage", user: "User", is_open: bool) -> None:
    """One of the page's people says whether it takes enquiries."""
    require(door_answer(user, page))
    EnquirySettings.objects.update_or_create(
        page_id=page.pk, defaults={"open": is_open, "changed_by": user}
    )
    changed(EnquirySettings)


@transaction.atomic
def close_by_desk(page: "Page", user: "User", is_closed: bool) -> None:
    """The desk stops enquiries about a page, or lets them through again."""
    require(desk_answer(user))
    EnquirySettings.objects.update_or_create(
        page_id=page.pk, defaults={"closed_by_desk": is_closed, "changed_by": user}
    )
    changed(EnquirySettings)
