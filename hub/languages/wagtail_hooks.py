from django.urls import include, path
from wagtail import hooks

from hub.languages.admin import urls
from hub.languages.panels import TranslationsPanel


@hooks.register("register_admin_urls")
def register_translation_urls() -> list:
    return [path("translations/", include(urls))]


@hooks.register("construct_homepage_panels")
def add_translations_panel(request, panels) -> None:
    panels.append(TranslationsPanel())
