"""A draft goes to the city together with what was agreed to: one transaction."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import translation
from wagtail.models import Page

from hub.submissions.permissions import types_for
from hub.submissions.portal import portal_of
from hub.submissions.records import locked
from hub.submissions.sending import Receipt, submit
from hub.submissions.workflow import ReviewState, State

if TYPE_CHECKING:
    from django.core.files.base import File

    from hub.accounts.models import User


class NotAgreed(Exception):
    """Something that must be agreed to was not."""


class Unbacked(Exception):
    """What the desk types for others needs a scan of the form or a note of the call."""


@transaction.atomic
def send(
    page: Page,
    user: "User",
    version: int,
    *,
    agreed: set[str],
    language: str,
    scan: "File | None" = None,
    call_note: str = "",
) -> Receipt:
    """Send the draft with what was agreed to; see `hub.submissions.sending.submit`.

    Args:
        page: the source page.
        user: who sends it: who keeps it, or someone of the desk typing for them.
        version: the draft's version that was looked at.
        agreed: kinds of the boxes that were ticked.
        language: in which they were read.
        scan: of the paper form, if the desk typed it (cleaned by `hub.submissions.scans`).
        call_note: when and with whom the desk spoke instead.

    Raises:
        NotAgreed, Unbacked, and what `submit` raises.
    """
    portal = portal_of(page)
    page = locked(page)
    review_state = ReviewState.of(page)
    at_desk = types_for(user, page)
    if review_state.state not in (State.DRAFT, State.RETURNED):
        return submit(page, user, version)  # twice clicked, or refused in its own words
    if at_desk and not (scan or call_note):
        raise Unbacked
    with translation.override(language):
        asked = portal.asks(page, review_state)
        if any(ask.required and ask.kind not in agreed for ask in asked):
            raise NotAgreed
        given = [ask for ask in asked if ask.kind in agreed]
        facts = portal.agreed(page, user, review_state, given, language)
    if facts:
        draft = review_state.kept_draft
        draft.data |= facts
        draft.save(update_fields=["data"])
    kept = {"typed_at_desk": True, "scan": scan or "", "call_note": call_note} if at_desk else {}
    return submit(page, user, version, **kept)
