"""What is kept about a group beside its page, and goes with its private values."""

from collections import Counter

from groups.models import GroupPage
from hub.privacy import twins
from hub.privacy.models import PrivateDeletion
from hub.privacy.private_values import Cut
from hub.privacy.twins import Cleaner


def register() -> None:
    cleaner = Cleaner(clean_people, addresses=addresses_of_people, of=GroupPage)
    twins.register_cleaner(cleaner)


def addresses_of_people(group: GroupPage) -> set[str]:
    """Return the addresses of those who keep the page, and of who was invited to."""
    people = group.memberships.exclude(user__email=None).values_list("user__email", flat=True)
    invited = group.invitations.exclude(email="").values_list("email", flat=True)
    return {*people, *invited}


def clean_people(group: GroupPage, cut: Cut) -> Counter:
    """Forget why people came and went, who was invited, and, of a closed group, its people."""
    group.confirmation_requests.exclude(confirmed_by_before="").update(confirmed_by_before="")
    notes = group.membership_events.exclude(reason="").update(reason="")
    group.membership_events.exclude(invitation=None).update(invitation=None)
    people = group.invitations.all().delete()[0]
    if cut.why == PrivateDeletion.Why.CLOSED:
        people += group.memberships.all().delete()[0]
    return Counter(notes=notes, people=people)
