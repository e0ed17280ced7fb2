"""The writing aid beside the editor of a page in Japanese."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from hub.core import switches
from hub.readable.ruby import is_japanese


class EasyJapanesePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Show or hide the advice on easy Japanese")
        icon_name = "glasses"

    name = "easy_japanese"
    title = _("Easy Japanese")
    template_name = "readable/side_panel.html"
    order = 260

    class Media:
        css = {"all": ["readable/easy_aid.css"]}


def beside_editor(page: Page, request: HttpRequest) -> EasyJapanesePanel | None:
    """Return the panel for a page in Japanese, ordinary or easy."""
    if not is_japanese(page.locale.language_code) or not switches.is_thing_open(beside_editor):
        return None
    return EasyJapanesePanel(page, request)
