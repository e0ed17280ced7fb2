"""What staff see of the search: the words they teach it, what was searched, why a result ranks."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from search import staff
from search.models import DictionaryWord, Synonym


class SynonymViewSet(ModelViewSet):
    model = Synonym
    icon = "search"
    menu_label = _("Words of the same meaning")
    add_to_settings_menu = True
    form_fields = ["words"]
    list_display = ["__str__"]
    search_fields = ["words"]


class DictionaryWordViewSet(ModelViewSet):
    model = DictionaryWord
    icon = "search"
    menu_label = _("Dictionary of the search")
    add_to_settings_menu = True
    form_fields = ["word", "reading"]
    list_display = ["word", "reading"]
    search_fields = ["word", "reading"]


@hooks.register("register_admin_viewset")
def register_taught_words() -> list[ModelViewSet]:
    return [SynonymViewSet("synonyms"), DictionaryWordViewSet("dictionary")]


@hooks.register("register_admin_urls")
def register_search_urls() -> list:
    return [
        path("searches/", staff.searches, name="search_searches"),
        path("searches/try/", staff.why, name="search_why"),
    ]


class SearchesMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return staff.may_see_searches(request.user)


@hooks.register("register_reports_menu_item")
def register_searches_report() -> MenuItem:
    return SearchesMenuItem(
        _("Searches"), reverse("search_searches"), icon_name="search", order=800
    )
