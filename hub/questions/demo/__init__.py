"""Ready questionnaires of the demonstration, in all languages."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from hub.pages.demo_registry import read_yaml
from hub.questions import services
from hub.questions.asked import JAPANESE
from hub.questions.models import Option, Question, Questionnaire, Version, Wording

CONTENT = "hub/questions/demo/questions.yaml"


def load() -> None:
    for content in read_yaml(CONTENT):
        if not Questionnaire.objects.filter(title=content["title"][JAPANESE]).exists():
            _load(content)


def questionnaire(name: str) -> Questionnaire:
    """Return one of the demonstration's by its name in the content."""
    content = next(content for content in read_yaml(CONTENT) if content["name"] == name)
    return Questionnaire.objects.get(title=content["title"][JAPANESE])


@transaction.atomic
def _load(content: dict[str, Any]) -> None:
    title, use = content["title"], content["use"]
    version = services.keep(
        Version(purpose_of_use=use[JAPANESE]), title=title[JAPANESE], purpose=content["purpose"]
    )
    words = [_wording(version, version.key, language, title[language], use) for language in title]
    for order, values in enumerate(content["questions"]):
        number, options = values.get("shown_if", (None, ""))
        question = Question.objects.create(
            version=version,
            sort_order=order,
            step=values.get("step", 1),
            kind=values["kind"],
            label=values["label"][JAPANESE],
            required=values.get("required", False),
            shown_if_question=number,
            shown_if_options=options,
        )
        words += _wordings(version, question.key, values["label"])
        for place, given in enumerate(values.get("options", ())):
            option = Option.objects.create(
                question=question,
                sort_order=place,
                label=given["label"][JAPANESE],
                exclusive=given.get("exclusive", False),
                with_text=given.get("with_text", False),
                asks_for_news=given.get("asks_for_news", False),
            )
            words += _wordings(version, option.key, given["label"])
    Wording.objects.bulk_create([word for word in words if word.language != JAPANESE])
    services.use(version, timezone.now())


def _wordings(version: Version, of: object, labels: dict[str, str]) -> list[Wording]:
    return [_wording(version, of, language, label) for language, label in labels.items()]


def _wording(
    version: Version, of: object, language: str, label: str, hints: dict[str, str] | None = None
) -> Wording:
    hint = (hints or {}).get(language, "")
    return Wording(version=version, of=of, language=language, label=label, help_text=hint)
