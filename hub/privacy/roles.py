"""Who sees who saw private data, and who holds back what would be forgotten."""

from hub.accounts.roles import APPROVERS, DESK, Grants, rights

HOLDS = rights("privacy", "hold", "view", "add", "change")
GRANTS = {
    DESK: Grants(HOLDS),
    # The chief looks at the records, not those who see the data every day.
    APPROVERS: Grants(
        (
            *HOLDS,
            *rights("privacy", "privateaccess", "view"),
            *rights("privacy", "privatedeletion", "view"),
            *rights("privacy", "termsetting", "view", "add", "change", "delete"),
        )
    ),
}
