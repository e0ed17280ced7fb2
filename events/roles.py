"""Who says what became of a date: city hall, at once."""

from hub.accounts.roles import APPROVERS, DESK, EDITORS, Grants, Tree, rights

DATES = rights("occurrences", "occurrence", "view", "change")
GRANTS = {
    EDITORS: Grants(DATES),
    DESK: Grants(
        DATES,
        trees={
            Tree("events.EventIndexPage"): ("add", "change"),
            Tree("events.DialogueIndexPage"): ("add", "change"),
        },
    ),
    APPROVERS: Grants(DATES),
}
