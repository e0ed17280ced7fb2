"""Text and queries become terms here, the same for every database. Pure functions, no Django."""

from hub.text.names import NO_NAMES, Names
from hub.text.normalise import canonical, fold, unmarked
from hub.text.parsing import parse
from hub.text.query import Query, Unit
from hub.text.synonyms import Synonyms
from hub.text.terms import ANALYSIS_VERSION, Kind, analyse

__all__ = [
    "ANALYSIS_VERSION",
    "NO_NAMES",
    "Kind",
    "Names",
    "Query",
    "Synonyms",
    "Unit",
    "analyse",
    "canonical",
    "fold",
    "parse",
    "unmarked",
]
