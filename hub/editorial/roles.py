"""Who switches rooms on and off: who answers for what is public."""

from hub.accounts.roles import APPROVERS, Grants, rights

GRANTS = {APPROVERS: Grants(rights("core", "switch", "view", "change"))}
