from news.models.issues import MagazineIssue
from news.models.news import NewsIndexPage, NewsPage
from news.models.stories import (
    StoryActivityField,
    StoryChapter,
    StoryDepartment,
    StoryGroup,
    StoryIndexPage,
    StoryPage,
)

__all__ = [
    "MagazineIssue",
    "NewsIndexPage",
    "NewsPage",
    "StoryActivityField",
    "StoryChapter",
    "StoryDepartment",
    "StoryGroup",
    "StoryIndexPage",
    "StoryPage",
]
