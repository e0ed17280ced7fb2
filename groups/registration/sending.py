"""A group's page goes to the city together with what was agreed to: one transaction."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone, translation

from groups.models import GroupPage
from groups.permissions import types_for
from groups.registration.consents import OPENS, Ask, asks, record
from groups.services import Receipt, drafted_values, locked, public_values, submit
from groups.workflow import ReviewState, State
from hub.accounts.links import Purpose, revoke_links

if TYPE_CHECKING:
    from django.core.files.base import File

    from hub.accounts.models import User


class NotAgreed(Exception):
    """Something that must be agreed to was not."""


class Unbacked(Exception):
    """What the desk types for a group needs a scan of the form or a note of the call."""


def asked_of(group: GroupPage, standing: ReviewState | None = None) -> list[Ask]:
    """Return what has to be agreed to before the draft of `group` can be sent."""
    standing = standing or ReviewState.of(group)
    draft = standing.draft
    public = public_values(group, draft) if group.live else {}
    drafted = draft.data if draft else {}
    opened = {name for name in OPENS.values() if drafted.get(name, getattr(group, name))}
    return asks(group, drafted_values(group, draft), public, opened)


@transaction.atomic
def send(
    group: GroupPage,
    user: "User",
    version: int,
    *,
    agreed: set[str],
    language: str,
    scan: "File | None" = None,
    call_note: str = "",
) -> Receipt:
    """Send the draft with what was agreed to; see `groups.services.submit`.

    Args:
        group: the source page.
        user: who sends it: of the group, or of the desk typing for it.
        version: the draft's version that was looked at.
        agreed: kinds of the boxes that were ticked.
        language: in which they were read.
        scan: of the paper form, if the desk typed it (cleaned by `groups.registration.scans`).
        call_note: when and with whom the desk spoke instead.

    Raises:
        NotAgreed, Unbacked, and what `submit` raises.
    """
    group = locked(group)
    standing = ReviewState.of(group)
    at_desk = types_for(user, group)
    if standing.state not in (State.DRAFT, State.RETURNED):
        return submit(group, user, version)  # twice clicked, or refused in its own words
    if at_desk and not (scan or call_note):
        raise Unbacked
    with translation.override(language):
        asked = asked_of(group, standing)
        if any(ask.required and ask.kind not in agreed for ask in asked):
            raise NotAgreed
        given = [ask for ask in asked if ask.kind in agreed]
        record(group, user, given, language)
    _note_on_page(group, standing, given)
    kept = {"typed_at_desk": True, "scan": scan or "", "call_note": call_note} if at_desk else {}
    receipt = submit(group, user, version, **kept)
    revoke_links(purpose=Purpose.REGISTRATION, user__memberships__group=group)
    return receipt


def _note_on_page(group: GroupPage, standing: ReviewState, given: list[Ask]) -> None:
    """Put into the version to be sent what follows from the consents, and when it came."""
    facts: dict[str, object] = {OPENS[ask.kind]: True for ask in given if ask.kind in OPENS}
    if any(ask.required for ask in given):
        facts["consented_at"] = timezone.now().isoformat()
    if (
        not group.live
        and not group.registered_on
        and "registered_on" not in standing.kept_draft.data
    ):
        facts["registered_on"] = timezone.localdate().isoformat()
    draft = standing.kept_draft
    if facts:
        draft.data |= facts
        draft.save(update_fields=["data"])
