"""Questions that somebody wrote, and a small way to write them."""

from datetime import datetime

import pytest
from django.utils import timezone

from hub.questions import services
from hub.questions.models import Option, Question, Version

NOW = timezone.make_aware(datetime(2026, 12, 1, 8))


def make_version(*questions: dict, is_used: bool = True, title: str = "お弁当") -> Version:
    """Return a version with these questions; `options` are labels, or (label, values)."""
    version = services.keep(
        Version(purpose_of_use="準備に使います。"), title=title, purpose="sign_up"
    )
    for order, values in enumerate(questions):
        add_question(version, order, **values)
    return services.use(version, NOW) if is_used else version


def add_question(version: Version, order: int, options=(), **values: object) -> Question:
    question = Question.objects.create(version=version, sort_order=order, **values)
    for place, given in enumerate(options):
        label, more = (given, {}) if isinstance(given, str) else given
        Option.objects.create(question=question, sort_order=place, label=label, **more)
    return question


@pytest.fixture
def lunch(db) -> Version:
    """Three questions on two screens, the second asked only of who wants lunch."""
    return make_version(
        {"kind": "one", "label": "お弁当は？", "required": True, "options": ["いる", "いらない"]},
        {
            "kind": "many",
            "label": "食べないもの",
            "required": True,
            "shown_if_question": 1,
            "shown_if_options": "1",
            "options": [
                "肉",
                "卵",
                ("ほか", {"with_text": True}),
                ("ない", {"exclusive": True}),
            ],
        },
        {"kind": "number", "label": "子どもの人数", "step": 2, "least": 0, "most": 5},
    )
