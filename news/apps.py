from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from hub.editorial.value_log import watch
        from hub.pages import importance
        from hub.pages.sections import register
        from news import sections
        from news.importance import marked
        from news.models import MagazineIssue

        watch([MagazineIssue])
        importance.register("marked", _("Marked as important"), marked)
        register("groups.GroupPage", sections.about_group)
        register("manual.ManualChapter", sections.about_chapter)
