"""Each role of city hall may have to be on duty."""

from hub.accounts.roles import APPROVERS, DESK, EDITORS, Grants, rights

PRESSES = rights("disaster", "press", "add", "view")
BANNERS = rights("disaster", "banner", "add", "change", "delete", "view")

GRANTS = {
    EDITORS: Grants((*PRESSES, *BANNERS)),
    APPROVERS: Grants((*PRESSES, *BANNERS)),
    DESK: Grants(PRESSES),
}
