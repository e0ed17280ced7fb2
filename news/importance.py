"""News that readers must not miss."""

from django.db.models import Q

from news.models import NewsPage


def marked() -> Q:
    """Return a condition on pages: news that the writer marked as important."""
    return Q(pk__in=NewsPage.objects.filter(important=True).values("pk"))
