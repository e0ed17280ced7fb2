from django.urls import path, register_converter

from events.feeds import EventFeed
from events.views import calendar_file, one_date
from hub.core.converters import DayConverter

register_converter(DayConverter, "day")

urlpatterns = [
    path("calendar.ics", calendar_file, name="calendar"),
    path("feeds/events.atom", EventFeed(), name="event_feed"),
    path("<path:path>/<day:day>/", one_date, name="date_of_event"),
]
