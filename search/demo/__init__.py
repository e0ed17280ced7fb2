"""What the demonstration's staff have taught the search, and what its readers looked for."""

from datetime import timedelta

from django.utils import timezone

from hub.pages.demo_registry import read_yaml
from search.models import DictionaryWord, PromotedResult, SearchedWords, Synonym

COLUMNS = ("language", "words", "times", "found", "clicks")


def load() -> None:
    """Make the rows that are not there."""
    for words in read_yaml("search/demo/synonyms.yaml"):
        Synonym.objects.get_or_create(words="\n".join(words))
    for word, reading in read_yaml("search/demo/dictionary.yaml").items():
        DictionaryWord.objects.get_or_create(word=word, defaults={"reading": reading})
    if not SearchedWords.objects.exists():
        SearchedWords.objects.bulk_create(
            _searched(*row) for row in read_yaml("search/demo/searches.yaml")
        )


def _searched(*row: str | int) -> SearchedWords:
    *values, days_ago = row
    day = timezone.localdate() - timedelta(days=days_ago)
    return SearchedWords(day=day, **dict(zip(COLUMNS, values, strict=True)))


def finish(demo) -> None:
    """Put pages above the results of words."""
    for path, words in read_yaml("search/demo/promoted.yaml").items():
        PromotedResult.objects.get_or_create(page_id=demo.page(path).pk, words="\n".join(words))
