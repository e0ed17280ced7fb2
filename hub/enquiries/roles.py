"""Who reads what readers answered."""

from hub.accounts.roles import DESK, EDITORS, Grants, rights

READS = Grants(rights("enquiries", "feedback", "view"))
GRANTS = {EDITORS: READS, DESK: READS}
