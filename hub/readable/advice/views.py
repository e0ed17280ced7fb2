"""What the writing aid of the admin asks."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from django.http import HttpRequest, HttpResponseBadRequest, JsonResponse
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST

from hub.readable.advice.explanations import explanations
from hub.readable.advice.why import WHY
from hub.readable.easy.checker import check
from hub.readable.easy.drafting import draft
from hub.readable.easy.findings import Finding
from hub.readable.readability import Level, level, readability

MARKUP = re.compile("<[^<>]*>")
MAX_LETTERS = 20_000  # in one question
IN_WORDS = {
    Level.EASY: pgettext_lazy("readability", "easy"),
    Level.ORDINARY: pgettext_lazy("readability", "ordinary"),
    Level.HARD: pgettext_lazy("readability", "hard"),
}


@require_POST
def check_texts(request: HttpRequest) -> JsonResponse | HttpResponseBadRequest:
    """Answer {"texts": […]} with the findings of each text, and how easy all of them are."""
    texts = _texts(request)
    if texts is None:
        return HttpResponseBadRequest()
    explained = explanations()
    score = readability("\n".join(MARKUP.sub("", text) for text in texts))
    return JsonResponse(
        {
            "texts": [
                [_in_words(one, text, explained) for one in _findings(text)] for text in texts
            ],
            "score": None if score is None else round(score),
            "level": "" if score is None else str(IN_WORDS[level(score)]),
        }
    )


@require_POST
def draft_texts(request: HttpRequest) -> JsonResponse | HttpResponseBadRequest:
    """Answer {"texts": […]} with a draft in easy Japanese of each text, and what was changed."""
    texts = _texts(request)
    if texts is None:
        return HttpResponseBadRequest()
    drafts = [draft(text) for text in texts]
    return JsonResponse(
        {
            "drafts": [
                {"text": made.text, "done": [[one.before, one.after] for one in made.done]}
                for made in drafts
            ]
        }
    )


def _texts(request: HttpRequest) -> list[str] | None:
    """Return the texts that are asked about, None if they are not what the aid sends."""
    try:
        texts = json.loads(request.body)["texts"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    is_list = isinstance(texts, list) and all(isinstance(text, str) for text in texts)
    return texts if is_list and sum(map(len, texts)) <= MAX_LETTERS else None


def _findings(text: str) -> list[Finding]:
    """Return the findings of a text at their places in it; links and bold type are no letters."""
    places = [place for start, end in _between_markup(text) for place in range(start, end)]
    return [
        replace(one, start=places[one.start], end=places[one.end - 1] + 1)
        for one in check("".join(text[place] for place in places))
    ]


def _between_markup(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for tag in MARKUP.finditer(text):
        yield start, tag.start()
        start = tag.end()
    yield start, len(text)


def _in_words(finding: Finding, text: str, explained: dict[str, str]) -> dict[str, object]:
    words = text[finding.start : finding.end]
    return {
        "kind": finding.kind.value,
        "start": finding.start,
        "end": finding.end,
        "why": str(WHY[finding.kind]),
        "suggestion": finding.suggestion,
        "explanation": explained.get(words, ""),
    }
