from search.models.index import (
    FileText,
    IndexState,
    PendingChange,
    SearchEntry,
    next_generation,
)
from search.models.mirror import MirrorChange, MirrorState
from search.models.words import (
    DictionaryWord,
    PromotedResult,
    SearchedWords,
    SearchWord,
    SettledWords,
    Synonym,
)

__all__ = [
    "DictionaryWord",
    "FileText",
    "IndexState",
    "MirrorChange",
    "MirrorState",
    "PendingChange",
    "PromotedResult",
    "SearchEntry",
    "SearchWord",
    "SearchedWords",
    "SettledWords",
    "Synonym",
    "next_generation",
]
