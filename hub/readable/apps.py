from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReadableConfig(AppConfig):
    name = "hub.readable"
    verbose_name = _("Easy to read")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.core import kinds
        from hub.editorial.value_log import watch
        from hub.pages.display_settings import choices_of_parts, forms_of_pages
        from hub.readable.advice.explanations import glossaries
        from hub.readable.explaining.words import in_easy_japanese
        from hub.readable.models import ExplainedWord, Reading
        from hub.readable.showing import choices

        watch([ExplainedWord, Reading])
        kinds.register("readings", Reading)
        kinds.register("explained words", ExplainedWord)
        glossaries.append(in_easy_japanese)
        choices_of_parts.update({"furigana": choices.shown_field, "grade": choices.grade_field})
        forms_of_pages.append(choices.form_of_page)
