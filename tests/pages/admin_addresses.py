"""Every address of the admin that the resolver knows, with values that fit and values that do not."""

import re
from collections.abc import Iterator
from itertools import product

from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Page, Revision

from groups.models import GroupPage
from home.models import HomePage
from news.models import StoryPage

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
NAMED_GROUP = re.compile(r"\(\?P(<\w+>)[^)]*\)")
PAGE_PARAMETERS = {
    "page_id",
    "parent_page_id",
    "page_to_move_id",
    "page_pk",
    "destination_id",
}
WORDS = {
    "app_label": ["core", "nothing"],
    "app_name": ["core", "nothing"],
    "content_type_app_name": ["wagtailcore"],
    "model_name": ["hubsettings", "nothing"],
    "content_type_model_name": ["page", "nothing"],
    "action_name": ["delete", "nothing"],
    "action": ["approve"],
    "kind": ["image", "document"],
    "filter_spec": ["width-200"],
    "revision_id_a": ["live"],
    "revision_id_b": ["latest"],
}
MISSING = "999999"
HOSTILE = ["x", "9" * 30]


def _routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, route)
        else:
            yield route, pattern


def admin_routes() -> list[tuple[str, URLPattern]]:
    """Return (route, pattern) of all addresses below the admin but the one that signs out."""
    plain = [
        (re.sub(r"[\^$]|\\Z", "", NAMED_GROUP.sub(r"\1", route)), pattern)
        for route, pattern in _routes(get_resolver())
    ]
    return [
        (route, pattern)
        for route, pattern in plain
        if route.startswith("admin/") and route != "admin/logout/" and "*" not in route
    ]


def model_of(pattern: URLPattern) -> type[Model] | None:
    """Return what a generic view is about."""
    options = getattr(pattern.callback, "view_initkwargs", {})
    of_class = getattr(getattr(pattern.callback, "view_class", None), "model", None)
    model = options.get("model", of_class)
    return model if isinstance(model, type) else None


def _pages() -> list[str]:
    """The invisible root, a home page, a group, a story and its translation."""
    pages: list[Page] = [
        Page.get_first_root_node(),
        HomePage.objects.get(locale__language_code="ja"),
        GroupPage.objects.sources().first(),
        StoryPage.objects.sources().first(),
        StoryPage.objects.filter(locale__language_code="en").first(),
    ]
    return [str(page.pk) for page in pages]


def _fitting(name: str, pattern: URLPattern, pages: list[str]) -> list[str]:
    if name in PAGE_PARAMETERS:
        return pages
    if name in WORDS:
        return WORDS[name]
    if name == "revision_id":
        return [str(Revision.page_revisions.order_by("pk").values_list("pk", flat=True)[0])]
    model = model_of(pattern)
    if name in ("pk", "object_id") and model is not None:
        return [str(key) for key in model._default_manager.values_list("pk", flat=True)[:1]]
    return ["1", pages[2]] if name == "pk" else ["1"]


def admin_addresses() -> dict[str, list[str]]:
    """Return {"fitting", "missing", "hostile": addresses with such values}."""
    pages = _pages()
    addresses: dict[str, set[str]] = {"fitting": set(), "missing": set(), "hostile": set()}
    for route, pattern in admin_routes():
        names = PARAMETER.findall(route)
        template = PARAMETER.sub("{}", f"/{route}")
        for values in product(*[_fitting(name, pattern, pages) for name in names]):
            addresses["fitting"].add(template.format(*values))
        if names:
            addresses["missing"].add(template.format(*[MISSING] * len(names)))
            addresses["hostile"] |= {template.format(*[value] * len(names)) for value in HOSTILE}
    return {kind: sorted(found) for kind, found in addresses.items()}
