"""Who writes the manuals."""

from hub.accounts.roles import DESK, Grants, Tree

MANUALS = Tree("home.ContentPage", slug="manual")

GRANTS = {DESK: Grants(trees={MANUALS: ("add", "change")})}
