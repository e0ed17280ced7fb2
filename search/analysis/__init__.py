"""Text and queries become terms here, the same for every database. Pure functions, no Django."""

from search.analysis.names import NO_NAMES, Names
from search.analysis.normalise import canonical, fold, unmarked
from search.analysis.parsing import parse
from search.analysis.query import Query, Unit
from search.analysis.synonyms import Synonyms
from search.analysis.terms import ANALYSIS_VERSION, Kind, analyse

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
