"""Who works on the pages of groups."""

from hub.accounts.roles import DESK, Grants, Tree

GRANTS = {DESK: Grants(trees={Tree("directory.GroupIndexPage"): ("add", "change")})}
