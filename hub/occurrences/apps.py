from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class OccurrencesConfig(AppConfig):
    name = "hub.occurrences"
    verbose_name = pgettext_lazy("of an event", "Dates")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import page_published

        from hub.core import kinds
        from hub.editorial.value_log import watch
        from hub.occurrences.models import Occurrence
        from hub.occurrences.receivers import follow_series

        kinds.register("dates", Occurrence)
        watch([Occurrence])
        page_published.connect(follow_series, dispatch_uid="occurrences.follow_series")
