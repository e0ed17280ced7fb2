from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from hub.core.locales import default_locale_id
from hub.languages.admin import urls
from hub.languages.admin.settings import TranslationsGroup
from hub.languages.admin.side_panel import beside_editor
from hub.languages.admin.table.views import may_see_table
from hub.languages.panels import TranslationsPanel
from hub.languages.permissions import may_ask
from hub.pages import side_panels

side_panels.makers.append(beside_editor)


@hooks.register("register_admin_urls")
def register_translation_urls() -> list:
    return [path("translations/", include(urls))]


@hooks.register("construct_homepage_panels")
def add_translations_panel(request, panels) -> None:
    panels.append(TranslationsPanel())


@hooks.register("register_admin_viewset")
def register_settings_of_languages() -> TranslationsGroup:
    return TranslationsGroup()


class TableMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_see_table(request.user)


@hooks.register("register_reports_menu_item")
def register_table() -> MenuItem:
    return TableMenuItem(
        _("Pages and languages"),
        reverse("translations:table"),
        icon_name="wagtail-localize-language",
        order=700,
    )


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def add_ask_button(page, user, view_name=None, next_url=None):
    """People who may ask for translations of a source page do so from its menus."""
    if page.locale_id == default_locale_id() and not page.is_root() and may_ask(user, page):
        yield Button(
            _("Translate this page"),
            reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
            icon_name="wagtail-localize-language",
            priority=60,
        )
