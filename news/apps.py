from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from hub.core import kinds
        from hub.disaster import facts
        from hub.editorial.value_log import watch
        from hub.pages import importance
        from hub.pages.search_registry import Kind, register_kind
        from hub.pages.sections import register
        from news import disaster, sections, telling
        from news.importance import marked
        from news.models import MagazineIssue

        register_kind(Kind("story", _("Case stories"), ("news.StoryPage",), order=200))
        register_kind(Kind("news", _("News"), ("news.NewsPage",), order=300))
        kinds.register("magazine", MagazineIssue)
        watch([MagazineIssue])
        facts.register(100, _("Cancelled, closed, urgent"), disaster.urgent)
        importance.register("marked", _("Marked as important"), marked)
        register("groups.GroupPage", sections.about_group)
        register("manual.ManualChapter", sections.about_chapter)
        register("news.NewsIndexPage", sections.to_be_told)
        telling.register()
