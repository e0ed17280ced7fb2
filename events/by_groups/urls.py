"""Events in the portal of groups, below /mypage/events/ in each language."""

from django.urls import path

from events.by_groups import calendar_views, date_views, views
from events.by_groups.portal import PORTAL
from hub.submissions.urls import patterns

CLOSED_TO_ROBOTS = True
app_name = "group_events"
urlpatterns = [
    path("group/<int:pk>/", views.of_group, name="of_group"),
    path("group/<int:pk>/calendar/", calendar_views.renew, name="renew_calendar"),
    path("<int:pk>/", views.event, name="page"),
    *patterns(PORTAL),
    path("<int:pk>/dates/<int:date_pk>/", date_views.change, name="date"),
    path("<int:pk>/dates/<int:date_pk>/confirm/", date_views.confirm, name="confirm_date"),
    path("<int:pk>/give-up/", views.give_up, name="give_up"),
]
