"""Everything that is kept of whoever reads a mailbox, in each language."""

from django.urls import path

from hub.mine import views
from hub.mine.calendar_views import own_calendar

CLOSED_TO_ROBOTS = True
urlpatterns = [
    path("mine/", views.ask, name="mine"),
    path("mine/account/", views.of_account, name="mine_of_account"),
    path("mine/sent/<str:key>/", views.sent, name="mine_sent"),
    path("mine/calendar/<str:token>.ics", own_calendar, name="mine_calendar"),
    path("mine/<str:token>/", views.page, name="mine_page"),
    path("mine/<str:token>/delete/", views.delete_all, name="mine_deletion"),
]
