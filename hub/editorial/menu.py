"""Items of the admin's menu that a role alone finds."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from hub.editorial.people import is_desk


class DeskMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return is_desk(request.user)
