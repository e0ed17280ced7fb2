"""What staff see of the search: the words they teach it, what was searched, why a result ranks."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from hub.core.http import parameter
from search import staff
from search.counting import MAX_LETTERS
from search.models import DictionaryWord, PromotedResult, Synonym


class CreateFromWords(CreateView):
    """A form that begins with the words of the address, from the list of what found nothing."""

    def get_initial_form_instance(self) -> Synonym | PromotedResult:
        return self.model(words=parameter(self.request, "words", MAX_LETTERS))


class SynonymViewSet(ModelViewSet):
    model = Synonym
    add_view_class = CreateFromWords
    icon = "openquote"
    menu_label = _("Words of the same meaning")
    form_fields = ["words"]
    list_display = ["__str__"]
    search_fields = ["words"]


class DictionaryWordViewSet(ModelViewSet):
    model = DictionaryWord
    icon = "openquote"
    menu_label = _("Dictionary of the search")
    form_fields = ["word", "reading"]
    list_display = ["word", "reading"]
    search_fields = ["word", "reading"]


class PromotedResultViewSet(ModelViewSet):
    model = PromotedResult
    add_view_class = CreateFromWords
    icon = "pick"
    menu_label = _("Promoted results")
    panels = [
        FieldPanel("words"),
        PageChooserPanel("page"),
        FieldPanel("language"),
        FieldPanel("sort_order"),
    ]
    list_display = ["__str__", "page", "get_language_display", "sort_order"]
    list_filter = ["language"]
    search_fields = ["words"]


class SearchViewSetGroup(ModelViewSetGroup):
    """What staff teach the search."""

    menu_label = _("Site search")
    menu_icon = "search"
    menu_order = 520
    items = (
        SynonymViewSet("synonyms"),
        DictionaryWordViewSet("dictionary"),
        PromotedResultViewSet("promoted"),
    )


@hooks.register("register_admin_viewset")
def register_search_viewsets() -> SearchViewSetGroup:
    return SearchViewSetGroup()


@hooks.register("register_admin_urls")
def register_search_urls() -> list:
    return [
        path("searches/", staff.searches, name="search_searches"),
        path("searches/not-found/", staff.not_found, name="search_in_vain"),
        path("searches/not-found/done/", staff.settle, name="search_settle"),
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
