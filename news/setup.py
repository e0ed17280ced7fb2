"""The sections of news and of stories."""

from hub.pages.first_pages import add_section
from news.models import NewsIndexPage, StoryIndexPage


def run() -> None:
    add_section(NewsIndexPage, "news", "お知らせ")
    add_section(StoryIndexPage, "stories", "とりくみ")
