from wagtail import hooks

from hub.disaster.admin import DisasterGroup


@hooks.register("register_admin_viewset")
def register_disaster_mode() -> DisasterGroup:
    return DisasterGroup()
