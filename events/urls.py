from django.urls import path

from events.views import calendar_file

urlpatterns = [path("calendar.ics", calendar_file, name="calendar")]
