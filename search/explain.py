"""Why a result ranks where it does: the clauses it meets, each with its worth, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.text import Kind
from search.documents import ABSTRACT, ANYWHERE, NOT_OVER, TITLE, TOPIC
from search.engine import Found
from search.facets import facet_term
from search.models import SearchEntry
from search.relevance import OWN_LANGUAGE, STILL_TO_COME, And, Expression, Or, Term

MOST = 20
MAX_TERMS = 4
PLACES = {
    TITLE: gettext_lazy("in the title"),
    ABSTRACT: gettext_lazy("in the summary"),
    TOPIC: gettext_lazy("often in the text"),
    ANYWHERE: gettext_lazy("in the text"),
}
KINDS = {
    Kind.WORD: gettext_lazy("word"),
    Kind.INNER: gettext_lazy("part of a word"),
    Kind.CROSSING: gettext_lazy("across words"),
    Kind.BEGINNING: gettext_lazy("across words"),
    Kind.READING: gettext_lazy("reading"),
    Kind.ROMAJI: gettext_lazy("in Latin letters"),
    Kind.LATIN: gettext_lazy("word"),
    Kind.MARKED: gettext_lazy("word"),
    Kind.ROOT: gettext_lazy("form of a word"),
    Kind.STEM: gettext_lazy("form of a word"),
    Kind.PAIR: gettext_lazy("words side by side"),
    Kind.NAME: gettext_lazy("the whole title"),
    Kind.QUANTITY: gettext_lazy("word"),
}


@dataclass(frozen=True)
class Reason:
    """What a result meets: where, in which way, by which words; and what that is worth."""

    worth: int
    place: str
    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass
class Explanation:
    """A result with its score and the reasons for it, those worth most first."""

    entry: SearchEntry
    is_own_language: bool
    reasons: list[Reason] = field(default_factory=list)

    @property
    def score(self) -> int:
        return sum(reason.worth for reason in self.reasons)


def explain(found: Found) -> list[Explanation]:
    """Return the first results of `found`, each with the reasons why it ranks there."""
    if found.request is None:
        return []
    entries = found[:MOST]
    keys = [entry.pk for entry in entries]
    terms = dict(SearchEntry.objects.filter(pk__in=keys).values_list("pk", "terms"))
    return [_explained(entry, set(terms[entry.pk].split()), found) for entry in entries]


def _explained(entry: SearchEntry, terms: set[str], found: Found) -> Explanation:
    of_itself = {
        facet_term("language", found.language): Reason(OWN_LANGUAGE, _("in the reader's language")),
        NOT_OVER: Reason(STILL_TO_COME, _("not over")),
    }
    reasons = [
        _reason(clause.weight, list(dict.fromkeys(matched)))
        for clause in found.request.plan.clauses
        if (matched := list(_matched(clause.expression, terms))) and matched[0] not in of_itself
    ]
    reasons += [reason for term, reason in of_itself.items() if term in terms]
    reasons.sort(key=lambda reason: -reason.worth)
    return Explanation(entry, entry.language == found.language, reasons)


def _reason(worth: int, terms: list[str]) -> Reason:
    """Return the reason behind `terms`, all of one place: its letter, that of their kind, a word."""
    terms = terms[:MAX_TERMS]
    return Reason(
        worth,
        str(PLACES.get(terms[0][0], "")),
        tuple(dict.fromkeys(str(KINDS[Kind(term[1])]) for term in terms)),
        tuple(dict.fromkeys(term[2:] for term in terms)),
    )


def _matched(expression: Expression, terms: set[str]) -> Iterator[str]:
    """Yield the terms by which `expression` is met; none if it is not."""
    match expression:
        case Term(text, True):
            yield from sorted(term for term in terms if term.startswith(text))[:2]
        case Term(text, False):
            if text in terms:
                yield text
        case Or(parts):
            for part in parts:
                yield from _matched(part, terms)
        case And(parts):
            found = [list(_matched(part, terms)) for part in parts]
            if all(found):
                yield from (term for terms_of_part in found for term in terms_of_part)
