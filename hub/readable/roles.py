"""Who says how words are read."""

from hub.accounts.roles import DESK, EDITORS, Grants, rights

READINGS = Grants(rights("readable", "reading", "view", "add", "change", "delete"))

GRANTS = {EDITORS: READINGS, DESK: READINGS}
