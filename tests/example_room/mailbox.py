"""How the owners of a tool are reached."""

from hub.accounts.models import User
from hub.enquiries.mailboxes import Mailbox, Reader
from hub.privacy import places
from hub.privacy.services import note_view
from tests.example_room.models import ToolPage
from tests.example_room.permissions import keeps
from tests.example_room.portal import TOOL

ENQUIRIES = "tool_enquiries"
places.name(ENQUIRIES, "道具の持ち主への問い合わせ")


class ToolMailbox(Mailbox):
    page_type = "example_room.ToolPage"
    who = "道具の持ち主"

    def readers(self, page: ToolPage) -> list[Reader]:
        return [Reader(one.email, one.language) for one in TOOL.people(page) if one.email]

    def keeps(self, user, page: ToolPage) -> bool:
        return keeps(user, page)

    def portal_path(self, page: ToolPage) -> str:
        return TOOL.address(page)

    def contacts_for_desk(self, pages: list[ToolPage], user: User) -> dict[int, str]:
        if pages:
            note_view(user, pages, ENQUIRIES)
        return {page.pk: page.phone for page in pages}
