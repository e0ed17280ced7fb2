"""How the people of a group are reached."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups import own_address
from groups.choices import ActivityStatus
from groups.models import GroupPage
from groups.permissions import keeps
from groups.private_places import Where
from hub.enquiries.mailboxes import Mailbox, Mistake, Reader
from hub.privacy.services import note_view
from hub.text.mail_addresses import mail_key

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User

JAPANESE = "ja"


class GroupMailbox(Mailbox):
    page_type = "groups.GroupPage"
    who = pgettext_lazy("behind a page", "the group")
    has_own_slugs = True
    mistakes = [
        (code, _("The group is no longer active") if code == Mistake.ENDED else label)
        for code, label in Mistake.choices
    ]

    def is_living(self, page: GroupPage) -> bool:
        return super().is_living(page) and page.activity_status != ActivityStatus.CLOSED

    def readers(self, page: GroupPage) -> list[Reader]:
        """Return where the members read their mail, and the group's own address if it is confirmed."""
        members = page.memberships.filter(user__is_active=True).exclude(user__email=None)
        found = {
            mail_key(member.user.email): Reader(member.user.email, member.user.language)
            for member in members.select_related("user")
            if member.user.email
        }
        if own_address.is_confirmed(page):
            found.setdefault(mail_key(page.email), Reader(page.email, JAPANESE))
        return list(found.values())

    def keeps(self, user: "User | AnonymousUser", page: GroupPage) -> bool:
        return keeps(user, page)

    def portal_path(self, page: GroupPage) -> str:
        return reverse("portal:page", args=[page.pk])

    def contacts_for_desk(self, pages: list[GroupPage], user: "User") -> dict[int, str]:
        if pages:
            note_view(user, pages, Where.ENQUIRIES)
        return {
            page.pk: " ".join(filter(None, (page.representative, page.contact_person, page.phone)))
            for page in pages
        }
