"""A role of the room's own, and what the desk may do here."""

from hub.accounts.roles import ADMIN, DESK, Grants, Tree, rights

LENDERS = "道具係"

GRANTS = {
    LENDERS: Grants(
        (ADMIN, *rights("example_room", "loan", "view", "change")),
        trees={Tree("example_room.ToolIndexPage"): ("change",)},
    ),
    DESK: Grants(
        rights("example_room", "loan", "view"),
        trees={Tree("example_room.ToolIndexPage"): ("add", "change")},
    ),
}
