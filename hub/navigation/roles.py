"""Who keeps the menus."""

from hub.accounts.roles import EDITORS, Grants, rights

MENUS = tuple(
    permission
    for model in ("mainmenu", "flatmenu")
    for permission in rights("wagtailmenus", model, "add", "change", "delete")
)

GRANTS = {EDITORS: Grants(MENUS)}
