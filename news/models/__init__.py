from news.models.issues import MagazineIssue
from news.models.news import NewsGroup, NewsIndexPage, NewsPage
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
    "NewsGroup",
    "NewsIndexPage",
    "NewsPage",
    "StoryActivityField",
    "StoryChapter",
    "StoryDepartment",
    "StoryGroup",
    "StoryIndexPage",
    "StoryPage",
]
