from wagtail import hooks

from hub.followups.admin import FollowUpViewSet, OfficeViewSet


@hooks.register("register_admin_viewset")
def register_promises() -> list:
    return [FollowUpViewSet("promises"), OfficeViewSet("promise_offices")]
