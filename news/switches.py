"""News, and stories of working together: each on its own."""

from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [
    Part("news", _("News"), ("news.models.news", "news.feeds.NewsFeed", "news.calendar")),
    Part(
        "stories",
        _("Case stories"),
        ("news.models.stories", "news.models.issues", "news.feeds.StoryFeed"),
    ),
]
