from django.urls import path

from hub.recordings.feeds import RecordingsFeed

urlpatterns = [path("feeds/recordings.xml", RecordingsFeed(), name="recordings_feed")]
