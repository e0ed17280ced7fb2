from django.urls import path

from news.calendar import deadlines_file
from news.feeds import NewsFeed, StoryFeed

urlpatterns = [
    path("news.atom", NewsFeed(), name="news_feed"),
    path("deadlines.ics", deadlines_file, name="deadlines_calendar"),
    path("stories.atom", StoryFeed(), name="story_feed"),
]
