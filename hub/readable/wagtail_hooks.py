from django import forms
from django.conf import settings
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet

from hub.pages import side_panels
from hub.readable.advice.side_panel import beside_editor
from hub.readable.advice.views import check_texts, draft_texts
from hub.readable.models import ExplainedWord, Reading

side_panels.makers.append(beside_editor)


class ReadingViewSet(ModelViewSet):
    model = Reading
    icon = "openquote"
    menu_label = _("Readings (furigana)")
    menu_order = 460
    add_to_settings_menu = True
    list_display = ["written", "reading", "note"]
    search_fields = ["written", "reading", "note"]
    panels = [FieldPanel(name) for name in ("written", "reading", "note")]
    copy_view_enabled = False
    inspect_view_enabled = False


class ExplainedWordViewSet(ModelViewSet):
    model = ExplainedWord
    icon = "help"
    menu_label = _("Long words explained in place")
    menu_order = 465
    add_to_settings_menu = True
    list_display = ["words", "language", "explanation"]
    list_filter = ["language"]
    search_fields = ["words", "explanation"]
    panels = [
        FieldPanel("language", widget=forms.Select(choices=settings.LANGUAGES)),
        FieldPanel("words"),
        FieldPanel("explanation"),
    ]
    copy_view_enabled = False
    inspect_view_enabled = False


@hooks.register("register_admin_viewset")
def register_tables_of_words() -> list[ModelViewSet]:
    return [ReadingViewSet("readings"), ExplainedWordViewSet("explained_words")]


@hooks.register("register_admin_urls")
def register_check_of_easy_japanese() -> list:
    return [
        path("easy-japanese/check/", check_texts, name="easy_check"),
        path("easy-japanese/draft/", draft_texts, name="easy_draft"),
    ]
