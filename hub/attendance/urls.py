"""Tickets, the entrance and its list, in each language."""

from django.urls import path

from hub.attendance.views import door, here, looking_after, tickets

CLOSED_TO_ROBOTS = True
urlpatterns = [
    path("k/<str:code>/", tickets.ticket, name="ticket"),
    path("k/<str:code>/ticket.pdf", tickets.ticket_pdf, name="ticket_pdf"),
    path("signup/door/<uuid:key>/", door.door, name="door"),
    path("signup/here/<str:token>/", here.here, name="here"),
    path("signup/<uuid:sheet_key>/attendance/", looking_after.look_after, name="attendance"),
    path("signup/<uuid:sheet_key>/wall.pdf", looking_after.wall_pdf, name="attendance_wall"),
]
