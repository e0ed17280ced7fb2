"""Names and words of the same meaning that the demonstration's staff have taught the search."""

from core.demo import read_yaml
from search.models import DictionaryWord, Synonym


def load() -> None:
    """Make the rows that are not there."""
    for words in read_yaml("search/demo/synonyms.yaml"):
        Synonym.objects.get_or_create(words="\n".join(words))
    for word, reading in read_yaml("search/demo/dictionary.yaml").items():
        DictionaryWord.objects.get_or_create(word=word, defaults={"reading": reading})
