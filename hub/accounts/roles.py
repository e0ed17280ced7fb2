"""The roles of city hall, as Django groups, and what each may do (a table, applied by setup.py)."""

from dataclasses import dataclass

from django.conf import settings

EDITORS = "広報"
APPROVERS = "承認者"
DESK = "協働担当"


def translators(code: str) -> str:
    """Return the name of the role that translates into the language `code`."""
    return f"翻訳 {code}"


def reviewers(code: str) -> str:
    """Return the name of the role that checks and publishes the language `code`."""
    return f"翻訳確認 {code}"


def translated_languages() -> list[str]:
    """Return the codes of all languages but the one in which everything starts."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


@dataclass(frozen=True)
class Grants:
    """What a role holds. A right on a tree holds for everything below it."""

    permissions: tuple[str, ...] = ()  # "app_label.codename"
    collections: tuple[str, ...] = ()  # "app_label.codename", on all collections
    home: tuple[str, ...] = ()  # "add", "change", "publish", "unlock" on the Japanese home page
    groups: tuple[str, ...] = ()  # … on the directory of groups
    manuals: tuple[str, ...] = ()  # … on the section of manuals
    languages: tuple[tuple[str, tuple[str, ...]], ...] = ()  # … on a language's home page


ADMIN = "wagtailadmin.access_admin"
# Rights on our own image and document models go by the names of Wagtail's.
FILES = tuple(
    f"{app}.{action}_{model}"
    for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))
    for action in ("add", "change", "choose")
)


def _model(app: str, model: str, *actions: str) -> tuple[str, ...]:
    return tuple(f"{app}.{action}_{model}" for action in actions)


TAXONOMIES = tuple(
    permission
    for model in ("activityfield", "area", "department", "need")
    for permission in _model("pages", model, "view", "add", "change")
)
FEEDBACK = _model("pages", "feedback", "view")
# What readers searched: read by those who also understand the words in another language.
SEARCHES = _model("search", "searchedwords", "view")
SEARCH = (
    *_model("search", "synonym", "view", "add", "change", "delete"),
    *_model("search", "dictionaryword", "view", "add", "change", "delete"),
    *_model("search", "promotedresult", "view", "add", "change", "delete"),
    *_model("search", "settledwords", "change"),
    *SEARCHES,
)
MENUS = (
    *_model("wagtailmenus", "mainmenu", "add", "change", "delete"),
    *_model("wagtailmenus", "flatmenu", "add", "change", "delete"),
)

# Who saw private data of groups: the chief looks at it, not those who see the data every day.
PRIVATE_RECORDS = (
    *_model("groups", "privateaccess", "view"),
    *_model("groups", "privatedeletion", "view"),
)

# No role may publish in the Japanese tree: only a workflow publishes there.
STAFF_GRANTS = {
    EDITORS: Grants(
        permissions=(
            ADMIN,
            "wagtail_localize.submit_translation",
            *_model("news", "magazineissue", "view", "add", "change", "delete"),
            *_model("wagtailredirects", "redirect", "add", "change", "delete"),
            *TAXONOMIES,
            *FEEDBACK,
            *MENUS,
            *SEARCH,
        ),
        collections=FILES,
        home=("add", "change"),
    ),
    # `unlock` opens the tree to them (and a page whose writer is away); it edits nothing.
    APPROVERS: Grants(permissions=(ADMIN, *PRIVATE_RECORDS), home=("unlock",)),
    DESK: Grants(
        permissions=(
            ADMIN,
            "wagtail_localize.submit_translation",
            "accounts.manage_representatives",
            "mail.view_outgoingmail",
            *_model("groups", "informationcorner", "view", "add", "change", "delete"),
            *TAXONOMIES,
            *FEEDBACK,
            *SEARCH,
        ),
        collections=FILES,
        groups=("add", "change"),
        manuals=("add", "change"),
    ),
}


def all_grants() -> dict[str, Grants]:
    """Return {role: what it holds} of every role."""
    grants = dict(STAFF_GRANTS)
    for code in translated_languages():
        # `unlock` opens the tree to them; words are written and approved through hub.languages.
        grants[translators(code)] = Grants((ADMIN,), languages=((code, ("unlock",)),))
        grants[reviewers(code)] = Grants((ADMIN, *SEARCHES), languages=((code, ("unlock",)),))
    return grants
