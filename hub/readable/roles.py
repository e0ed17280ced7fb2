"""Who says how words are read, and what they mean."""

from hub.accounts.roles import DESK, EDITORS, Grants, rights

ACTIONS = ("view", "add", "change", "delete")
WORDS = Grants(
    rights("readable", "reading", *ACTIONS) + rights("readable", "explainedword", *ACTIONS)
)

GRANTS = {EDITORS: WORDS, DESK: WORDS}
