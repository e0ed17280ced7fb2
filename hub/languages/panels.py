"""The first page of the admin: translations that wait."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from hub.languages.permissions import languages_of
from hub.languages.waiting import waiting_for


class TranslationsPanel(Component):
    name = "waiting_translations"
    template_name = "languages/waiting_panel.html"
    order = 110
    heading = _("Translations that wait")
    MAX_ROWS = 30

    def get_context_data(self, parent_context) -> dict:
        user = parent_context["request"].user
        rows = waiting_for(user)
        return {
            "heading": self.heading,
            "is_of_a_language": bool(languages_of(user)),
            "rows": rows[: self.MAX_ROWS],
            "more": max(0, len(rows) - self.MAX_ROWS),
        }
