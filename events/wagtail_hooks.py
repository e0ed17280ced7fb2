from wagtail import hooks

from events.admin import DateViewSet


@hooks.register("register_admin_viewset")
def register_dates() -> DateViewSet:
    return DateViewSet("event_dates")
