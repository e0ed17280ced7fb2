from django.urls import path, register_converter

from events.by_groups.calendar_views import group_calendar
from events.feeds import EventFeed
from events.papers import views as papers
from events.views import calendar_file, one_date
from hub.core.converters import DayConverter

register_converter(DayConverter, "day")

urlpatterns = [
    path("calendar.ics", calendar_file, name="calendar"),
    path("calendar/<str:token>.ics", group_calendar, name="group_calendar"),
    path("feeds/events.atom", EventFeed(), name="event_feed"),
    path("papers/event/<slug:slug>.pdf", papers.poster, name="event_poster"),
    path("papers/place/<slug:slug>/<int:year>-<int:number>.pdf", papers.month, name="month_sheet"),
    path("papers/area/<slug:code>.pdf", papers.circular, name="circular"),
    path("<path:path>/<day:day>/", one_date, name="date_of_event"),
]
