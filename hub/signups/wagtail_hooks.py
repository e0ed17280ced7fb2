from wagtail import hooks

from hub.signups.admin.sheets import SheetViewSet


@hooks.register("register_admin_viewset")
def register_sheets() -> SheetViewSet:
    return SheetViewSet("sign_up_sheets")
