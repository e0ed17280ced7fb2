"""Who keeps the information corners."""

from hub.accounts.roles import DESK, Grants, rights

GRANTS = {DESK: Grants(rights("groups", "informationcorner", "view", "add", "change", "delete"))}
