from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordingsConfig(AppConfig):
    name = "hub.recordings"
    label = "recordings"
    verbose_name = _("Recordings and sign language")

    def ready(self) -> None:
        from hub.pages import sections
        from hub.recordings.pages import recorded_page_types
        from hub.recordings.sections import of_page

        for model in recorded_page_types():
            sections.register(model._meta.label, of_page)
