"""The addresses of a portal: what every page type has that is kept from outside."""

from django.urls import URLPattern, path

from hub.submissions import history_views, views
from hub.submissions.portal import Portal


def patterns(portal: Portal) -> list[URLPattern]:
    """Return the addresses of `portal`, to be put into its namespace beside `page`, its own."""
    kept = {"portal": portal}
    return [
        path("<int:pk>/preview/", views.preview, kept, name="preview"),
        path("<int:pk>/edit/<slug:slug>/", views.step, kept, name="step"),
        path("<int:pk>/check/", views.check, kept, name="check"),
        path("<int:pk>/urgent/", views.urgent, kept, name="urgent"),
        path("<int:pk>/withdraw/", views.withdraw, kept, name="withdraw"),
        path("<int:pk>/discard/", views.discard, kept, name="discard"),
        path("<int:pk>/history/", history_views.history, kept, name="history"),
        path("<int:pk>/history/<int:revision>/", history_views.version, kept, name="version"),
    ]
