"""Who keeps the names of things."""

from hub.accounts.roles import DESK, EDITORS, Grants, rights

NAMES = tuple(
    permission
    for model in ("activityfield", "area", "department", "need")
    for permission in rights("pages", model, "view", "add", "change")
)
KEEPS = Grants(NAMES)

GRANTS = {EDITORS: KEEPS, DESK: KEEPS}
