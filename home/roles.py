"""Who works on the pages of the whole hub, and of a language."""

from hub.accounts.roles import (
    APPROVERS,
    EDITORS,
    Grants,
    Tree,
    reviewers,
    translated_languages,
    translators,
)

HOME = Tree("home.HomePage")
# `unlock` opens a tree to them (and a page whose writer is away); they edit nothing.
GRANTS = {
    EDITORS: Grants(trees={HOME: ("add", "change")}),
    APPROVERS: Grants(trees={HOME: ("unlock",)}),
    **{
        role(code): Grants(trees={Tree("home.HomePage", language=code): ("unlock",)})
        for code in translated_languages()
        for role in (translators, reviewers)
    },
}
