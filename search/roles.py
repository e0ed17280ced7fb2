"""Who teaches the search, and reads what was looked for."""

from hub.accounts.roles import DESK, EDITORS, Grants, reviewers, rights, translated_languages

READING = rights("search", "searchedwords", "view")
TEACHING = (
    *rights("search", "synonym", "view", "add", "change", "delete"),
    *rights("search", "dictionaryword", "view", "add", "change", "delete"),
    *rights("search", "promotedresult", "view", "add", "change", "delete"),
    *rights("search", "settledwords", "change"),
    *READING,
)

GRANTS = {
    EDITORS: Grants(TEACHING),
    DESK: Grants(TEACHING),
    # They understand the words of another language too.
    **{reviewers(code): Grants(READING) for code in translated_languages()},
}
