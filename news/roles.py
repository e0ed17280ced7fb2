"""Who keeps the issues of the city's magazine."""

from hub.accounts.roles import EDITORS, Grants, rights

GRANTS = {EDITORS: Grants(rights("news", "magazineissue", "view", "add", "change", "delete"))}
