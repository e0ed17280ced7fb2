from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from events.admin import DateViewSet
from events.dialogue.desk.sessions import SessionViewSet
from events.dialogue.views import seats
from hub.editorial.people import is_desk


@hooks.register("register_admin_viewset")
def register_dates() -> DateViewSet:
    return DateViewSet("event_dates")


@hooks.register("register_admin_viewset")
def register_talks() -> SessionViewSet:
    return SessionViewSet("dialogue")


class SeatsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return is_desk(request.user)


@hooks.register("register_admin_urls")
def register_seats() -> list:
    return [path("seats/", seats, name="seats")]


@hooks.register("register_admin_menu_item")
def seats_menu_item() -> MenuItem:
    return SeatsMenuItem(
        _("Seats of a world café"), reverse("seats"), name="seats", icon_name="group", order=332
    )
