from django.contrib import messages
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page, PagePermissionTester

from hub.languages.panels import TranslationsPanel
from hub.languages.state import publish_refusal


@hooks.register("construct_homepage_panels")
def add_translations_panel(request, panels) -> None:
    panels.append(TranslationsPanel())


@hooks.register("before_edit_page", order=-1)
def say_why_not_to_publish(request: HttpRequest, page: Page) -> None:
    """People who publish in this language are told why the button is missing."""
    holds_right = PagePermissionTester(request.user, page).can_publish()
    if request.method == "GET" and holds_right and (reason := publish_refusal(request.user, page)):
        messages.info(request, reason)
