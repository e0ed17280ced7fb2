from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class QuestionsConfig(AppConfig):
    name = "hub.questions"
    verbose_name = pgettext_lazy("part of the hub", "Questions in forms")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_delete

        from hub.core import kinds
        from hub.editorial.value_log import watch
        from hub.questions import files
        from hub.questions.models import (
            AnswerFile,
            Option,
            Question,
            Questionnaire,
            Version,
            Wording,
        )

        kinds.register(
            "questions", Questionnaire, Version, Question, Option, Wording, by_saving=False
        )
        watch([Questionnaire, Version])
        post_delete.connect(
            files.delete_content, sender=AnswerFile, dispatch_uid="questions.delete_content"
        )
