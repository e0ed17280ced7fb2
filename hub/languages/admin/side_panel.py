"""Beside the editor of a Japanese page: each of its languages, and the step that mends it."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from hub.accounts.roles import translated_languages
from hub.core.locales import default_locale_id
from hub.languages.admin.table.cells import Cell, rows_for
from hub.languages.admin.table.views import may_see_table
from hub.languages.workflow import State


class LanguagesSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """Counts the languages whose readers read something older than the page."""

        aria_label = _("Show or hide the languages")
        icon_name = "wagtail-localize-language"

        def get_context_data(self, parent_context: dict) -> dict:
            context = super().get_context_data(parent_context)
            context["count"] = sum(cell.state == State.OUTDATED for cell in self.panel.cells)
            return context

    name = "languages"
    title = _("Languages")
    template_name = "languages/admin/side_panel.html"
    order = 250

    class Media:
        css = {"all": ["languages/pages_and_languages.css"]}

    def __init__(self, page: Page, request: HttpRequest) -> None:
        super().__init__(page, request)
        row = rows_for([page], translated_languages(), request.user)[0]
        self.cells: list[Cell] = list(row.cells.values())

    def get_context_data(self, parent_context: dict) -> dict:
        return super().get_context_data(parent_context) | {"cells": self.cells}


def beside_editor(page: Page, request: HttpRequest) -> LanguagesSidePanel | None:
    """Return the panel for a source page, if this person has to do with translations."""
    if page.locale_id != default_locale_id() or not may_see_table(request.user):
        return None
    return LanguagesSidePanel(page, request)
