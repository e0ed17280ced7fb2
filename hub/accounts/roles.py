"""The roles of city hall, as Django groups, and what each may do (applied by setup.py).

Each room names the rights that it gives in its module `roles`, as `GRANTS`: {role: what it may}.
A role's rights are those of all rooms together; a name that no other room knows is a new role.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.conf import settings

from hub.core.rooms import modules_named

EDITORS = "広報"
APPROVERS = "承認者"
DESK = "協働担当"
STAFF = (EDITORS, APPROVERS, DESK)


def translators(code: str) -> str:
    """Return the name of the role that translates into the language `code`."""
    return f"翻訳 {code}"


def reviewers(code: str) -> str:
    """Return the name of the role that checks and publishes the language `code`."""
    return f"翻訳確認 {code}"


def translated_languages() -> list[str]:
    """Return the codes of all languages but the one in which everything starts."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def translation_roles() -> list[str]:
    """Return the names of the roles that translate and that check translations."""
    return [role(code) for code in translated_languages() for role in (translators, reviewers)]


@dataclass(frozen=True)
class Tree:
    """Pages of a type with everything below them: "app_label.ModelName", of one language.

    With a `slug`, only that one of them.
    """

    page_type: str
    slug: str = ""
    language: str = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Grants:
    """What a role may. No role may publish in the Japanese tree: only a workflow publishes there."""

    permissions: tuple[str, ...] = ()  # "app_label.codename"
    collections: tuple[str, ...] = ()  # "app_label.codename", on all collections
    trees: dict[Tree, tuple[str, ...]] = field(default_factory=dict)  # "add", "change", "unlock"


def rights(app: str, model: str, *actions: str) -> tuple[str, ...]:
    """Return the permissions to do `actions` ("view", "add", …) with rows of a model."""
    return tuple(f"{app}.{action}_{model}" for action in actions)


ADMIN = "wagtailadmin.access_admin"
# Rights on our own image and document models go by the names of Wagtail's.
FILES = tuple(
    permission
    for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))
    for permission in rights(app, model, "add", "change", "choose")
)
SUBMIT_TRANSLATION = "wagtail_localize.submit_translation"
REDIRECTS = rights("wagtailredirects", "redirect", "add", "change", "delete")

GRANTS = {
    EDITORS: Grants((ADMIN, SUBMIT_TRANSLATION, *REDIRECTS), FILES),
    APPROVERS: Grants((ADMIN, *rights("accounts", "securityevent", "view"))),
    DESK: Grants(
        (
            ADMIN,
            SUBMIT_TRANSLATION,
            "accounts.manage_representatives",
            *rights("mail", "outgoingmail", "view"),
        ),
        FILES,
    ),
    # Words are written and approved through hub.languages.
    **{role: Grants((ADMIN,)) for role in translation_roles()},
}


def all_grants() -> dict[str, Grants]:
    """Return {role: what it may} of every role, by the word of all rooms."""
    by_role: dict[str, list[Grants]] = defaultdict(list)
    for module in modules_named("roles"):
        for role, grants in module.GRANTS.items():
            by_role[role].append(grants)
    return {role: _together(parts) for role, parts in by_role.items()}


def _together(parts: list[Grants]) -> Grants:
    trees: dict[Tree, tuple[str, ...]] = {}
    for part in parts:
        for tree, actions in part.trees.items():
            trees[tree] = (*trees.get(tree, ()), *actions)
    return Grants(
        permissions=tuple(name for part in parts for name in part.permissions),
        collections=tuple(name for part in parts for name in part.collections),
        trees=trees,
    )
