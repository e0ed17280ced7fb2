from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core.register_words import ADMINISTRATORS, BY_PROGRAM, EVERYBODY, FROM_WRITING
from hub.core.retention import PersonalFile, Span, Term
from search.counting import KEEP, KEEP_RARE, rare_before
from search.models import SearchedWords, SettledWords

NOT_OF_PEOPLE = {"search.IndexState.building"}


def _searched(before: datetime) -> QuerySet[SearchedWords]:
    return SearchedWords.objects.filter(day__lt=timezone.localdate(before))


def _rare(before: datetime) -> QuerySet[SearchedWords]:
    return rare_before(timezone.localdate(before))


def _settled(before: datetime) -> QuerySet[SettledWords]:
    return SettledWords.objects.filter(settled_on__lt=timezone.localdate(before))


FILES = [
    PersonalFile(
        name=SearchedWords._meta.verbose_name_plural,
        models=("search.SearchedWords", "search.SettledWords"),
        purpose=_("To improve the search"),
        people=EVERYBODY,
        source=BY_PROGRAM,
        office=ADMINISTRATORS,
        terms=(
            Term("search.words", "search.SearchedWords", Span(KEEP), FROM_WRITING, _searched),
            Term("search.rare_words", "search.SearchedWords", Span(KEEP_RARE), FROM_WRITING, _rare),
            Term("search.settled", "search.SettledWords", Span(KEEP), FROM_WRITING, _settled),
        ),
    ),
]
