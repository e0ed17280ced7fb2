"""The kinds of pages that readers tell apart, as facets of the results."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "group": _("Citizen groups"),
    "story": _("Case stories"),
    "news": _("News"),
    "manual": _("Manuals"),
    "page": _("Pages"),
}
KIND_OF_MODEL = {
    "groups.grouppage": "group",
    "news.storypage": "story",
    "news.newspage": "news",
    "manual.manualindexpage": "manual",
    "manual.manualpart": "manual",
    "manual.manualchapter": "manual",
}
OTHER = "page"


def kind_of(model: type) -> str:
    """Return the kind of a page type."""
    return KIND_OF_MODEL.get(model._meta.label_lower, OTHER)
