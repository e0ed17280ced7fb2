"""The groups that fit a choice, a part at a time, and what else could be chosen from there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.functional import cached_property

from groups.directory.choice import Choice
from groups.directory.index import DirectoryIndex
from groups.facets import FACETS, FIRST_FACETS, NEED, vocabulary
from hub.core.japanese.kana import OTHER, ROWS
from hub.core.version import content_version
from hub.facets.facet import Facet
from hub.facets.int_set import IntSet
from hub.facets.offers import Offer, Question
from hub.pages.finding import Found, find
from hub.pages.own_language import CHOSEN, OwnLanguage

if TYPE_CHECKING:
    from groups.directory.models import GroupIndexPage
    from groups.models import GroupPage
    from groups.querysets import GroupPageQuerySet

KATAKANA_TO_HIRAGANA = 0x60
KANA_ROWS = [
    *((code, chr(ord(line[0]) - KATAKANA_TO_HIRAGANA)) for code, line in ROWS.items()),
    (OTHER, "A–Z"),
]


@dataclass(frozen=True)
class KanaRow:
    code: str
    first: str
    count: int
    chosen: bool
    query: str


class Results:
    """What `choice` finds in a directory, for readers of its page's language.

    Each part is asked of the database only when it is needed.
    """

    most_by_words = 2000  # no one looks through more

    def __init__(self, directory: "GroupIndexPage", request: HttpRequest) -> None:
        self.directory = directory
        self.request = request
        self.known = vocabulary(content_version(request))
        self.choice = Choice.read(request, self.known)

    @classmethod
    def of(cls, directory: "GroupIndexPage", request: HttpRequest) -> "Results":
        """Return what `request` asks of the directory; made once a request."""
        if not hasattr(request, "directory_results"):
            request.directory_results = cls(directory, request)
        return request.directory_results

    @cached_property
    def found(self) -> Found:
        return find(self.choice.words, self.directory.lang, "group")

    @cached_property
    def found_by_words(self) -> list[int]:
        """The keys of the groups that the words find, best first."""
        return self.found.sources(self.most_by_words)

    @cached_property
    def index(self) -> DirectoryIndex:
        return DirectoryIndex.of(self.directory, content_version(self.request))

    @cached_property
    def _having_words(self) -> IntSet:
        if not self.choice.words:
            return self.index.all()
        return self.index.with_keys(self.found_by_words)

    def _fitting(self, choice: Choice) -> IntSet:
        fitting = self.index.fitting(choice, self.known) & self._having_words
        return fitting & self._own if choice.own else fitting

    @cached_property
    def _own(self) -> IntSet:
        return self.index.written_in(self.directory.lang)

    def own_language(self) -> OwnLanguage:
        """Return these groups as a list, and how many of them are in the reader's language."""
        choice, every = self.choice, self._fitting(self.choice.but(own=""))
        other = choice.but(own="" if choice.own else CHOSEN).query
        number = len(every & self._own)
        return OwnLanguage(Listing(self), number, len(every), bool(choice.own), other)

    @cached_property
    def fitting(self) -> IntSet:
        """The set of the groups that fit what was chosen (see `DirectoryIndex`)."""
        return self._fitting(self.choice)

    def groups(self) -> "GroupPageQuerySet":
        """Return the listed groups that fit what was chosen."""
        from groups.models import GroupPage

        groups = GroupPage.objects.listed().child_of(self.directory.source)
        if not self.choice.narrows:
            return groups
        return groups.filter(pk__in=self.index.keys_in(self.fitting))

    @property
    def is_partial(self) -> bool:
        """Whether no group has all of the words, so that some of them had to do."""
        return self.found.whole == 0

    @property
    def is_cut(self) -> bool:
        """Whether the words find more groups than anyone would look through."""
        return bool(self.choice.words) and len(self.found_by_words) == self.most_by_words

    # How many

    def count(self) -> int:
        return len(self.fitting)

    def _widens_further(self, facet: Facet) -> bool:
        return facet.widens and bool(self.choice.of(facet.name))

    def _could_be_chosen(self, facet: Facet) -> IntSet:
        """Return among which groups an option of `facet` is counted; see `Offer.count`."""
        if not self._widens_further(facet):
            return self.fitting
        chosen = [self.known[facet.name][code] for code in self.choice.of(facet.name)]
        wider = self._fitting(self.choice.without(facet.name))
        return wider - self.index.having_chosen(facet, chosen)

    # What else

    @cached_property
    def questions(self) -> list[Question]:
        return [Question(facet, list(self._offers(facet))) for facet in FACETS]

    @cached_property
    def _questions_by_name(self) -> dict[str, Question]:
        return {question.facet.name: question for question in self.questions}

    @property
    def need(self) -> Question:
        """What residents need: they choose by it before anything else."""
        return self._questions_by_name[NEED]

    @property
    def first_questions(self) -> list[Question]:
        return [self._questions_by_name[name] for name in FIRST_FACETS]

    @property
    def more_questions(self) -> list[Question]:
        return [question for question in self.questions if question.facet.name not in FIRST_FACETS]

    @property
    def more_is_chosen(self) -> bool:
        return any(question.chosen for question in self.more_questions)

    def _offers(self, facet: Facet) -> Iterator[Offer]:
        groups = self._could_be_chosen(facet)
        for code, option in self.known[facet.name].items():
            chosen = self.choice.has(facet.name, code)
            number = len(groups & self.index.having(facet, option))
            if number or chosen:
                query = self.choice.toggled(facet.name, code).query
                yield Offer(option, number, chosen, self._widens_further(facet), query)

    @cached_property
    def kana_rows(self) -> list[KanaRow]:
        groups = self._fitting(self.choice.but(kana=""))
        return [
            KanaRow(
                code,
                first,
                len(groups & self.index.in_row(code)),
                code == self.choice.kana,
                self.choice.but(kana="" if code == self.choice.kana else code).query,
            )
            for code, first in KANA_ROWS
        ]

    # Addresses of the same results

    @property
    def list_query(self) -> str:
        return self.choice.but(view="").query

    @property
    def map_query(self) -> str:
        return self.choice.but(view="map").query

    @property
    def query_without_words(self) -> str:
        return self.choice.but(words="").query

    @property
    def places_query(self) -> str:
        return self._as("geojson")

    @property
    def json_query(self) -> str:
        return self._as("json")

    @property
    def csv_query(self) -> str:
        return self._as("csv")

    def _as(self, form: str) -> str:
        return urlencode([*self.choice.but(view="").pairs(), ("format", form)])

    # Which

    def pages(self, part: slice) -> "list[GroupPage]":
        """Return the source pages of a part of the list: those in the reader's language first, by
        kana; with words the best first.
        """
        from groups.models import GroupPage

        if self.choice.words:
            among = set(self.index.keys_in(self.fitting))
            fitting = [key for key in self.found_by_words if key in among]
        else:
            parts = (self.fitting & self._own, self.fitting - self._own)
            fitting = [key for groups in parts for key in self.index.keys_in(groups)]
        keys = fitting[part]
        pages = GroupPage.objects.listed().in_bulk(keys)
        return [pages[key] for key in keys if key in pages]


@dataclass(frozen=True)
class Listing:
    """The groups of results as Django's Paginator wants them: counted, and cut into pages."""

    results: Results

    def count(self) -> int:
        return self.results.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> "list[GroupPage]":
        return self.results.pages(part)
