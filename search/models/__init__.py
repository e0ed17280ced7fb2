from search.models.index import (
    FileText,
    IndexState,
    PendingChange,
    SearchEntry,
    SearchFacet,
    next_generation,
)
from search.models.mirror import MirrorChange, MirrorState
from search.models.words import DictionaryWord, SearchedWords, SearchWord, Synonym

__all__ = [
    "DictionaryWord",
    "FileText",
    "IndexState",
    "MirrorChange",
    "MirrorState",
    "PendingChange",
    "SearchEntry",
    "SearchFacet",
    "SearchWord",
    "SearchedWords",
    "Synonym",
    "next_generation",
]
