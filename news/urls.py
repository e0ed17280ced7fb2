from django.urls import path

from news.feeds import NewsFeed, StoryFeed

urlpatterns = [
    path("news.atom", NewsFeed(), name="news_feed"),
    path("stories.atom", StoryFeed(), name="story_feed"),
]
