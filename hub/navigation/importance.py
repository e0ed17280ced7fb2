"""What everyone comes across first."""

from django.db.models import Q
from wagtailmenus.models import MainMenuItem

HOME_DEPTH = 2


def in_main_menu() -> Q:
    """Return a condition on pages: home pages, and what the main menu leads to."""
    linked = MainMenuItem.objects.filter(link_page__isnull=False).values("link_page")
    return Q(depth=HOME_DEPTH) | Q(pk__in=linked)
