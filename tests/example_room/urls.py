from django.urls import path

from hub.submissions.urls import patterns
from tests.example_room import views
from tests.example_room.portal import TOOL

CLOSED_TO_ROBOTS = True
app_name = "tools"
urlpatterns = [
    path("offer/", views.offer, name="offer"),
    path("borrow/<slug:slug>/", views.borrow, name="borrow"),
    path("loans/<int:pk>/", views.loan, name="loan"),
    path("loans/<int:pk>/<slug:slug>/", views.loan_step, name="loan_step"),
    path("<int:pk>/", views.tool, name="page"),
    *patterns(TOOL),
]
