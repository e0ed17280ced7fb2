"""What whoever asked takes back of their own questions, before they are passed on."""

from django.db import transaction
from django.db.models import QuerySet

from hub.accounts.links import revoke_links
from hub.core import deletions
from hub.enquiries.models import Enquiry
from hub.enquiries.models.enquiry import sender_hash
from hub.enquiries.purposes import ENQUIRY
from hub.enquiries.services.asking import subject_of
from hub.privacy.services.holds import without_held
from hub.text.numbers import whole_number

KIND = "enquiry"  # of hub.core.deletions
ON_THEIR_WAY = (Enquiry.State.UNCONFIRMED, Enquiry.State.AT_DESK)


def on_their_way(address: str) -> QuerySet[Enquiry]:
    """Return what was asked from a mailbox and still says who asked, the newest first."""
    rows = Enquiry.objects.from_sender(sender_hash(address)).filter(state__in=ON_THEIR_WAY)
    return without_held(rows.exclude(email=""))


@transaction.atomic
def take_back(address: str, which: str = "") -> None:
    """Delete what was asked from a mailbox and is not passed on yet: one of them, or all."""
    rows = on_their_way(address)
    if which:
        rows = rows.filter(pk=whole_number(which))
    for enquiry in rows.select_for_update():
        deletions.note(KIND, _key_of(enquiry))
        revoke_links(purpose=ENQUIRY, subject=subject_of(enquiry))
        enquiry.delete()


def _key_of(enquiry: Enquiry) -> str:
    return f"{enquiry.pk} {enquiry.created_at.isoformat()}"


def delete_again(key: str) -> bool:
    """Delete an enquiry once more that a restored backup has brought back."""
    row = Enquiry.objects.filter(pk=key.partition(" ")[0]).first()
    if row is None or _key_of(row) != key:
        return False
    row.delete()
    return True
